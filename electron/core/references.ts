import { sql, type Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { EntityName, Schema } from '../db/schema.ts';
import { ENTITIES, thisRecord } from './entities.ts';

/** Which records point at a kind of record, and by which column. */
export const POINTED_AT: Partial<Record<EntityName, [table: EntityName, column: string][]>> = {
  organisation: [
    ['person', 'organisation_id'],
    ['action', 'organisation_id'],
    ['commitment', 'organisation_id'],
  ],
  person: [
    ['group_member', 'person_id'],
    ['group_member', 'deputy_person_id'],
    ['attendance', 'person_id'],
    ['action', 'owner_person_id'],
  ],
  working_group: [
    ['working_group', 'parent_group_id'],
    ['group_member', 'group_id'],
    ['meeting', 'group_id'],
    ['action', 'group_id'],
  ],
  meeting: [
    ['agenda_item', 'meeting_id'],
    ['attendance', 'meeting_id'],
    ['decision', 'meeting_id'],
    ['action', 'meeting_id'],
  ],
  agenda_item: [
    ['decision', 'agenda_item_id'],
    ['action', 'agenda_item_id'],
  ],
  action: [['action_update', 'action_id']],
  site: [['commitment', 'site_id']],
  commitment: [['commitment_year', 'commitment_id']],
};

const MANY = 500;

/**
 * Throws `conflict` when a record that is not in the bin was pointed at one of these after the command at this place in
 * the log: they are about to be put into the bin. What pointed at them before, a removal has left there on purpose.
 */
export async function assertUnused(db: Kysely<Schema>, entity: EntityName, ids: string[], since: number): Promise<void> {
  for (const [table, column] of POINTED_AT[entity] ?? []) {
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
        remedy: `Remove the ${ENTITIES[table].label.toLowerCase()} added to it first.`,
      });
    }
  }
}
