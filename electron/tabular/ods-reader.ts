import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { LIMITS } from './limits.ts';
import { percentText } from './excel-values.ts';
import { attribute, hidingStyles, plainText } from './ods-styles.ts';
import type { ParsedSheet, ParsedWorkbook } from './parsed-workbook.ts';
import { codeSaid } from './shown-code.ts';
import { TotalRowsFound } from './total-rows.ts';
import { RefusedTable } from './table-read-error.ts';

const LONGEST_SPACES = 1000;

/** The number of times a cell or row stands there. */
function repeats(tag: string, name: string): number {
  const text = attribute(tag, name);
  const count = text === undefined ? 1 : Number(text);
  if (!Number.isInteger(count) || count < 1) throw new RefusedTable('damaged', 'it repeats a cell an impossible number of times');
  return count;
}

/** What a cell says of its value; undefined when only its text does. */
function typedValue(tag: string): FileCell | undefined {
  const type = attribute(tag, 'office:value-type');
  if (type === 'float' || type === 'percentage' || type === 'currency') {
    const number = Number(attribute(tag, 'office:value'));
    if (!Number.isFinite(number)) return undefined;
    return type === 'percentage' ? percentText(number) : number;
  }
  if (type === 'boolean') return attribute(tag, 'office:boolean-value') === 'true';
  if (type !== 'date') return undefined;
  const [date = '', time] = (attribute(tag, 'office:date-value') ?? '').split('T');
  if (!/^-?\d{4,}-\d{2}-\d{2}$/u.test(date)) return undefined;
  const clock = time?.slice(0, 8);
  return clock === undefined || clock === '00:00:00' ? { date } : { date, time: clock };
}

/**
 * Reads the parts of an ods workbook that a table needs, tag by tag. Excel and LibreOffice fill each row with blank
 * cells up to the sheet's last column, and each sheet with blank rows: they are counted here and never made.
 */
class OdsParser {
  readonly sheets: ParsedSheet[] = [];
  readonly #hiding: ReadonlySet<string>;
  #rows: (FileCell | undefined)[][] = [];
  /** Blank rows seen since the last one with something in it. */
  #blankRows = 0;
  #row: (FileCell | undefined)[] | undefined;
  #rowRepeat = 1;
  #blankCells = 0;
  #cell: { tag: string; text: string; paragraphs: number } | undefined;
  /** Tags within a note of a cell, whose text is no part of it. */
  #note = 0;
  #depth = 0;
  #cells = 0;
  #totals = new TotalRowsFound();

  constructor(hiding: ReadonlySet<string>) {
    this.#hiding = hiding;
  }

  text(raw: string): void {
    if (this.#cell && this.#note === 0 && this.#cell.paragraphs > 0 && this.#inParagraph > 0) this.#cell.text += plainText(raw);
  }
  #inParagraph = 0;

  open(name: string, tag: string, closed: boolean): void {
    if (name === 'table:table') this.#startTable(tag);
    else if (name === 'table:table-row') this.#startRow(tag, closed);
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#startCell(tag, closed);
    else if (name === 'office:annotation' && !closed) this.#note += 1;
    else if (this.#cell && this.#note === 0) this.#inCell(name, tag, closed);
  }

  #inCell(name: string, tag: string, closed: boolean): void {
    const cell = this.#cell!;
    if (name === 'text:p' || name === 'text:h') {
      if (cell.paragraphs > 0) cell.text += '\n';
      cell.paragraphs += 1;
      if (!closed) this.#inParagraph += 1;
    } else if (name === 'text:s') cell.text += ' '.repeat(Math.min(repeats(tag, 'text:c'), LONGEST_SPACES));
    else if (name === 'text:tab') cell.text += '\t';
    else if (name === 'text:line-break') cell.text += '\n';
  }

  close(name: string): void {
    if (name === 'table:table') this.#endTable();
    else if (name === 'table:table-row') this.#endRow();
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.#endCell();
    else if (name === 'office:annotation') this.#note = Math.max(0, this.#note - 1);
    else if (name === 'text:p' || name === 'text:h') this.#inParagraph = Math.max(0, this.#inParagraph - (this.#note === 0 ? 1 : 0));
  }

  #startTable(tag: string): void {
    // A table within a cell is part of the cell, and none of ours.
    this.#depth += 1;
    if (this.#depth > 1) return;
    this.#rows = [];
    this.#blankRows = 0;
    this.#totals = new TotalRowsFound();
    const hidden = this.#hiding.has(attribute(tag, 'table:style-name') ?? '');
    const name = plainText(attribute(tag, 'table:name') ?? '');
    this.sheets.push({ name, hidden, rows: this.#rows, formulasWithoutResult: 0 });
  }

  #endTable(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    const sheet = this.sheets.at(-1);
    if (this.#depth === 0 && sheet) sheet.totals = this.#totals.found();
  }

  #startRow(tag: string, closed: boolean): void {
    if (this.#depth !== 1) return;
    [this.#row, this.#blankCells, this.#rowRepeat] = [[], 0, repeats(tag, 'table:number-rows-repeated')];
    if (closed) this.#endRow();
  }

  #endRow(): void {
    const row = this.#row;
    if (this.#depth !== 1 || !row) return;
    this.#row = undefined;
    if (row.length === 0) {
      this.#blankRows += this.#rowRepeat;
      return;
    }
    if (this.#rows.length + this.#blankRows + this.#rowRepeat > LIMITS.rows) throw new RefusedTable('too-many-rows', '');
    for (; this.#blankRows > 0; this.#blankRows -= 1) this.#rows.push([]);
    this.#count(row.length * this.#rowRepeat);
    for (let time = 0; time < this.#rowRepeat; time += 1) this.#rows.push(time === 0 ? row : [...row]);
  }

  #startCell(tag: string, closed: boolean): void {
    if (this.#depth !== 1 || !this.#row) return;
    this.#cell = { tag, text: '', paragraphs: 0 };
    this.#inParagraph = 0;
    if (closed) this.#endCell();
  }

  #endCell(): void {
    const [cell, row] = [this.#cell, this.#row];
    if (this.#depth !== 1 || !cell || !row) return;
    this.#cell = undefined;
    const count = repeats(cell.tag, 'table:number-columns-repeated');
    const value = typedValue(cell.tag) ?? (cell.paragraphs > 0 ? cell.text : (attribute(cell.tag, 'office:string-value') ?? ''));
    if (value === '') {
      const sheet = this.sheets.at(-1);
      if (sheet && cell.tag.includes('table:formula=') && attribute(cell.tag, 'office:value-type') === undefined)
        sheet.formulasWithoutResult += 1;
      this.#blankCells += count;
      return;
    }
    if (row.length + this.#blankCells + count > LIMITS.columns + 1) {
      throw new RefusedTable('too-many-columns', ` in row ${(this.#rows.length + this.#blankRows + 1).toLocaleString('en-GB')}`);
    }
    for (; this.#blankCells > 0; this.#blankCells -= 1) row.push(null);
    const formula = attribute(cell.tag, 'table:formula');
    if (formula !== undefined) this.#totals.formula(plainText(formula), this.#rows.length + this.#blankRows, row.length);
    const held =
      typeof value === 'string' ? plainValue(cell, value) : typeof value === 'number' ? (codeSaid(value, cell.text) ?? value) : value;
    for (let time = 0; time < count; time += 1) row.push(held);
  }

  #count(cells: number): void {
    this.#cells += cells;
    if (this.#cells > LIMITS.cells) throw new RefusedTable('too-many-cells', '');
  }
}

/** Text that comes from an attribute is still as XML writes it. */
const plainValue = ({ paragraphs }: { paragraphs: number }, value: string): string => (paragraphs > 0 ? value : plainText(value));

/** Goes through the tags of a document. Ends of tags within quotation marks are no ends. */
function walk(content: string, parser: OdsParser): void {
  let at = content.indexOf('<office:spreadsheet');
  while (at >= 0 && at < content.length) {
    const open = content.indexOf('<', at);
    if (open < 0) return;
    if (open > at) parser.text(content.slice(at, open));
    let end = content.indexOf('>', open);
    for (let quote = content.indexOf('"', open); quote >= 0 && quote < end; quote = content.indexOf('"', quote + 1)) {
      quote = content.indexOf('"', quote + 1);
      if (quote < 0) throw new RefusedTable('damaged', 'its content breaks off within a tag');
      if (quote > end) end = content.indexOf('>', quote);
    }
    if (end < 0) throw new RefusedTable('damaged', 'its content breaks off within a tag');
    step(content.slice(open + 1, end), parser);
    at = end + 1;
  }
}

function step(tag: string, parser: OdsParser): void {
  if (tag.startsWith('/')) parser.close(tag.slice(1).trim());
  else if (!tag.startsWith('?') && !tag.startsWith('!')) {
    const closed = tag.endsWith('/');
    parser.open(/^[^\s/]+/u.exec(tag)?.[0] ?? '', tag, closed);
  }
}

/** Reads the content of an ods workbook: sheets with their names, which of them are hidden, and what stands in their cells. */
export function readOds(content: Buffer): ParsedWorkbook {
  const text = content.toString('utf8');
  if (!text.includes('</office:document-content>')) throw new RefusedTable('damaged', 'its content breaks off');
  const parser = new OdsParser(hidingStyles(text));
  walk(text, parser);
  return { sheets: parser.sheets, date1904: false };
}
