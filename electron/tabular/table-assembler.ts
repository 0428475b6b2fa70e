import type { FileCell, Sheet, TotalRows } from '../../shared/domain/tabular-types.ts';
import { LIMITS } from './limits.ts';
import { CELL_MARK, ROW_MARK } from './read-protocol.ts';
import { RefusedTable } from './table-read-error.ts';

/** Blank rows are only counted, yet a file of nothing else must end too. */
const MOST_BLANK_ROWS = 1_100_000;

/** Texts of a column that are remembered while its rows come. */
const SLOTS = 32;
/** Columns of which texts are remembered. */
const MOST_REMEMBERED = 200;

/**
 * Puts the batches of a file together, with every cap counted here in the parent: whatever the child was talked
 * into sending, this process holds no more than the limits. Blank rows and cells at the end count for nothing.
 */
export class TableAssembler {
  readonly sheets: Sheet[] = [];
  readonly notes: string[] = [];
  private current: Sheet | undefined;
  private blankRows = 0;
  private rows = 0;
  private cells = 0;
  private text = 0;
  /** Texts met lately, by column and ending. */
  private met: string[] = [];

  /** Starts a sheet; later rows belong to it. */
  startSheet(name: string, hidden: boolean, totals?: TotalRows): void {
    if (this.sheets.length >= LIMITS.sheets) throw new RefusedTable('too-many-sheets');
    this.current = { name, rows: [], ...(hidden ? { hidden } : {}), ...(totals ? { totals } : {}) };
    this.sheets.push(this.current);
    this.blankRows = 0;
  }

  /** Adds rows of text, packed with marks. */
  addPacked(text: string): void {
    this.countText(text.length);
    for (const row of text.split(ROW_MARK)) this.addRow(row === '' ? [] : row.split(CELL_MARK));
  }

  /** Adds rows that carry numbers and dates. */
  addJson(text: string): void {
    this.countText(text.length);
    for (const row of JSON.parse(text) as FileCell[][]) this.addRow(row);
  }

  private countText(length: number): void {
    this.text += length;
    if (this.text > LIMITS.totalText) throw new RefusedTable('too-much-text');
  }

  private addRow(row: FileCell[]): void {
    const width = this.clean(row);
    if (width === 0) {
      this.blankRows += 1;
      if (this.blankRows > MOST_BLANK_ROWS) throw new RefusedTable('too-many-rows', this.inSheet());
      return;
    }
    const rows = this.current?.rows;
    if (rows === undefined) throw new RefusedTable('reader-failed');
    if (width > LIMITS.columns) throw new RefusedTable('too-many-columns', this.where(rows.length + this.blankRows));
    this.rows += this.blankRows + 1;
    this.cells += width;
    if (this.rows > LIMITS.rows) throw new RefusedTable('too-many-rows', this.inSheet());
    if (this.cells > LIMITS.cells) throw new RefusedTable('too-many-cells', this.inSheet());
    for (; this.blankRows > 0; this.blankRows -= 1) rows.push([]);
    row.length = width;
    rows.push(row);
  }

  /** Makes empty text null, holds of a text longer than any field takes no more than shows that, and gives the width without blanks at the end. */
  private clean(row: FileCell[]): number {
    let width = 0;
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at];
      if (cell === '' || cell === undefined) row[at] = null;
      else if (cell !== null) {
        width = at + 1;
        if (typeof cell === 'string') row[at] = cell.length > LIMITS.cellText ? cell.slice(0, LIMITS.cellText) : this.once(cell, at);
      }
    }
    return width;
  }

  /** The same text, held once where the column had it lately: most columns repeat, and what is held once is compared and looked up faster, too. */
  private once(cell: string, column: number): string {
    if (column >= MOST_REMEMBERED) return cell;
    const slot = column * SLOTS + ((cell.length + cell.charCodeAt(cell.length - 1)) % SLOTS);
    const before = this.met[slot];
    if (before === cell) return before;
    this.met[slot] = cell;
    return cell;
  }

  private inSheet(): string {
    return this.sheets.length > 1 ? ` (up to the sheet “${this.current?.name ?? ''}”)` : '';
  }

  private where(rowIndex: number): string {
    const row = `row ${(rowIndex + 1).toLocaleString('en-GB')}`;
    return this.sheets.length > 1 ? ` in ${row} of the sheet “${this.current?.name ?? ''}”` : ` in ${row}`;
  }
}
