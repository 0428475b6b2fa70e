import { useCanGoBack, useLocation, useRouter } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Check, CircleDashed, Plus, Redo2, Search, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useLastChange, useQuery, useSaving } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { MenuButton } from '../ui/Menu.tsx';
import { paneProps } from '../ui/panes.ts';
import { useAnyUnsaved, useRefused } from '../ui/unsaved.ts';
import { PartnershipMenu } from './PartnershipMenu.tsx';
import { NEW_ENTRIES } from './rooms.ts';
import styles from './TopBar.module.css';
import { useGo } from '../work/address.ts';
import { formatClock } from '../work/when.ts';

interface Step {
  run: () => Promise<void>;
  next: { label: string } | null;
}

/** Partnership, Back and Forward, search, saved state, Undo and Redo, New. */
export function TopBar({ onSearch, undo, redo }: { onSearch: () => void; undo: Step; redo: Step }) {
  const router = useRouter();
  const { back, forward } = useEnds();
  const refused = useRefused();
  const undoes = refused.isNext ? t('app.undoRefused') : undo.next?.label;
  return (
    <header className={styles.bar} {...paneProps('top')}>
      <PartnershipMenu />
      <div className={styles.arrows}>
        <IconButton label={t('app.back')} icon={ArrowLeft} shortcut="Alt+←" isDisabled={!back} onPress={() => router.history.back()} />
        <IconButton
          label={t('app.forward')}
          icon={ArrowRight}
          shortcut="Alt+→"
          isDisabled={!forward}
          onPress={() => router.history.forward()}
        />
      </div>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K">
        <Icon as={Search} />
        <span className={styles.searchText}>{t('app.search')}</span>
        <Kbd>{'Ctrl+K'}</Kbd>
      </button>
      <span className={styles.space} />
      <Saved refused={refused.count} />
      <IconButton
        label={undoes === undefined ? t('app.undo') : t('app.undoLabel', { label: undoes })}
        icon={Undo2}
        shortcut="Ctrl+Z"
        isDisabled={undoes === undefined}
        onPress={() => void undo.run()}
      />
      <IconButton
        label={redo.next ? t('app.redoLabel', { label: redo.next.label }) : t('app.redo')}
        icon={Redo2}
        shortcut="Ctrl+Y"
        isDisabled={!redo.next}
        onPress={() => void redo.run()}
      />
      <NewMenu />
    </header>
  );
}

/** Whether there is a screen before this one, and one after it; the window knows, an address that was pasted included. */
function useEnds(): { back: boolean; forward: boolean } {
  // Drawn anew at each address.
  useLocation();
  const known = useCanGoBack();
  const { navigation } = window as { navigation?: { canGoBack: boolean; canGoForward: boolean } };
  return { back: navigation?.canGoBack ?? known, forward: navigation?.canGoForward ?? true };
}

/** "All changes saved 2:32pm": there is no Save button, so this says what is so. Never beside what is not saved, or was refused. */
function Saved({ refused }: { refused: number }) {
  const saving = useSaving();
  const unsaved = useAnyUnsaved();
  const last = useLastChange();
  const [opened] = useState(() => new Date());
  const recent = useQuery('history.recent', { limit: 1 });
  const at = last?.at ?? (recent.data?.[0] ? new Date(recent.data[0].at) : opened);
  return (
    <span className={styles.saved} role="status">
      {saving ? null : <Icon as={refused > 0 ? TriangleAlert : unsaved ? CircleDashed : Check} size={14} />}
      {saving
        ? t('app.saving')
        : refused > 0
          ? t('app.refused', { count: refused })
          : unsaved
            ? t('app.unsaved')
            : t('app.saved', { time: formatClock(at) })}
    </span>
  );
}

function NewMenu() {
  const go = useGo();
  return (
    <MenuButton
      label={t('app.new')}
      icon={Plus}
      noChevron
      items={NEW_ENTRIES.map(({ label, address, shortcut }) => ({
        id: label,
        label,
        onAction: () => go(address),
        ...(shortcut ? { shortcut: shortcut.keys } : {}),
      }))}
    />
  );
}
