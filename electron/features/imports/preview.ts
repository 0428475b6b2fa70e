import { basename, extname } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { imports as contract, ImportCounts, Preview, PreviewRow } from '../../../shared/features/imports/contract.ts';
import { newestStep } from '../../core/changes.ts';
import { cancelled } from '../../core/breath.ts';
import type { TaskCtx } from '../../core/context.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import { readTableBytes } from '../../tabular/read-table.ts';
import { TableReadError } from '../../tabular/table-read-error.ts';
import { changesSaid } from './changes-said.ts';
import { absentRecord, compare, type Comparison } from './compare.ts';
import { memoryOf } from './memory.ts';
import { planOf } from './plan.ts';
import { stoppedRows } from './problem-book.ts';
import { readFile, type ReadFile } from './read.ts';
import { refuseStray, unaskedOf } from './question-ids.ts';
import { refuseRecords } from './refuse-records.ts';

const MOST_PROBLEMS = 1000;
const MOST_ABSENT = 500;
/** Rows of a state that a preview shows; stopped ones are those a person works on. */
const SHOWN = 100;
const SHOWN_STOPPED = 2000;

/** The result of an import, or what it would be. */
export function countsOf(rules: ImportKindRules, read: ReadFile, comparison: Comparison, today: string): ImportCounts {
  const accounts = read.accounts.copy();
  const count = (state: 'new' | 'changed' | 'same' | 'stopped', records: readonly { sheet: string; homes: number | null }[]): void => {
    for (const { sheet, homes } of records) accounts.add(sheet, state, homes);
  };
  count('new', comparison.added);
  count(
    'changed',
    comparison.changed.map(({ record }) => record),
  );
  count('same', comparison.same);
  for (const { sheet, state, homes } of comparison.waiting) accounts.add(sheet, state, homes);
  return {
    run: null,
    kind: read.kind,
    file: read.fileName,
    rows: accounts.sum('file'),
    new: comparison.added.length,
    changed: comparison.changed.length,
    same: comparison.same.length,
    stopped: accounts.sum('stopped'),
    skipped: accounts.sum('skipped'),
    problems: [...read.problems, ...comparison.problems].slice(0, MOST_PROBLEMS),
    totals: rules.totals(read.incoming),
    sheets: read.sheets,
    unused: read.unused,
    accounts: accounts.list(),
    before: comparison.before,
    after: comparison.after,
    ended: read.incoming.filter(({ columns }) => rules.hasEnded?.(columns as Columns, today) === true).length,
    notInFile: comparison.gone.slice(0, MOST_ABSENT).map((row) => absentRecord(row, rules)),
    reused: comparison.reused,
    questions: read.asking.questions,
    unasked: unaskedOf(read.answers, read.asking),
    notes: [...read.notes, ...comparison.notes],
  };
}

const plain = (
  state: 'new' | 'same' | 'changed',
  { sheet, row, reference, name, homes }: Incoming,
  changes: string[] = [],
): PreviewRow => ({
  sheet,
  row,
  state,
  reference,
  name,
  homes,
  changes,
  group: '',
  question: '',
  faults: [],
});

/** The first rows of each state, and nearly all that are stopped. */
async function previewRows(db: ReadDb, rules: ImportKindRules, read: ReadFile, comparison: Comparison): Promise<PreviewRow[]> {
  const ended = [...read.outcomes, ...comparison.waiting];
  const of = (state: 'stopped' | 'skipped', most: number): PreviewRow[] =>
    ended
      .filter((one) => one.state === state)
      .slice(0, most)
      .map((one) => ({ ...one, changes: [] }));
  const changed = comparison.changed.slice(0, SHOWN);
  const said = await changesSaid(db, rules.entity, changed, new Map(read.added.map(({ id, name }) => [id, name])));
  return [
    ...of('stopped', SHOWN_STOPPED),
    ...changed.map(({ record }, at) => plain('changed', record, said[at])),
    ...comparison.added.slice(0, SHOWN).map((record) => plain('new', record)),
    ...comparison.same.slice(0, SHOWN).map((record) => plain('same', record)),
    ...of('skipped', SHOWN),
  ];
}

async function open(ctx: TaskCtx, file: { name: string; bytes: Uint8Array }, asText: readonly number[] = []) {
  try {
    return await readTableBytes(file.name, file.bytes, { signal: ctx.signal, asText });
  } catch (error) {
    if (!(error instanceof TableReadError)) throw error;
    if (error.reason === 'cancelled') throw cancelled(error);
    throw new AppError('unreadable_file', error.message, { remedy: error.remedy });
  }
}

/** `Rochdale` from `rochdale-register-2023.csv`: proposed for a register that neither the file nor the person names. */
const registerFromName = (fileName: string): string =>
  basename(fileName, extname(fileName))
    .replace(/[\d_.-]+/g, ' ')
    .trim() || basename(fileName, extname(fileName));

/** Reads a file and compares it, changing nothing. */
export async function preview(ctx: TaskCtx, offered: ImportKindRules, input: z.output<typeof contract.preview.input>): Promise<Preview> {
  // Before anything is read that it must not have changed since.
  const after = await newestStep(ctx.db);
  const rules = (await offered.withNames?.(ctx.db)) ?? offered;
  const file = await open(ctx, input.file);
  const { read, tables } = await readFile({
    rules,
    file,
    again: (asText) => open(ctx, input.file, asText),
    given: input.columns ?? {},
    memory: memoryOf(ctx.db, input.kind),
    answers: input.answers,
    fixes: input.fixes,
    skip: input.skip,
    register: input.register,
    fallbackRegister: registerFromName(input.file.name),
    known: (await rules.registers?.known(ctx.db)) ?? new Map(),
    listed: (await rules.numbering?.here(ctx.db)) ?? [],
    here: async (incoming) => new Set((await rules.existing(ctx.db, incoming)).keys()),
    today: ctx.today,
    breath: ctx.breath,
  });
  await ctx.breath.now();
  const comparison = await compare(ctx, rules, read, read.asking);
  refuseStray(read, rules);
  await refuseRecords(ctx.db, rules, read, comparison);
  await ctx.breath.now();
  read.plan = planOf(comparison);
  read.worked = { comparison, after, today: ctx.today };
  read.named = new Map(rules.named);
  read.stopped = stoppedRows(tables, [...read.outcomes, ...comparison.waiting]);
  await ctx.breath.now();
  return {
    ...countsOf(rules, read, comparison, ctx.today),
    token: ctx.stash.put(read),
    columns: read.columns,
    headings: read.headings,
    sample: await previewRows(ctx.db, rules, read, comparison),
    ready: read.ready,
  };
}
