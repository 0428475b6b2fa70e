import { notInBin } from '../../core/bin.ts';
import { basename, extname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { tableOf } from '../../../shared/tables.ts';
import type { z } from 'zod';
import type { imports as contract, ImportCounts, Preview } from '../../../shared/features/imports/contract.ts';
import { cancelled } from '../../core/breath.ts';
import type { FeatureHandlers, TaskCtx, WriteCtx } from '../../core/context.ts';
import { readTableBytes } from '../../tabular/read-table.ts';
import { TableReadError } from '../../tabular/table-read-error.ts';
import type { Columns } from '../../core/rows.ts';
import { compare, previewRows, type Comparison } from './compare.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import { remember, remembered } from './memory.ts';
import { readFile, type ReadFile } from './read.ts';
import { refuseRecords } from './refuse-records.ts';

const MOST_PROBLEMS = 1000;

const counts = (rules: ImportKindRules, read: ReadFile, comparison: Comparison): ImportCounts => ({
  kind: read.kind,
  file: read.fileName,
  rows: read.rows,
  new: comparison.added.length,
  changed: comparison.changed.length,
  same: comparison.same.length,
  problems: read.problems.slice(0, MOST_PROBLEMS),
  totals: rules.totals(read.incoming),
});

async function open(ctx: TaskCtx, file: { name: string; bytes: Uint8Array }) {
  try {
    return await readTableBytes(file.name, file.bytes, { signal: ctx.signal });
  } catch (error) {
    if (!(error instanceof TableReadError)) throw error;
    if (error.reason === 'cancelled') throw cancelled(error);
    throw new AppError('unreadable_file', error.message, { remedy: error.remedy });
  }
}

/** `Rochdale` from `rochdale-register-2023.csv`: a register's name when neither the file nor the person gives one. */
const registerFromName = (fileName: string): string =>
  basename(fileName, extname(fileName))
    .replace(/[\d_.-]+/g, ' ')
    .trim();

/** New records with every column they need, made one by one: all of them at once would be the file in memory again. */
function* wholeRecords(added: readonly Incoming[], defaults: Columns): Generator<Columns> {
  for (const { columns } of added) {
    const record = { ...defaults };
    for (const name of Object.keys(columns)) {
      const value = columns[name];
      if (value !== undefined) record[name] = value;
    }
    yield record;
  }
}

async function insertNew(ctx: WriteCtx, { entity, defaults }: ImportKindRules, comparison: Comparison): Promise<void> {
  await ctx.write.insertColumns(entity, wholeRecords(comparison.added, defaults));
  for (const { row, changes } of comparison.changed) await ctx.write.updateRow(entity, row, changes);
}

const withProblems = (read: ReadFile, more: ReadFile['problems']): ReadFile => ({ ...read, problems: [...read.problems, ...more] });

/** One error stops the file unless the person has chosen to leave such rows out. */
function refuseProblems(read: ReadFile): void {
  const errors = read.problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  if (!first) return;
  const others = errors.length > 1 ? ` ${errors.length - 1} more like it are listed in the preview.` : '';
  throw new AppError('validation', `${first.message}${others}`, { remedy: `${first.remedy} Nothing was imported.` });
}

function rulesOf(offered: readonly ImportKindRules[], kind: string): ImportKindRules {
  const rules = offered.find((one) => one.kind === kind);
  if (rules) return rules;
  const message = `“${kind}” is no kind of file that can be brought in.`;
  throw new AppError('validation', message, {
    remedy: `Choose one of: ${offered.map((one) => one.kind).join(', ')}.`,
    issues: [{ path: ['kind'], message }],
  });
}

async function preview(ctx: TaskCtx, plain: ImportKindRules, input: z.output<typeof contract.preview.input>): Promise<Preview> {
  const rules = (await plain.withNames?.(ctx.db)) ?? plain;
  const file = await open(ctx, input.file);
  const read = await readFile({
    rules,
    file,
    given: input.columns ?? {},
    recall: (signature) => remembered(ctx.db, input.kind, signature),
    register: input.register,
    fallbackRegister: registerFromName(input.file.name),
    today: ctx.today,
    breath: ctx.breath,
  });
  const comparison = await compare(ctx, rules, read.incoming);
  const refused = await refuseRecords(ctx.db, rules, read, comparison);
  return {
    ...counts(rules, withProblems(read, refused), comparison),
    token: ctx.stash.put(read),
    columns: read.columns,
    headings: read.headings,
    sample: previewRows(comparison),
    ready: read.ready,
    notes: read.notes,
  };
}

/** Brings in what was read, by the rules as they stand now: a record it points at may have gone since the preview. */
async function apply(ctx: WriteCtx, rules: ImportKindRules, previewed: ReadFile, skipProblems: boolean): Promise<ImportCounts> {
  ctx.needs(tableOf(rules.entity).needs);
  const comparison = await compare(ctx, rules, previewed.incoming);
  const read = withProblems(previewed, await refuseRecords(ctx.db, rules, previewed, comparison));
  if (!read.ready || !skipProblems) refuseProblems(read);
  const answer = counts(rules, read, comparison);
  if (read.worthRemembering) await remember(ctx, read);
  if (answer.new + answer.changed > 0) {
    await insertNew(ctx, rules, comparison);
    await ctx.write.insert('import_run', {
      kind: read.kind,
      fileName: read.fileName,
      sha256: read.sha256,
      rows: read.rows,
      added: answer.new,
      changed: answer.changed,
      same: answer.same,
      problems: read.problems.length,
      totals: JSON.stringify(answer.totals),
    });
    const { noun } = rules;
    const total = answer.new + answer.changed;
    ctx.describe(`Import ${total.toLocaleString('en-GB')} ${total === 1 ? noun.one : noun.other} from ${read.fileName}`);
  }
  return answer;
}

/** Imports of the kinds that the rooms can bring in. */
export const imports = (offered: readonly ImportKindRules[]): FeatureHandlers<typeof contract> => ({
  kinds: async () => offered.map(({ kind, label }) => ({ kind, label })),

  fields: async (_ctx, { kind }) => rulesOf(offered, kind).fields.map(({ key, label, required }) => ({ field: key, label, required })),

  preview: (ctx, input) => preview(ctx, rulesOf(offered, input.kind), input),

  async apply(ctx, { token, skipProblems }) {
    const read = ctx.stash.get(token) as ReadFile;
    const answer = await apply(ctx, rulesOf(offered, read.kind), read, skipProblems);
    ctx.afterCommit(() => ctx.stash.drop(token));
    return answer;
  },

  async runs(ctx) {
    const rows = await ctx.db.selectFrom('import_run').selectAll().where(notInBin()).orderBy('created_at', 'desc').limit(200).execute();
    return rows.map((row) => ({
      id: row.id,
      at: row.created_at,
      by: row.created_by,
      kind: row.kind,
      fileName: row.file_name,
      rows: row.rows,
      new: row.added,
      changed: row.changed,
      same: row.same,
      problems: row.problems,
    }));
  },
});
