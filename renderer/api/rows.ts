import type { RowsOf } from '../../shared/rpc.ts';

/** A row of a list: a record. */
type Row = Record<string, unknown> & { id: string };

type Answer = Record<string, unknown>;

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
  return { answer: at === undefined ? rows : { ...(now as Answer), [at]: rows }, moved };
}

/** The rows of an answer; null when there are none yet. */
export function listOf(answer: unknown, at: string | undefined): readonly Row[] | null {
  const list = at === undefined ? answer : (answer as Answer | undefined)?.[at];
  return Array.isArray(list) ? (list as Row[]) : null;
}
