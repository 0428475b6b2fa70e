import type { Fault, Problem } from '../../../shared/features/imports/contract.ts';
import { asTyped } from '../../../shared/domain/kinds.ts';
import type { FieldValue, FileProblem } from '../../../shared/domain/tabular-types.ts';
import type { ConvertedRow } from '../../tabular/convert.ts';
import type { Incoming, IncomingColumns, KindField } from '../../rooms/import-kind.ts';
import { isForgiven, leftAsItIs, toProblem, withKeptTexts } from './leniency.ts';
import { because, outcome, type Outcome } from './outcome.ts';
import { ColumnSums, homesIn, totalSaid } from './column-sums.ts';
import type { ReadyTable, RowsRead, RowsRequest } from './rows-read.ts';
import { recordRules, type RecordRules, type Refusal } from './record-rules.ts';
import type { NoRecord } from './no-record.ts';
import { rowProblem, type Place } from './row-problem.ts';
import { isAsked, valueOf } from './words.ts';
import { contractName } from '../../../shared/table.ts';

type Values = Record<string, FieldValue | undefined>;

/** What is found in one row on the way to its record. */
interface Findings {
  /** All that stops the row, errors before questions. */
  errors: { group: string; fault: Fault }[];
  waits: { group: string; fault: Fault; question: string }[];
  /** Texts of cells that could not be read, for the notes. */
  kept: { label: string; value: string }[];
  /** Fields whose cells could not be read: nothing is known of them. */
  unread: Set<string>;
}

/** The remedy of what would be asked, in a row that other faults stop. */
const ASKED_LATER = 'It is asked about once the row’s other faults are mended.';

const nothingFound = (): Findings => ({ errors: [], waits: [], kept: [], unread: new Set() });

/** Reads one table's rows, forgiving what may be forgiven and naming all that may not. */
export class RowReader {
  readonly #table: ReadyTable;
  readonly #request: RowsRequest;
  readonly #into: RowsRead;
  readonly #required: string[];
  readonly #absent: string[];
  readonly #byKey: Map<string, KindField>;
  readonly #place: Place;
  readonly #refuse: RecordRules;
  /** What became of a cell that could not be read. */
  readonly #became: string;
  /** What is found in the row being read: most rows leave it as empty as it was. */
  #found = nothingFound();
  readonly #sums: ColumnSums;
  readonly #totals: string[] = [];

  constructor(table: ReadyTable, request: RowsRequest, into: RowsRead) {
    this.#table = table;
    this.#request = request;
    this.#into = into;
    const { fields } = request.rules;
    this.#required = fields.filter(({ required }) => required).map(({ key }) => key);
    this.#absent = fields.filter((field) => !table.match.matched[field.key]).map((field) => field.key);
    this.#byKey = new Map(fields.map((field) => [field.key, field]));
    this.#refuse = recordRules(request.rules);
    this.#sums = new ColumnSums(request.rules);
    this.#became = leftAsItIs(request.rules.notesColumn !== null);
    this.#place = {
      sheet: table.sheet.name,
      headingOf: (key) => table.match.matched[key]?.heading ?? this.#byKey.get(key)?.label ?? '',
    };
  }

  /** What the totals rows said against what was read. */
  notes = (): string[] => this.#totals;

  #end(row: ConvertedRow, homes: number | null, more: Pick<Outcome, 'state' | 'group' | 'faults'> & Partial<Outcome>): null {
    const [reference] = [String(row.values['reference'] ?? '')];
    const { rules } = this.#request;
    const texts = this.#required.map((key) => String(row.values[key] ?? ''));
    const ended = outcome({
      sheet: this.#table.sheet.name,
      row: row.row,
      reference: reference || (texts[0] ?? ''),
      name: texts[1] ?? '',
      homes,
      ...more,
    });
    this.#into.outcomes.push(ended);
    // Stopped, left out by hand or taken for a total: the file holds its record all the same.
    const { key, columns } = rules.toIncoming({ ...row.values }, row.row, this.#registerOf(row.values), () => undefined);
    const { referenceColumn = '', keyColumns = [referenceColumn] } = rules;
    // Half a key is nobody's: such a row is the same as no other.
    const whole = keyColumns.every((column) => (columns[column] ?? '') !== '');
    const { mentioned } = this.#into;
    if (!whole) mentioned.set(key, mentioned.get(key) ?? []);
    else mentioned.set(key, [...(mentioned.get(key) ?? []), ended]);
    return null;
  }

  #registerOf(values: Values): string {
    const field = this.#request.rules.registers?.field;
    return this.#table.register.of(field === undefined ? '' : String(values[field] ?? ''));
  }

  /** The record, or null when the row stops or is none; its problems are added to the list. */
  read(row: ConvertedRow, homes: number | null): Incoming | null {
    const { sheet } = this.#table;
    // The file's own arithmetic: a row left out by hand is part of its totals.
    this.#sums.add(row);
    if (this.#request.skip.has(`${sheet.name}\n${row.row}`))
      return this.#end(row, homes, { state: 'skipped', group: 'Left out by hand', faults: because('You left this row out.') });
    const found = this.#found;
    for (const problem of row.problems) this.#judgeCell(row, problem, found);
    this.#judgeNames(row, found);
    const record = this.#record(row, homes, found);
    const [first] = found.errors.length > 0 ? found.errors : found.waits;
    const ended = first ? this.#stopped(row, homes, found, first.group) : record;
    if (row.problems.length > 0 || found.unread.size > 0 || first) this.#found = nothingFound();
    return ended;
  }

  #stopped(row: ConvertedRow, homes: number | null, found: Findings, group: string): null {
    const stops = found.errors.length > 0;
    if (!stops) for (const { question } of found.waits) this.#request.needed.add(question);
    const waits = found.waits.map(({ fault }) => (stops ? { ...fault, remedy: ASKED_LATER } : fault));
    const question = stops ? '' : (found.waits[0]?.question ?? '');
    return this.#end(row, homes, {
      state: 'stopped',
      group,
      question,
      faults: [...found.errors.map(({ fault }) => fault), ...waits],
    });
  }

  /** Names a row that is no record, and leaves it out; one that may be a record waits. */
  passOver(row: ConvertedRow, { group, reason, total, question, below }: NoRecord): null {
    const homes = homesIn(this.#request.rules, row);
    if (question !== '')
      return this.#end(row, homes, { state: 'stopped', group, question, faults: because(reason, 'Answer the question.') });
    if (total) this.#compareTotal(row, below);
    return this.#end(row, total ? null : homes, { state: 'skipped', group, faults: because(reason) });
  }

  #compareTotal({ row, values }: ConvertedRow, below: NoRecord['below']): void {
    const found = below ?? this.#sums.against(values);
    this.#sums.beginBlock();
    if (found.length === 0) return;
    const { fields } = this.#request.rules;
    const said = totalSaid(found, { headingOf: this.#place.headingOf, fields, where: below ? 'below' : 'above' });
    this.#totals.push(`${this.#table.sheet.name}, row ${row} is a total and was left out: ${said}.`);
  }

  #judgeCell(row: ConvertedRow, problem: FileProblem, found: Findings): void {
    const field = this.#byKey.get(problem.field ?? '');
    if (field && isAsked(problem, field)) {
      this.#judgeWord(row, problem, field, found);
      return;
    }
    const forgiven = isForgiven(problem, field);
    const shown = toProblem(problem, forgiven ? this.#became : undefined);
    this.#into.problems.push(shown);
    if (forgiven && field) this.#forgive(field, problem.value, found);
    else if (problem.severity === 'error') {
      found.errors.push({ group: groupOf(problem.code, field), fault: faultOf(shown) });
      if (field) found.unread.add(field.key);
    }
  }

  #judgeWord(row: ConvertedRow, problem: FileProblem, field: KindField, found: Findings): void {
    const { words } = this.#request;
    const meaning = words.meaning(field.key, problem.value);
    if (meaning === undefined) {
      const fault = faultOf({ ...problem, column: problem.column.heading, remedy: 'Answer the question about the word.' });
      const question = words.questionOf(field.key, problem.value);
      found.waits.push({ group: `Waits for “${problem.value.slice(0, 60)}”`, question, fault });
      found.unread.add(field.key);
    } else if (meaning === null) {
      this.#into.problems.push(toProblem(problem, this.#became));
      this.#forgive(field, problem.value, found);
    } else row.values[field.key] = valueOf(field, meaning);
  }

  /** A name that nobody here has waits for its question. */
  #judgeNames({ values }: ConvertedRow, found: Findings): void {
    const { rules, names } = this.#request;
    for (const { field, what } of rules.names ?? []) {
      const text = values[field];
      const question = typeof text === 'string' ? names.questionOf(field, text) : '';
      if (typeof text !== 'string' || question === '') continue;
      const reason = `No ${what} here is called “${text}”.`;
      const fault = { column: this.#place.headingOf(field), value: text, reason, remedy: 'Answer the question about the name.' };
      found.waits.push({ group: `Waits for “${text.slice(0, 60)}”`, question, fault });
      found.unread.add(field);
    }
  }

  /** Nothing is known of the field: what is here under it stays, and the text goes to the notes. */
  #forgive(field: KindField, text: string, { kept, unread }: Findings): void {
    kept.push({ label: field.label, value: text });
    unread.add(field.key);
  }

  #record(row: ConvertedRow, homes: number | null, found: Findings): Incoming {
    const { rules } = this.#request;
    const values: Values = found.unread.size > 0 ? { ...row.values } : row.values;
    for (const key of this.#absent) values[key] = undefined;
    for (const key of found.unread) values[key] = undefined;
    // A word that waits is as good as one that was not given, until its question is answered.
    const stopped = found.errors.length + found.waits.length > 0;
    const remark = ({ field, message }: { field: string; message: string }): void => {
      if (stopped) return;
      const problem = rowProblem(this.#place, row.row, { field, message }, String(values[field] ?? ''));
      this.#into.problems.push({ ...problem, severity: 'warning', remedy: 'Check the cell.' });
    };
    const made = rules.toIncoming(values, row.row, this.#registerOf(values), remark);
    const record: Incoming = { ...made, sheet: this.#table.sheet.name, homes };
    for (const { field, message } of record.issues ?? []) this.#refuseField([field], message, row, found);
    for (const refusal of this.#refuse(record.columns)) this.#refused(refusal, row, record.columns, found);
    if (found.unread.size > 0) this.#keepTogether(record.columns, found);
    if (found.kept.length > 0 && rules.notesColumn) record.kept = withKeptTexts('', found.kept);
    return record;
  }

  /** A value that the record's own form would not take. */
  #refused({ column, fields, message }: Refusal, row: ConvertedRow, columns: IncomingColumns, found: Findings): void {
    const key = this.#filled(fields, row);
    const field = this.#byKey.get(key);
    if (found.unread.has(key)) return;
    if (field?.lenient !== true || !this.#request.rules.notesColumn) {
      this.#refuseField(fields, message, row, found);
      return;
    }
    const value = this.#textOf(key, row);
    this.#into.problems.push({
      ...rowProblem(
        this.#place,
        row.row,
        { field: key, message: `“${value.slice(0, 60)}” can’t be kept. ${message} ${this.#became}` },
        value,
      ),
      remedy: 'Correct the cell, or leave it so.',
      severity: 'warning',
    });
    this.#forgive(field, value, found);
    columns[column] = undefined;
  }

  #refuseField(fields: readonly string[], message: string, row: ConvertedRow, found: Findings): void {
    const key = this.#filled(fields, row);
    if (found.unread.has(key)) return;
    const problem = rowProblem(this.#place, row.row, { field: key, message }, this.#textOf(key, row));
    this.#into.problems.push(problem);
    found.unread.add(key);
    found.errors.push({ group: message, fault: { ...faultOf(problem), reason: message } });
  }

  /** Of the fields that a value is made of, the one whose cell holds it. */
  #filled(fields: readonly string[], { values }: ConvertedRow): string {
    return fields.find((key) => values[key] !== null && values[key] !== undefined) ?? fields[0] ?? '';
  }

  #textOf = (key: string, { values }: ConvertedRow): string => asTyped(this.#byKey.get(key)?.type ?? 'text', values[key]);

  /** Of columns that say nothing alone, none is taken when one can't be read: half a place is no place. */
  #keepTogether(columns: IncomingColumns, found: Findings): void {
    const { together = [], madeOf = {}, notesColumn } = this.#request.rules;
    const made = (column: string): readonly string[] => madeOf[contractName(column)] ?? [contractName(column)];
    const lost = together.some((column) => columns[column] === undefined && made(column).some((key) => found.unread.has(key)));
    if (!lost) return;
    for (const column of together) {
      const value = columns[column];
      columns[column] = undefined;
      const field = this.#byKey.get(made(column)[0] ?? '');
      if (typeof value === 'string' && field && notesColumn) found.kept.push({ label: field.label, value });
    }
  }
}

const faultOf = ({ column, value, message, remedy }: Pick<Problem, 'column' | 'value' | 'message' | 'remedy'>): Fault => ({
  column,
  value,
  reason: withoutPlace(message),
  remedy,
});

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
