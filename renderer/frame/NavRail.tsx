import { Link, useLocation } from '@tanstack/react-router';
import { useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { Badge } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { paneProps } from '../ui/panes.ts';
import { isHere, NAV, NAV_FOOT, type NavEntry } from './nav.ts';
import styles from './NavRail.module.css';
import { usePreferences } from '../work/preferences.ts';

/** The navigation at the left; icons alone when the window is narrow. */
export function NavRail() {
  const { role, organisationId } = usePreferences();
  const home = useQuery('home.summary', role === 'representative' && organisationId ? { role, organisationId } : { role });
  const partnership = useQuery('partnership.get', {});
  const overdue = home.data?.overdueActions ?? 0;
  return (
    <nav className={styles.rail} aria-label={t('nav.label')} {...paneProps('nav')}>
      {NAV.map((entry) => (
        <Entry key={entry.path} entry={entry} overdue={entry.path === '/actions' ? overdue : 0} />
      ))}
      <div className={styles.foot}>
        {NAV_FOOT.map((entry) => (
          <Entry key={entry.path} entry={entry} overdue={0} />
        ))}
        {partnership.data?.sample ? (
          <p className={styles.sample}>{t(partnership.data.sample === 'demo' ? 'nav.sampleDemo' : 'nav.sampleReal')}</p>
        ) : null}
      </div>
    </nav>
  );
}

function Entry({ entry, overdue }: { entry: NavEntry; overdue: number }) {
  const { pathname } = useLocation();
  const here = isHere(entry, pathname);
  return (
    <Link
      to={entry.path}
      className={styles.entry}
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={entry.digit ? `Alt+${entry.digit}` : undefined}
      title={t(entry.label)}
    >
      <Icon as={entry.icon} size={20} />
      <span className={styles.label}>{t(entry.label)}</span>
      {overdue > 0 ? (
        <span className={styles.badge}>
          <Badge count={overdue} label={t('nav.overdue', { count: overdue })} />
        </span>
      ) : null}
    </Link>
  );
}
