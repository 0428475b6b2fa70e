import { useNavigate } from '@tanstack/react-router';
import { Building2, CalendarDays, Gavel, ListChecks, MapPin, MessagesSquare, UserRound, UsersRound } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Found } from '../../shared/features/search/contract.ts';
import { useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { CommandPalette, type PaletteGroup } from '../ui/CommandPalette.tsx';
import type { IconType } from '../ui/Icon.tsx';
import { recordWord } from '../work/field-words.ts';
import { NAV, NAV_FOOT } from './nav.ts';

const ICONS: Record<Found['kind'], IconType> = {
  organisation: Building2,
  person: UserRound,
  working_group: UsersRound,
  meeting: CalendarDays,
  agenda_item: MessagesSquare,
  decision: Gavel,
  action: ListChecks,
  site: MapPin,
  commitment: Building2,
};

/** Where a found record is shown. */
function addressOf(found: Found): string {
  const id = encodeURIComponent(found.id);
  switch (found.kind) {
    case 'organisation':
      return `/partners?tab=organisations&organisation=${id}`;
    case 'person':
      return `/partners?tab=people&person=${id}`;
    case 'working_group':
      return `/groups/${id}`;
    case 'meeting':
      return `/meetings/${id}`;
    case 'agenda_item':
      return `/meetings/${found.parentId}?view=minutes&item=${id}`;
    case 'decision':
      return `/meetings/${found.parentId}?view=minutes`;
    case 'action':
      return `/actions?view=all&action=${id}`;
    case 'site':
      return `/sites?site=${id}`;
    default:
      return `/homes?commitment=${id}`;
  }
}

const screens = (text: string): PaletteGroup => ({
  id: 'screens',
  title: t('app.goTo'),
  items: [...NAV, ...NAV_FOOT]
    .map((entry) => ({
      id: `go:${entry.path}`,
      label: t(entry.label),
      icon: entry.icon,
      ...(entry.digit ? { shortcut: `Alt+${entry.digit}` } : {}),
    }))
    .filter((item) => item.label.toLowerCase().includes(text.toLowerCase())),
});

/** Search everywhere: records first, then screens. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const found = useQuery('search.find', { text: asked }, { enabled: isOpen && asked.length > 1 });
  const groups = useMemo((): PaletteGroup[] => {
    const records = asked.length > 1 ? (found.data ?? []) : [];
    const items = records.map((entry) => ({
      id: entry.id,
      label: entry.title,
      kind: recordWord(entry.kind),
      icon: ICONS[entry.kind],
      ...(entry.context ? { context: entry.context } : {}),
    }));
    return [{ id: 'records', title: t('app.records'), items }, screens(asked)].filter((group) => group.items.length > 0);
  }, [asked, found.data]);
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
      onPick={(item) => {
        close();
        const record = found.data?.find((entry) => entry.id === item.id);
        void navigate({ href: record ? addressOf(record) : item.id.replace(/^go:/, '') });
      }}
    />
  );
}
