import { oneLine } from './cell-text.ts';
import { sheetName, tableName, uniqueHeadings } from './names.ts';
import type { ReportCell, ReportColumn, ReportModel, ReportSheet } from './report-model.ts';
import { measureColumns } from './column-widths.ts';

/** Rows looked at to choose column widths. */
const SAMPLE = 1_000;

/** A sheet with its names settled, its first rows read and its columns measured. */
export interface PlannedSheet {
  /** The tab's final name. */
  name: string;
  /** The table's final name. */
  table: string;
  /** Goes in A1. */
  title: string;
  /** Goes in A2. */
  description?: string;
  /** Columns with their final headings. */
  columns: readonly ReportColumn[];
  /** Width of each column in characters. */
  widths: readonly number[];
  /** Row of the table's header, counted from 1. */
  headerRow: number;
  /** Whether any column has a total and there is anything to add up. */
  totals: boolean;
  /** The rows already read. */
  sample: readonly (readonly ReportCell[])[];
  /** The rest. */
  rest: Iterator<readonly ReportCell[]>;
}

/** Settles the names, headings and widths of every sheet. */
export function planSheets(model: ReportModel, sheetNames: Set<string>, tableNames: Set<string>): PlannedSheet[] {
  return model.sheets.map((sheet) => planSheet(sheet, sheetNames, tableNames));
}

function planSheet(sheet: ReportSheet, sheetNames: Set<string>, tableNames: Set<string>): PlannedSheet {
  if (sheet.columns.length === 0) throw new RangeError(`The sheet "${sheet.name}" has no columns.`);
  const headings = uniqueHeadings(sheet.columns.map((column) => column.heading));
  const columns = sheet.columns.map((column, i) => ({ ...column, heading: headings[i] as string }));
  const rest = sheet.rows[Symbol.iterator]();
  const sample: (readonly ReportCell[])[] = [];
  while (sample.length < SAMPLE) {
    const next = rest.next();
    if (next.done === true) break;
    sample.push(next.value);
  }
  return {
    name: sheetName(sheet.name, sheetNames),
    table: tableName(sheet.tableName, tableNames),
    title: oneLine(sheet.title, 250),
    ...(sheet.description === undefined ? {} : { description: sheet.description }),
    columns,
    widths: measureColumns(columns, sample, sample.length === SAMPLE),
    headerRow: sheet.description === undefined ? 2 : 3,
    totals: sample.length > 0 && columns.some((column) => column.total === 'sum' || column.total === 'count'),
    sample,
    rest,
  };
}
