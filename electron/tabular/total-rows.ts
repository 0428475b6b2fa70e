import { columnLetter } from '../../shared/domain/tabular-columns.ts';
import type { TotalRows } from '../../shared/domain/tabular-types.ts';

/** What adds up or counts a column: SUBTOTAL and AGGREGATE name what they do by a number first. */
const ADDS =
  /^(?:(?:of|oooc|msoxl):)?=?\s*\+?(?:_xlfn\.)?(?:SUM|COUNT|COUNTA|(?:SUBTOTAL|AGGREGATE)\((?:10)?[1239][,;](?:\d[,;])?)\(?\s*(?<cells>.+)\)$/iu;
const RANGE = /^\[?\.?\$?(?<from>[A-Z]{1,3})\$?(?<first>\d{1,7}):\.?\$?(?<to>[A-Z]{1,3})\$?(?<last>\d{1,7})\]?$/iu;
/** `Table[Amount]`, `[Amount]`: a table's column, as only its own totals row and cells outside it name it. */
const TABLE_COLUMN = /^\w*\[(?!\.|@|#This)[^\]]*\]$/iu;

/** True for a formula that adds up or counts its own column over other rows. Row and column are 0-based. */
export function addsUpColumn(formula: string, row: number, column: number): boolean {
  const cells = ADDS.exec(formula.trim())?.groups?.['cells']?.trim();
  if (cells === undefined) return false;
  if (TABLE_COLUMN.test(cells)) return true;
  const range = RANGE.exec(cells)?.groups;
  if (!range) return false;
  const own = columnLetter(column);
  const [first, last] = [Number(range['first']) - 1, Number(range['last']) - 1];
  return range['from']?.toUpperCase() === own && range['to']?.toUpperCase() === own && last > first && (row < first || row > last);
}

/** Collects the rows of a sheet that a workbook itself makes totals. */
export class TotalRowsFound {
  readonly #own = new Set<number>();
  readonly #added = new Set<number>();

  /** A table's own totals row. */
  own(row: number): void {
    this.#own.add(row);
  }

  /** A cell's formula. */
  formula(formula: string, row: number, column: number): void {
    if (addsUpColumn(formula, row, column)) this.#added.add(row);
  }

  /** The rows, or undefined where there are none. */
  found(): TotalRows | undefined {
    if (this.#own.size + this.#added.size === 0) return undefined;
    return { own: [...this.#own], added: [...this.#added] };
  }
}
