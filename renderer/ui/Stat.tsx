import type { ReactNode } from 'react';
import styles from './Stat.module.css';

/** A row of figures with lines between; holds {@link Stat}s. */
export function Stats({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <dl className={styles.stats} aria-label={label}>
      {children}
    </dl>
  );
}

/** Props of {@link Stat}. */
export interface StatProps {
  label: string;
  /** The figure, already formatted. */
  value: string | number;
  /** The line below: "of 12, quorum is 7". */
  unit?: string;
}

/** Label, key figure, unit. Only inside {@link Stats}. */
export function Stat({ label, value, unit }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt>{label}</dt>
      <dd>
        <span className={styles.figure}>{value}</span>
        {unit ? <span className={styles.unit}>{unit}</span> : null}
      </dd>
    </div>
  );
}

/** A key figure on its own with its unit beside it: "14 of 20", "−24 homes". */
export function KeyFigure({ value, unit }: { value: string | number; unit?: string }) {
  return (
    <p className={styles.key}>
      <span className={styles.figure}>{value}</span>
      {unit ? <span className={styles.beside}>{unit}</span> : null}
    </p>
  );
}
