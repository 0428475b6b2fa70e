import type { ActionsHome } from '../../../shared/features/actions/contract.ts';
import { t } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { Badge } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FirstOf } from '../../ui/FirstOf.tsx';
import { formatDate } from '../../ui/format.ts';
import { ScreenLink } from '../../work/links.tsx';
import { Bar } from '../../ui/SegmentsBar.tsx';
import styles from '../../work/home-card.module.css';

const SHOWN = 7;

/** Who has overdue actions, most first. */
export function OverdueCard({ data: { overdueByOrganisation, overdue, open } }: { data: ActionsHome }) {
  const most = Math.max(1, ...overdueByOrganisation.map((entry) => entry.overdue));
  return (
    <Card
      className={`${styles.grow} ${styles.footed}`}
      padding="main"
      title={t('home.overdue')}
      badge={overdue > 0 ? <Badge count={overdue} label={t('nav.overdue', { count: overdue })} /> : undefined}
      footer={<ScreenLink to={{ to: '/actions', search: { view: 'open' } }}>{t('home.seeOpen', { count: open })}</ScreenLink>}
    >
      {overdueByOrganisation.length === 0 ? (
        <EmptyState compact>{t('home.noOverdue')}</EmptyState>
      ) : (
        <FirstOf items={overdueByOrganisation} most={SHOWN}>
          {(shown) => (
            <table className={styles.table}>
              <colgroup>
                <col style={{ width: '36%' }} />
                <col style={{ width: '40px' }} />
                <col />
                <col style={{ width: '24%' }} />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{t('home.organisation')}</th>
                  <th scope="col" colSpan={2}>
                    {t('home.overdueActions')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('home.oldest')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((entry) => (
                  <tr key={entry.organisationId ?? 'none'}>
                    <th scope="row">
                      {entry.organisationId ? (
                        <ScreenLink to={{ to: '/actions', search: { view: 'overdue', organisation: entry.organisationId } }}>
                          {entry.organisationName}
                        </ScreenLink>
                      ) : (
                        t('home.noOrganisation')
                      )}
                    </th>
                    <td className={`${styles.number} ${styles.strong}`}>{entry.overdue}</td>
                    <td>
                      <Bar value={entry.overdue} max={most} size="thick" />
                    </td>
                    <td className={`${styles.number} ${styles.quiet}`}>{formatDate(entry.oldestDueOn)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </FirstOf>
      )}
    </Card>
  );
}
