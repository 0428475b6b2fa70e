import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useGo, type Address } from '../work/address.ts';
import { NAV, SHORTCUTS } from './rooms.ts';
import { keepTyped } from './typed-ahead.ts';

/** The keys of an event as a shortcut is written: "Ctrl+Shift+A". Cmd counts as Ctrl. */
function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : ''];
  return [...held, key].filter(Boolean).join('+');
}

/** Where keys go: a room's shortcut, or Alt with a digit of the navigation. */
const ADDRESSES = new Map<string, Address>([
  ...SHORTCUTS.map(({ keys, address }): [string, Address] => [keys, address]),
  ...NAV.flatMap(({ digit, path }): [string, Address][] => (digit ? [[`Alt+${digit}`, { to: path } as Address]] : [])),
]);

/** Ctrl+K, Alt with an arrow, and the keys that go to a screen. Keys that a screen has answered are left to it. */
export function useFrameKeys(openSearch: () => void): void {
  const go = useGo();
  const router = useRouter();
  useEffect(() => {
    const own: Record<string, () => void> = {
      'Ctrl+K': openSearch,
      'Alt+ArrowLeft': () => router.history.back(),
      'Alt+ArrowRight': () => router.history.forward(),
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const keys = keysOf(event);
      const address = ADDRESSES.get(keys);
      if (address) {
        if ((address.search as { new?: boolean } | undefined)?.new) keepTyped();
        go(address);
      } else if (own[keys]) own[keys]();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go, router, openSearch]);
}
