import { notInBin } from '../../core/bin.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { Columns } from '../../core/rows.ts';

/** Marks of records that a list no longer holds, by the record's id. */
export async function absentOf(db: ReadDb, entity: EntityName): Promise<Map<string, { id: string; version: number }>> {
  const rows = await db
    .selectFrom('register_absence')
    .select(['id', 'version', 'record'])
    .where('kind', '=', entity)
    .where(notInBin())
    .execute();
  return new Map(rows.map(({ id, version, record }) => [record, { id, version }]));
}

/** Marks the records that left, and takes the marks off those that are back. */
export async function markAbsent(
  ctx: WriteCtx,
  entity: EntityName,
  fileName: string,
  { leaving, returned }: { leaving: readonly Columns[]; returned: readonly { id: string; version: number }[] },
): Promise<void> {
  const marks = leaving.map((row) => ({ kind: entity, record: String(row['id']), since: ctx.today, file_name: fileName }));
  if (marks.length > 0) await ctx.write.insertColumns('register_absence', marks);
  for (const { id, version } of returned) await ctx.write.remove('register_absence', id, version);
}
