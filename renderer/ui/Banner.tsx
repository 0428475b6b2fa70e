import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../words/t.ts';
import styles from './Banner.module.css';
import { cx } from './cx.ts';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert };

/** Props of {@link Banner}. */
export interface BannerProps {
  tone?: 'info' | 'success' | 'warning' | 'error';
  title?: string;
  children?: ReactNode;
  /** Small buttons at the right. */
  actions?: ReactNode;
  onDismiss?: () => void;
}

/** A message that stays at the top of a screen or card until it is dealt with. */
export function Banner({ tone = 'info', title, children, actions, onDismiss }: BannerProps) {
  return (
    <div role={tone === 'error' ? 'alert' : 'status'} className={cx(styles.banner, styles[tone])}>
      <Icon as={icons[tone]} />
      <div className={styles.words}>
        <span className="visually-hidden">
          {t(`ui.banner.${tone}`)}
          {': '}
        </span>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {actions || onDismiss ? (
        <div className={styles.actions}>
          {actions}
          {onDismiss ? <IconButton size={28} icon={X} label={t('ui.banner.dismiss')} onPress={onDismiss} /> : null}
        </div>
      ) : null}
    </div>
  );
}
