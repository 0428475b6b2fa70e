import { AppError } from '../../../shared/errors.ts';
import type { organisations as contract } from '../../../shared/contract/organisations.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { getOrganisation, isUsed, listOrganisations } from './queries.ts';

export const organisations: FeatureHandlers<typeof contract> = {
  list: (ctx, input) => listOrganisations(ctx.db, input),

  get: (ctx, { id }) => getOrganisation(ctx.db, id),

  async create(ctx, input) {
    const id = await ctx.write.insert('organisation', input);
    ctx.describe(`Add ${input.name}`);
    return getOrganisation(ctx.db, id);
  },

  async update(ctx, { id, version, changes }) {
    await ctx.write.update('organisation', id, version, changes);
    return getOrganisation(ctx.db, id);
  },

  async remove(ctx, { id, version }) {
    const { name } = await getOrganisation(ctx.db, id);
    if (await isUsed(ctx.db, id)) {
      throw new AppError('in_use', `${name} has people, actions or commitments.`, {
        remedy: 'Move or remove these first, or untick Partner to take it off the list.',
      });
    }
    ctx.describe(`Remove ${name}`);
    return { id, version: await ctx.write.remove('organisation', id, version) };
  },
};
