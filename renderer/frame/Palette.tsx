import { Plus } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Found } from '../../shared/features/search/contract.ts';
import { useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { CommandPalette, type PaletteGroup } from '../ui/CommandPalette.tsx';
import { recordWord } from '../work/field-words.ts';
import { useGo, type Address } from '../work/address.ts';
import { addWords, asksToAdd, isAskedFor, NAV, NAV_FOOT, NEW_ENTRIES, placeOf } from './rooms.ts';

const screens = (text: string): PaletteGroup => ({
  id: 'screens',
  title: t('app.goTo'),
  items: [...NAV, ...NAV_FOOT]
    .map((entry) => ({
      id: `go:${entry.path}`,
      label: entry.label,
      icon: entry.icon,
      ...(entry.digit ? { shortcut: `Alt+${entry.digit}` } : {}),
    }))
    .filter((item) => item.label.toLowerCase().includes(text.toLowerCase())),
});

const adding = (text: string): PaletteGroup => ({
  id: 'adding',
  title: t('app.toAdd'),
  items: NEW_ENTRIES.filter((entry) => text !== '' && isAskedFor(entry, text)).map((entry) => ({
    id: `add:${entry.label}`,
    label: addWords(entry),
    icon: Plus,
    ...(entry.shortcut ? { shortcut: entry.shortcut.keys } : {}),
  })),
});

/** Records of one kind that are shown; one more is asked for, to know whether there are more. */
const MOST = 6;

/** The first of each kind, and whether any kind has more. */
function firstOf(found: readonly Found[]): { records: Found[]; hasMore: boolean } {
  const seen = new Map<string, number>();
  const records = found.filter(({ kind }) => {
    const at = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, at);
    return at <= MOST;
  });
  return { records, hasMore: records.length < found.length };
}

/** Search everywhere: records first, then what can be added, then screens. Who asks to add finds that first. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const go = useGo();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery('search.find', { text: asked, limit: MOST + 1 }, { enabled: isOpen && asked.length > 1 });
  const { records, hasMore } = useMemo(() => firstOf(asked.length > 1 ? (found.data ?? []) : []), [asked, found.data]);
  const groups = useMemo((): PaletteGroup[] => {
    const items = records.map((entry) => ({
      id: entry.id,
      label: entry.title,
      kind: recordWord(entry.kind),
      icon: placeOf(entry.kind).icon,
      ...(entry.context ? { context: entry.context } : {}),
    }));
    const recordGroup: PaletteGroup = { id: 'records', title: t('app.records'), items };
    const all = asksToAdd(asked) ? [adding(asked), recordGroup, screens(asked)] : [recordGroup, adding(asked), screens(asked)];
    return all.filter((group) => group.items.length > 0);
  }, [asked, records]);
  const close = (): void => {
    setText('');
    onClose();
  };
  return (
    <CommandPalette
      isOpen={isOpen}
      onClose={close}
      query={text}
      onSearch={setText}
      groups={groups}
      loading={found.isFetching}
      hasMore={hasMore}
      onPick={(item) => {
        close();
        const added = NEW_ENTRIES.find(({ label }) => item.id === `add:${label}`);
        const record = found.data?.find((entry) => entry.id === item.id);
        go(added?.address ?? (record ? placeOf(record.kind).address(record) : ({ to: item.id.replace(/^go:/, '') } as Address)));
      }}
    />
  );
}
