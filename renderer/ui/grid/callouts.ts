import type { CalloutTarget, GridModel } from './grid-model.ts';
import { isSingle } from './range-selection.ts';
import type { GridSelection } from './types.ts';

function messageAt<Row>(grid: GridModel<Row>, rowId: string, columnKey: string): CalloutTarget | null {
  const item = grid.itemById.get(rowId);
  const column = grid.columns.get(columnKey);
  if (item?.kind !== 'row' || !column) return null;
  const problem = grid.problemOf(item, column);
  if (problem !== undefined) return { rowId, columnKey, message: problem, problem: true };
  const marker = column.marker?.(item.row);
  return marker ? { rowId, columnKey, message: marker.tooltip, problem: false } : null;
}

/** The message to show: a problem under the pointer, the first of the last gesture, or the active cell's. */
export function calloutOf<Row>(grid: GridModel<Row>): CalloutTarget | null {
  const { hovered, range } = grid;
  const under = hovered && messageAt(grid, hovered.rowId, hovered.columnKey);
  if (under?.problem) return under;
  if (grid.pinnedCallout) return grid.pinnedCallout;
  if (under) return under;
  if (!range || !isSingle(range)) return null;
  const item = grid.rowAt(range.anchor.row);
  const column = grid.columnAt(range.anchor.col);
  return item && column ? messageAt(grid, item.id, column.key) : null;
}

/** The selection as screens see it: ids and keys instead of places. */
export function selectionOf<Row>(grid: GridModel<Row>): GridSelection<Row> {
  const { columnKeys, items, range } = grid;
  const selected = grid.selected();
  const active = range ? grid.rowAt(range.anchor.row) : null;
  return {
    activeRowId: active?.id ?? null,
    activeColumnKey: range ? (columnKeys[range.anchor.col] ?? null) : null,
    activeRow: active?.row ?? null,
    rowIds: (selected?.rows ?? []).flatMap((row) => items[row]?.id ?? []),
    columnKeys: selected ? columnKeys.slice(selected.rect.left, selected.rect.right + 1) : [],
  };
}
