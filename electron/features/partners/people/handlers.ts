import type { z } from 'zod';
import type { people as contract } from '../../../../shared/features/partners/people.ts';
import type { FeatureHandlers, WriteCtx } from '../../../core/context.ts';
import { addAndEdit } from '../../../core/add-and-edit.ts';
import { assertFree } from '../../../core/references.ts';
import type { Seen } from '../../../core/write.ts';
import { getPerson, listPeople } from './queries.ts';

type Edit = z.output<typeof contract.update.input>;

const PEOPLE = { one: 'person', other: 'people' };

async function editPeople(ctx: WriteCtx, edits: Edit[]): Promise<Seen[]> {
  const saved = await ctx.write.updateMany('person', edits);
  ctx.describe(saved.length === 1 ? `Edit ${(await getPerson(ctx.db, saved[0]!.id)).name}` : `Edit ${saved.length} people`);
  return saved;
}

export const people: FeatureHandlers<typeof contract> = {
  list: (ctx, input) => listPeople(ctx.db, input),

  get: (ctx, { id }) => getPerson(ctx.db, id),

  async create(ctx, input) {
    const id = await ctx.write.insert('person', input);
    ctx.describe(`Add ${input.name}`);
    return getPerson(ctx.db, id);
  },

  createMany: (ctx, input) =>
    addAndEdit(ctx, input, PEOPLE, {
      add(records) {
        ctx.describe(records.length === 1 ? `Add ${records[0]!.name}` : `Add ${records.length} people`);
        return ctx.write.insertMany('person', records);
      },
      edit: (edits) => editPeople(ctx, edits),
    }),

  async update(ctx, edit) {
    await editPeople(ctx, [edit]);
    return getPerson(ctx.db, edit.id);
  },

  updateMany: (ctx, { edits }) => editPeople(ctx, edits),

  async remove(ctx, { id, version }) {
    const { name } = await getPerson(ctx.db, id);
    await assertFree(ctx.db, 'person', id, { name, remedy: 'Take the person out of these first.' });
    ctx.describe(`Remove ${name}`);
    return { id, version: await ctx.write.remove('person', id, version) };
  },
};
