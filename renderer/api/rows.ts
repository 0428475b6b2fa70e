import { replaceEqualDeep } from '@tanstack/react-query';
import type { RowsOf } from '../../shared/rpc.ts';

/** A row of a list: a record. */
type Row = Record<string, unknown> & { id: string };

type Answer = Record<string, unknown>;

const merged = new WeakSet<object>();

/** True for an answer that some rows were put into. */
export const isMerged = (answer: unknown): boolean => typeof answer === 'object' && answer !== null && merged.has(answer);

/**
 * An answer with some of its rows as they are now, each in its place: those that are gone are left out, and the rest of
 * the answer is the newer one. `moved` when a row would stand elsewhere in a fresh answer. Null when a row has come that
 * was not there: only a fresh answer tells where it belongs.
 */
export function mergeRows(
  before: unknown,
  now: unknown,
  { at, order }: RowsOf,
  ids: readonly string[],
): { answer: unknown; moved: boolean } | null {
  const [old, fresh] = [listOf(before, at), listOf(now, at)];
  if (!old || !fresh) return null;
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const asked = new Set(ids);
  let [found, moved] = [0, false];
  const rows = old.flatMap((row) => {
    if (!asked.has(row.id)) return row;
    const next = byId.get(row.id);
    if (!next) return [];
    found += 1;
    moved ||= order.some((field) => row[field] !== next[field]);
    return next;
  });
  if (found < fresh.length) return null;
  // Of the beginning of a longer list, the next row moves up.
  if (rows.length < old.length && at !== undefined && rows.length < Number((now as Answer)['count'] ?? 0)) return null;
  const answer = at === undefined ? rows : withRows(before as Answer, now as Answer, at, rows);
  merged.add(answer);
  return { answer, moved };
}

/** The newer answer with these rows; what is as it was stays the same object. */
const withRows = (before: Answer, now: Answer, at: string, rows: readonly Row[]): Answer =>
  Object.fromEntries(Object.entries(now).map(([key, value]) => [key, key === at ? rows : replaceEqualDeep(before[key], value)]));

/** The rows of an answer; null when there are none yet. */
export function listOf(answer: unknown, at: string | undefined): readonly Row[] | null {
  const list = at === undefined ? answer : (answer as Answer | undefined)?.[at];
  return Array.isArray(list) ? (list as Row[]) : null;
}
