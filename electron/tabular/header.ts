import type { FileCell, ImportField, Sheet } from '../../shared/domain/tabular-types.ts';
import { cleanHeading, headingsOf } from './headings.ts';
import type { Heading } from './headings.ts';
import { matchCount } from './match-columns.ts';

/** Where a table's heading is. */
export interface FoundHeader {
  /** 0-based row of the (last line of the) heading. */
  headerRow: number;
  /** 2 when the heading runs over two lines. */
  lines: 1 | 2;
  /** 0-based row the data starts at. */
  firstDataRow: number;
  headings: Heading[];
  /** How many of the wanted fields the headings match; 0 means the row is only a guess. */
  matches: number;
}

/** Rows of title and notes allowed above the heading; blank ones don't count, up to a screenful. */
const ROWS_ABOVE = 7;
const LAST_HEADER_ROW = 60;

const isText = (cell: FileCell | undefined): boolean => typeof cell === 'string' && cell.trim() !== '';
const filled = (row: readonly FileCell[]): number => row.filter((cell) => cell !== null && cell !== '').length;

/** A band row ("Starts on Site", blank, blank, "Completions") with each band carried over the columns under it. */
function carried(band: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, column) => (last = (band[column] ?? '') === '' ? last : (band[column] ?? '')));
}

function oneLine(row: readonly FileCell[]): Heading[] {
  return headingsOf(row.map(cleanHeading));
}

/** Two rows as one heading: the upper line is carried across only where the lower one has words. */
function twoLines(upper: readonly FileCell[], lower: readonly FileCell[]): Heading[] {
  const width = Math.max(upper.length, lower.length);
  const top = upper.map(cleanHeading);
  const bands = carried(top, width);
  const own = Array.from({ length: width }, (_, column) => cleanHeading(lower[column]));
  const joined = own.map((name, column) => (name === '' ? (top[column] ?? '') : `${bands[column] ?? ''} ${name}`.trim()));
  return headingsOf(joined, own);
}

/** True if the upper row could be the first line of a heading: several words over several columns, not a title. */
function isBand(upper: readonly FileCell[] | undefined, lower: readonly FileCell[]): upper is FileCell[] {
  if (upper === undefined || !upper.every((cell) => cell === null || isText(cell))) return false;
  const count = filled(upper);
  return count >= 2 || (count === 1 && filled(upper.slice(0, 1)) === 0 && filled(lower) > 2);
}

const hasRepeats = (headings: readonly Heading[]): boolean => headings.some((one) => !one.blank && / \(\d+\)$/u.test(one.text));

function candidates(rows: readonly FileCell[][], fields: readonly ImportField[]): FoundHeader[] {
  const found: FoundHeader[] = [];
  // A two-line heading may push its second line one row further.
  for (let row = 0, above = -1; row <= LAST_HEADER_ROW && row < rows.length; row += 1) {
    const cells = rows[row] ?? [];
    if (filled(cells) === 0) continue;
    above += 1;
    if (above > ROWS_ABOVE + 1) break;
    const single = oneLine(cells);
    const add = (headings: Heading[], lines: 1 | 2): number => {
      const matches = matchCount(fields, headings);
      found.push({ headerRow: row, lines, firstDataRow: row + 1, headings, matches });
      return matches;
    };
    const upper = rows[row - 1];
    const double = isBand(upper, cells) ? twoLines(upper, cells) : undefined;
    // Repeated names under bands ("Total" twice) can only be told apart with the bands.
    if (double && hasRepeats(single) && !hasRepeats(double)) add(double, 2);
    if (above <= ROWS_ABOVE) add(single, 1);
    if (double) add(double, 2);
  }
  return found;
}

/** Without a match: the first row whose cells are nearly all words and which is as wide as the table. */
function likeliest(rows: readonly FileCell[][], found: readonly FoundHeader[]): FoundHeader | undefined {
  const width = Math.max(0, ...rows.slice(0, 40).map(filled));
  const singles = found.filter((one) => one.lines === 1);
  const wide = singles.filter((one) => filled(rows[one.headerRow] ?? []) >= Math.max(1, width * 0.6));
  return (
    wide.find((one) => (rows[one.headerRow] ?? []).filter(isText).length >= filled(rows[one.headerRow] ?? []) * 0.8) ??
    wide[0] ??
    singles[0]
  );
}

/**
 * Finds the heading of a table under up to seven rows of title and notes and any blank ones, on one line or two. The row that matches
 * most wanted fields wins, the earlier of equals; undefined for a sheet with nothing near its top.
 */
export function findHeader(sheet: Pick<Sheet, 'rows'>, fields: readonly ImportField[]): FoundHeader | undefined {
  const found = candidates(sheet.rows, fields);
  const most = Math.max(0, ...found.map((one) => one.matches));
  // One match alone may be a word in a title; with few fields wanted it is all there can be.
  if (most >= Math.min(2, fields.length) && most > 0) return found.find((one) => one.matches === most);
  return likeliest(sheet.rows, found) ?? found[0];
}

export { headingSignature } from './headings.ts';
export { matchColumns } from './match-columns.ts';
