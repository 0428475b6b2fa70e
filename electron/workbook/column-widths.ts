import { parseLink } from './cell-values.ts';
import type { ReportCell, ReportColumn, ReportKind } from './report-model.ts';
import { isNumeric } from './report-styles.ts';

const MIN_WIDTH = 10;
const MAX_TEXT_WIDTH = 42;
/** Room for the filter arrow and the cell's own margins. */
const HEADER_ROOM = 5.5;
const CELL_ROOM = 3.5;
/** Arial 11 runs a little wider than the digit Excel counts in. */
const STRETCH = 1.05;
/** Headings are bold and a size larger. */
const HEADING_STRETCH = 1.2;
/** Two lines of heading are fine; a column far wider than its figures isn't. */
const MAX_HEADING_WIDTH = 24;
/** Kinds whose cells wrap. */
const WRAPPED: ReadonlySet<ReportKind> = new Set(['text', 'long_text', 'web_address', 'code', 'link']);
const LONGEST_DATE = '30 September 2026'.length;

function longestLine(text: string): number {
  if (!text.includes('\n')) return text.length;
  return text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
}

function figureLength(kind: ReportKind, value: number): number {
  const decimals = kind === 'number' ? 0 : 2;
  const shown = kind === 'money' ? value / 100 : kind === 'percent' ? value / 100 : value;
  const whole = Math.trunc(Math.abs(shown)).toString().length;
  return whole + Math.floor((whole - 1) / 3) + (decimals === 0 ? 0 : 3) + (value < 0 ? 1 : 0) + (kind === 'money' ? 1 : 0);
}

function valueLength(kind: ReportKind, value: ReportCell): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return isNumeric(kind) ? figureLength(kind, value) : String(value).length;
  if (kind === 'day') return LONGEST_DATE;
  return longestLine(kind === 'web_address' ? parseLink(value).text : value);
}

function headingWidth(heading: string): number {
  const longestWord = heading.split(' ').reduce((most, word) => Math.max(most, word.length), 0);
  const half = Math.ceil(heading.length / 2) + 2;
  return Math.min(Math.max(longestWord, Math.min(half, MAX_HEADING_WIDTH)), heading.length) * HEADING_STRETCH + HEADER_ROOM;
}

/**
 * Widths that show the content: figures and codes whole, long text wrapped at a readable line.
 * `partial` says more rows are to come, so figures get room to grow: a cell too narrow shows only "####".
 */
export function measureColumns(columns: readonly ReportColumn[], rows: readonly (readonly ReportCell[])[], partial: boolean): number[] {
  return columns.map((column, i) => {
    if (column.width !== undefined) return Math.min(Math.max(column.width, 4), 120);
    let longest = 0;
    let sum = 0;
    for (const row of rows) {
      const length = valueLength(column.kind, row[i] ?? null);
      // Totals grow past the largest row: measure the sum as it builds.
      if (column.total === 'sum' && typeof row[i] === 'number') sum += row[i];
      if (length > longest) longest = length;
    }
    if (sum > 0) longest = Math.max(longest, figureLength(column.kind, partial ? sum * 100 : sum) + 1);
    else if (partial && isNumeric(column.kind)) longest += 2;
    const body = WRAPPED.has(column.kind) ? Math.min(longest, MAX_TEXT_WIDTH) : longest;
    return Math.round(Math.min(Math.max(body * STRETCH + CELL_ROOM, headingWidth(column.heading), MIN_WIDTH), 60) * 10) / 10;
  });
}
