import type { z } from 'zod';
import type { organisations as contract } from '../../../../shared/features/partners/organisations.ts';
import type { FeatureHandlers, WriteCtx } from '../../../core/context.ts';
import { addAndEdit } from '../../../core/add-and-edit.ts';
import { alone, amongEdits, type PlaceOf } from '../../../core/edits.ts';
import { assertFree } from '../../../core/references.ts';
import type { Seen } from '../../../core/write.ts';
import { getOrganisation, listOrganisations } from './queries.ts';

type Edit = z.output<typeof contract.update.input>;

const ORGANISATIONS = { one: 'organisation', other: 'organisations' };

async function editOrganisations(ctx: WriteCtx, edits: Edit[], placeOf: PlaceOf): Promise<Seen[]> {
  const saved = await ctx.write.updateMany('organisation', edits, placeOf);
  ctx.describe(saved.length === 1 ? `Edit ${(await getOrganisation(ctx.db, saved[0]!.id)).name}` : `Edit ${saved.length} organisations`);
  return saved;
}

export const organisations: FeatureHandlers<typeof contract> = {
  list: (ctx, input) => listOrganisations(ctx.db, input),

  get: (ctx, { id }) => getOrganisation(ctx.db, id),

  async create(ctx, input) {
    const id = await ctx.write.insert('organisation', input);
    ctx.describe(`Add ${input.name}`);
    return getOrganisation(ctx.db, id);
  },

  createMany: (ctx, input) =>
    addAndEdit(ctx, input, ORGANISATIONS, {
      add(records) {
        ctx.describe(records.length === 1 ? `Add ${records[0]!.name}` : `Add ${records.length} organisations`);
        return ctx.write.insertMany('organisation', records);
      },
      edit: (edits) => editOrganisations(ctx, edits, amongEdits),
    }),

  async update(ctx, edit) {
    await editOrganisations(ctx, [edit], alone);
    return getOrganisation(ctx.db, edit.id);
  },

  updateMany: (ctx, { edits }) => editOrganisations(ctx, edits, amongEdits),

  async remove(ctx, { id, version }) {
    const { name } = await getOrganisation(ctx.db, id);
    const remedy = 'Move or remove these first, or untick Partner to take it off the list.';
    await assertFree(ctx.db, 'organisation', id, { name, remedy });
    ctx.describe(`Remove ${name}`);
    return { id, version: await ctx.write.remove('organisation', id, version) };
  },
};
