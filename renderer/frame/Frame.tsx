import { Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { MenuCommand } from '../../shared/host.ts';
import { useConnection } from '../api/query.tsx';
import { t } from '../words/t.ts';
import { paneProps, usePaneCycle } from '../ui/panes.ts';
import { NAV } from './nav.ts';
import { NavRail } from './NavRail.tsx';
import { Palette } from './Palette.tsx';
import { setPreferences } from '../work/preferences.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import styles from './Frame.module.css';
import { TopBar } from './TopBar.tsx';
import { useUndo, useUndoKeys } from '../work/undo.tsx';

/** The frame round every screen: top bar, navigation, main pane. */
export function Frame() {
  const [searching, setSearching] = useState(false);
  const { undo, redo, nextUndo, nextRedo } = useUndo();
  const { pathname } = useLocation();
  usePaneCycle();
  useUndoKeys(undo, redo);
  useFrameKeys(() => setSearching(true));
  useHostMenu(undo, redo, () => setSearching(true));
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
      <TopBar onSearch={() => setSearching(true)} undo={{ run: undo, next: nextUndo }} redo={{ run: redo, next: nextRedo }} />
      <NavRail />
      <main id="main" className={styles.main} {...paneProps('main')}>
        <ScreenBoundary key={pathname}>
          <Outlet />
        </ScreenBoundary>
      </main>
      <Palette isOpen={searching} onClose={() => setSearching(false)} />
    </div>
  );
}

/** Ctrl+K, Ctrl+Shift+A, Ctrl+Shift+E, Ctrl+I, F1, Alt with a digit or an arrow. */
function useFrameKeys(openSearch: () => void): void {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      const control = (event.ctrlKey || event.metaKey) && !event.altKey;
      const entry = event.altKey && !event.ctrlKey ? NAV.find(({ digit }) => String(digit) === event.key) : undefined;
      if (control && !event.shiftKey && key === 'k') openSearch();
      else if (control && event.shiftKey && key === 'a' && !event.defaultPrevented)
        void navigate({ to: '/actions', search: { new: true } });
      else if (control && event.shiftKey && key === 'e') void navigate({ to: '/reports' });
      else if (control && !event.shiftKey && key === 'i') void navigate({ to: '/import' });
      else if (event.altKey && key === 'arrowleft') router.history.back();
      else if (event.altKey && key === 'arrowright') router.history.forward();
      else if (event.key === 'F1') void navigate({ to: '/help' });
      else if (entry) void navigate({ to: entry.path });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, router, openSearch]);
}

/** What each command of the window host's menu bar does; the browser host has no menu bar. */
function useHostMenu(undo: () => Promise<void>, redo: () => Promise<void>, openSearch: () => void): void {
  const { host } = useConnection();
  const navigate = useNavigate();
  useEffect(() => {
    const go = (href: string) => (): void => void navigate({ href });
    const theme = (name: 'light' | 'dark' | 'system') => (): void => setPreferences({ theme: name });
    const commands: Partial<Record<MenuCommand, () => void>> = {
      undo: () => void undo(),
      redo: () => void redo(),
      search: openSearch,
      find: openSearch,
      print: () => window.print(),
      import: go('/import'),
      'create-report': go('/reports'),
      'back-up': go('/settings'),
      'new-partnership': go('/open'),
      'open-partnership': go('/open'),
      'explore-sample': go('/open'),
      'theme-light': theme('light'),
      'theme-dark': theme('dark'),
      'theme-system': theme('system'),
      help: go('/help'),
      about: go('/settings'),
    };
    return host.onMenu((command) => commands[command]?.());
  }, [host, navigate, undo, redo, openSearch]);
}
