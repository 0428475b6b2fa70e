import { AppError } from '../../../shared/errors.ts';
import { storedName } from '../../../shared/table.ts';
import { isEntity, tableOf } from '../../../shared/tables.ts';
import type { imports as contract, ImportCounts, Problem } from '../../../shared/features/imports/contract.ts';
import { notInBin } from '../../core/bin.ts';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import type { Columns } from '../../core/rows.ts';
import type { ImportKindRules, Incoming } from '../../rooms/import-kind.ts';
import { brought } from './brought.ts';
import { markAbsent } from './absence.ts';
import { refuseUnanswered } from './asking.ts';
import { compare, refuseNews, type Comparison } from './compare.ts';
import { matchHeadings } from './match-headings.ts';
import { remember } from './memory.ts';
import { refuseOtherPlan, stillStands } from './plan.ts';
import { countsOf, preview } from './preview.ts';
import { problemBook } from './problem-book.ts';
import type { ReadFile } from './read.ts';
import { refuseRecords } from './refuse-records.ts';

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

/** One error stops the file unless the person has chosen to leave such rows out. */
function refuseProblems(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
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

/** Adds the records that rows name and a person said to add. Throws `conflict` when one of the name is here by now. */
async function addNamed(ctx: WriteCtx, { names = [] }: ImportKindRules, { added, incoming }: ReadFile): Promise<void> {
  if (added.length === 0) return;
  // Of a row that is stopped nobody is added.
  const used = new Set(incoming.flatMap(({ columns }) => names.map(({ field }) => columns[storedName(field)])));
  for (const { entity, id, name, columns } of added.filter((one) => used.has(one.id))) {
    ctx.needs(tableOf(entity).needs);
    if (names.some((field) => field.entity === entity && !field.isUnknown(name))) {
      const message = `“${name}” has been added here since the file was read.`;
      throw new AppError('conflict', message, { remedy: 'Nothing was imported. Choose the file again to see what it would do now.' });
    }
    await ctx.write.insertColumns(entity, [{ id, ...columns }]);
  }
}

/** Compares again, by the rules as they stand now: a record that a row points at may have gone since the preview. */
async function again(ctx: WriteCtx, rules: ImportKindRules, read: ReadFile): Promise<Comparison> {
  read.asking.rewind(read.asked);
  await addNamed(ctx, rules, read);
  const comparison = await compare(ctx, rules, read, read.asking);
  await refuseRecords(ctx.db, rules, read, comparison);
  return comparison;
}

/** Under the lock: what the preview worked out where it still stands, else compared again. Stores it. */
async function apply(ctx: WriteCtx, rules: ImportKindRules, read: ReadFile, skipProblems: boolean): Promise<ImportCounts> {
  ctx.needs(tableOf(rules.entity).needs);
  if (!read.ready || !skipProblems) refuseProblems(read.problems);
  const { asking } = read;
  refuseUnanswered(read.fileName, asking.questions);
  const known = new Set(asking.questions.map(({ id }) => id));
  const comparison = (await stillStands(ctx, read)) ?? (await again(ctx, rules, read));
  if (!skipProblems) refuseProblems(comparison.problems);
  refuseNews(asking, known);
  refuseUnanswered(read.fileName, asking.questions);
  refuseOtherPlan(comparison, read, rules);
  const answer = countsOf(rules, read, comparison, ctx.today);
  await remember(ctx, read, asking);
  const total = answer.new + answer.changed;
  const marks = comparison.leaving.length + comparison.returned.length;
  if (total + marks === 0) return answer;
  await insertNew(ctx, rules, comparison);
  await markAbsent(ctx, rules.entity, read.fileName, comparison);
  const run = await ctx.write.insert('import_run', {
    kind: read.kind,
    fileName: read.fileName,
    sha256: read.sha256,
    rows: answer.rows,
    added: answer.new,
    changed: answer.changed,
    same: answer.same,
    problems: answer.stopped,
    totals: JSON.stringify(answer.totals),
  });
  const { noun } = rules;
  const count = total === 0 ? marks : total;
  ctx.describe(`Import ${count.toLocaleString('en-GB')} ${count === 1 ? noun.one : noun.other} from ${read.fileName}`);
  return { ...answer, run };
}

/** Imports of the kinds that the rooms can bring in. */
export const imports = (offered: readonly ImportKindRules[]): FeatureHandlers<typeof contract> => ({
  kinds: async () => offered.map(({ kind, label }) => ({ kind, label })),

  fields: async (_ctx, { kind }) => rulesOf(offered, kind).fields.map(({ key, label, required }) => ({ field: key, label, required })),
  match: async (_ctx, { entity, headings }) => (isEntity(entity) ? matchHeadings(offered, entity, headings) : headings.map(() => null)),

  preview: (ctx, input) => preview(ctx, rulesOf(offered, input.kind), input),

  problemBook: async (ctx, { token }) => problemBook(ctx.stash.get(token) as ReadFile, { now: ctx.now, name: ctx.actor.name }),

  async apply(ctx, { token, skipProblems }) {
    const read = ctx.stash.get(token) as ReadFile;
    const offer = rulesOf(offered, read.kind);
    const answer = await apply(ctx, (await offer.withNames?.(ctx.db)) ?? offer, read, skipProblems);
    ctx.afterCommit(() => ctx.stash.drop(token));
    return answer;
  },

  brought: (ctx, { run }) => brought(ctx.db, run, offered),

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
