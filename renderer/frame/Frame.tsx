import { Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { MenuCommand } from '../../shared/host.ts';
import { useConnection, useQuery } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { keepFocus } from '../ui/focus-kept.ts';
import { cellAgain } from '../ui/grid/cell-again.ts';
import { keepTyped } from './typed-ahead.ts';
import { ukToday } from '../ui/dates.ts';
import { formatDate } from '../ui/format.ts';
import { paneProps, usePaneCycle } from '../ui/panes.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { NavRail } from './NavRail.tsx';
import { MENU, ROOMS } from './rooms.ts';
import { setPreferences } from '../work/preferences.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import styles from './Frame.module.css';
import { TopBar } from './TopBar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import { isBehindDialog, useUndo, useUndoKeys } from '../work/undo.tsx';
import { useGo } from '../work/address.ts';
import { useErrorsGo } from '../work/act.ts';
import { useSayLateOutcomes } from '../work/late-outcome.ts';
import { LeaveGuard } from '../work/leaving.tsx';
import { RoomsProvider } from '../work/rooms.ts';

/** Comes when it is first wanted, or when there is nothing else to do. */
export const fetchPalette = async () => ({ default: (await import('./Palette.tsx')).Palette });
const Palette = lazy(fetchPalette);

/** The frame round every screen: top bar, navigation, main pane. */
export function Frame() {
  const [searching, setSearching] = useState(false);
  // Kept once it was opened, so that it closes with its own manners.
  const [searched, setSearched] = useState(false);
  const { undo, redo, nextUndo, nextRedo } = useUndo();
  const { pathname } = useLocation();
  usePaneCycle();
  useKeptFocus();
  useSayLateOutcomes();
  useErrorsGo();
  useUndoKeys(undo, redo);
  const openSearch = useCallback(() => {
    keepTyped();
    setSearching(true);
    setSearched(true);
  }, []);
  useFrameKeys(openSearch);
  useHostMenu(undo, redo, openSearch);
  return (
    <div className={styles.frame}>
      <a
        className={styles.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.querySelector<HTMLElement>('#main')?.focus();
        }}
      >
        {t('app.skip')}
      </a>
      <TopBar onSearch={openSearch} undo={{ run: () => undo(), next: nextUndo }} redo={{ run: redo, next: nextRedo }} />
      <NavRail />
      <main id="main" className={styles.main} {...paneProps('main')}>
        <PrintedFrom />
        <ScreenBoundary key={pathname}>
          <RoomsProvider value={ROOMS}>
            <Outlet />
          </RoomsProvider>
        </ScreenBoundary>
      </main>
      <LeaveGuard />
      <Suspense>{searched ? <Palette isOpen={searching} onClose={() => setSearching(false)} /> : null}</Suspense>
    </div>
  );
}

/** On paper: whose list it is, and of which day. */
function PrintedFrom() {
  const printing = usePrinting();
  const partnership = useQuery('partnership.get', {});
  if (!printing || !partnership.data) return null;
  return <p className="print-only">{t('app.printedFrom', { partnership: partnership.data.name, date: formatDate(ukToday()) })}</p>;
}

/** The focus goes to each new screen, and back to where it was when what had it goes. */
function useKeptFocus(): void {
  const router = useRouter();
  useEffect(() => {
    const keeper = keepFocus(cellAgain);
    const unsubscribe = router.subscribe('onRendered', ({ pathChanged }) => {
      if (pathChanged) keeper.newScreen();
    });
    return () => {
      unsubscribe();
      keeper.end();
    };
  }, [router]);
}

/** What each command of the window host's menu bar does, beside what goes to a room; the browser host has no menu bar. */
function useHostMenu(undo: () => Promise<void>, redo: () => Promise<void>, openSearch: () => void): void {
  const { host } = useConnection();
  const go = useGo();
  useEffect(() => {
    const theme = (name: 'light' | 'dark' | 'system') => (): void => setPreferences({ theme: name });
    const commands: Partial<Record<MenuCommand, () => void>> = {
      undo: () => void (isBehindDialog() || undo()),
      redo: () => void (isBehindDialog() || redo()),
      search: openSearch,
      find: openSearch,
      print: () => window.print(),
      'theme-light': theme('light'),
      'theme-dark': theme('dark'),
      'theme-system': theme('system'),
    };
    return host.onMenu((command) => {
      const address = MENU[command];
      if (address) go(address);
      else commands[command]?.();
    });
  }, [host, go, undo, redo, openSearch]);
}
