/**
 * Records of which there is one for a key, such as a year's figures or a person's attendance at a meeting. One whose
 * adding was undone is used again, so that its version keeps growing and nobody's older view passes for the present one.
 */
import { AppError } from '../../shared/errors.ts';
import type { BaseRow } from '../../shared/table.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';
import { beforeSince } from './conflict.ts';
import { toFields, type Columns } from './rows.ts';
import type { Writer } from './write.ts';

/** The record, unless it is in the bin. */
export const liveOf = <R extends BaseRow>(row: R | undefined): R | undefined => (row?.deleted_at === null ? row : undefined);

/** Adds rows, given in the order they were saved, to those found by key: a living one stays, else the latest counts. */
export function addByKey<R extends BaseRow>(found: Map<string, R>, rows: readonly R[], keyOf: (row: R) => string): void {
  for (const row of rows) {
    const key = keyOf(row);
    if (!liveOf(found.get(key))) found.set(key, row);
  }
}

/** Writes over a record just read in this transaction, which comes out of the bin first if it is there. */
export async function saveOver(write: Writer, entity: EntityName, row: BaseRow, columns: Columns): Promise<void> {
  const { id, version } = row;
  const own = { ...row } as unknown as Columns;
  if (liveOf(row)) return void (await write.updateRow(entity, own, columns));
  await write.restoreMany(entity, [{ id, version }]);
  await write.updateRow(entity, { ...own, version: version + 1, deleted_at: null }, columns);
}

/** A `conflict` that carries the record as it is now; `what` says what was changed and when, and `current` holds its columns, even while there is none; `seen` is the version the person saw. */
export async function changedSince(
  db: ReadDb,
  { entity, what, seen }: { entity: EntityName; what: string; seen: number },
  row: BaseRow | undefined,
  current: Columns,
): Promise<AppError> {
  const by = row?.updated_by ?? 'Somebody';
  return new AppError('conflict', `${by} changed ${what}.`, {
    conflict: {
      entity,
      id: row?.id ?? '',
      version: liveOf(row)?.version ?? 0,
      by,
      at: row?.updated_at ?? '',
      current: toFields(current),
      before: row ? toFields(await beforeSince(db, entity, row.id, seen)) : {},
    },
  });
}
