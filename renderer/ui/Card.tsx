import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { cx } from './cx.ts';

/** Props of {@link Card}. */
export interface CardProps {
  title?: string;
  /** The heading's level in the page outline; 2 unless the card sits under an `<h2>`. */
  level?: 2 | 3;
  /** Beside the title: a Badge, a Chip. */
  badge?: ReactNode;
  /** At the right of the title: small buttons, a link. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** `main` pads 24, `flush` lets a table or list touch the edges. */
  padding?: 'default' | 'main' | 'flush';
  className?: string;
  children?: ReactNode;
}

/** A hairline box that groups one thing. */
export function Card({ title, level = 2, badge, actions, footer, padding = 'default', className, children }: CardProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={cx(styles.card, padding === 'main' && styles.main, padding === 'flush' && styles.flush, className)}
    >
      {title || actions ? (
        <div className={styles.header}>
          {title ? (
            <Heading id={id} className={styles.title}>
              {title}
            </Heading>
          ) : null}
          {badge}
          {actions ? <div className={styles.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {children ? <div className={styles.body}>{children}</div> : null}
      {footer ? <div className={styles.footer}>{footer}</div> : null}
    </section>
  );
}
