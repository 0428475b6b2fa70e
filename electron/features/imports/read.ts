import { AppError } from '../../../shared/errors.ts';
import type { ColumnMatch, Problem } from '../../../shared/features/imports/contract.ts';
import type { FieldValue, Sheet, TableFile } from '../../../shared/domain/tabular-types.ts';
import type { Breath } from '../../core/breath.ts';
import { convertRows, type ConvertedRow } from '../../tabular/convert.ts';
import { findHeader, headingSignature, matchColumns, type FoundHeader } from '../../tabular/header.ts';
import type { Incoming, ImportKindRules, KindField } from '../../rooms/import-kind.ts';
import { rowProblem, type Place } from './row-problem.ts';
import { groupWarnings, isForgiven, toProblem, withKeptTexts } from './leniency.ts';

/** A file with its columns matched and its rows converted, ready to compare. */
export interface ReadFile {
  kind: string;
  fileName: string;
  /** The sheet that was read. */
  sheet: string;
  sha256: string;
  /** Names the layout, so that a mapping is remembered for it. */
  signature: string;
  headings: string[];
  columns: ColumnMatch[];
  /** Data rows, with those that have problems. */
  rows: number;
  incoming: Incoming[];
  problems: Problem[];
  notes: string[];
  /** False while a required field has no heading. */
  ready: boolean;
  /** Register of rows that don't name theirs. */
  register: string;
  /** True when the file alone does not say it all: columns matched by hand, or rows that don't name their register. */
  worthRemembering: boolean;
}

/** Our field names to headings. */
export type Choice = Record<string, string | null>;

interface FoundTable {
  sheet: Sheet;
  header: FoundHeader;
}

/** The sheet that matches most of the wanted fields. */
function findTable(file: TableFile, rules: ImportKindRules): FoundTable {
  const found = file.sheets
    .filter((sheet) => !sheet.hidden)
    .flatMap((sheet) => {
      const header = findHeader(sheet, rules.fields);
      return header ? [{ sheet, header }] : [];
    })
    .toSorted((one, other) => other.header.matches - one.header.matches);
  const best = found[0];
  if (!best) {
    throw new AppError('unreadable_file', `“${file.fileName}” has no row of headings.`, {
      remedy: 'Put the headings in the first row and choose the file again.',
    });
  }
  return best;
}

/** A choice's names may be ours, our label or the published standard's; case does not matter. */
function normaliseChoice(choice: Choice, rules: ImportKindRules, headings: readonly string[], fileName: string): Record<string, string> {
  const normal: Record<string, string> = {};
  for (const [name, heading] of Object.entries(choice)) {
    if (heading === null || heading === '') continue;
    const field = rules.fields.find((one) =>
      [one.key, one.label, one.standard].some((known) => known.toLowerCase() === name.toLowerCase()),
    );
    if (!field) {
      const known = rules.fields.map((one) => one.standard).join(', ');
      throw new AppError('validation', `“${name}” in the column choice is not a field of this import.`, {
        remedy: `Use one of: ${known}.`,
      });
    }
    if (!headings.some((one) => one.toLowerCase() === heading.toLowerCase())) {
      throw new AppError('validation', `“${fileName}” has no column “${heading}”, chosen for ${field.label}.`, {
        remedy: `Its columns are: ${headings.join(', ')}.`,
      });
    }
    normal[field.key] = heading;
  }
  return normal;
}

/** What is remembered of a source: the columns chosen for its headings, and the register its rows belong to. */
export interface Remembered {
  columns: Choice;
  register: string | null;
}

/** What to read a file with. */
export interface ReadRequest {
  rules: ImportKindRules;
  file: TableFile;
  /** Columns chosen now. */
  given: Choice;
  /** What was chosen for this layout before. */
  recall(signature: string): Promise<Remembered>;
  /** Register the rows belong to, when the person says; else it is recalled, or taken from the file's name. */
  register: string | undefined;
  fallbackRegister: string;
  /** The day it is: a date without a year is the next such day. */
  today: string;
  /** Pauses while rows are converted. */
  breath: Breath;
}

/** Finds the table, matches its columns and converts its rows. Throws an AppError for a file without a usable table. */
export async function readFile(request: ReadRequest): Promise<ReadFile> {
  const { rules, file } = request;
  const { sheet, header } = findTable(file, rules);
  const headings = header.headings.filter((heading) => !heading.blank).map((heading) => heading.text);
  const signature = headingSignature(header.headings);
  const given = normaliseChoice(request.given, rules, headings, file.fileName);
  const known = await request.recall(signature);
  const remembered = normaliseChoice(known.columns, rules, headings, file.fileName);
  const register = request.register ?? known.register ?? request.fallbackRegister;
  const match = matchColumns(rules.fields, header.headings, { ...remembered, ...given });
  const columns = rules.fields.map((field): ColumnMatch => {
    const found = match.matched[field.key];
    const from = !found ? 'none' : found.how !== 'remembered' ? 'standard' : field.key in given ? 'given' : 'remembered';
    return { field: field.key, label: field.label, required: field.required, heading: found?.heading ?? null, from };
  });
  const base = {
    kind: rules.kind,
    fileName: file.fileName,
    sheet: sheet.name,
    sha256: file.sha256,
    signature,
    headings,
    columns,
    notes: file.notes,
    register,
    worthRemembering: Object.keys(given).length > 0,
  };
  const missing = match.missing.map((field) => missingColumn(field.label, file.fileName, sheet.name, headings));
  if (missing.length > 0) return { ...base, rows: dataRows(sheet, header), incoming: [], problems: missing, ready: false };
  const { today, breath } = request;
  const converted = await convert(sheet, header, match, rules, { register, today, date1904: file.date1904 ?? false, breath });
  const unnamed = converted.incoming.some(({ columns: held }) => held['register'] === register);
  return { ...base, ...converted, ready: true, worthRemembering: base.worthRemembering || unnamed };
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

const dataRows = (sheet: Sheet, header: FoundHeader): number =>
  sheet.rows.slice(header.firstDataRow).filter((row) => row.some((cell) => cell !== null && cell !== '')).length;

async function convert(
  sheet: Sheet,
  header: FoundHeader,
  match: ReturnType<typeof matchColumns>,
  rules: ImportKindRules,
  options: { register: string; today: string; date1904: boolean; breath: Breath },
): Promise<{ rows: number; incoming: Incoming[]; problems: Problem[] }> {
  const incoming: Incoming[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const reader = new RowReader(rules, match, { register: options.register, sheet: sheet.name });
  let rows = 0;
  for (const converted of convertRows({ sheet, header, match, fields: rules.fields, ...options })) {
    const pause = options.breath.take();
    if (pause) await pause;
    rows += 1;
    const record = reader.read(converted, problems);
    if (!record) continue;
    const earlier = seen.get(record.key);
    if (earlier === undefined) {
      seen.set(record.key, converted.row);
      incoming.push(record);
    } else problems.push(repeated(sheet.name, record, earlier, rules));
  }
  return { rows, incoming, problems: groupWarnings(problems) };
}

/** Turns converted rows into records, forgiving what may be forgiven. */
class RowReader {
  readonly #rules: ImportKindRules;
  readonly #register: string;
  readonly #place: Place;
  readonly #absent: string[];
  readonly #byHeading: Map<string, KindField>;

  constructor(rules: ImportKindRules, match: ReturnType<typeof matchColumns>, { register, sheet }: { register: string; sheet: string }) {
    this.#rules = rules;
    this.#register = register;
    this.#place = {
      sheet,
      headingOf: (key) => match.matched[key]?.heading ?? rules.fields.find((field) => field.key === key)?.label ?? '',
    };
    this.#absent = rules.fields.filter((field) => !Object.hasOwn(match.matched, field.key)).map((field) => field.key);
    this.#byHeading = new Map(
      rules.fields.flatMap((field) => (match.matched[field.key] ? [[match.matched[field.key]!.heading, field] as const] : [])),
    );
  }

  /** The record, or null when an error stops the row; its problems are added to the list. */
  read(converted: ConvertedRow, problems: Problem[]): Incoming | null {
    const kept: { label: string; value: string }[] = [];
    let stopped = false;
    for (const problem of converted.problems) {
      const field = this.#byHeading.get(problem.column.heading);
      const forgiven = isForgiven(problem, field);
      if (forgiven && field) kept.push({ label: field.label, value: problem.value });
      stopped ||= problem.severity === 'error' && !forgiven;
      problems.push(toProblem(problem, forgiven));
    }
    if (stopped) return null;
    const values: Record<string, FieldValue | undefined> = converted.values;
    for (const key of this.#absent) values[key] = undefined;
    const record = this.#rules.toIncoming(values, converted.row, this.#register);
    for (const issue of record.issues ?? [])
      problems.push(rowProblem(this.#place, converted.row, issue, String(values[issue.field] ?? '')));
    if (record.issues && record.issues.length > 0) return null;
    const { notesColumn } = this.#rules;
    if (kept.length > 0 && notesColumn) record.columns[notesColumn] = withKeptTexts(String(record.columns[notesColumn] ?? ''), kept);
    return record;
  }
}

function repeated(sheet: string, record: Incoming, earlier: number, rules: ImportKindRules): Problem {
  const heading = rules.fields.find((field) => field.type === 'code' && field.required)?.label ?? '';
  return {
    sheet,
    row: record.row,
    column: heading,
    value: record.reference,
    message: `${sheet}, row ${record.row}: ${heading} “${record.reference}” is already in row ${earlier}.`,
    remedy: 'Delete one of the two rows, or correct the reference.',
    severity: 'error',
  };
}
