import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { z } from 'zod';

const part = z.string().optional().catch(undefined);

/** How a list and its panel are seen. A screen with either declares these among its search values, so that Back, a link and a reload show the same. */
export const VIEW_SEARCH = {
  /** Words the list is filtered by. */
  find: part,
  /** What the list is sorted by: column keys, a dash before one that runs down. */
  sort: part,
  /** The tab shown of the record in the panel, or of the screen. */
  part,
} as const;

/** Parts of an address that only say which rows are shown, or which figures: changing them takes nothing from the page. */
export const VIEW_PARTS: ReadonlySet<string> = new Set([
  'find',
  'sort',
  'measure',
  'provider',
  'tenure',
  'need',
  'include',
  'when',
  'import',
  'rows',
  'ended',
]);

/** Parts of an address that put another list in the place of the one shown. */
export const LIST_PARTS: ReadonlySet<string> = new Set(['tab', 'view']);

type View = 'find' | 'sort' | 'part' | 'include' | 'when';

/**
 * A part of how the screen is seen, in its address. `replace` leaves no step for Back: for what changes letter by letter.
 */
export function useView(name: View, replace = false): [value: string, set: (value: string) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const value = typeof search[name] === 'string' ? search[name] : '';
  const set = useCallback(
    (next: string): void =>
      void navigate({ to: '.', search: ((old: object) => ({ ...old, [name]: next || undefined })) as never, replace }),
    [navigate, name, replace],
  );
  return [value, set];
}

/** The words a list is filtered by. */
export const useFindText = (): [text: string, setText: (text: string) => void] => useView('find', true);

/** The tab shown among some; the first of them, or another, while the address names none. */
export function useTab<Id extends string>(ids: readonly Id[], first: Id, name: View = 'part'): [tab: Id, show: (tab: Id) => void] {
  const [value, set] = useView(name);
  const known = ids.find((id) => id === value);
  return [known ?? first, (next) => set(next === first ? '' : next)];
}
