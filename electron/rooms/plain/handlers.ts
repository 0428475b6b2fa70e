import type { z } from 'zod';
import { AppError, type FieldIssue } from '../../../shared/errors.ts';
import type { Noun, plainMethods } from '../../../shared/plain-record.ts';
import { tableOf, type EntityName } from '../../../shared/tables.ts';
import { sql } from 'kysely';
import type { FeatureHandlers, WriteCtx } from '../../core/context.ts';
import { alone, amongEdits, judgeEach, type PlaceOf } from '../../core/edits.ts';
import { lowerLabel } from '../../core/entities.ts';
import { assertOrder } from '../../core/order.ts';
import { assertFree } from '../../core/references.ts';
import { toCamel } from '../../core/rows.ts';
import type { Seen } from '../../core/write.ts';
import type { ReadDb } from '../../db/schema.ts';
import { notInBin } from '../../core/bin.ts';
import { linksOf, nameOf, plainRow, plainRows } from './rows.ts';

type Fields = Record<string, unknown>;
type PlainMethods<S extends z.ZodRawShape> = ReturnType<typeof plainMethods<S>>;

/** An edit of one plain record. */
interface Edit extends Seen {
  changes: Fields;
}

/** What a room adds to the rules of its fields. */
export interface PlainRules {
  noun: Noun;
  /** Throws `validation`, naming fields, when a whole record as it would become breaks a rule between fields. */
  judge?: (record: Fields) => void;
}

const missing = (entity: EntityName, column: string, path: FieldIssue['path']): AppError => {
  const word = tableOf(entity).columns[column]!.label.toLowerCase();
  const message = `The ${word} of this ${lowerLabel(entity)} is no longer here.`;
  return new AppError('not_found', message, { remedy: `Choose another ${word}.`, issues: [{ path, message }] });
};

/** Refuses fields that point at records that were removed meanwhile. */
async function assertLinked(
  db: ReadDb,
  entity: EntityName,
  records: Fields[],
  pathOf: (at: number, field: string) => FieldIssue['path'],
): Promise<void> {
  for (const { column, points } of linksOf(entity)) {
    const field = toCamel(column);
    const ids = [...new Set(records.map((record) => record[field]).filter((id) => typeof id === 'string'))];
    if (ids.length === 0) continue;
    const { rows } = await sql<{
      id: string;
    }>`select id from ${sql.table(points)} where id in (${sql.join(ids)}) and ${notInBin()}`.execute(db);
    const here = new Set(rows.map(({ id }) => id));
    const at = records.findIndex((record) => typeof record[field] === 'string' && !here.has(record[field]));
    if (at >= 0) throw missing(entity, column, pathOf(at, field));
  }
}

async function editRecords(
  ctx: WriteCtx,
  entity: EntityName,
  { noun, judge }: PlainRules,
  edits: Edit[],
  placeOf: PlaceOf,
): Promise<Seen[]> {
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
    (at, field) => [...placeOf(at), 'changes', field],
  );
  judgeEach(edits, placeOf, ({ changes }, at) => {
    assertOrder(entity, records[at]!, changes);
    judge?.(records[at]!);
  });
  const saved = await ctx.write.updateMany(entity, edits);
  ctx.describe(edits.length === 1 ? `Edit ${noun.one} ${nameOf(entity, records[0]!)}` : `Edit ${edits.length} ${noun.other}`);
  return saved;
}

/** The handlers of a plain record. */
export function plainHandlers<S extends z.ZodRawShape>(entity: EntityName, rules: PlainRules): FeatureHandlers<PlainMethods<S>> {
  const handlers: FeatureHandlers<PlainMethods<z.ZodRawShape>> = {
    list: (ctx) => plainRows(ctx.db, entity),

    get: (ctx, { id }) => plainRow(ctx.db, entity, id),

    async create(ctx, input: Fields) {
      await assertLinked(ctx.db, entity, [input], (_, field) => [field]);
      assertOrder(entity, input);
      rules.judge?.(input);
      const id = await ctx.write.insert(entity, input);
      ctx.describe(`Add ${rules.noun.one} ${nameOf(entity, input)}`);
      return plainRow(ctx.db, entity, id);
    },

    async update(ctx, edit) {
      await editRecords(ctx, entity, rules, [edit], alone);
      return plainRow(ctx.db, entity, edit.id);
    },

    updateMany: (ctx, { edits }) => editRecords(ctx, entity, rules, edits, amongEdits),

    async remove(ctx, { id, version }) {
      const record = await plainRow(ctx.db, entity, id);
      await assertFree(ctx.db, entity, id, { name: nameOf(entity, record), remedy: 'Change or remove these first.' });
      ctx.describe(`Remove ${rules.noun.one} ${nameOf(entity, record)}`);
      return { id, version: await ctx.write.remove(entity, id, version) };
    },
  };
  return handlers as never;
}
