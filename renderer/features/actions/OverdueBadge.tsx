import { useQuery } from '../../api/query.tsx';
import { Badge } from '../../ui/Chip.tsx';
import { t } from './t.ts';

/** How many actions are overdue; nothing while none is. */
export function OverdueBadge() {
  const { data } = useQuery('actions.overdueCount', {});
  const overdue = data?.overdue ?? 0;
  return overdue > 0 ? <Badge count={overdue} label={t('nav.overdue', { count: overdue })} /> : null;
}
