/** What quotation marks of a text file say against how it was read, in one place. */
import { RefusedTable } from './table-read-error.ts';

const MOST_ROWS = 20;
const MOST_CELLS = 1000;
const MOST_SHOWN = 60;

/** A quoted cell with line breaks in it, as far as its lines look like rows. */
interface Lines {
  row: number;
  /** Separators in each line that could be a row, with its text. */
  lines: { separators: number; text: string; alike: boolean; last: boolean }[];
  /** Separators before the cell, and in its first line. */
  before: number;
  head: number;
}

/** A quoted cell as it ends. */
export interface QuotedCell {
  row: number;
  text: string;
  /** The cells before it in its row. */
  before: readonly string[];
}

/** What a code is made of: `A12/3` and `B7/14` are alike. */
const shapeOf = (text: string): string =>
  text
    .trim()
    .replaceAll(/\p{L}+/gu, 'a')
    .replaceAll(/\d+/gu, '9');

const isFigure = (text: string): boolean => /^\s*[-−]?£?\d[\d,.]*%?\s*$/u.test(text);

/** True when a line begins as its row does: with a code made the same way, or with figures where the row has them. */
function beginsAlike(cells: readonly string[], [first = '', ...others]: readonly string[]): boolean {
  const shape = shapeOf(first);
  if (shape.includes('9') && shapeOf(cells[0] ?? '') === shape) return true;
  return others.some(isFigure) && others.every((own, at) => isFigure(own) === isFigure(cells[at + 1] ?? ''));
}

/** Gathers what is odd while a file is read, and says it at the end. */
export class CsvQuotes {
  /** Rows with text after a closing mark, as Excel numbers them. */
  readonly oddRows: number[] = [];
  /** Marks within cells that don't begin with one: inches, or a wrong delimiter. */
  stray = 0;
  readonly #cells: Lines[] = [];
  readonly #delimiter: string;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** A mark that closed a cell before its text ended. */
  closedEarly(row: number): void {
    if (this.oddRows.length < MOST_ROWS) this.oddRows.push(row);
  }

  /** A quoted cell that held line breaks: a mark too many in one row and another in a later one make a cell of the rows between. */
  closedLines({ row, text, before }: QuotedCell): void {
    if (this.#cells.length >= MOST_CELLS || !text.includes(this.#delimiter)) return;
    const [head = '', ...lines] = text.split('\n');
    // In the first column the row's own cells stand within the mark.
    const own = before.length === 0 ? head.split(this.#delimiter) : before;
    const found = lines.map((line, at) => {
      const cells = line.split(this.#delimiter);
      const alike = beginsAlike(cells, own);
      return { separators: cells.length - 1, text: line, alike, last: at === lines.length - 1 };
    });
    this.#cells.push({ row, lines: found, before: before.length, head: head.split(this.#delimiter).length - 1 });
  }

  /**
   * Sentences on what looks odd. Refuses a file in which rows have certainly run together: a line within a cell has the
   * cells of a row and begins as its row does.
   */
  notes(width: number): string[] {
    const notes: string[] = [];
    if (this.oddRows.length > 0) notes.push(`Quotation marks inside cells look odd in row ${this.oddRows.join(', ')}: check those rows.`);
    const doubtful = this.#cells.flatMap(({ row, lines, before, head }) => {
      // A whole row between two marks; or the beginning of one, up to the cell in which the second mark stands.
      const whole = lines.filter(({ separators, last }) => width > 1 && separators === (last ? before : width - 1));
      // Every line a row, the first and the last with their parts outside the marks.
      const exact = whole.length === lines.length && head + before === width - 1;
      const sure = whole.find(({ separators, alike }) => alike && (separators > 1 || (exact && width > 3)));
      if (sure) throw new RefusedTable('rows-in-quotes', `row ${row.toLocaleString('en-GB')}: “${shown(sure.text)}”`);
      const likely = whole.find(({ separators, alike, last }) => (alike && separators > 0) || (!last && separators > 2));
      return likely ? [{ row, text: likely.text }] : [];
    });
    const [one] = doubtful;
    if (one) {
      const rows = doubtful.slice(0, MOST_ROWS).map(({ row }) => row);
      const more = doubtful.length > rows.length ? ` and ${doubtful.length - rows.length} more` : '';
      const where = rows.length === 1 ? `Row ${one.row} has a cell` : `Rows ${rows.join(', ')}${more} have cells`;
      notes.push(
        `${where} of several lines, of which one looks like a row of its own (“${shown(one.text)}”): check that no quotation mark is missing or too many.`,
      );
    }
    return notes;
  }
}

const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text);
