import { t } from '../words/t.ts';
import styles from './Bar.module.css';
import { cx } from './cx.ts';

/** One box for each thing: 14 of 20 returns. Up to about 40; more want a ProgressBar. */
export function SegmentsBar({ value, max, label }: { value: number; max: number; label?: string }) {
  return (
    <div role="img" aria-label={label ?? t('ui.segments', { value, max })} className={styles.segments}>
      {Array.from({ length: max }, (_, index) => (
        <span key={index} className={cx(styles.segment, index < value && styles.on)} />
      ))}
    </div>
  );
}

/** Props of {@link Bar}. */
export interface BarProps {
  value: number;
  max: number;
  tone?: 'accent' | 'neutral' | 'ok' | 'risk' | 'off';
  /** 4 px on a track, or a 12 px bar without one. */
  size?: 'thin' | 'thick';
}

/** A bar beside a figure that already says the number, so hidden from screen readers. */
export function Bar({ value, max, tone = 'accent', size = 'thin' }: BarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <span aria-hidden="true" className={cx(styles.bar, size === 'thick' && styles.thick)}>
      <span className={cx(styles.fill, tone !== 'accent' && styles[tone])} style={{ width: `${share * 100}%` }} />
    </span>
  );
}
