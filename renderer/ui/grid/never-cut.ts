import { shownText } from './cell-text.ts';
import type { CellValue, GridColumn } from './types.ts';

/** Room beside the text: padding, edges, and a hair for rounding. */
const AROUND_PX = 20;
/** The grid's letters, in parts of the page's. */
const SIZE_REM = 0.875;
/** A longer text is a name, which may end in an ellipsis. */
const MOST_LETTERS = 24;

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** A date, or a reference: `HSG/2026/001`. Half of it says something else. */
const isWhole = (value: CellValue, text: string): boolean => text.length <= MOST_LETTERS && (DAY.test(String(value)) || !/\s/.test(text));

let canvas: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  canvas.font = `400 ${root * SIZE_REM}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(canvas.measureText(text).width);
}

/** The longest date or reference of a column. Digits are of one width, so the longest is the widest, near enough. */
function longest<Row>(column: GridColumn<Row>, rows: readonly Row[]): string {
  let found = '';
  for (const row of rows) {
    const value = column.value(row);
    const text = shownText(column, value, row);
    if (text.length > found.length && isWhole(value, text)) found = text;
  }
  return found;
}

/** Columns of dates and references, wide enough that none is ever cut, whatever width was given or kept. */
export function neverCut<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[]): GridColumn<Row>[] {
  return columns.map((column) => {
    if (column.kind !== 'day' && column.kind !== 'opener') return column;
    const text = longest(column, rows);
    const least = text === '' ? 0 : widthOf(text) + AROUND_PX;
    if (least <= (column.minWidth ?? 0)) return column;
    return { ...column, minWidth: least, ...(column.width === undefined ? {} : { width: Math.max(column.width, least) }) };
  });
}
