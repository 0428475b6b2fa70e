import { ProgressBar as RacProgressBar, Label } from 'react-aria-components';
import { t } from '../words/t.ts';
import styles from './Bar.module.css';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';

/** Props of {@link ProgressBar}. */
export interface ProgressBarProps {
  /** What is being done: "Making the board report". */
  label: string;
  /** 0 to `max`; left out when the length is not known. */
  value?: number;
  max?: number;
  /** Words at the right instead of a percentage: "12 of 20 files". */
  text?: string;
  onCancel?: () => void;
  /** Cancel was pressed: the button turns, keeps focus and ignores presses. */
  cancelling?: boolean;
}

/** Progress of work over a second long: plain words, a bar and Cancel. */
export function ProgressBar({ label, value, max = 100, text, onCancel, cancelling = false }: ProgressBarProps) {
  const known = value !== undefined;
  const percent = known && max > 0 ? Math.round((Math.min(value, max) / max) * 100) : 0;
  const words = text ?? (known ? t('ui.progress.percent', { percent }) : undefined);
  return (
    <div className={styles.progress}>
      <RacProgressBar value={value ?? 0} maxValue={max} isIndeterminate={!known} valueLabel={words} className={styles.main}>
        <span className={styles.words}>
          <Label>{label}</Label>
          {words ? <span className={styles.value}>{words}</span> : null}
        </span>
        <span className={styles.track}>
          <span className={cx(styles.fill, !known && styles.turning)} style={known ? { width: `${percent}%` } : undefined} />
        </span>
      </RacProgressBar>
      {onCancel ? (
        <Button size={28} pending={cancelling} onPress={onCancel} aria-label={t('ui.progress.cancelNamed', { name: label })}>
          {t('ui.progress.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
