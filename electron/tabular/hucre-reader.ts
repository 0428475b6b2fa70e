import { read } from 'hucre';
import type { CellValue, Sheet, Workbook } from 'hucre';
import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { dateCell, mayShowMore, showing, type Showing } from './excel-values.ts';
import { isOverOwnColumn } from './own-totals.ts';
import type { ParsedSheet, ParsedWorkbook } from './parsed-workbook.ts';
import { RefusedTable } from './table-read-error.ts';

/** The first reader for every workbook. */
export async function readWithHucre(bytes: Uint8Array): Promise<ParsedWorkbook> {
  const workbook = await readOrRefuse(bytes);
  const sheets: ParsedSheet[] = [];
  for (const sheet of workbook.sheets) sheets.push(await parsedSheet(sheet));
  return { sheets, date1904: workbook.dateSystem === '1904' };
}

async function readOrRefuse(bytes: Uint8Array): Promise<Workbook> {
  try {
    return await read(bytes, { readStyles: true });
  } catch (error) {
    // One cell at A1 and one at XFD1048576 would be a table of 17 thousand million cells.
    if (error instanceof Error && /\d cells\)?, over the|outside the supported sheet bounds|exceeds/iu.test(error.message)) {
      throw new RefusedTable('too-complex', 'its cells are spread over too wide an area');
    }
    throw error;
  }
}

async function parsedSheet(sheet: Sheet): Promise<ParsedSheet> {
  let formulasWithoutResult = 0;
  const totals = totalsOfTables(sheet);
  let shows: Showing | undefined;
  for (const [place, cell] of sheet.cells ?? []) {
    if (cell.formula !== undefined && (cell.formulaResult ?? cell.value ?? null) === null) formulasWithoutResult += 1;
    const format = cell.style?.numFmt;
    if (cell.formula === undefined && !mayShowMore(format)) continue;
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (cell.formula !== undefined && isOverOwnColumn(cell.formula, row, column)) totals.push(row);
    const value = sheet.rows[row]?.[column];
    // Excel keeps 45.7% as 0.457 and R001 as 1: what it shows is what the person wrote.
    if (typeof value !== 'number' || !mayShowMore(format)) continue;
    const show = (shows ??= await showing());
    (sheet.rows as FileCell[][])[row]![column] = show(value, format);
  }
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, hidden, rows: withDateCells(sheet.rows), formulasWithoutResult, totals };
}

/** The last rows of tables that have a row of totals. */
const totalsOfTables = ({ tables = [] }: Sheet): number[] =>
  tables.flatMap(({ showTotalRow, range }) => {
    const last = showTotalRow === true ? /(\d+)$/u.exec(range ?? '')?.[1] : undefined;
    return last === undefined ? [] : [Number(last) - 1];
  });

/** Puts date cells where the parser has Dates, in place: a copy of a big sheet would not fit in the child's heap. */
function withDateCells(rows: CellValue[][]): (FileCell | undefined)[][] {
  const cells = rows as (FileCell | Date)[][];
  for (const row of cells) {
    for (let at = 0; at < row.length; at += 1) {
      const value = row[at];
      if (value instanceof Date) row[at] = dateCell(value);
    }
  }
  return cells as FileCell[][];
}
