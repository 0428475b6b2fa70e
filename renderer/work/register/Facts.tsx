import type { ReactNode } from 'react';
import { t } from '../../words/t.ts';
import screen from '../screen.module.css';
import styles from './Facts.module.css';

/** What is known, label by label; a dash where nothing is. */
export function Facts({ facts }: { facts: readonly [label: string, value: ReactNode][] }) {
  return (
    <dl className={screen.facts}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value || t('ui.format.dash')}</dd>
        </div>
      ))}
    </dl>
  );
}
