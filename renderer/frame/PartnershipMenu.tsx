import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { MenuButton, type MenuGroup } from '../ui/Menu.tsx';
import { useAct } from '../work/act.ts';
import styles from './PartnershipMenu.module.css';

/** The open partnership's name, and what else could be opened. */
export function PartnershipMenu() {
  const navigate = useNavigate();
  const partnership = useQuery('partnership.get', {});
  const workspace = useQuery('workspace.state', {});
  const { act: open } = useAct('workspace.open');
  const name = partnership.data?.name ?? workspace.data?.name ?? t('app.title');
  const others = (workspace.data?.recent ?? []).filter((entry) => entry.path !== workspace.data?.target);
  const items: MenuGroup[] = [
    {
      id: 'recent',
      title: t('app.openRecent'),
      items: others.map((entry) => ({
        id: entry.path,
        label: entry.name,
        description: entry.path,
        onAction: () => void open({ path: entry.path }),
      })),
    },
    {
      id: 'more',
      items: [
        { id: 'open', label: t('app.openOther'), onAction: () => void navigate({ to: '/open' }) },
        { id: 'settings', label: t('app.partnershipSettings'), onAction: () => void navigate({ to: '/settings' }) },
      ],
    },
  ];
  return (
    <div className={styles.brand}>
      <span className={styles.mark} aria-hidden="true">
        {name.slice(0, 1).toUpperCase()}
      </span>
      <MenuButton className={styles.button} variant="quiet" label={name} items={items.filter((group) => group.items.length > 0)} />
    </div>
  );
}
