import type { AbsentRecord, Problem } from '../../../shared/features/imports/contract.ts';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Breath } from '../../core/breath.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { AddedName, Incoming, IncomingColumns, ImportKindRules } from '../../rooms/import-kind.ts';
import { absentOf } from './absence.ts';
import type { Asking } from './asking.ts';
import { settleBlanks } from './blanks.ts';
import { defaultsSaid } from './defaults-said.ts';
import { leftAlone } from './left-alone.ts';
import { withLines } from './leniency.ts';
import { outcome, type Outcome } from './outcome.ts';
import { Recognition } from './recognise.ts';
import { References } from './references.ts';
import { isSameText } from './same-text.ts';
import { openNames, settleShared, type OpenNames } from './shared-names.ts';

/** What an import would do to each of its rows. */
export interface Comparison {
  added: Incoming[];
  changed: { record: Incoming; row: Columns; changes: Columns }[];
  same: Incoming[];
  /** Rows that wait for an answer about what is here. */
  waiting: Outcome[];
  problems: Problem[];
  /** Sentences about what the file leaves alone. */
  notes: string[];
  /** Records of these registers that the file doesn't hold. */
  gone: Columns[];
  /** Those of them that are to be marked, and marked ones that are in the file again. */
  leaving: Columns[];
  returned: { id: string; version: number }[];
  reused: number;
  before: { records: number; homes: number | null };
  after: { records: number; homes: number | null };
}

/** What comparing needs of a context. */
export interface Comparing {
  db: ReadDb;
  breath: Breath;
  today: string;
}

/** A file's rows, and what else of it matters here. */
export interface Compared {
  incoming: readonly Incoming[];
  /** Rows that became no record, by key: theirs are no leavers. */
  mentioned: ReadonlyMap<string, readonly Outcome[]>;
  /** Our fields, each with the heading that fills it. */
  columns: readonly { field: string; heading: string | null }[];
  /** Records that are added because rows name them. */
  added: readonly AddedName[];
}

/** Holds a file's rows against the records here. Only columns that the file holds are compared. */
export async function compare(ctx: Comparing, rules: ImportKindRules, read: Compared, asking: Asking): Promise<Comparison> {
  const existing = await rules.existing(ctx.db, read.incoming);
  const absent = await absentOf(ctx.db, rules.entity);
  const references = await References.find(rules, existing, read, ctx.breath);
  const recognition = new Recognition(rules, existing, read, references, asking);
  const comparison: Comparison = {
    added: [],
    changed: [],
    same: [],
    waiting: [],
    problems: [],
    notes: leftAlone(rules, read.incoming, existing.values(), read.columns),
    gone: [],
    leaving: [],
    returned: [],
    reused: 0,
    before: { records: 0, homes: null },
    after: { records: 0, homes: null },
  };
  const met = new Set(recognition.met);
  const taken = new Map<Columns, Incoming>();
  const pending: OpenNames[] = [];
  for (const given of read.incoming) {
    const pause = ctx.breath.take();
    if (pause) await pause;
    const found = recognition.find(given);
    const earlier = found.row && taken.get(found.row);
    if (found.row) met.add(found.row);
    if (earlier) refuseSecond(comparison, found.record, earlier, rules);
    else if (found.row) taken.set(found.row, found.record);
    if (earlier) continue;
    const open = openNames(found.record, found.row, rules);
    if (found.waits) comparison.waiting.push(found.waits);
    else if (open.length > 0) pending.push({ record: found.record, row: found.row, open });
    else settle(comparison, found.record, found.row, rules, absent);
  }
  for (const { record, row } of await settleShared(ctx.db, pending, rules, asking, comparison.waiting)) {
    settle(comparison, record, row, rules, absent);
  }
  settleBlanks(comparison, rules, asking);
  comparison.notes.push(...defaultsSaid(rules, comparison.added, read.columns));
  comparison.reused = recognition.reused;
  comparison.problems.push(...recognition.remarks);
  // In the order of their keys: the database's own may be another one the next time.
  const left = [...existing]
    .filter(([, row]) => !met.has(row))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
  leavers(ctx, comparison, left, { rules, absent, asking, read });
  stand(ctx, comparison, existing, rules, absent);
  return comparison;
}

/** Stops a row that is a record here which an earlier row is already: the second of two changes would be lost or refused. */
function refuseSecond({ waiting, problems }: Comparison, record: Incoming, earlier: Incoming, { noun, fields }: ImportKindRules): void {
  const { sheet, row, reference, name, homes } = record;
  const column = fields.find(({ required, type }) => required && type === 'reference')?.label ?? '';
  const reason = `“${reference}” is the same ${noun.one} here as “${earlier.reference}” of row ${earlier.row}.`;
  const remedy = 'Delete one of the two rows, or correct the reference.';
  problems.push({ sheet, row, column, value: reference, message: `${sheet}, row ${row}: ${reason}`, remedy, severity: 'error' });
  const faults = [{ column, value: reference, reason, remedy }];
  waiting.push(outcome({ sheet, row, state: 'stopped', reference, name, homes, group: `Two rows are one ${noun.one} here`, faults }));
}

function settle(
  comparison: Comparison,
  record: Incoming,
  row: Columns | undefined,
  rules: ImportKindRules,
  absent: ReadonlyMap<string, { id: string; version: number }>,
): void {
  if (!row) {
    if (record.kept !== undefined && rules.notesColumn) {
      record.columns[rules.notesColumn] = withLines(String(record.columns[rules.notesColumn] ?? ''), record.kept);
    }
    comparison.added.push(record);
    return;
  }
  const back = absent.get(String(row['id']));
  if (back) comparison.returned.push(back);
  const changes = changesOf(record.columns, row);
  const all = record.kept === undefined ? changes : withKept(record.kept, changes, record.columns, row, rules.notesColumn);
  if (all) comparison.changed.push({ record, row, changes: all });
  else comparison.same.push(record);
}

/** Texts of forgiven cells join the notes: what a person wrote there stays. */
function withKept(kept: string, changes: Columns | null, columns: IncomingColumns, row: Columns, notes: string | null): Columns | null {
  if (notes === null) return changes;
  const base = String(columns[notes] ?? row[notes] ?? '');
  const next = withLines(base, kept);
  const { [notes]: _replaced, ...others } = changes ?? {};
  const result: Columns = next === row[notes] ? others : { ...others, [notes]: next };
  return Object.keys(result).length > 0 ? result : null;
}

function changesOf(columns: IncomingColumns, row: Columns): Columns | null {
  let changes: Columns | null = null;
  for (const name of Object.keys(columns)) {
    const value = columns[name];
    if (value !== undefined && row[name] !== value && !isSameText(row[name], value)) (changes ??= {})[name] = value;
  }
  return changes;
}

interface Leaving {
  rules: ImportKindRules;
  absent: ReadonlyMap<string, unknown>;
  asking: Asking;
  read: Compared;
}

const LEFT = 'left';

/** What is here and not in the file: asked, never removed. */
function leavers({ today }: Comparing, comparison: Comparison, left: readonly Columns[], { rules, absent, asking, read }: Leaving): void {
  if (rules.whole !== true || read.incoming.length === 0) return;
  const gone = left.filter((row) => !absent.has(String(row['id'])) && rules.hasEnded?.(row, today) !== true);
  comparison.gone = gone;
  if (gone.length === 0) return;
  const homes = gone.reduce((sum, row) => sum + (rules.homesHere?.(row) ?? 0), 0);
  const noun = gone.length === 1 ? rules.noun.one : rules.noun.other;
  const counted = gone.length.toLocaleString('en-GB');
  const answer = asking.ask({
    id: 'gone',
    kind: 'gone',
    title: `${counted} ${noun} here ${gone.length === 1 ? 'is' : 'are'} not in this file`,
    detail: rules.homesHere ? `${homes.toLocaleString('en-GB')} homes. Nothing is removed.` : 'Nothing is removed.',
    facts: gone.slice(0, 20).map((row) => {
      const { reference, name, homes: own } = absentRecord(row, rules);
      return { label: reference, text: name, figure: own === null ? '' : own.toLocaleString('en-GB') };
    }),
    options: [
      {
        id: LEFT,
        label: `Mark ${gone.length === 1 ? 'it' : 'them'} as not in the list any more`,
        effect: `−${counted} ${noun}${rules.homesHere ? `, −${homes.toLocaleString('en-GB')} homes` : ''}`,
      },
      { id: 'leave', label: `Leave ${gone.length === 1 ? 'it as it is' : 'them as they are'}`, effect: 'no change' },
    ],
    proposed: LEFT,
  });
  if (answer === LEFT) comparison.leaving = gone;
}

/** A record that the file doesn't hold, as it is shown. */
export const absentRecord = (row: Columns, rules: ImportKindRules): z.infer<typeof AbsentRecord> => ({
  reference: String(row[rules.referenceColumn ?? ''] ?? ''),
  name: String(row[rules.nameColumn ?? ''] ?? ''),
  homes: rules.homesHere?.(row) ?? null,
});

/** Records and homes of these registers before and after: ended ones and leavers out. */
function stand(
  { today }: Comparing,
  comparison: Comparison,
  existing: ReadonlyMap<string, Columns>,
  rules: ImportKindRules,
  absent: ReadonlyMap<string, { id: string }>,
): void {
  const countsHomes = rules.homesHere !== undefined;
  const [before, after] = [
    { records: 0, homes: countsHomes ? 0 : null },
    { records: 0, homes: countsHomes ? 0 : null },
  ];
  const count = (into: typeof before, row: Columns): void => {
    if (rules.hasEnded?.(row, today)) return;
    into.records += 1;
    if (into.homes !== null) into.homes += rules.homesHere?.(row) ?? 0;
  };
  const changed = new Map(comparison.changed.map(({ row, changes }) => [row, changes]));
  const leaving = new Set(comparison.leaving);
  const returned = new Set(comparison.returned.map(({ id }) => id));
  for (const row of existing.values()) {
    const mark = absent.get(String(row['id']));
    if (!mark) count(before, row);
    if (leaving.has(row) || (mark && !returned.has(mark.id))) continue;
    const changes = changed.get(row);
    count(after, changes ? { ...row, ...changes } : row);
  }
  for (const { columns } of comparison.added) count(after, columns as Columns);
  comparison.before = before;
  comparison.after = after;
}

/** Refuses to store when what is here has changed so that a question is open which the preview did not show. */
export function refuseNews(asking: Asking, known: ReadonlySet<string>): void {
  const news = asking.questions.find(({ id, answer }) => answer === null && !known.has(id));
  if (!news) return;
  throw new AppError('conflict', `Somebody has changed what is here since the file was read: ${news.title}`, {
    remedy: 'Choose the file again.',
  });
}
