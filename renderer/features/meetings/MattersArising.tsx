import { CircleAlert, CircleCheck, CircleDashed, Clock, Octagon, type LucideIcon } from 'lucide-react';
import type { Action } from '../../../shared/features/actions/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { Chip, type ChipTone } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate } from '../../ui/format.ts';
import { RecordLink } from '../../work/links.tsx';
import styles from './Agenda.module.css';

const field = labelsOf('action');

const LOOKS: Record<string, { tone: ChipTone; icon: LucideIcon }> = {
  in_progress: { tone: 'blue', icon: Clock },
  blocked: { tone: 'risk', icon: Octagon },
  awaiting_sign_off: { tone: 'blue', icon: CircleCheck },
  closed: { tone: 'ok', icon: CircleCheck },
};

/** An action's state in words, "Overdue" before all else. */
export function ActionState({ action }: { action: Pick<Action, 'status' | 'overdue'> }) {
  const look = action.overdue
    ? { tone: 'off' as const, icon: CircleAlert }
    : (LOOKS[action.status] ?? { tone: 'neutral' as const, icon: CircleDashed });
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {action.overdue ? t('meetings.overdue') : labelOf(ACTION_STATUSES, action.status)}
    </Chip>
  );
}

/** Live actions of the group from earlier meetings. */
export function MattersArising({ actions }: { actions: readonly Action[] }) {
  return (
    <section aria-labelledby="matters-arising" className={styles.section}>
      <div className={styles.head}>
        <h2 id="matters-arising">{t('meetings.arising')}</h2>
        <p className={styles.running}>{actions.length > 0 ? t('meetings.countActions', { count: actions.length }) : ''}</p>
      </div>
      {actions.length === 0 ? (
        <EmptyState compact>{t('meetings.noArising')}</EmptyState>
      ) : (
        <>
          <p className={styles.caption} data-print="hide">
            {t('meetings.arisingHint')}
          </p>
          <table className={styles.table} aria-labelledby="matters-arising">
            <thead>
              <tr>
                <th scope="col">{t('meetings.action')}</th>
                <th scope="col">{t('meetings.owner')}</th>
                <th scope="col">{t('meetings.due')}</th>
                <th scope="col">{field('status')}</th>
              </tr>
            </thead>
            <tbody>
              {actions.map((action) => (
                <tr key={action.id}>
                  <th scope="row">
                    <RecordLink kind="action" id={action.id}>
                      {action.ref}
                    </RecordLink>
                    <span className={styles.block}>{action.title}</span>
                    {action.lastUpdate ? <span className={styles.caption}>{action.lastUpdate}</span> : null}
                  </th>
                  <td>
                    {action.ownerName || t('meetings.noOwner')}
                    {action.organisationName ? <span className={styles.caption}>{action.organisationName}</span> : null}
                  </td>
                  <td className="nowrap">{action.dueOn ? formatDate(action.dueOn) : t('meetings.noDue')}</td>
                  <td>
                    <ActionState action={action} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
