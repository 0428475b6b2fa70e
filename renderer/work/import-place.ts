import type { ImportPlace, Room } from './manifest.ts';

/** What a room says of a kind of file; without one, or one that no room knows, of the kind that stands first. */
export function importPlace(rooms: readonly Room[], kind: string | undefined): ImportPlace | undefined {
  const places = rooms.flatMap(({ imports = {} }) => Object.entries(imports));
  const named = places.find(([of]) => of === kind);
  return (named ?? places.toSorted(([, one], [, other]) => one.order - other.order)[0])?.[1];
}
