import { read } from 'hucre';
import type { CellValue, Sheet, Workbook } from 'hucre';
import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { dateCell, percentText } from './excel-values.ts';
import type { ParsedSheet, ParsedWorkbook } from './parsed-workbook.ts';
import { codeShown } from './shown-code.ts';
import { TotalRowsFound } from './total-rows.ts';
import { RefusedTable } from './table-read-error.ts';

/** The first reader for every workbook. */
export async function readWithHucre(bytes: Uint8Array): Promise<ParsedWorkbook> {
  const workbook = await readOrRefuse(bytes);
  return { sheets: workbook.sheets.map(parsedSheet), date1904: workbook.dateSystem === '1904' };
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

function parsedSheet(sheet: Sheet): ParsedSheet {
  let formulasWithoutResult = 0;
  const totals = new TotalRowsFound();
  for (const { range, showTotalRow } of sheet.tables ?? []) {
    const last = /\d+$/u.exec(range ?? '')?.[0];
    if (showTotalRow === true && last !== undefined) totals.own(Number(last) - 1);
  }
  for (const [place, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (cell.formula !== undefined) totals.formula(cell.formula, row, column);
    if (cell.formula !== undefined && (cell.formulaResult ?? cell.value ?? null) === null) formulasWithoutResult += 1;
    const format = cell.style?.numFmt;
    if (format === undefined) continue;
    const value = sheet.rows[row]?.[column];
    if (typeof value === 'number') sheet.rows[row]![column] = asShown(value, format);
  }
  const hidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, hidden, rows: withDateCells(sheet.rows), formulasWithoutResult, totals: totals.found() };
}

/** Excel keeps 45.7% as 0.457 and R001 as 1: what it shows is what the person wrote. */
const asShown = (value: number, format: string): number | string =>
  format.includes('%') ? percentText(value) : (codeShown(value, format) ?? value);

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
