import { addRow, rowsWith, type Tally } from './row-tally.ts';

/** Of two columns, any list in a cell has as many commas as lines. */
const LEAST_COLUMNS = 3;

/**
 * Quoted cells that go over several lines, by how many separators stand in them for each line end. Where that is as many
 * as a row has, the lines are rows: a quotation mark is missing, and another, rows later, closed the cell.
 */
export class SwallowedRows {
  readonly #cells = new Map<number, Tally>();

  /** Takes a quoted cell of several lines, by its text with the quotation marks' place in the file. */
  add(row: number, cell: Uint8Array, delimiter: number): void {
    let [ends, separators] = [0, 0];
    for (const [at, byte] of cell.entries()) {
      if (byte === delimiter) separators += 1;
      // A carriage return and its line feed are one.
      else if (byte === 0x0a || (byte === 0x0d && cell[at + 1] !== 0x0a)) ends += 1;
    }
    if (ends === 0 || separators === 0 || separators % ends > 0) return;
    addRow(this.#cells, separators / ends, row);
  }

  /** A sentence about the cells that hold rows of a table of so many columns. */
  notes(columns: number): string[] {
    const found = columns < LEAST_COLUMNS ? undefined : this.#cells.get(columns - 1);
    if (!found) return [];
    const place = rowsWith(found, { one: 'holds', many: 'hold' });
    return [
      `${place} other rows within one cell, between two quotation marks: one of them may be missing or too many. Those rows were not read as rows. Mend the marks in the file, or go on if the cell is one text.`,
    ];
  }
}
