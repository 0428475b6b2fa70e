import { t } from '../words/t.ts';
import styles from './Breadcrumb.module.css';
import { Link } from './Link.tsx';

/** One step; the last one usually has neither `href` nor `onPress`. */
export interface Crumb {
  label: string;
  href?: string;
  onPress?: () => void;
}

/** The way back up, above the page title. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label={t('ui.breadcrumb')}>
      <ol className={styles.list}>
        {items.map((item, index) => (
          <li key={item.label} className={styles.item}>
            {item.href || item.onPress ? (
              <Link href={item.href} onPress={item.onPress}>
                {item.label}
              </Link>
            ) : (
              <span>{item.label}</span>
            )}
            {index < items.length - 1 ? <span aria-hidden="true">{'/'}</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}
