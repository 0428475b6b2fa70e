/* One export in a process of its own: `node export-child.ts ours|exceljs|hucre`. Prints its figures as JSON. */
import { argv, exit, resourceUsage, stdout } from 'node:process';
import { EXPORT_COLUMNS, EXPORT_SIZE, exportRows } from './export-data.ts';
import type { ReportCell, ReportKind } from '../../electron/workbook/report-model.ts';

type Rows = ReportCell[][];

const HEADINGS = EXPORT_COLUMNS.map((column) => column.heading);
const LAST_ROW = EXPORT_SIZE.rows + 2;
const FORMATS: Partial<Record<ReportKind, string>> = {
  number: '#,##0',
  decimal: '#,##0.00',
  money: '[$£-809]#,##0.00',
  percent: '0.0%',
  day: '[$-809]d mmmm yyyy',
};
const TINTS: Record<string, readonly [string, string]> = {
  'On track': ['FF0B5B34', 'FFE3F4EA'],
  'At risk': ['FF6E4200', 'FFFFF1D6'],
  'Off track': ['FF8C1D18', 'FFFCE8E6'],
  Complete: ['FF12436D', 'FFE3EEF8'],
  'Not started': ['FF41484F', 'FFECEEF1'],
};

function shown(kind: ReportKind, value: ReportCell): string | number | Date | null {
  if (kind === 'day' && typeof value === 'string') return new Date(value);
  if (kind === 'money' && typeof value === 'number') return value / 100;
  return kind === 'percent' && typeof value === 'number' ? value / 10_000 : value;
}

function totalOf(letter: string, kind: ReportKind, rows: Rows, column: number): { formula: string; result: number } {
  const sum = rows.reduce((so, row) => so + Number(row[column] ?? 0), 0);
  return { formula: `SUBTOTAL(109,${letter}3:${letter}${LAST_ROW})`, result: kind === 'money' ? sum / 100 : sum };
}

async function ours(sheets: Rows[]): Promise<number> {
  const { createReportWriter } = await import('../../electron/workbook/hucre-writer.ts');
  const bytes = await createReportWriter().write({
    title: 'Export',
    partnership: 'Bromley',
    createdAt: '2026-11-22T00:00:00.000Z',
    createdBy: 'Jo Bell',
    subject: 'Export',
    keywords: [],
    language: 'en-GB',
    cover: { facts: [], intro: [] },
    notes: [],
    sheets: sheets.map((rows, s) => ({
      name: `Sheet ${s}`,
      tableName: `Table${s}`,
      title: 'Export',
      columns: EXPORT_COLUMNS,
      rows,
    })),
  });
  return bytes.length;
}

/** The same report as ours, as near as exceljs can make it. */
async function exceljs(sheets: Rows[]): Promise<number> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const font = { name: 'Arial', size: 11 };
  const border = { bottom: { style: 'thin' as const, color: { argb: 'FFD5D9DE' } } };
  // One object per look, set cell by cell: exceljs is twice as slow with column styles, which it copies for every cell.
  const styles = EXPORT_COLUMNS.map(({ kind }) => ({
    font,
    border,
    alignment: { vertical: 'top' as const, wrapText: kind === 'text' },
    numFmt: FORMATS[kind] ?? 'General',
  }));
  const tints = Object.fromEntries(
    Object.entries(TINTS).map(([word, [ink, tint]]) => [
      word,
      {
        font: { ...font, bold: true, color: { argb: ink } },
        fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: tint } },
        border,
        alignment: { vertical: 'top' as const },
      },
    ]),
  );
  const rag = EXPORT_COLUMNS.findIndex((column) => column.kind === 'rag') + 1;
  for (const [s, rows] of sheets.entries()) {
    const sheet = book.addWorksheet(`Sheet ${s}`, {
      views: [{ state: 'frozen', xSplit: 1, ySplit: 2 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '2:2' },
    });
    sheet.columns = styles.map(() => ({ width: 20 }));
    sheet.addRow(['Export']);
    sheet.addRow(HEADINGS);
    for (const row of rows) sheet.addRow(row.map((value, c) => shown(EXPORT_COLUMNS[c]?.kind ?? 'text', value)));
    // Its addTable is three times slower than rows and a filter, so it is let off the table.
    sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: LAST_ROW, column: EXPORT_COLUMNS.length } };
    sheet.addRow(
      EXPORT_COLUMNS.map(({ total, kind }, c) => (total === 'sum' ? totalOf(sheet.getColumn(c + 1).letter, kind, rows, c) : null)),
    );
    const header = sheet.getRow(2);
    header.font = { name: 'Arial', size: 12, bold: true, color: { argb: 'FFFFFFFF' } };
    header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF12436D' } };
    for (let r = 3; r <= LAST_ROW + 1; r += 1) {
      const row = sheet.getRow(r);
      for (const [c, style] of styles.entries()) row.getCell(c + 1).style = style;
      row.getCell(rag).style = tints[row.getCell(rag).text] ?? {};
    }
  }
  return (await book.xlsx.writeBuffer()).byteLength;
}

/** hucre given the same cells with nothing but number formats: less than our report has. */
async function bareHucre(sheets: Rows[]): Promise<number> {
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    sheets: sheets.map((rows, s) => ({
      name: `Sheet ${s}`,
      columns: EXPORT_COLUMNS.map(({ kind }) => ({
        width: 20,
        ...(FORMATS[kind] === undefined ? {} : { numFmt: FORMATS[kind] }),
      })),
      rows: [HEADINGS, ...rows.map((row) => row.map((value, c) => shown(EXPORT_COLUMNS[c]?.kind ?? 'text', value)))],
    })),
  });
  return bytes.length;
}

const writers: Record<string, (sheets: Rows[]) => Promise<number>> = {
  ours,
  exceljs,
  hucre: bareHucre,
};
const write = writers[argv[2] ?? ''];
if (write === undefined) exit(2);
const sheets = Array.from({ length: EXPORT_SIZE.sheets }, (_, s) => exportRows(s));
const start = performance.now();
const bytes = await write(sheets);
const wallMs = performance.now() - start;
stdout.write(JSON.stringify({ wallMs, bytes, peakMb: resourceUsage().maxRSS / 1024 }));
