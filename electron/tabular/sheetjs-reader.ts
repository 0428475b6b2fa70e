import * as XLSX from 'xlsx';
import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { percentText, serialCell } from './excel-values.ts';
import { LIMITS } from './limits.ts';
import type { ParsedSheet, ParsedWorkbook } from './parsed-workbook.ts';
import { codeShown } from './shown-code.ts';
import { RefusedTable } from './table-read-error.ts';

/** The second reader: for workbooks older than Excel 97, which the first refuses. Only ever run in the child. */
export function readWithSheetJs(bytes: Uint8Array): ParsedWorkbook {
  const workbook = parse(bytes);
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.map((name, index) => parsedSheet(workbook, name, index, date1904));
  // A damaged file often comes back as a workbook of nothing rather than as an error.
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedTable('damaged');
  return { sheets, date1904 };
}

function parse(bytes: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: 'array',
      dense: true,
      // One row past the limit, so that a file with too many is noticed.
      sheetRows: LIMITS.rows + 1,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      bookVBA: false,
    });
  } catch (error) {
    if (error instanceof Error && /password|encrypt/iu.test(error.message)) throw new RefusedTable('encrypted');
    throw new RefusedTable('damaged');
  }
}

function parsedSheet(workbook: XLSX.WorkBook, name: string, index: number, date1904: boolean): ParsedSheet {
  // Straight from the cells: `sheet_to_json` would walk whatever area the file claims to have.
  const data = (workbook.Sheets[name] as { '!data'?: (XLSX.CellObject | undefined)[][] } | undefined)?.['!data'] ?? [];
  const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => cellOf(cell, date1904)));
  return { name, hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0, rows, formulasWithoutResult: 0 };
}

function cellOf(cell: XLSX.CellObject | undefined, date1904: boolean): FileCell {
  if (cell === undefined || cell.v === undefined) return null;
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (typeof cell.z === 'string' && cell.z.includes('%')) return percentText(cell.v);
    if (typeof cell.z !== 'string') return cell.v;
    return XLSX.SSF.is_date(cell.z) ? serialCell(cell.v, date1904) : (codeShown(cell.v, cell.z) ?? cell.v);
  }
  if (cell.t === 'e') return cell.w ?? '#ERROR!';
  return typeof cell.v === 'string' || typeof cell.v === 'boolean' ? cell.v : String(cell.v);
}
