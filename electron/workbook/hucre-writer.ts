import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { oneLine, protectEscapes } from './cell-text.ts';
import { coverSheet, notesSheet } from './front-sheets.ts';
import { sheetName, tableName } from './names.ts';
import { PackageWriter, readParts } from './package-parts.ts';
import type { ReportModel } from './report-model.ts';
import { BASE_FONT } from './report-styles.ts';
import type { ReportProgress, ReportWriteOptions, ReportWriter } from './report-writer.ts';
import { SharedStrings } from './shared-strings.ts';
import { patchCore, patchCover, patchSheetEnd, patchSheetLinks, patchSheetStart, patchTable } from './hucre-patches.ts';
import { planSheets } from './table-plan.ts';
import type { PlannedSheet } from './table-plan.ts';
import { RowWriter } from './row-writer.ts';
import { printTitles, blankSheet, blankStyles } from './blank-sheet.ts';

const MAX_ROWS = 1_048_576;
/** Rows between looks at the abort signal, and turns given to the rest of the process. */
const BREATH = 2_000;
/** Cover and notes come before the tables. */
const FRONT_SHEETS = 2;
const STRINGS_PART = 'xl/sharedStrings.xml';

/** Writes reports as Excel workbooks: hucre for the workbook, our own row writer for the tables' cells. */
export function createReportWriter(): ReportWriter {
  return { write: (model, options = {}) => writeReport(model, options) };
}

async function writeReport(model: ReportModel, options: ReportWriteOptions): Promise<Uint8Array> {
  options.signal?.throwIfAborted();
  const names = new Set<string>();
  const tables = new Set<string>();
  const cover = sheetName('Cover', names);
  const notes = sheetName('Notes', names);
  const notesTable = tableName('Notes', tables);
  const plans = planSheets(model, names, tables);
  const out = new PackageWriter();
  try {
    const blank = readParts(await writeBlankBook(model, plans, { cover, notes, notesTable }));
    await writeParts(blank, model, plans, out, options);
    return out.finish();
  } catch (error) {
    out.abandon();
    throw error;
  } finally {
    for (const plan of plans) plan.rest.return?.();
  }
}

function writeBlankBook(
  model: ReportModel,
  plans: readonly PlannedSheet[],
  names: { cover: string; notes: string; notesTable: string },
): Promise<Uint8Array> {
  const contents = [
    { name: names.notes, title: 'How to read this workbook, and where its figures come from' },
    ...plans.map((plan) => ({ name: plan.name, title: plan.title })),
  ];
  const created = new Date(model.createdAt);
  const property = (text: string): string => oneLine(text, 250);
  return writeXlsx({
    defaultFont: BASE_FONT,
    activeSheet: 0,
    properties: {
      title: property(model.title),
      subject: property(model.subject),
      creator: property(model.createdBy),
      lastModifiedBy: property(model.createdBy),
      keywords: property(model.keywords.join(', ')),
      ...(model.subtitle === undefined ? {} : { description: property(model.subtitle) }),
      company: property(model.partnership),
      created,
      modified: created,
    },
    namedRanges: plans.map(printTitles),
    sheets: [
      coverSheet(model, names.cover, contents),
      notesSheet(model, names.notes, names.notesTable, plans),
      ...plans.map((plan) => blankSheet({ ...plan, columns: plan.columns.map(escapedHeading) }, model.title)),
    ],
  });
}

function escapedHeading(column: PlannedSheet['columns'][number]): PlannedSheet['columns'][number] {
  return { ...column, heading: protectEscapes(column.heading) };
}

async function writeParts(
  blank: Map<string, string>,
  model: ReportModel,
  plans: readonly PlannedSheet[],
  out: PackageWriter,
  options: ReportWriteOptions,
): Promise<void> {
  const take = (path: string): string => {
    const text = blank.get(path);
    if (text === undefined) throw new Error(`hucre wrote no ${path}.`);
    blank.delete(path);
    return text;
  };
  // Readers that stream look for the content types first.
  await out.add('[Content_Types].xml', take('[Content_Types].xml'));
  await out.add('docProps/core.xml', patchCore(take('docProps/core.xml'), model.language));
  await out.add('xl/worksheets/sheet1.xml', patchCover(take('xl/worksheets/sheet1.xml')));
  const strings = new SharedStrings(out.open(STRINGS_PART), take(STRINGS_PART));
  let rowsDone = 0;
  for (const [index, plan] of plans.entries()) {
    const report = (rows: number, done: number): void => {
      const progress: ReportProgress = {
        rows: rowsDone + rows,
        sheet: plan.name,
        sheetsDone: index + done,
        sheetCount: plans.length,
      };
      options.onProgress?.(progress);
    };
    rowsDone += await writeTableSheet(take, index, plan, strings, out, options.signal, report);
    report(0, 1);
  }
  await strings.close();
  for (const [path, text] of blank) await out.add(path, text);
}

async function writeTableSheet(
  take: (path: string) => string,
  index: number,
  plan: PlannedSheet,
  strings: SharedStrings,
  out: PackageWriter,
  signal: AbortSignal | undefined,
  report: (rows: number, done: number) => void,
): Promise<number> {
  const file = `sheet${index + FRONT_SHEETS + 1}.xml`;
  const xml = take(`xl/worksheets/${file}`);
  const rows = new RowWriter(plan, blankStyles(xml, plan.columns.length), strings);
  const part = out.open(`xl/worksheets/${file}`);
  part.write(patchSheetStart(xml) + rows.top());
  let rowNumber = plan.headerRow;
  for (const values of allRows(plan)) {
    rowNumber += 1;
    if (rowNumber >= MAX_ROWS) throw new RangeError(`"${plan.name}" has more rows than an Excel sheet can hold.`);
    part.write(rows.row(values, rowNumber));
    if (part.behind) await part.drained();
    if ((rowNumber - plan.headerRow) % BREATH === 0) {
      await nextTurn();
      await strings.drained();
      signal?.throwIfAborted();
      report(rowNumber - plan.headerRow, 0);
    }
  }
  const written = rowNumber - plan.headerRow;
  if (written === 0) part.write(rows.emptyRow((rowNumber += 1)));
  const lastDataRow = rowNumber;
  if (plan.totals) part.write(rows.totals((rowNumber += 1)));
  part.write(patchSheetEnd(xml, plan.headerRow + 1, lastDataRow, rows.links));
  await part.close();
  const rels = `xl/worksheets/_rels/${file}.rels`;
  await out.add(rels, patchSheetLinks(take(rels), rows.links));
  // Table 1 is on the Notes sheet.
  const table = `xl/tables/table${index + 2}.xml`;
  await out.add(table, patchTable(take(table), plan, lastDataRow));
  return written;
}

function* allRows(plan: PlannedSheet): Generator<PlannedSheet['sample'][number]> {
  yield* plan.sample;
  for (let next = plan.rest.next(); next.done !== true; next = plan.rest.next()) yield next.value;
}
