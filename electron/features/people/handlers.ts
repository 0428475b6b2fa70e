import { AppError } from '../../../shared/errors.ts';
import type { people as contract } from '../../../shared/contract/people.ts';
import type { FeatureHandlers } from '../../core/context.ts';
import { getPerson, isNamed, listPeople } from './queries.ts';

export const people: FeatureHandlers<typeof contract> = {
  list: (ctx, input) => listPeople(ctx.db, input),

  get: (ctx, { id }) => getPerson(ctx.db, id),

  async create(ctx, input) {
    const id = await ctx.write.insert('person', input);
    ctx.describe(`Add ${input.name}`);
    return getPerson(ctx.db, id);
  },

  async update(ctx, { id, version, changes }) {
    await ctx.write.update('person', id, version, changes);
    return getPerson(ctx.db, id);
  },

  async remove(ctx, { id, version }) {
    const { name } = await getPerson(ctx.db, id);
    if (await isNamed(ctx.db, id)) {
      throw new AppError('in_use', `${name} belongs to a group or owns an action.`, {
        remedy: 'Take the person out of these first.',
      });
    }
    ctx.describe(`Remove ${name}`);
    return { id, version: await ctx.write.remove('person', id, version) };
  },
};
