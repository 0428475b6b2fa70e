import type { HomesHome } from '../../../shared/features/homes/contract.ts';
import { t } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FirstOf } from '../../ui/FirstOf.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ScreenLink } from '../../work/links.tsx';
import { RagChip, type RagStatus } from '../../ui/RagChip.tsx';
import styles from '../../work/home-card.module.css';

const SHOWN = 12;

/** A status code of the contract as the chip wants it. */
const ragOf = (status: string): RagStatus => status.replaceAll('_', '-') as RagStatus;

/** Each provider's promise against its forecast. */
export function ProvidersCard({ data: { providers } }: { data: HomesHome }) {
  return (
    <Card
      className={`${styles.grow} ${styles.footed}`}
      title={t('home.providers')}
      footer={<ScreenLink to={{ to: '/homes' }}>{t('home.seeProviders', { count: providers.length })}</ScreenLink>}
    >
      {providers.length === 0 ? (
        <EmptyState compact>{t('home.noProviders')}</EmptyState>
      ) : (
        <FirstOf items={providers} most={SHOWN}>
          {(shown) => (
            <table className={styles.table}>
              <colgroup>
                <col />
                <col style={{ width: '12%' }} />
                <col style={{ width: '12%' }} />
                <col style={{ width: '12%' }} />
                <col style={{ width: '12%' }} />
                <col style={{ width: '12%' }} />
                <col style={{ width: '136px' }} />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{t('home.provider')}</th>
                  <th scope="col" className={styles.number}>
                    {t('home.promised')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('home.forecast')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('home.delivered')}
                  </th>
                  <th scope="col" className={styles.number} title={t('home.expectedIs')}>
                    {t('home.expected')}
                  </th>
                  <th scope="col" className={styles.number}>
                    {t('home.missing')}
                  </th>
                  <th scope="col" style={{ paddingLeft: 16 }}>
                    {t('home.status')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map((provider) => (
                  <tr key={provider.organisationId}>
                    <th scope="row">{provider.organisationName}</th>
                    <td className={styles.number}>{formatNumber(provider.promised)}</td>
                    <td className={styles.number}>{formatNumber(provider.forecast)}</td>
                    <td className={styles.number}>{formatNumber(provider.delivered)}</td>
                    <td className={styles.number}>{formatNumber(provider.expected)}</td>
                    <td className={styles.number}>{formatNumber(provider.missing)}</td>
                    <td style={{ paddingLeft: 16 }}>
                      <RagChip status={ragOf(provider.status)} />
                    </td>
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
