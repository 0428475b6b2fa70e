/** What quotation marks of a text file say against how it was read, in one place. */
import type { QuotedRows } from '../../shared/domain/tabular-types.ts';

const MOST_ROWS = 20;
const MOST_SHOWN = 60;

/** A quoted cell of several lines, as it ends. */
export interface QuotedCell {
  row: number;
  text: string;
  /** The cells before it in its row. */
  before: readonly string[];
  /** Where its two marks stand in the file. */
  marks: readonly [opening: number, closing: number];
}

/** The same, once its row has ended. */
interface Held extends QuotedCell {
  /** Separators between it and the end of its row. */
  after: number;
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

const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text);

/** Gathers what is odd while a file is read, and says it at the end. */
export class CsvQuotes {
  /** Rows with text after a closing mark, as Excel numbers them. */
  readonly oddRows: number[] = [];
  /** Marks within cells that don't begin with one: inches, or a wrong delimiter. */
  stray = 0;
  readonly #cells: Held[] = [];
  /** Cells of the row that is being read, from here on. */
  #open = 0;
  readonly #delimiter: string;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** A mark that closed a cell before its text ended. */
  closedEarly(row: number): void {
    if (this.oddRows.length < MOST_ROWS) this.oddRows.push(row);
  }

  /** A quoted cell that held line breaks: a mark too many in one row and another in a later one make a cell of the rows between. */
  closedLines(cell: QuotedCell): void {
    if (cell.text.includes(this.#delimiter)) this.#cells.push({ ...cell, after: 0 });
  }

  /** The row ends, with so many separators outside quotation marks. */
  endRow(separators: number): void {
    for (; this.#open < this.#cells.length; this.#open += 1) {
      const cell = this.#cells[this.#open]!;
      cell.after = separators - cell.before.length;
    }
  }

  /** Sentences on what looks odd. */
  notes(): string[] {
    if (this.oddRows.length === 0) return [];
    return [`Quotation marks inside cells look odd in row ${this.oddRows.join(', ')}: check those rows.`];
  }

  /** Cells whose lines look like rows of a table of so many columns: only a person can say. */
  doubts(width: number): QuotedRows[] {
    const found = new Map<number, QuotedRows>();
    if (width < 2) return [];
    for (const cell of this.#cells) {
      const doubt = this.#doubtOf(cell, width);
      const other = doubt && found.get(doubt.row);
      if (other) {
        other.more += doubt.more;
        other.marks.push(...doubt.marks);
        other.likely ||= doubt.likely;
      } else if (doubt) found.set(doubt.row, doubt);
    }
    return [...found.values()];
  }

  #doubtOf({ row, text, before, after, marks }: Held, width: number): QuotedRows | undefined {
    const [head = '', ...rest] = text.split('\n');
    // In the first column the row's own cells stand within the mark.
    const own = before.length === 0 ? head.split(this.#delimiter) : before;
    const lines = rest.map((line, at) => {
      const cells = line.split(this.#delimiter);
      const last = at === rest.length - 1;
      const separators = cells.length - 1;
      const whole = separators + (last ? after : 0) === width - 1;
      return { line, last, separators, whole, alike: whole && beginsAlike(cells, own) };
    });
    const prose = this.#isProse(text);
    // Without the marks each line is a row of the table's own width.
    const exact =
      !prose &&
      before.length + this.#count(head) === width - 1 &&
      lines.every(({ whole, last, line }) => whole || (!last && line.trim() === ''));
    const sure = lines.find(({ alike, separators }) => alike && separators > 1) ?? (exact && width > 3 ? lines[0] : undefined);
    const likely =
      sure ??
      (exact ? lines[0] : undefined) ??
      lines.find(({ alike, last, whole, separators }) => (alike && separators > 0 && !prose) || (whole && !last && separators > 2));
    if (!likely) return undefined;
    return {
      row,
      begins: shown([...before, `"${head}`].join(this.#delimiter === '\t' ? ' ' : this.#delimiter)),
      line: shown(likely.line === '' ? (lines.find(({ line }) => line !== '') ?? likely).line : likely.line),
      more: lines.filter(({ line, last }) => last || line.trim() !== '').length,
      likely: sure !== undefined,
      marks: [...marks],
    };
  }

  #count(text: string): number {
    return text.split(this.#delimiter).length - 1;
  }

  /** True where a space follows each separator, as in sentences and addresses: between cells a file has none. */
  #isProse(text: string): boolean {
    const after = text.split(this.#delimiter).slice(1);
    return after.every((part) => /^(?:\s|$)/u.test(part)) && after.some((part) => part.startsWith(' '));
  }
}
