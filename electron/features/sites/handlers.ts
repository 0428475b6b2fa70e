import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { sites as contract } from '../../../shared/features/sites/contract.ts';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import { addAndEdit } from '../../core/add-and-edit.ts';
import { alone, amongEdits, amongNew, judgeEach, type PlaceOf } from '../../core/edits.ts';
import { assertOrder } from '../../core/order.ts';
import type { Seen } from '../../core/write.ts';
import { commitmentsOn, getSite, getSiteRow, getSites, listSites, siteTotals, partOfSites } from './queries.ts';

type Edit = z.output<typeof contract.update.input>;

const SITES = { one: 'site', other: 'sites' };

/** Edits sites by the same rules, whether one or many. */
async function editSites(ctx: WriteCtx, edits: Edit[], placeOf: PlaceOf): Promise<Seen[]> {
  const before = await getSites(
    ctx.db,
    edits.map(({ id }) => id),
  );
  judgeEach(edits, placeOf, ({ changes }, at) => assertOrder('site', { ...before[at]!, ...changes }, changes));
  const [first] = edits;
  ctx.describe(edits.length === 1 ? `Edit site ${first!.changes.reference ?? before[0]!.reference}` : `Edit ${edits.length} sites`);
  return ctx.write.updateMany('site', edits, placeOf);
}

export const sites: FeatureHandlers<typeof contract> = {
  part: (ctx, asked) => partOfSites(ctx.db, asked, ctx.today),

  async list(ctx, filter) {
    return { rows: await listSites(ctx.db, filter, ctx.today), totals: await siteTotals(ctx.db, filter, ctx.today) };
  },

  get: (ctx, { id }) => getSiteRow(ctx.db, id, ctx.today),

  async create(ctx, input) {
    assertOrder('site', input);
    const id = await ctx.write.insert('site', input);
    ctx.describe(`Add site ${input.reference}`);
    return getSite(ctx.db, id);
  },

  createMany: (ctx, input) =>
    addAndEdit(ctx, input, SITES, {
      async add(records) {
        judgeEach(records, amongNew, (site) => assertOrder('site', site));
        ctx.describe(records.length === 1 ? `Add site ${records[0]!.reference}` : `Add ${records.length} sites`);
        return ctx.write.insertMany('site', records);
      },
      edit: (edits) => editSites(ctx, edits, amongEdits),
    }),

  async update(ctx, edit) {
    await editSites(ctx, [edit], alone);
    return getSite(ctx.db, edit.id);
  },

  updateMany: (ctx, { edits }) => editSites(ctx, edits, amongEdits),

  async remove(ctx, { id, version }) {
    const { reference } = await getSite(ctx.db, id);
    const commitments = await commitmentsOn(ctx.db, id);
    if (commitments > 0) {
      throw new AppError(
        'in_use',
        `${commitments === 1 ? 'A commitment names' : `${commitments} commitments name`} the site ${reference}.`,
        {
          remedy: `Choose another site for ${commitments === 1 ? 'it' : 'them'} first, or give this one an end date.`,
        },
      );
    }
    ctx.describe(`Remove site ${reference}`);
    return { id, version: await ctx.write.remove('site', id, version) };
  },
};
