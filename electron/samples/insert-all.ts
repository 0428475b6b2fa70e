import type { WriteCtx } from '../core/context.ts';
import { toColumns } from '../core/rows.ts';
import type { NewFields } from '../core/write.ts';
import type { EntityName } from '../../shared/tables.ts';

const AT_ONCE = 5000;

/** Adds records in portions, so that a large sample is never in memory twice. */
export async function insertAll<E extends EntityName>(ctx: WriteCtx, entity: E, records: Iterable<NewFields<E>>): Promise<void> {
  let portion: NewFields<E>[] = [];
  for (const record of records) {
    portion.push(record);
    if (portion.length < AT_ONCE) continue;
    await ctx.write.insertColumns(entity, portion.map(toColumns));
    portion = [];
  }
  if (portion.length > 0) await ctx.write.insertColumns(entity, portion.map(toColumns));
}
