import { useEffect, useState } from 'react';
import { t } from '../words/t.ts';
import { cx } from './cx.ts';
import styles from './LoadingState.module.css';

/** Props of {@link LoadingState}. */
export interface LoadingStateProps {
  /** What is loading: "Loading meetings…". */
  text?: string;
  /** How many grey bars. */
  lines?: number;
  shape?: 'lines' | 'cards';
  /** Nothing shows before this many milliseconds, so that a fast load doesn't flash. */
  delay?: number;
}

/** Grey bars with a sentence, in place of content that is on its way. */
export function LoadingState({ text = t('ui.loading.default'), lines = 5, shape = 'lines', delay = 200 }: LoadingStateProps) {
  const [shown, setShown] = useState(delay === 0);
  useEffect(() => {
    if (delay === 0) return undefined;
    const timer = setTimeout(() => setShown(true), delay);
    return () => clearTimeout(timer);
  }, [delay]);
  return (
    <div className={styles.box} role="status">
      {shown ? (
        <>
          <p className={styles.text}>{text}</p>
          {Array.from({ length: lines }, (_, index) => (
            <div key={index} aria-hidden="true" className={cx(styles.line, shape === 'cards' && styles.card)} />
          ))}
        </>
      ) : null}
    </div>
  );
}
