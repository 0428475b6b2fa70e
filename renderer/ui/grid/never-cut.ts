import { shownText } from './cell-text.ts';
import { isFigure } from './kinds.ts';
import type { Band, CellValue, GridColumn } from './types.ts';

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

function widthOf(text: string, weight = 400, size = SIZE_REM): number {
  if (text === '') return 0;
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return 0;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  canvas.font = `${weight} ${root * size}px ${getComputedStyle(document.body).fontFamily}`;
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

/** Room that a chip takes beside its word: icon, padding, and the cell's own. */
const CHIP_PX = 56;
/** Letters of captions and chips, in parts of the page's. */
const CAPTION_REM = 0.75;
/** A sum is printed in bold. */
const BOLD = 600;

/** The widest of the words of a column of chips. There are few of them. */
function widestWord<Row>(column: GridColumn<Row>, rows: readonly Row[]): number {
  const words = new Set(rows.map((row) => String(column.value(row) ?? '')));
  return Math.max(0, ...[...words].map((word) => (word === '' ? 0 : widthOf(word, BOLD, CAPTION_REM) + CHIP_PX)));
}

/** What the sums of a column need: the total's is the longest, or else a band's. */
function widestSum<Row>(column: GridColumn<Row>, sums: readonly Band[]): number {
  let [text, caption] = ['', ''];
  for (const { values } of sums) {
    const sum = values?.[column.key];
    // The caption stands below, in smaller type.
    if (sum && sum.text.length > text.length) text = sum.text;
    if (sum?.caption && sum.caption.length > caption.length) caption = sum.caption;
  }
  const least = Math.max(widthOf(text, BOLD), widthOf(caption, 400, CAPTION_REM));
  return least === 0 ? 0 : least + AROUND_PX;
}

/** The arrow of a sorted column, and its space. */
const ARROW_PX = 24;

/** What a figure's heading in words needs, sorted too: it stands at the right, and would lose its first letters. */
const headOf = <Row>({ heading }: GridColumn<Row>): number =>
  /\p{L}/u.test(heading) ? widthOf(heading, BOLD, CAPTION_REM) + AROUND_PX + ARROW_PX : 0;

function leastOf<Row>(column: GridColumn<Row>, rows: readonly Row[], sums: readonly Band[]): number {
  if (column.kind === 'status') return widestWord(column, rows);
  if (isFigure(column)) return Math.max(widestSum(column, sums), headOf(column));
  if (column.kind !== 'day' && column.kind !== 'opener') return 0;
  const text = longest(column, rows);
  return text === '' ? 0 : widthOf(text) + AROUND_PX;
}

/**
 * Columns of dates, references, chips and sums, wide enough that none is ever cut, whatever width was given or kept: half a
 * figure is another figure.
 */
export function neverCut<Row>(columns: readonly GridColumn<Row>[], rows: readonly Row[], sums: readonly Band[] = []): GridColumn<Row>[] {
  return columns.map((column) => {
    const least = leastOf(column, rows, sums);
    if (least <= (column.minWidth ?? 0)) return column;
    return { ...column, minWidth: least, ...(column.width === undefined ? {} : { width: Math.max(column.width, least) }) };
  });
}
