import type { ActionsHome } from '../../../shared/features/actions/contract.ts';
import { t } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FirstOf } from '../../ui/FirstOf.tsx';
import { formatDate } from '../../ui/format.ts';
import { RecordLink, ScreenLink } from '../../work/links.tsx';
import { TriangleAlert } from 'lucide-react';
import styles from '../../work/home-card.module.css';

const SHOWN = 8;

/** A person's own overdue and soon due actions. */
export function ActionsCard({ data: { due, dueCount, open } }: { data: ActionsHome }) {
  return (
    <Card
      className={`${styles.grow} ${styles.footed}`}
      title={t('home.yourActions')}
      footer={<ScreenLink to={{ to: '/actions', search: { view: 'open' } }}>{t('home.seeOpen', { count: open })}</ScreenLink>}
    >
      {due.length === 0 ? (
        <EmptyState compact>{t('home.noActions')}</EmptyState>
      ) : (
        <FirstOf items={due} most={SHOWN} total={dueCount}>
          {(shown) => (
            <ul className={styles.list}>
              {shown.map((action) => (
                <li key={action.id}>
                  <div>
                    <p>
                      <RecordLink kind="action" id={action.id}>
                        {action.title}
                      </RecordLink>
                    </p>
                    <p className={styles.caption}>{[action.ref, action.ownerName].filter(Boolean).join(' · ')}</p>
                  </div>
                  {action.overdue ? (
                    <Chip tone="off" icon={TriangleAlert}>
                      {t('home.wasDue', { date: formatDate(action.dueOn ?? '') })}
                    </Chip>
                  ) : (
                    <span className={styles.aside}>
                      {action.dueOn ? t('home.dueOn', { date: formatDate(action.dueOn) }) : t('home.noDue')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </FirstOf>
      )}
    </Card>
  );
}
