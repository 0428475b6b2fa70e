import type { z } from 'zod';
import type {
  Answers,
  CellFix,
  ColumnChoice,
  ColumnMatch,
  Problem,
  RowPlace,
  SheetOffer,
  UnusedColumn,
} from '../../../shared/features/imports/contract.ts';
import type { TableFile } from '../../../shared/domain/tabular-types.ts';
import type { Breath } from '../../core/breath.ts';
import type { AddedName, Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import { settleQuotes } from './ask-quotes.ts';
import { Asking } from './asking.ts';
import { chooseColumns, headingsIn, refuseUnknown, type MatchedTable } from './choose-columns.ts';
import { fileSource, findTables, signatureOf, sourceOf } from './find-tables.ts';
import { headingNotes } from './heading-notes.ts';
import { judgeDates } from './judge-dates.ts';
import { groupWarnings } from './leniency.ts';
import { Accounts, type Outcome } from './outcome.ts';
import { gatherNames, gatherWords, judgeRows, readRows } from './read-rows.ts';
import type { ReadyTable, RowsRead, RowsRequest, UnjudgedTable } from './rows-read.ts';
import type { Shown } from './plan.ts';
import { nextHere, numberOn } from './number-on.ts';
import { settleRepeats } from './repeats.ts';
import { settleSpellings, type KeysHere } from './spellings.ts';
import { UnknownNames } from './names.ts';
import { UnknownWords } from './words.ts';
import { whoseRegister } from './whose-register.ts';

/** A file with its columns matched and its rows converted, ready to compare. */
export interface ReadFile extends Shown {
  kind: string;
  fileName: string;
  sha256: string;
  sheets: SheetOffer[];
  headings: string[];
  columns: ColumnMatch[];
  unused: z.infer<typeof UnusedColumn>[];
  incoming: Incoming[];
  outcomes: Outcome[];
  mentioned: ReadonlyMap<string, readonly Outcome[]>;
  problems: Problem[];
  notes: string[];
  /** Rows and homes as they stand in the file, and those that are stopped or skipped. */
  accounts: Accounts;
  /** False while a required field has no heading. */
  ready: boolean;
  /** Questions about the file alone; comparing adds its own. */
  asking: Asking;
  /** How many of the questions are about the file alone. */
  asked: number;
  /** Answers given for this reading. */
  answers: Answers;
  /** What is worth remembering: columns by layout, and the register the answers belong to. */
  layouts: { signature: string; columns: ColumnChoice }[];
  register: string;
  /** What answers about words and names are remembered by. */
  source: string;
  /** Records that are added because rows name them. */
  added: readonly AddedName[];
  /** Kept for the workbook of problems. */
  stopped?: StoppedRows[];
}

/** A file read, and its tables, which nobody should hold for long. */
export interface ReadWithTables {
  read: ReadFile;
  tables: ReadyTable[];
}

/** Rows of a sheet that are not brought in, as the file has them. */
export interface StoppedRows {
  sheet: string;
  headings: string[];
  rows: { row: number; reason: string; remedy: string; cells: string[] }[];
}

/** What is remembered: columns chosen for a layout, and answers given for a source. */
export interface Memory {
  columns(signature: string): Promise<ColumnChoice>;
  answers(source: string): Promise<Answers>;
}

/** What to read a file with. */
export interface ReadRequest {
  rules: ImportKindRules;
  file: TableFile;
  /** Reads the file again, quotation marks at these places being text. */
  again: (asText: readonly number[]) => Promise<TableFile>;
  /** Columns chosen now. */
  given: ColumnChoice;
  memory: Memory;
  answers: Answers;
  fixes: readonly z.infer<typeof CellFix>[];
  skip: readonly z.infer<typeof RowPlace>[];
  /** Register the rows belong to, when the person says. */
  register: string | undefined;
  fallbackRegister: string;
  /** Registers that are here, with their references and names. */
  known: ReadonlyMap<string, ReadonlyMap<string, string>>;
  here: KeysHere;
  /** The records that are here, by reference and name, where rows may be numbered on. */
  listed: readonly { reference: string; name: string }[];
  /** The day it is: a date without a year is the next such day. */
  today: string;
  /** Pauses while rows are converted. */
  breath: Breath;
}

/** Finds the tables, matches their columns and converts their rows. Throws an AppError for a file without a usable table. */
export async function readFile(asked: ReadRequest): Promise<ReadWithTables> {
  const { rules, memory } = asked;
  const asking = new Asking(asked.answers);
  asking.remember(await memory.answers(fileSource(asked.file)));
  const file = await settleQuotes(asked.file, asking, asked.again);
  const request = { ...asked, file };
  // Each of these goes through all rows: others have their turn between them.
  await request.breath.now();
  const { tables, sheets } = findTables(file, rules, asking);
  await request.breath.now();
  const headings = [...new Set(tables.flatMap(headingsIn))];
  refuseUnknown(request.given, rules, headings, file.fileName);
  const several = tables.length > 1;
  const numbering = rules.numbering && { field: rules.numbering.field, next: nextHere(rules.numbering, request.listed) };
  const matched: MatchedTable[] = [];
  for (const table of tables) {
    const remembered = await memory.columns(signatureOf(table));
    matched.push(chooseColumns(table, { rules, fileName: file.fileName, given: request.given, remembered, asking, several, numbering }));
  }
  const missing = matched.flatMap((table) =>
    table.match.missing.map((field) => missingColumn(field.label, file.fileName, table.sheet.name, headingsIn(table))),
  );
  const base = {
    kind: rules.kind,
    fileName: file.fileName,
    sha256: file.sha256,
    sheets,
    headings,
    asking,
    answers: request.answers,
    columns: columnsOf(matched),
    unused: matched.flatMap(({ unused }) => unused),
    accounts: new Accounts(
      tables.map(({ sheet }) => sheet.name),
      rules.homesOf !== undefined,
    ),
    layouts: matched.flatMap(layoutOf),
  };
  // A sheet that lacks a column stops by itself: the others are read.
  const whole = matched.filter(({ match }) => match.missing.length === 0);
  countStopped(
    base.accounts,
    matched.filter((table) => !whole.includes(table)),
  );
  if (whole.length === 0) return { read: { ...base, ...nothingRead(missing, file.notes), asked: asking.questions.length }, tables: [] };
  const { ready, ...rows } = await readTables(whole, several, request, base.accounts, asking);
  const problems = [...missing, ...rows.problems];
  return { read: { ...base, ...rows, problems, ready: true, asked: asking.questions.length }, tables: ready };
}

/** Columns of all sheets as one list: a field is matched where any sheet has it. */
function columnsOf(tables: readonly MatchedTable[]): ColumnMatch[] {
  const [first, ...others] = tables;
  return (first?.columns ?? []).map((column, at) =>
    column.heading === null ? (others.find((one) => one.columns[at]?.heading)?.columns[at] ?? column) : column,
  );
}

/** What a person chose for a layout, by answer or by hand; nothing when the headings said it all. */
function layoutOf(table: MatchedTable): ReadFile['layouts'] {
  const chosen = table.columns.filter(({ from }) => from === 'given' || from === 'proposed' || from === 'remembered');
  if (table.without.length === 0 && !chosen.some(({ from }) => from !== 'remembered')) return [];
  const columns = Object.fromEntries(chosen.map(({ field, heading, more }) => [field, more.length > 0 ? [heading!, ...more] : heading]));
  const none = Object.fromEntries(table.without.map((field) => [field, null]));
  return [{ signature: signatureOf(table), columns: { ...columns, ...none } }];
}

/** Counts the rows of tables that lack a column: all are stopped. */
function countStopped(accounts: Accounts, tables: readonly MatchedTable[]): void {
  for (const { sheet, header } of tables) {
    for (const row of sheet.rows.slice(header.firstDataRow)) {
      if (!row.some((cell) => cell !== null && cell !== '')) continue;
      accounts.add(sheet.name, 'file', null);
      accounts.add(sheet.name, 'stopped', null);
    }
  }
}

const nothingRead = (problems: Problem[], notes: string[]) => ({
  incoming: [],
  outcomes: [],
  mentioned: new Map<string, Outcome[]>(),
  problems,
  notes,
  ready: false,
  register: '',
  source: '',
  added: [],
});

async function readTables(matched: readonly MatchedTable[], several: boolean, request: ReadRequest, accounts: Accounts, asking: Asking) {
  const { rules, file } = request;
  const fixed = applyFixes(matched, request.fixes);
  const shared = {};
  const unjudged: UnjudgedTable[] = [];
  for (const table of matched) {
    await request.breath.now();
    const register = rules.registers
      ? whoseRegister(table, {
          rules: rules.registers,
          asking,
          given: request.register,
          fallback: request.fallbackRegister,
          known: request.known,
          several,
          shared,
        })
      : { of: () => '', names: [''], notes: [] };
    await request.breath.now();
    unjudged.push({ ...table, register, orders: judgeDates(table, rules, asking, several) });
  }
  const register = unjudged[0]?.register.names[0] ?? '';
  const source = sourceOf(register, matched);
  asking.remember(await request.memory.answers(source));
  const words = new UnknownWords();
  const skip = new Set(request.skip.map(({ sheet, row }) => `${sheet}\n${row}`));
  const rows: RowsRequest = {
    rules,
    words,
    names: new UnknownNames(),
    date1904: file.date1904 ?? false,
    today: request.today,
    breath: request.breath,
    needed: new Set(),
    skip,
  };
  const tables: ReadyTable[] = [];
  for (const table of unjudged) {
    await request.breath.now();
    tables.push({ ...table, ...judgeRows(table, rows, asking, several) });
  }
  for (const table of tables) await gatherWords(table, rows);
  words.ask(asking, {
    countsHomes: rules.homesOf !== undefined,
    keepsText: rules.notesColumn !== null,
    remembered: rules.registers ? 'for this register' : 'for files with these headings',
  });
  for (const table of tables) await gatherNames(table, rows);
  rows.names.ask(asking);
  const read: RowsRead = { incoming: [], outcomes: [], problems: [], mentioned: new Map(), notes: [] };
  for (const table of tables) await readRows(table, rows, accounts, read);
  asking.withdraw(({ id, kind }) => (kind !== 'value' && kind !== 'name') || rows.needed.has(id));
  await request.breath.now();
  numberOn(read, new Set(tables.filter(({ numbered }) => numbered).map(({ sheet }) => sheet.name)), rules, request.listed);
  await settleSpellings(read, rules, asking, request.here);
  settleRepeats(read, rules, asking);
  for (const { sheet, state, homes } of read.outcomes) accounts.add(sheet, state, homes);
  const notes = [...file.notes, ...tables.flatMap((table) => notesOf(table, rules)), ...read.notes, ...fixed];
  return { ...read, problems: groupWarnings(read.problems), notes, ready: tables, register, source, added: rows.names.added };
}

/** What is to be said of a table as it was read. */
const notesOf = (table: ReadyTable, rules: ImportKindRules): string[] => [
  ...headingNotes(table, rules),
  ...table.register.notes,
  ...table.told,
];

/** Puts cells right that a person mended in the preview; the file stays as it is. */
function applyFixes(tables: readonly MatchedTable[], fixes: ReadRequest['fixes']): string[] {
  let done = 0;
  for (const { sheet, row, heading, value } of fixes) {
    const table = tables.find((one) => one.sheet.name === sheet);
    const column = table?.header.headings.find(({ text }) => text === heading)?.column;
    const cells = table?.sheet.rows[row - 1];
    if (!cells || column === undefined) continue;
    for (let at = cells.length; at < column; at += 1) cells[at] = null;
    cells[column] = value;
    done += 1;
  }
  return done === 0 ? [] : [`${done} ${done === 1 ? 'cell was' : 'cells were'} put right here; the file itself is as it was.`];
}

function missingColumn(label: string, fileName: string, sheet: string, headings: readonly string[]): Problem {
  return {
    sheet,
    row: 0,
    column: label,
    value: '',
    message: `“${fileName}” has no column for ${label}, which every row needs.`,
    remedy: `Choose which of its columns holds it: ${headings.join(', ')}. On the command line give --columns.`,
    severity: 'error',
  };
}
