import { Link, useLocation } from '@tanstack/react-router';
import { useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { paneProps } from '../ui/panes.ts';
import { isHere, NAV, NAV_FOOT, type PlacedEntry } from './rooms.ts';
import styles from './NavRail.module.css';

/** The navigation at the left; icons alone when the window is narrow. */
export function NavRail() {
  const partnership = useQuery('partnership.get', {});
  return (
    <nav className={styles.rail} aria-label={t('nav.label')} {...paneProps('nav')}>
      {NAV.map((entry) => (
        <Entry key={entry.path} entry={entry} />
      ))}
      <div className={styles.foot}>
        {NAV_FOOT.map((entry) => (
          <Entry key={entry.path} entry={entry} />
        ))}
        {partnership.data?.sample ? (
          <p className={styles.sample}>{t(partnership.data.sample === 'demo' ? 'nav.sampleDemo' : 'nav.sampleReal')}</p>
        ) : null}
      </div>
    </nav>
  );
}

function Entry({ entry }: { entry: PlacedEntry }) {
  const { pathname, search } = useLocation();
  const here = isHere(entry, pathname, search.kind);
  return (
    <Link
      to={entry.path}
      className={styles.entry}
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={entry.digit ? `Alt+${entry.digit}` : undefined}
      title={entry.label}
    >
      <Icon as={entry.icon} size={20} />
      <span className={styles.label}>{entry.label}</span>
      {entry.Badge ? (
        <span className={styles.badge}>
          <entry.Badge />
        </span>
      ) : null}
    </Link>
  );
}
