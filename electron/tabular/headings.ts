import { columnLetter } from '../../shared/domain/tabular-columns.ts';
import { bareWords } from '../../shared/domain/tabular-enums.ts';
import type { FileCell } from '../../shared/domain/tabular-types.ts';

/** One column's heading, fit to show and unique in its table. */
export interface Heading {
  /** 0-based place of the column. */
  column: number;
  letter: string;
  /** What the mapping screen shows: footnote marks gone, "(2)" after a repeat, "Column D" when empty. */
  text: string;
  /** Other wordings to match by: for a two-line heading, its own line alone. */
  alternatives: string[];
  /** True when the header cell is empty. */
  blank: boolean;
}

const LONGEST_HEADING = 500;

/** A cell as text, for headings and messages. */
export function cellText(cell: FileCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object' && 'shown' in cell) return cell.shown;
  if (typeof cell === 'object') return cell.time === undefined ? cell.date : `${cell.date} ${cell.time}`;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** A heading on one line without footnote marks: "Social Rent (and LAR to \nbenchmarks)[10]" loses its [10]. */
export function cleanHeading(cell: FileCell | undefined): string {
  // A paragraph above a table is no heading; cutting it keeps the patterns below quick on any text.
  return cellText(cell)
    .slice(0, LONGEST_HEADING)
    .replaceAll(/\[(?:note|notes|r|p)?\s*\d+(?:\s*,\s*\d+)*\]|[\u00B9\u00B2\u00B3\u2070-\u2079*\u2020\u2021]+(?=\s|$)/giu, ' ')
    .replaceAll(/[\s\u00A0\u200B\uFEFF]+/gu, ' ')
    .trim();
}

/** The strict form two headings are compared in: no case, punctuation or spacing. */
export function strictForm(heading: string): string {
  return bareWords(heading);
}

/** The loose form, tried second: also without words in brackets, a required-mark or a footnote digit at the end. */
export function looseForm(heading: string): string {
  return bareWords(heading.slice(0, LONGEST_HEADING).replaceAll(/\([^()]*\)|\[[^[\]]*\]/gu, ' ')).replace(/\d+$/u, '');
}

/** Turns header cells into unique headings. */
export function headingsOf(cells: readonly string[], ownLines?: readonly string[]): Heading[] {
  const seen = new Map<string, number>();
  return cells.map((cell, column) => {
    const letter = columnLetter(column);
    const blank = cell === '';
    const base = blank ? `Column ${letter}` : cell;
    const times = (seen.get(base.toLowerCase()) ?? 0) + 1;
    seen.set(base.toLowerCase(), times);
    const own = ownLines?.[column] ?? '';
    const alternatives = own !== '' && own !== cell ? [own] : [];
    return { column, letter, text: times === 1 ? base : `${base} (${times})`, alternatives, blank };
  });
}

/**
 * A short text that is the same for every file with the same headings in any order, so that a mapping chosen
 * once is offered again.
 */
export function headingSignature(headings: readonly (string | Heading)[]): string {
  const forms = headings.map((one) => strictForm(typeof one === 'string' ? one : one.blank ? '' : one.text)).filter((form) => form !== '');
  // FNV-1a over 64 bits: stable, short, and no more is needed to tell layouts apart.
  let hash = 0xcbf2_9ce4_8422_2325n;
  for (const byte of new TextEncoder().encode(forms.toSorted().join('|'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100_0000_01b3n);
  }
  return `h1-${forms.length}-${hash.toString(16).padStart(16, '0')}`;
}
