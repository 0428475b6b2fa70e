import type { KindField } from '../../rooms/import-kind.ts';
import { convertRows, type ConvertedRow } from '../../tabular/convert.ts';
import type { Asking } from './asking.ts';
import { homesIn } from './column-sums.ts';
import { because, outcome, type Accounts } from './outcome.ts';
import type { RowKinds } from './no-record.ts';
import { RowJudge } from './row-kinds.ts';
import { RowReader } from './row-reader.ts';
import type { ReadyTable, RowsRead, RowsRequest, UnjudgedTable } from './rows-read.ts';
import { hasWords, isAsked } from './words.ts';

function* converted(table: UnjudgedTable, { date1904, today }: RowsRequest, fields: readonly KindField[]): Generator<ConvertedRow> {
  const { sheet, header, match, orders } = table;
  yield* convertRows({ sheet, header, match, fields, date1904, today, orders });
}

/** Tells totals and headings of groups from records. */
export function judgeRows(
  table: UnjudgedTable,
  request: RowsRequest,
  asking: Asking,
  several: boolean,
): { kinds: RowKinds; told: string[] } {
  const { rules } = request;
  const counted = rules.fields.filter(({ adds }) => adds === true);
  let figures: Map<number, ConvertedRow> | undefined;
  const figuresAt = (at: number): ConvertedRow | undefined => {
    if (counted.length === 0) return undefined;
    figures ??= new Map(Array.from(converted(table, request, counted), (row) => [row.row - 1, row]));
    return figures.get(at);
  };
  const judge = new RowJudge(table, rules);
  const kinds = judge.judge(asking, figuresAt, several);
  return { kinds, told: judge.notes() };
}

/** Goes once through the rows for the words that must be asked about. */
export async function gatherWords(table: ReadyTable, request: RowsRequest): Promise<void> {
  const { rules, words, breath, skip } = request;
  const asked = rules.fields.filter((field) => hasWords(field) && table.match.matched[field.key]);
  if (asked.length === 0) return;
  const byKey = new Map(rules.fields.map((field) => [field.key, field]));
  // Words, and the homes that hang on them: the other columns wait for the second time through.
  const looked = rules.fields.filter((field) => asked.includes(field) || field.type === 'number');
  for (const row of converted(table, request, looked)) {
    const pause = breath.take();
    if (pause) await pause;
    const odd = row.problems.filter((problem) => isAsked(problem, byKey.get(problem.field ?? '')));
    if (skip.has(`${table.sheet.name}\n${row.row}`) || table.kinds.has(row.row - 1)) continue;
    const homes = homesIn(rules, row);
    for (const { key } of asked) {
      const value = row.values[key];
      if (value !== null && value !== undefined) words.know(key, String(value), homes);
    }
    for (const problem of odd) words.note(byKey.get(problem.field ?? '')!, problem.value, homes);
  }
}

/** Goes once through the rows for the names that must be asked about. */
export async function gatherNames(table: ReadyTable, request: RowsRequest): Promise<void> {
  const { rules, names, breath, skip } = request;
  const asked = (rules.names ?? []).filter(({ field }) => table.match.matched[field]);
  if (asked.length === 0) return;
  const looked = rules.fields.filter(({ key }) => asked.some(({ field }) => field === key));
  for (const { row, values } of converted(table, request, looked)) {
    const pause = breath.take();
    if (pause) await pause;
    if (skip.has(`${table.sheet.name}\n${row}`) || table.kinds.has(row - 1)) continue;
    for (const one of asked) {
      const text = values[one.field];
      if (typeof text === 'string') names.note(one, text, row);
    }
  }
}

/** Turns a table's rows into records, each row with one outcome or one record. */
export async function readRows(table: ReadyTable, request: RowsRequest, accounts: Accounts, into: RowsRead): Promise<void> {
  const reader = new RowReader(table, request, into);
  const { name } = table.sheet;
  let seen = table.header.firstDataRow;
  for (const row of converted(table, request, request.rules.fields)) {
    const pause = request.breath.take();
    if (pause) await pause;
    countUnread(table, seen, row.row - 1, accounts, into);
    seen = row.row;
    const none = table.kinds.get(row.row - 1);
    // A total counts homes that its rows have counted already.
    const homes = none?.total ? null : homesIn(request.rules, row);
    accounts.add(name, 'file', homes);
    const record = none ? reader.passOver(row, none) : reader.read(row, homes);
    if (record) into.incoming.push(record);
  }
  countUnread(table, seen, table.sheet.rows.length, accounts, into);
  into.notes.push(...reader.notes());
}

/** Rows that hold something, though nothing in the columns that are read. */
function countUnread({ sheet }: ReadyTable, from: number, to: number, accounts: Accounts, into: RowsRead): void {
  for (let at = from; at < to; at += 1) {
    const first = (sheet.rows[at] ?? []).find((cell) => cell !== null && cell !== '');
    if (first === undefined) continue;
    accounts.add(sheet.name, 'file', null);
    into.outcomes.push(
      outcome({
        sheet: sheet.name,
        row: at + 1,
        state: 'skipped',
        reference: '',
        name: '',
        homes: null,
        group: 'Nothing in the columns that are read',
        faults: because('The row has nothing in the columns that are read.'),
      }),
    );
  }
}
