import { joinNamed } from '../../shared/room.ts';
import type { ImportKindName, SearchedEntity } from '../../shared/tables.ts';
import { fold } from '../../shared/domain/fold.ts';
import { inSentence } from '../ui/form/messages.ts';
import { t } from '../words/t.ts';
import * as features from '../features/index.ts';
import { importPlace } from '../work/import-place.ts';
import { MOST_DIGITS, type ImportPlace, type NavEntry, type NewEntry, type RecordPlace, type Room } from '../work/manifest.ts';

type Features = typeof features;
type Each = Features[keyof Features];
type All<Union> = (Union extends unknown ? (given: Union) => void : never) extends (given: infer Both) => void ? Both : never;

/** Every room, in the order of their names. */
export const ROOMS: readonly Room[] = Object.values(features);

/** Every room's routes. */
export const ROUTES = Object.values(features).flatMap((room): Each['routes'][number][] => room.routes);

/** What rooms give by a name. Throws when two give the same one. */
const byName = <V>(what: string, partOf: (room: Room) => Readonly<Record<string, V>> | undefined): Record<string, V> =>
  joinNamed(
    Object.entries(features).map(([name, room]) => [name, partOf(room) ?? {}] as const),
    what,
  );

/** Where each kind of record is shown. A kind that search finds and no room shows doesn't compile. */
export const PLACES: Record<SearchedEntity, RecordPlace> = byName('place of', (room) => room.records) as All<Each['records']>;

type ImportsOf<R> = R extends { imports: infer Places } ? Places : never;

/** What is said of each kind of file, and where it leads. One that no room says anything of doesn't compile. */
export const IMPORT_PLACES: Record<ImportKindName, ImportPlace> = byName('kind of import', (room) => room.imports) as All<ImportsOf<Each>>;

/** Where a found record is shown. */
export const placeOf = (kind: string): RecordPlace => PLACES[kind as SearchedEntity];

const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order;

const entries = ROOMS.flatMap((room) => room.nav ?? []).toSorted(byOrder);

/** An entry in its place. */
export interface PlacedEntry extends NavEntry {
  /** Alt and this digit go there. */
  digit?: number;
}

/** Screens in the order of the navigation. */
export const NAV: readonly PlacedEntry[] = entries
  .filter((entry) => !entry.foot)
  .map((entry, at) => (at < MOST_DIGITS ? { ...entry, digit: at + 1 } : entry));

/** At the foot of the navigation. */
export const NAV_FOOT: readonly PlacedEntry[] = entries.filter((entry) => entry.foot);

/** Lines of the "New" menu. */
export const NEW_ENTRIES = ROOMS.flatMap((room) => room.newEntries ?? []).toSorted(byOrder);

/** What adding such a record is called where the word "New" doesn't stand over it: "Add working group". */
export const addWords = ({ label }: NewEntry): string => t('register.add', { one: inSentence(label) });

/** True when each word of what was typed begins a word of the entry's; "new" and "create" mean "add". */
export function isAskedFor(entry: NewEntry, text: string): boolean {
  const words = fold(`${addWords(entry)} ${t('app.addAlso')}`).split(' ');
  return fold(text)
    .split(/\s+/)
    .filter(Boolean)
    .every((asked) => words.some((word) => word.startsWith(asked)));
}

/** True for words that begin by asking to add: "add", "new risk". */
export const asksToAdd = (text: string): boolean =>
  fold(`${t('app.toAdd')} ${t('app.addAlso')}`)
    .split(' ')
    .includes(fold(text).split(/\s+/)[0] ?? '');

/** Keys of the rooms that go somewhere. */
export const SHORTCUTS = ROOMS.flatMap((room) => [
  ...(room.shortcuts ?? []),
  ...(room.newEntries ?? []).flatMap(({ shortcut, address }) => (shortcut ? [{ ...shortcut, address }] : [])),
]);

/** What the menu bar's commands go to. */
export const MENU: NonNullable<Room['menu']> = byName('menu command', (room) => room.menu);

// Said once a name, too: two rooms' words for one would be told by chance.
byName('warning', (room) => room.warnings);
byName('total', (room) => room.totals);

/** What is shown while no partnership is open. */
export const WhenClosed = ROOMS.find((room) => room.WhenClosed)?.WhenClosed;

/** The part of a path before its parameters: `/groups` of `/groups/$groupId`. */
const stemOf = (path: string): string => path.replace(/\/\$.*$/, '');

/** True when the address belongs to the entry. An import belongs to the room whose kind of file it is. */
export const isHere = (entry: NavEntry, pathname: string, kind?: string): boolean =>
  (pathname === '/import' && importPlace(ROOMS, kind)?.result.to === entry.path) ||
  [entry.path, ...(entry.also ?? [])]
    .map(stemOf)
    .some((path) => (path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`)));
