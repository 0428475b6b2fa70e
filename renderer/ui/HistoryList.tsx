import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './HistoryList.module.css';
import { Icon } from './Icon.tsx';

/** One change, newest first. */
export interface HistoryEntry {
  id: string;
  /** "88 to 78". */
  what: string;
  /** "−10", at the right. */
  delta?: string;
  /** "29 January 2027, 2:31pm", with who when it matters. */
  when: string;
  /** The reason given. */
  why?: string;
  /** Words with a warning mark in place of a reason: "Reason needed". */
  warning?: string;
  isCurrent?: boolean;
  /** A link or button under the words. */
  extra?: ReactNode;
}

/** What happened to a record: change, date, reason. */
export function HistoryList({ items, label }: { items: readonly HistoryEntry[]; label: string }) {
  return (
    <ol aria-label={label} className={styles.list}>
      {items.map((item) => (
        <li key={item.id} className={cx(styles.item, item.isCurrent && styles.current)}>
          <div className={styles.line}>
            <span className={styles.what}>{item.what}</span>
            {item.delta ? <span className={styles.delta}>{item.delta}</span> : null}
          </div>
          <p className={styles.when}>{item.when}</p>
          {item.why ? <p className={styles.why}>{item.why}</p> : null}
          {item.warning ? (
            <p className={styles.warn}>
              <Icon as={TriangleAlert} size={14} />
              {item.warning}
            </p>
          ) : null}
          {item.extra ? <div className={styles.extra}>{item.extra}</div> : null}
        </li>
      ))}
    </ol>
  );
}
