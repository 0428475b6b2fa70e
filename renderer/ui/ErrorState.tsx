import { RotateCw, TriangleAlert } from 'lucide-react';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './EmptyState.module.css';
import { Icon } from './Icon.tsx';

/** Props of {@link ErrorState}. */
export interface ErrorStateProps {
  /** What went wrong, in one sentence. */
  title?: string;
  /** What to do about it. */
  children: string;
  onRetry?: () => void;
  retryLabel?: string;
  compact?: boolean;
}

/** What a screen or card shows when loading failed. Announced at once. */
export function ErrorState({ title = t('ui.error.title'), children, onRetry, retryLabel, compact = false }: ErrorStateProps) {
  return (
    <div role="alert" className={cx(styles.box, compact && styles.compact)}>
      {compact ? null : (
        <span className={cx(styles.icon, styles.bad)}>
          <Icon as={TriangleAlert} size={20} />
        </span>
      )}
      <div className={styles.words}>
        <p className={styles.strong}>{title}</p>
        <p className={styles.what}>{children}</p>
      </div>
      {onRetry ? (
        <Button icon={RotateCw} size={compact ? 28 : 32} onPress={onRetry}>
          {retryLabel ?? t('ui.error.again')}
        </Button>
      ) : null}
    </div>
  );
}
