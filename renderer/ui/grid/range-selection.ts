/** A cell by its place in the grid as shown: row and column index from 0. */
export interface Cell {
  row: number;
  col: number;
}

/** A rectangular selection. The anchor is the active cell; the head is the corner that moves. */
export interface Range {
  anchor: Cell;
  head: Cell;
}

/** Inclusive bounds. */
export interface Rect {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** What navigation must know about the grid. */
export interface Extent {
  rowCount: number;
  colCount: number;
  /** False on band rows, which ranges step over. */
  isData: (row: number) => boolean;
  isEmpty: (cell: Cell) => boolean;
}

/** A step: one of the four directions. */
export interface Step {
  dRow: -1 | 0 | 1;
  dCol: -1 | 0 | 1;
}

/** The bounds of a range. */
export function rectOf(range: Range): Rect {
  const { anchor, head } = range;
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.col, head.col),
    right: Math.max(anchor.col, head.col),
  };
}

/** A range of one cell. */
export function single(cell: Cell): Range {
  return { anchor: cell, head: cell };
}

/** True when the range is one cell. */
export function isSingle(range: Range): boolean {
  return range.anchor.row === range.head.row && range.anchor.col === range.head.col;
}

/** True when the rectangle holds the cell. */
export function holds(rect: Rect, row: number, col: number): boolean {
  return row >= rect.top && row <= rect.bottom && col >= rect.left && col <= rect.right;
}

function inside(cell: Cell, extent: Extent): boolean {
  return cell.row >= 0 && cell.row < extent.rowCount && cell.col >= 0 && cell.col < extent.colCount;
}

/** The next cell in a direction, stepping over band rows; the cell itself at the edge. */
export function step(cell: Cell, by: Step, extent: Extent): Cell {
  let next: Cell = { row: cell.row + by.dRow, col: cell.col + by.dCol };
  while (by.dRow !== 0 && inside(next, extent) && !extent.isData(next.row)) {
    next = { row: next.row + by.dRow, col: next.col };
  }
  return inside(next, extent) ? next : cell;
}

/** Excel's Ctrl+arrow: to the end of this run of filled cells, else to the next filled cell, else to the edge. */
export function jump(cell: Cell, by: Step, extent: Extent): Cell {
  let at = step(cell, by, extent);
  if (at === cell) return cell;
  const run = !extent.isEmpty(cell) && !extent.isEmpty(at);
  for (;;) {
    if (!run && !extent.isEmpty(at)) return at;
    const next = step(at, by, extent);
    if (next === at) return at;
    if (run && extent.isEmpty(next)) return at;
    at = next;
  }
}

/** The first (or last) data row; -1 when there is none. */
export function edgeRow(extent: Extent, last: boolean): number {
  const by = last ? -1 : 1;
  for (let row = last ? extent.rowCount - 1 : 0; row >= 0 && row < extent.rowCount; row += by) {
    if (extent.isData(row)) return row;
  }
  return -1;
}

/** Data rows inside a rectangle, in order. */
export function dataRows(rect: Rect, extent: Extent): number[] {
  const rows: number[] = [];
  for (let row = rect.top; row <= Math.min(rect.bottom, extent.rowCount - 1); row += 1) {
    if (extent.isData(row)) rows.push(row);
  }
  return rows;
}

/** Everything (Ctrl+A): the active cell stays where it is when it is a data cell. */
export function selectAll(extent: Extent): Range | null {
  const first = edgeRow(extent, false);
  if (first < 0 || extent.colCount === 0) return null;
  return {
    anchor: { row: first, col: 0 },
    head: { row: edgeRow(extent, true), col: extent.colCount - 1 },
  };
}

/** Widens a range to whole columns (Ctrl+Space). */
export function wholeColumns(range: Range, extent: Extent): Range {
  return {
    anchor: { row: edgeRow(extent, false), col: range.anchor.col },
    head: { row: edgeRow(extent, true), col: range.head.col },
  };
}

/** Widens a range to whole rows (Shift+Space). */
export function wholeRows(range: Range, extent: Extent): Range {
  return {
    anchor: { row: range.anchor.row, col: 0 },
    head: { row: range.head.row, col: extent.colCount - 1 },
  };
}

/** Figures for the status line. */
export interface RangeSummary {
  rows: number;
  columns: number;
  /** Filled cells. */
  count: number;
  /** Filled cells that are numbers. */
  numbers: number;
  sum: number;
}

/** Counts and adds the cells of a range; texts count, numbers add. */
export function summarise(rows: readonly number[], rect: Rect, valueAt: (cell: Cell) => string | number | null): RangeSummary {
  const summary: RangeSummary = {
    rows: rows.length,
    columns: rect.right - rect.left + 1,
    count: 0,
    numbers: 0,
    sum: 0,
  };
  for (const row of rows) {
    for (let col = rect.left; col <= rect.right; col += 1) {
      const value = valueAt({ row, col });
      if (value === null || value === '') continue;
      summary.count += 1;
      if (typeof value === 'number') {
        summary.numbers += 1;
        summary.sum += value;
      }
    }
  }
  return summary;
}
