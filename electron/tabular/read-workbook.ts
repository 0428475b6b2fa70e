import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { LIMITS } from './limits.ts';
import type { ParsedSheet, ParsedWorkbook } from './parsed-workbook.ts';
import type { SendReply } from './read-protocol.ts';
import { RefusedTable } from './table-read-error.ts';
import { cfbContents } from './sniff-cfb.ts';
import { xlsOutline, type XlsSheet } from './xls-outline.ts';
import { preflight } from './zip-preflight.ts';

const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 4_000_000;

/** Reads an xlsx, ods or xls workbook and sends its sheets on. */
export async function readWorkbook(bytes: Uint8Array, container: 'zip' | 'xls', send: SendReply): Promise<void> {
  const { readWithHucre } = await import('./hucre-reader.ts');
  if (container === 'zip') {
    const checked = preflight(bytes);
    const workbook = checked.content ? (await import('./ods-reader.ts')).readOds(checked.content) : await readWithHucre(checked.bytes);
    // A reader that answers "nothing" for a file full of cells has lost them.
    const empty = workbook.sheets.every((sheet) => sheet.rows.every((row) => row.every((cell) => cell === null || cell === '')));
    if (checked.cells > 100 && empty && workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedTable('damaged');
    return sendWorkbook(workbook, checked.kind, send);
  }
  const contents = cfbContents(bytes);
  if (contents === 'encrypted') throw new RefusedTable('encrypted');
  if (contents === 'word') throw new RefusedTable('other-document', 'Word document');
  const workbook = await readXls(bytes, readWithHucre);
  const outline = xlsOutline(bytes) ?? [];
  // The parsers are silent on what is hidden; the file itself is not.
  for (const { name, hidden } of outline) for (const sheet of workbook.sheets) if (hidden && sheet.name === name) sheet.hidden = true;
  return sendWorkbook(
    workbook,
    'xls',
    send,
    outline.flatMap((sheet) => lostRows(sheet, workbook)),
  );
}

/** What a damaged xls has lost, by its own count. Rows that are only formatted are in that count, so it is said and not refused. */
function lostRows({ name, rows, ended }: XlsSheet, { sheets }: ParsedWorkbook): string[] {
  const read = sheets.find((sheet) => sheet.name === name)?.rows.length ?? 0;
  const counted = `${read.toLocaleString('en-GB')} ${read === 1 ? 'row was' : 'rows were'} read`;
  if (!ended)
    return [
      `The sheet “${name}” breaks off: the file is damaged. ${counted}${rows === undefined ? '' : ` of the ${rows.toLocaleString('en-GB')} it says it has`}.`,
    ];
  if (rows === undefined || rows <= read) return [];
  return [`The sheet “${name}” says it has ${rows.toLocaleString('en-GB')} rows, and ${counted}. Check its last rows.`];
}

/** hucre first: in fuzzing it never hung on an xls. SheetJS knows the older formats hucre refuses, and how numbers are shown. */
async function readXls(bytes: Uint8Array, first: (bytes: Uint8Array) => Promise<ParsedWorkbook>): Promise<ParsedWorkbook> {
  const { readWithSheetJs } = await import('./sheetjs-reader.ts');
  let workbook: ParsedWorkbook;
  try {
    workbook = await first(bytes);
  } catch (error) {
    if (error instanceof RefusedTable) throw error;
    return readWithSheetJs(bytes);
  }
  try {
    takeShown(workbook, readWithSheetJs(bytes));
  } catch (error) {
    // Damaged, or too much for it: the numbers stay as they are stored.
    if (!(error instanceof RefusedTable)) throw error;
  }
  return workbook;
}

/** Takes what cells show of their numbers, percentages and codes: hucre's xls has no formats. */
function takeShown(workbook: ParsedWorkbook, shown: ParsedWorkbook): void {
  for (const { name, rows } of workbook.sheets) {
    const other = shown.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    for (const [at, row] of rows.entries()) {
      for (const [column, value] of row.entries()) {
        const said = other[at]?.[column];
        if (typeof value === 'number' && typeof said === 'string') row[column] = said;
      }
    }
  }
}

async function sendWorkbook(workbook: ParsedWorkbook, kind: 'xlsx' | 'xls' | 'ods', send: SendReply, notes: string[] = []): Promise<void> {
  if (workbook.sheets.length > LIMITS.sheets) throw new RefusedTable('too-many-sheets');
  for (const sheet of workbook.sheets) {
    const { name, hidden, totals } = sheet;
    await send({ type: 'sheet', name, hidden, totals });
    await sendRows(sheet, send);
    if (sheet.formulasWithoutResult > 0) {
      const many = sheet.formulasWithoutResult === 1 ? 'One formula has' : `${sheet.formulasWithoutResult} formulas have`;
      notes.push(
        `${many} no saved result on the sheet “${sheet.name}” and read as blank. Open the file in Excel, save it and choose it again.`,
      );
    }
  }
  await send({ type: 'done', kind, date1904: workbook.date1904, notes });
}

/** Text longer than any field takes is refused: the rest would only cost memory. */
function tidy(cell: FileCell | undefined): FileCell {
  if (cell === undefined) return null;
  if (typeof cell !== 'string') return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
  const text = cell.length > LIMITS.cellText ? cell.slice(0, LIMITS.cellText) : cell;
  return text.replaceAll('\r\n', '\n').replaceAll('\0', ' ');
}

async function sendRows(sheet: ParsedSheet, send: SendReply): Promise<void> {
  let batch: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await send({ type: 'json', text: `[${batch.join(',')}]` });
    [batch, characters] = [[], 0];
  };
  for (const row of sheet.rows) {
    let width = row?.length ?? 0;
    while (width > 0 && (row[width - 1] ?? '') === '') width -= 1;
    const text = JSON.stringify((row ?? []).slice(0, width).map(tidy));
    batch.push(text);
    characters += text.length;
    if (batch.length >= BATCH_ROWS || characters > BATCH_CHARACTERS) await flush();
  }
  await flush();
}
