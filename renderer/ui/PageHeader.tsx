import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Breadcrumb } from './Breadcrumb.tsx';
import type { Crumb } from './Breadcrumb.tsx';
import styles from './PageHeader.module.css';

/** Props of {@link PageHeader}. */
export interface PageHeaderProps {
  /** The one `<h1>`; also the window title. */
  title: string;
  crumbs?: readonly Crumb[];
  /** Words beside the title: a date, a state. */
  sub?: ReactNode;
  /** Buttons at the right; the one filled button last. */
  actions?: ReactNode;
  /** What stands in the window title when it differs from the `<h1>`; false leaves the window title alone. */
  windowTitle?: string | false;
}

/** Title line of a screen. */
export function PageHeader({ title, crumbs, sub, actions, windowTitle = title }: PageHeaderProps) {
  useEffect(() => {
    if (windowTitle !== false) document.title = windowTitle;
  }, [windowTitle]);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {crumbs && crumbs.length > 0 ? <Breadcrumb items={crumbs} /> : null}
        <div className={styles.line}>
          <h1 id="page-title" tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {sub ? <div className={styles.sub}>{sub}</div> : null}
        </div>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  );
}
