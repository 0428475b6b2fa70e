import type { CellValue, GridColumn, ParseResult } from './types.ts';

/** A data row as shown, in order; band rows are not in the list. */
export interface PlanRow<Row> {
  id: string;
  row: Row;
}

/** Where a block goes. Rows and columns are in the order shown; `height` and `width` are the selection's size. */
export interface PasteTarget<Row> {
  rows: readonly PlanRow<Row>[];
  columns: readonly GridColumn<Row>[];
  /** Index of the top left cell in `rows` and `columns`. */
  top: number;
  left: number;
  height: number;
  width: number;
  value: (row: PlanRow<Row>, column: GridColumn<Row>) => CellValue;
  parse: (column: GridColumn<Row>, text: string, row: Row) => ParseResult;
  rowName: (row: Row) => string;
  /** Key of the column that names a row, where rows are found by what it holds. */
  nameKey?: string | undefined;
  /** Look for a header row to read (pastes only). */
  header: boolean;
  /** The band a row belongs to, and what it is called, where rows are in bands. */
  bandOf?: (row: Row) => string;
  bandName?: (key: string) => string;
}
