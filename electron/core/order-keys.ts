import { generateNKeysBetween } from 'fractional-indexing';

/** Digits alone: every database sorts them alike, whatever its language. */
const DIGITS = '0123456789';

/** A record in a list that people put in order. */
export interface Ordered {
  id: string;
  /** Where it stands. Compared as text; records of one key stand by their ids. */
  orderKey: string;
}

const between = (before: string | null, after: string | null, count: number): string[] =>
  generateNKeysBetween(before, after, count, DIGITS);

/** Keys for so many records in a new list. */
export const firstKeys = (count: number): string[] => between(null, null, count);

/** The order of two records: by key, then by id. */
export function byOrder(a: Ordered, b: Ordered): number {
  if (a.orderKey !== b.orderKey) return a.orderKey < b.orderKey ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The keys that put a record at a place from 1, by id: its own alone. Moves made side by side leave each other's records
 * where they were; only records that then share a key are given new ones with it.
 */
export function keysForMove(records: readonly Ordered[], id: string, place: number): Map<string, string> {
  const rest = records.filter((record) => record.id !== id).toSorted(byOrder);
  const at = Math.min(Math.max(place - 1, 0), rest.length);
  const before = rest[at - 1]?.orderKey ?? null;
  const behind = rest.slice(at);
  const shared = behind.filter((record) => record.orderKey === before);
  const after = behind[shared.length]?.orderKey ?? null;
  const keys = between(before, after, 1 + shared.length);
  return new Map([id, ...shared.map((record) => record.id)].map((moved, n) => [moved, keys[n] ?? '']));
}
