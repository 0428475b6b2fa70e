import type { FileCell, TotalRows } from '../../shared/domain/tabular-types.ts';

/** One sheet as a parser gave it, before it is cut into batches. */
export interface ParsedSheet {
  name: string;
  hidden: boolean;
  rows: (FileCell | undefined)[][];
  /** Formulas whose result was never saved: their cells look blank. */
  formulasWithoutResult: number;
  totals?: TotalRows | undefined;
}

/** A workbook as either parser gives it. */
export interface ParsedWorkbook {
  sheets: ParsedSheet[];
  date1904: boolean;
}
