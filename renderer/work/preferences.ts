import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { codesOf, ROLES } from '../../shared/domain/codes.ts';

const Preferences = z.object({
  /** What the person mainly does: sets Home and default filters only. */
  role: z.enum(codesOf(ROLES)).catch('chair'),
  /** The representative's own organisation. */
  organisationId: z.string().nullable().catch(null),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['compact', 'default', 'comfortable']).catch('default'),
});
export type Preferences = z.infer<typeof Preferences>;

const KEY = 'hpp-preferences';
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return Preferences.parse({});
  }
}

let current: Preferences | null = null;
const snapshot = (): Preferences => (current ??= read());

/** Changes preferences of this computer. */
export function setPreferences(changes: Partial<Preferences>): void {
  current = { ...snapshot(), ...changes };
  localStorage.setItem(KEY, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** Preferences of this computer. */
export const usePreferences = (): Preferences =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, snapshot);

/** Puts the theme on the page; `system` leaves it to the operating system. */
export const applyTheme = (theme: Preferences['theme']): void => {
  document.documentElement.dataset['theme'] = theme;
};
