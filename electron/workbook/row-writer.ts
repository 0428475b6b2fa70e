import { dateSerial, parseLink } from './cell-values.ts';
import { columnLetter, columnReference } from './names.ts';
import { ragTone } from './rag.ts';
import type { ReportCell, ReportColumn } from './report-model.ts';
import { charactersPerLine, headingLines, lineCount, rowHeight } from './row-heights.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { PlannedSheet } from './table-plan.ts';
import { hasTotalLabel } from './blank-sheet.ts';
import type { BlankStyles } from './blank-sheet.ts';

/** Excel drops a sheet's links, with a warning, beyond this many. */
const MAX_LINKS = 65_530;
const TITLE_HEIGHT = 28;
/** Header words are bold, and share their cell with the filter arrow. */
const HEADER_LOSS = 3;

/** A cell that leads somewhere. */
export interface WrittenLink {
  /** The cell's address. */
  ref: string;
  /** Where it leads. */
  target: string;
}

type CellWriter = (value: ReportCell, row: string) => string;

/** Writes the rows of one table, adding up as it goes. */
export class RowWriter {
  /** The links met so far. */
  readonly links: WrittenLink[] = [];
  readonly #plan: PlannedSheet;
  readonly #styles: BlankStyles;
  readonly #strings: SharedStrings;
  readonly #writers: readonly CellWriter[];
  readonly #sums: number[];
  readonly #counts: number[];
  /** Lines in the tallest cell of the row being written. */
  #lines = 1;

  constructor(plan: PlannedSheet, styles: BlankStyles, strings: SharedStrings) {
    this.#plan = plan;
    this.#styles = styles;
    this.#strings = strings;
    this.#sums = plan.columns.map(() => 0);
    this.#counts = plan.columns.map(() => 0);
    this.#writers = plan.columns.map((column, index) => this.#totalled(column, index, this.#cellWriter(column, index)));
  }

  /** Title, description and header. */
  top(): string {
    const { title, description, columns, headerRow } = this.#plan;
    const heading = columns.map((column, i) =>
      this.#text(columnLetter(i), String(headerRow), this.#styles.header[i] as number, column.heading),
    );
    const lines = columns.map((column, i) =>
      headingLines(column.heading, charactersPerLine((this.#plan.widths[i] as number) - HEADER_LOSS, 12)),
    );
    const rest = description === undefined ? '' : this.#text('A', '2', this.#styles.subtitle, description);
    return (
      `<row r="1" ht="${TITLE_HEIGHT}" customHeight="1">${this.#text('A', '1', this.#styles.title, title)}</row>` +
      (rest === '' ? '' : `<row r="2" ht="${rowHeight(1, 12) + 2}" customHeight="1">${rest}</row>`) +
      `<row r="${headerRow}" ht="${rowHeight(Math.max(...lines), 12) + 2}" customHeight="1">${heading.join('')}</row>`
    );
  }

  /** One row of data. */
  row(values: readonly ReportCell[], rowNumber: number): string {
    const row = String(rowNumber);
    const writers = this.#writers;
    let cells = '';
    this.#lines = 1;
    for (let i = 0; i < writers.length; i += 1) cells += (writers[i] as CellWriter)(values[i] ?? null, row);
    return `<row r="${row}" ht="${rowHeight(this.#lines, 11)}">${cells}</row>`;
  }

  /** The one row of a table with nothing in it: Excel won't open a table with none. */
  emptyRow(rowNumber: number): string {
    const cells = this.#plan.columns.map((_, i) => {
      const style = this.#styles.body[i] as number;
      return i === 0
        ? this.#text('A', String(rowNumber), style, 'Nothing to report')
        : `<c r="${columnLetter(i)}${rowNumber}" s="${style}"/>`;
    });
    return `<row r="${rowNumber}" ht="${rowHeight(1, 11)}">${cells.join('')}</row>`;
  }

  /** The totals row, with its values worked out so that a viewer that can't calculate shows them. */
  totals(rowNumber: number): string {
    const cells = this.#plan.columns.map((column, i) => {
      const ref = `${columnLetter(i)}${rowNumber}`;
      const style = this.#styles.total[i] as number;
      if (hasTotalLabel(this.#plan, i)) return this.#text('A', String(rowNumber), style, 'Total');
      if (column.total !== 'sum' && column.total !== 'count') return `<c r="${ref}" s="${style}"/>`;
      const value = column.total === 'count' ? (this.#counts[i] as number) : inUnits(column, this.#sums[i] as number);
      const code = column.total === 'count' ? 103 : 109;
      const formula = `SUBTOTAL(${code},${columnReference(this.#plan.table, column.heading)})`;
      return `<c r="${ref}" s="${style}"><f>${escapeFormula(formula)}</f><v>${value}</v></c>`;
    });
    return `<row r="${rowNumber}" ht="${rowHeight(1, 11)}">${cells.join('')}</row>`;
  }

  #text(letter: string, row: string, style: number, text: string): string {
    return `<c r="${letter}${row}" s="${style}" t="s"><v>${this.#strings.add(text)}</v></c>`;
  }

  #totalled(column: ReportColumn, index: number, write: CellWriter): CellWriter {
    const sums = this.#sums;
    const counts = this.#counts;
    if (column.total === 'count') {
      return (value, row) => {
        if (!isEmpty(value)) counts[index] = (counts[index] as number) + 1;
        return write(value, row);
      };
    }
    if (column.total !== 'sum') return write;
    return (value, row) => {
      if (typeof value === 'number' && Number.isFinite(value)) sums[index] = (sums[index] as number) + value;
      return write(value, row);
    };
  }

  #cellWriter(column: ReportColumn, index: number): CellWriter {
    const open = `<c r="${columnLetter(index)}`;
    const style = this.#styles.body[index] as number;
    const empty = `" s="${style}"/>`;
    const string = `" s="${style}" t="s"><v>`;
    const number = `" s="${style}"><v>`;
    const strings = this.#strings;
    const text = (value: string, row: string): string =>
      value === '' ? open + row + empty : `${open}${row}${string}${strings.add(value)}</v></c>`;
    const perLine = charactersPerLine(this.#plan.widths[index] as number, 11);
    switch (column.kind) {
      case 'rag':
        return this.#ragWriter(open, style);
      case 'web_address':
        return (value, row) => (isEmpty(value) ? open + row + empty : this.#link(String(value), columnLetter(index), row, style, perLine));
      case 'day':
        return (value, row) => {
          if (isEmpty(value)) return open + row + empty;
          const serial = typeof value === 'string' ? dateSerial(value) : null;
          return serial === null ? text(String(value), row) : `${open}${row}${number}${serial}</v></c>`;
        };
      case 'text':
      case 'long_text':
      case 'code':
      case 'link':
        return (value, row) => {
          if (isEmpty(value)) return open + row + empty;
          const words = String(value);
          this.#measure(words, perLine);
          return text(words, row);
        };
      case 'reference':
      case 'time':
      case 'year':
      case 'yes_no':
        return (value, row) => (isEmpty(value) ? open + row + empty : text(String(value), row));
      case 'number':
      case 'decimal':
      case 'money':
      case 'percent': {
        const divisor = divisorOf(column);
        return (value, row) => {
          if (typeof value === 'number')
            return Number.isFinite(value) ? `${open}${row}${number}${value / divisor}</v></c>` : open + row + empty;
          return value === null ? open + row + empty : text(value, row);
        };
      }
    }
    return column.kind satisfies never;
  }

  #ragWriter(open: string, plain: number): CellWriter {
    const tones = this.#styles.rag;
    const strings = this.#strings;
    return (value, row) => {
      if (isEmpty(value)) return `${open}${row}" s="${plain}"/>`;
      const word = String(value);
      const style = tones[ragTone(word)] ?? plain;
      return `${open}${row}" s="${style}" t="s"><v>${strings.add(word)}</v></c>`;
    };
  }

  #link(value: string, letter: string, row: string, style: number, perLine: number): string {
    const { text, target } = parseLink(value);
    this.#measure(text, perLine);
    if (target === null || this.links.length >= MAX_LINKS) return this.#text(letter, row, this.#styles.plain, text);
    this.links.push({ ref: letter + row, target });
    return this.#text(letter, row, style, text);
  }

  #measure(text: string, perLine: number): void {
    const lines = lineCount(text, perLine);
    if (lines > this.#lines) this.#lines = lines;
  }
}

function isEmpty(value: ReportCell): boolean {
  return value === null || value === '' || (typeof value === 'number' && !Number.isFinite(value));
}

/** Storage units in one shown unit: pence in a pound, basis points in a whole. */
function divisorOf(column: ReportColumn): number {
  if (column.kind === 'money') return 100;
  return column.kind === 'percent' ? 10_000 : 1;
}

function inUnits(column: ReportColumn, sum: number): number {
  return sum / divisorOf(column);
}

function escapeFormula(formula: string): string {
  return formula.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
