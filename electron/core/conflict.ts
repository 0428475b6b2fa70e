import { sql } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { AuditEntryRow, ReadDb } from '../db/schema.ts';
import { thisRecord } from './entities.ts';
import { LogTexts } from './log-texts.ts';
import { ownColumns, toFields, type Columns } from './rows.ts';

/** Carries the record as it is now, and what others changed of it since, so that the person can compare. */
export async function conflictOf(db: ReadDb, entity: EntityName, row: Columns, seen: number): Promise<AppError> {
  const id = String(row['id']);
  return new AppError('conflict', `${String(row['updated_by'])} changed ${thisRecord(entity)} while you were editing it.`, {
    conflict: {
      entity,
      id,
      version: Number(row['version']),
      by: String(row['updated_by']),
      at: String(row['updated_at']),
      current: toFields(ownColumns(row)),
      before: toFields(await beforeSince(db, entity, id, seen)),
    },
  });
}

/** Columns of a record that were changed since a version, as they were in it; nothing where it was not yet there. */
export async function beforeSince(db: ReadDb, entity: EntityName, id: string, version: number): Promise<Columns> {
  const { rows } = await sql<Pick<AuditEntryRow, 'command_seq' | 'position' | 'op' | 'before' | 'after'>>`
    select command_seq, position, op, before, after from audit_entry
    where entity_id = ${id} and entity = ${entity} and version_after > ${version}
    order by version_after desc, command_seq desc, position desc`.execute(db);
  const found: Columns = {};
  // The oldest comes last, and is what the person saw.
  for (const { op, before, after } of await new LogTexts(db).whole(rows)) {
    if (op === 'insert') for (const name of Object.keys(JSON.parse(after ?? '{}') as Columns)) found[name] = null;
    else Object.assign(found, JSON.parse(before ?? '{}') as Columns);
  }
  return found;
}
