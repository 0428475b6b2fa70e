import type { homes as contract } from '../../../shared/features/homes/contract.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { alone } from '../../core/edits.ts';
import { editCommitments, updateMany } from './edits.ts';
import { readGrid } from './grid.ts';
import { homesHome } from './home.ts';
import { readLedger } from './ledger.ts';
import { assertLinked, getCommitment, linkedTo, nameOf, yearRecords } from './queries.ts';

export const homes: FeatureHandlers<typeof contract> = {
  grid: (ctx, filter) => readGrid(ctx, filter),

  home: (ctx) => homesHome(ctx.db, ctx.today),

  async ledger(ctx, { id }) {
    await getCommitment(ctx.db, id);
    return readLedger(ctx.db, id);
  },

  async create(ctx, input) {
    assertLinked(input, await linkedTo(ctx.db, [input]));
    const id = await ctx.write.insert('commitment', input);
    ctx.describe(`Add commitment of ${await nameOf(ctx.db, id)}`);
    return getCommitment(ctx.db, id);
  },

  async update(ctx, edit) {
    ctx.describe(await editCommitments(ctx, [edit], alone));
    return getCommitment(ctx.db, edit.id);
  },

  async remove(ctx, { id, version }) {
    await getCommitment(ctx.db, id);
    const removed = { id, version: await ctx.write.remove('commitment', id, version) };
    await ctx.write.removeMany('commitment_year', await yearRecords(ctx.db, id));
    ctx.describe(`Remove commitment of ${await nameOf(ctx.db, id)}`);
    return removed;
  },

  updateMany,
};
