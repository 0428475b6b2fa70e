import type { Problem } from '../../../shared/features/imports/contract.ts';
import type { FieldValue } from '../../../shared/domain/tabular-types.ts';
import type { Breath } from '../../core/breath.ts';
import { convertRows, type ConvertedRow } from '../../tabular/convert.ts';
import type { DateOrder } from '../../tabular/date-order.ts';
import type { Incoming, ImportKindRules, KindField } from '../../rooms/import-kind.ts';
import type { MatchedTable } from './choose-columns.ts';
import { isForgiven, toProblem, withKeptTexts } from './leniency.ts';
import { outcome, type Accounts, type Outcome } from './outcome.ts';
import { rowProblem, stoppedBy, type Place } from './row-problem.ts';
import { noRecord, type NoRecord } from './row-kinds.ts';
import type { RegisterPlan } from './whose-register.ts';
import { isAsked, type UnknownWords } from './words.ts';

/** A table ready to be read row by row. */
export interface ReadyTable extends MatchedTable {
  orders: ReadonlyMap<string, DateOrder>;
  register: RegisterPlan;
}

/** What rows are read into. */
export interface RowsRead {
  incoming: Incoming[];
  outcomes: Outcome[];
  problems: Problem[];
  /** Keys of rows that were stopped: their records are in the file all the same. */
  mentioned: Set<string>;
  notes: string[];
}

/** What rows are read with. */
export interface RowsRequest {
  rules: ImportKindRules;
  words: UnknownWords;
  date1904: boolean;
  today: string;
  breath: Breath;
  /** Rows left out by hand, as `sheet\nrow`. */
  skip: ReadonlySet<string>;
}

function* converted(table: ReadyTable, { date1904, today }: RowsRequest, fields: readonly KindField[]): Generator<ConvertedRow> {
  const { sheet, header, match, orders } = table;
  yield* convertRows({ sheet, header, match, fields, date1904, today, orders });
}

/** Goes once through the rows for the words that must be asked about. */
export async function gatherWords(table: ReadyTable, request: RowsRequest): Promise<void> {
  const { rules, words, breath, skip } = request;
  const asked = rules.fields.filter((field) => field.type === 'enum' && table.match.matched[field.key]);
  if (asked.length === 0) return;
  const byKey = new Map(rules.fields.map((field) => [field.key, field]));
  const required = requiredOf(rules);
  // Words, and the homes that hang on them: the other columns wait for the second time through.
  const looked = [...asked, ...rules.fields.filter(({ type }) => type === 'whole number')];
  for (const row of converted(table, request, looked)) {
    const pause = breath.take();
    if (pause) await pause;
    const odd = row.problems.filter((problem) => isAsked(problem, byKey.get(problem.field ?? '')));
    if (odd.length === 0 || skip.has(`${table.sheet.name}\n${row.row}`)) continue;
    if (noRecord(table.sheet.rows[row.row - 1] ?? [], table, required)) continue;
    const homes = rules.homesOf?.(row.values) ?? null;
    for (const problem of odd) words.note(byKey.get(problem.field ?? '')!, problem.value, homes);
  }
}

const requiredOf = (rules: ImportKindRules): string[] => rules.fields.filter(({ required }) => required).map(({ key }) => key);

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
    const none = reader.noRecord(row);
    // A total counts homes that its rows have counted already.
    const homes = none?.total ? null : reader.homesOf(row);
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
    const reason = 'The row has nothing in the columns that are read.';
    into.outcomes.push(
      outcome({
        sheet: sheet.name,
        row: at + 1,
        state: 'skipped',
        reference: '',
        name: '',
        homes: null,
        group: 'Nothing in the columns that are read',
        reason,
      }),
    );
  }
}

/** Reads one table's rows, forgiving what may be forgiven. */
class RowReader {
  readonly #table: ReadyTable;
  readonly #request: RowsRequest;
  readonly #into: RowsRead;
  readonly #required: string[];
  readonly #absent: string[];
  readonly #byKey: Map<string, KindField>;
  readonly #place: Place;
  #homes = 0;
  readonly #totals: string[] = [];

  constructor(table: ReadyTable, request: RowsRequest, into: RowsRead) {
    this.#table = table;
    this.#request = request;
    this.#into = into;
    this.#required = requiredOf(request.rules);
    this.#absent = request.rules.fields.filter((field) => !table.match.matched[field.key]).map((field) => field.key);
    this.#byKey = new Map(request.rules.fields.map((field) => [field.key, field]));
    this.#place = {
      sheet: table.sheet.name,
      headingOf: (key) => table.match.matched[key]?.heading ?? this.#byKey.get(key)?.label ?? '',
    };
  }

  homesOf = ({ values }: ConvertedRow): number | null => this.#request.rules.homesOf?.(values) ?? null;

  /** What the totals rows said against what was read. */
  notes = (): string[] => this.#totals;

  #end(row: ConvertedRow, homes: number | null, more: Pick<Outcome, 'state' | 'group'> & Partial<Outcome>): null {
    const [reference, name] = [String(row.values['reference'] ?? ''), ''];
    const { rules } = this.#request;
    const texts = this.#required.map((key) => String(row.values[key] ?? ''));
    this.#into.outcomes.push(
      outcome({
        sheet: this.#table.sheet.name,
        row: row.row,
        reference: reference || (texts[0] ?? ''),
        name: name || (texts[1] ?? ''),
        homes,
        ...more,
      }),
    );
    // Stopped, left out by hand or taken for a total: the file holds its record all the same.
    this.#into.mentioned.add(rules.toIncoming({ ...row.values }, row.row, this.#registerOf(row.values), () => undefined).key);
    return null;
  }

  #registerOf(values: Record<string, FieldValue | undefined>): string {
    const field = this.#request.rules.registers?.field;
    return this.#table.register.of(field === undefined ? '' : String(values[field] ?? ''));
  }

  /** The record, or null when the row stops or is none; its problems are added to the list. */
  read(row: ConvertedRow, homes: number | null): Incoming | null {
    const { sheet } = this.#table;
    if (this.#request.skip.has(`${sheet.name}\n${row.row}`))
      return this.#end(row, homes, { state: 'skipped', group: 'Left out by hand', reason: 'You left this row out.' });
    this.#homes += homes ?? 0;
    return this.#record(row, homes);
  }

  /** What a row is that is no record; undefined for a record. */
  noRecord = ({ row }: ConvertedRow): NoRecord | undefined => noRecord(this.#table.sheet.rows[row - 1] ?? [], this.#table, this.#required);

  /** Names a row that is no record, and leaves it out. */
  passOver(row: ConvertedRow, { group, reason, total }: NoRecord): null {
    const homes = this.homesOf(row);
    if (total && homes !== null) this.#compareTotal(row.row, homes);
    return this.#end(row, total ? null : homes, { state: 'skipped', group, reason });
  }

  #compareTotal(row: number, homes: number): void {
    const read = this.#homes.toLocaleString('en-GB');
    const said = homes.toLocaleString('en-GB');
    const verdict = homes === this.#homes ? 'as the rows above it add up to' : `but the rows above it add up to ${read}`;
    this.#totals.push(`${this.#table.sheet.name}, row ${row} is a total and was left out: it says ${said} homes, ${verdict}.`);
  }

  #record(row: ConvertedRow, homes: number | null): Incoming | null {
    const kept: { label: string; value: string }[] = [];
    let stop: (Pick<Outcome, 'group'> & Partial<Outcome>) | undefined;
    for (const problem of row.problems) {
      const field = this.#byKey.get(problem.field ?? '');
      if (field && isAsked(problem, field)) {
        const meaning = this.#request.words.meaning(field.key, problem.value);
        if (meaning === undefined) {
          const question = this.#request.words.questionOf(field.key, problem.value);
          stop ??= {
            group: `Waits for “${problem.value.slice(0, 60)}”`,
            question,
            column: problem.column.heading,
            value: problem.value,
            reason: withoutPlace(problem.message),
            remedy: 'Answer the question about the word.',
          };
        } else if (meaning === null) {
          kept.push({ label: field.label, value: problem.value });
          this.#into.problems.push(toProblem(problem, true));
        } else row.values[field.key] = meaning;
        continue;
      }
      const forgiven = isForgiven(problem, field);
      if (forgiven && field) kept.push({ label: field.label, value: problem.value });
      const shown = toProblem(problem, forgiven);
      this.#into.problems.push(shown);
      if (problem.severity === 'error' && !forgiven && (stop === undefined || stop.question)) {
        stop = {
          group: groupOf(problem.code, field),
          column: shown.column,
          value: shown.value,
          reason: withoutPlace(shown.message),
          remedy: shown.remedy,
        };
      }
    }
    if (stop) return this.#end(row, homes, { state: 'stopped', ...stop });
    return this.#judged(row, homes, kept);
  }

  #judged(row: ConvertedRow, homes: number | null, kept: { label: string; value: string }[]): Incoming | null {
    const { rules } = this.#request;
    const values: Record<string, FieldValue | undefined> = row.values;
    for (const key of this.#absent) values[key] = undefined;
    const remark = ({ field, message }: { field: string; message: string }): void => {
      const problem = rowProblem(this.#place, row.row, { field, message }, String(values[field] ?? ''));
      this.#into.problems.push({ ...problem, severity: 'warning', remedy: 'Check the cell.' });
    };
    const made = rules.toIncoming(values, row.row, this.#registerOf(values), remark);
    const record: Incoming = { ...made, sheet: this.#table.sheet.name, homes };
    const problems = (record.issues ?? []).map((issue) => rowProblem(this.#place, row.row, issue, String(values[issue.field] ?? '')));
    this.#into.problems.push(...problems);
    const [first] = problems;
    if (first) return this.#end(row, homes, { state: 'stopped', ...stoppedBy(first, record.issues?.[0]?.message ?? '') });
    if (kept.length > 0 && rules.notesColumn) record.kept = withKeptTexts('', kept);
    return record;
  }
}

/** A reason beside its row and cell need not say where it is. */
function withoutPlace(message: string): string {
  const at = message.indexOf('): ');
  return at < 0 ? message : message.slice(at + 3);
}

/** What stopped rows are grouped by: the same fault in the same field. */
function groupOf(code: string, field: KindField | undefined): string {
  const label = field?.label ?? 'A cell';
  if (code === 'missing') return `No ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  if (code === 'not-a-number' || code === 'not-whole') return `${label} is not one whole number`;
  if (code === 'negative' || code === 'too-small' || code === 'too-big') return `${label} is out of range`;
  if (code === 'excel-error') return `${label} is an error of Excel`;
  if (code === 'mangled-code') return `${label} was changed by Excel`;
  return `${label} can’t be read`;
}
