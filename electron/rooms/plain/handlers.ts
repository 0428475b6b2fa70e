import type { z } from 'zod';
import type { Plain, plainMethods } from '../../../shared/plain-record.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { Columns as TableColumns } from '../../../shared/table.ts';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import { addAndEdit } from '../../core/add-and-edit.ts';
import { alone, amongEdits, amongNew, judgeEach, type PlaceOf } from '../../core/edits.ts';
import { assertFree } from '../../core/references.ts';
import type { Seen } from '../../core/write.ts';
import { assertLinked, assertRules, type Fields, type PlainRules } from './check.ts';
import { nameOf, plainRow, plainRows } from './rows.ts';

type PlainMethods<F extends z.ZodRawShape> = ReturnType<typeof plainMethods<string, TableColumns, F>>;

/** An edit of one plain record. */
interface Edit extends Seen {
  changes: Fields;
}

async function editRecords(ctx: WriteCtx, rules: PlainRules, edits: Edit[], placeOf: PlaceOf): Promise<Seen[]> {
  const { entity, noun } = rules.of;
  const rows = await plainRows(
    ctx.db,
    entity,
    edits.map(({ id }) => id),
  );
  const before = new Map(rows.map((row) => [row.id, row]));
  const records = edits.map(({ id, changes }) => ({ ...before.get(id), ...changes }));
  await assertLinked(
    ctx.db,
    entity,
    edits.map(({ changes }) => changes),
    (at, field) => [...placeOf(at), field],
  );
  judgeEach(edits, placeOf, ({ changes }, at) => assertRules(rules, records[at]!, changes));
  const saved = await ctx.write.updateMany(entity, edits, placeOf);
  ctx.describe(edits.length === 1 ? `Edit ${noun.one} ${nameOf(entity, records[0]!)}` : `Edit ${edits.length} ${noun.other}`);
  return saved;
}

/** The handlers of a plain record, by its feature. */
export function plainHandlers<E extends EntityName, C extends TableColumns, F extends z.ZodRawShape, const N extends string>(
  declared: PlainRules<Plain<E, C, F, N>>,
): Record<N, FeatureHandlers<PlainMethods<F>>> {
  const rules: PlainRules = declared;
  const { entity, noun, feature } = rules.of;
  const handlers: FeatureHandlers<PlainMethods<z.ZodRawShape>> = {
    list: (ctx, { ids }) => plainRows(ctx.db, entity, ids),

    get: (ctx, { id }) => plainRow(ctx.db, entity, id),

    async create(ctx, input: Fields) {
      await assertLinked(ctx.db, entity, [input], (_, field) => [field]);
      assertRules(rules, input);
      const id = await ctx.write.insert(entity, input);
      ctx.describe(`Add ${noun.one} ${nameOf(entity, input)}`);
      return plainRow(ctx.db, entity, id);
    },

    createMany: (ctx, input) =>
      addAndEdit<Fields, Edit>(ctx, input, noun, {
        async add(all) {
          await assertLinked(ctx.db, entity, all, (at, field) => [...amongNew(at), field]);
          judgeEach(all, amongNew, (record) => assertRules(rules, record));
          ctx.describe(all.length === 1 ? `Add ${noun.one} ${nameOf(entity, all[0]!)}` : `Add ${all.length} ${noun.other}`);
          return ctx.write.insertMany(entity, all);
        },
        edit: (edits) => editRecords(ctx, rules, edits, amongEdits),
      }),

    async update(ctx, edit) {
      await editRecords(ctx, rules, [edit], alone);
      return plainRow(ctx.db, entity, edit.id);
    },

    updateMany: (ctx, { edits }) => editRecords(ctx, rules, edits, amongEdits),

    async remove(ctx, { id, version }) {
      const record = await plainRow(ctx.db, entity, id);
      await assertFree(ctx.db, entity, id, { name: nameOf(entity, record), remedy: 'Change or remove these first.' });
      ctx.describe(`Remove ${noun.one} ${nameOf(entity, record)}`);
      return { id, version: await ctx.write.remove(entity, id, version) };
    },
  };
  return { [feature]: handlers } as never;
}
