import { useDeferredValue, useMemo, useState } from 'react';
import { useQuery } from '../../api/query.tsx';
import type { Option } from '../../ui/OptionList.tsx';
import { t } from './t.ts';

/** As many as a list of choices shows at once: a word more finds the rest. */
const SHOWN = 50;

interface Found {
  id: string;
  nameAddress: string;
  reference: string;
  standing: 'current' | 'ended' | 'left';
}

/** An ended site can be chosen, and says that it is. */
const optionOf = ({ id, nameAddress, reference, standing }: Found): Option => ({
  id,
  label: nameAddress,
  description: standing === 'current' ? reference : t('homes.endedSite', { reference, standing: t(`homes.standings.${standing}`) }),
});

/** Chooses among all sites of the register, found by the words typed; the one chosen before is always among them. */
export function useSiteChoice(chosen: string | null): { items: readonly Option[]; onSearch: (text: string) => void; isLoading: boolean } {
  const [text, setText] = useState('');
  const words = useDeferredValue(text.trim());
  const found = useQuery('sites.part', { include: 'all', limit: SHOWN, ...(words === '' ? {} : { text: words }) }, { keeps: true });
  const before = useQuery('sites.part', { include: 'all', ids: [chosen ?? ''] }, { enabled: chosen !== null });
  const items = useMemo(() => {
    const rows = [...(before.data?.rows ?? []), ...(found.data?.rows ?? [])];
    return [...new Map(rows.map((row) => [row.id, optionOf(row)])).values()];
  }, [before.data, found.data]);
  return { items, onSearch: setText, isLoading: found.isFetching };
}
