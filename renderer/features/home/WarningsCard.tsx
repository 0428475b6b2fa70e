import { TriangleAlert } from 'lucide-react';
import type { HomeSummary } from '../../../shared/features/home/contract.ts';
import { t, type Key } from './t.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './HomePage.module.css';

/** Gaps in the data that would show in a report. */
export function WarningsCard({ warnings }: { warnings: HomeSummary['warnings'] }) {
  return (
    <Card title={t('home.warningsTitle')}>
      {warnings.length === 0 ? (
        <EmptyState compact>{t('home.noWarnings')}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {warnings.map(({ code, count }) => (
            <li key={code}>
              <Icon as={TriangleAlert} />
              <div>{t(`home.warnings.${code}` as Key, { count })}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
