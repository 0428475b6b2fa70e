import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import * as XLSX from 'xlsx';
import { createReportWriter } from '../../electron/workbook/hucre-writer.ts';
import type { ReportModel } from '../../electron/workbook/report-model.ts';

/** A written report, opened by two readers that had no part in writing it. */
export interface Reopened {
  bytes: Uint8Array;
  /** Every part as text. */
  parts: Record<string, string>;
  sheetJs: XLSX.WorkBook;
  excelJs: ExcelJS.Workbook;
}

/** Writes a report and opens it again. */
export async function writeAndReopen(model: ReportModel): Promise<Reopened> {
  const bytes = await createReportWriter().write(model);
  const excelJs = new ExcelJS.Workbook();
  await excelJs.xlsx.load(bytes.slice().buffer);
  return {
    bytes,
    parts: partsOf(bytes),
    sheetJs: XLSX.read(bytes, { type: 'array', cellFormula: true, cellStyles: true, cellNF: true }),
    excelJs,
  };
}

/** The parts of a workbook as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]));
}

/** A cell as SheetJS reads it. */
export function sheetCell(book: XLSX.WorkBook, sheet: string, ref: string): XLSX.CellObject | undefined {
  return book.Sheets[sheet]?.[ref] as XLSX.CellObject | undefined;
}

/** A worksheet as exceljs reads it. */
export function excelSheet(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`No sheet called ${name}.`);
  return sheet;
}
