import { useQuery } from '../../api/query.tsx';
import { usePreferences } from '../../work/preferences.ts';
import { Badge } from '../../ui/Chip.tsx';
import { t } from './t.ts';

/** How many actions are overdue, of a representative's own organisation alone; nothing while none is. */
export function OverdueBadge() {
  const { role, organisationId } = usePreferences();
  const home = useQuery('home.summary', role === 'representative' && organisationId ? { role, organisationId } : { role });
  const overdue = home.data?.overdueActions ?? 0;
  return overdue > 0 ? <Badge count={overdue} label={t('nav.overdue', { count: overdue })} /> : null;
}
