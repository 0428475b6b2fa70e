import { sql, type Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { pointersAt, type EntityName } from '../../shared/tables.ts';
import type { Schema } from '../db/schema.ts';
import { lowerLabel, thisRecord } from './entities.ts';

const MANY = 500;

/**
 * Throws `conflict` when a record that is not in the bin was pointed at one of these after the command at this place in
 * the log: they are about to be put into the bin. What pointed at them before, a removal has left there on purpose.
 */
export async function assertUnused(db: Kysely<Schema>, entity: EntityName, ids: string[], since: number): Promise<void> {
  for (const { entity: table, column } of pointersAt(entity)) {
    for (let at = 0; at < ids.length; at += MANY) {
      const { rows } = await sql<{ actor: string }>`
        select c.actor from ${sql.table(table)} t
        join audit_entry a on a.entity_id = t.id and a.entity = ${table}
        join command_entry c on c.seq = a.command_seq
        where ${sql.ref(`t.${column}`)} in (${sql.join(ids.slice(at, at + MANY))})
          and t.deleted_at is null and a.command_seq > ${since}
          and (a.op in ('insert', 'restore') or a.after like ${`%"${column}":%`})
        limit 1`.execute(db);
      if (!rows[0]) continue;
      throw new AppError('conflict', `${rows[0].actor} has built on ${thisRecord(entity)} since.`, {
        remedy: `Remove the ${lowerLabel(table)} added to it first.`,
      });
    }
  }
}
