import { rectOf, single, type Range } from './range-selection.ts';

interface Placed {
  id: string;
}

/**
 * Where a selection is once rows have come, gone or moved: over the same rows where they are still side by side, else over
 * its active cell's row alone. Null when that row is gone.
 */
export function followed(range: Range, before: readonly Placed[], after: readonly Placed[]): Range | null {
  const { anchor, head } = range;
  const id = before[anchor.row]?.id;
  const row = after.findIndex((item) => item.id === id);
  if (id === undefined || row < 0) return null;
  const by = row - anchor.row;
  const { top, bottom } = rectOf(range);
  for (let at = top; at <= bottom; at += 1) {
    if (before[at]?.id !== after[at + by]?.id) return single({ row, col: anchor.col });
  }
  return { anchor: { row, col: anchor.col }, head: { row: head.row + by, col: head.col } };
}
