import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.tsx';
import type { IconType } from './Icon.tsx';

/** Props of {@link EmptyState}. */
export interface EmptyStateProps {
  /** One sentence: what is missing and what comes next. */
  children: string;
  /** One button. */
  action?: ReactNode;
  icon?: IconType;
  /** Left-aligned and small, inside a card or panel. */
  compact?: boolean;
}

/** What a screen or card shows when it holds nothing. */
export function EmptyState({ children, action, icon, compact = false }: EmptyStateProps) {
  return (
    <div className={cx(styles.box, compact && styles.compact)}>
      {icon && !compact ? (
        <span className={styles.icon}>
          <Icon as={icon} size={20} />
        </span>
      ) : null}
      <p className={styles.what}>{children}</p>
      {action}
    </div>
  );
}
