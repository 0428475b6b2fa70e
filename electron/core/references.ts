import { sql, type Kysely, type RawBuilder } from 'kysely';
import { numberInWords } from '../../shared/domain/in-words.ts';
import { AppError } from '../../shared/errors.ts';
import { pluralOf, pointersAt, tableOf, type EntityName } from '../../shared/tables.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import { notInBin } from './bin.ts';
import { aRecord, lowerLabel, thisRecord } from './entities.ts';

const MANY = 500;

/**
 * Throws `conflict` when a record that is not in the bin was pointed at one of these after the command at this place in
 * the log: they are about to be put into the bin. What pointed at them before, a removal has left there on purpose.
 */
export async function assertUnused(
  db: Kysely<Schema>,
  entity: EntityName,
  ids: string[],
  since: number,
  pause: () => Promise<void> | undefined,
): Promise<void> {
  for (const { entity: table, column } of pointersAt(entity)) {
    for (let at = 0; at < ids.length; at += MANY) {
      await pause();
      const { rows } = await sql<{ actor: string }>`
        select c.actor from ${sql.table(table)} t
        join audit_entry a on a.entity_id = t.id and a.entity = ${table}
        join command_entry c on c.seq = a.command_seq
        where ${sql.ref(`t.${column}`)} in (${sql.join(ids.slice(at, at + MANY))})
          and ${notInBin('t')} and a.command_seq > ${since}
          and (a.op in ('insert', 'restore') or a.after like ${`%"${column}":%`})
        limit 1`.execute(db);
      if (!rows[0]) continue;
      throw new AppError('conflict', `${rows[0].actor} has built on ${thisRecord(entity)} since.`, {
        remedy: `Remove the ${lowerLabel(table)} added to it first.`,
      });
    }
  }
}

/**
 * Throws `conflict` when these records, just brought back to what they were, point at one that was put into the bin
 * after the command at this place in the log. What a removal before it left pointing at nothing stays as it was.
 */
export async function assertStillHere(db: Kysely<Schema>, entity: EntityName, columns: ReadonlySet<string>, ids: string[], since: number) {
  for (const column of columns) {
    const { points, label } = tableOf(entity).columns[column] ?? {};
    if (points === undefined) continue;
    for (let at = 0; at < ids.length; at += MANY) {
      const { rows } = await sql<{ actor: string }>`
        select c.actor from ${sql.table(entity)} t
        join ${sql.table(points)} p on p.id = ${sql.ref(`t.${column}`)}
        join audit_entry a on a.entity_id = p.id and a.entity = ${points} and a.op in ('remove', 'insert')
        join command_entry c on c.seq = a.command_seq
        where t.id in (${sql.join(ids.slice(at, at + MANY))}) and ${notInBin('t')} and p.deleted_at is not null
          and a.version_after = p.version and c.seq > ${since}
        limit 1`.execute(db);
      if (!rows[0]) continue;
      throw new AppError('conflict', `${rows[0].actor} has removed the ${(label ?? '').toLowerCase()} of ${thisRecord(entity)} since.`, {
        remedy: `Bring the ${lowerLabel(points as EntityName)} back first, or edit the record by hand.`,
      });
    }
  }
}

/** Records of one kind that point at another record. */
export interface Users {
  entity: EntityName;
  /** The columns that point there. */
  columns: readonly string[];
  count: number;
}

/** Holds for a record, by its table's own name, that points at this one and is not in the bin. */
export const pointsAt = ({ entity, columns }: Pick<Users, 'entity' | 'columns'>, id: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    columns.map((column) => sql`${sql.ref(`${entity}.${column}`)} = ${id}`),
    sql` or `,
  )}) and ${notInBin(entity)}`;

/** How many records of which kinds are not in the bin and point at this one, each counted once. */
export async function usersOf(db: ReadDb, entity: EntityName, id: string): Promise<Users[]> {
  const pointing = Map.groupBy(pointersAt(entity), (pointer) => pointer.entity);
  const users: Users[] = [];
  for (const [from, pointers] of pointing) {
    const user = { entity: from, columns: pointers.map(({ column }) => column) };
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as "count" from ${sql.table(from)} where ${pointsAt(user, id)}`.execute(db);
    const count = Number(rows[0]?.count ?? 0);
    if (count > 0) users.push({ ...user, count });
  }
  return users;
}

/** "a risk", "29 risks". */
const counted = ({ entity, count }: Users): string =>
  count === 1 ? aRecord(entity) : `${numberInWords(count)} ${pluralOf(entity).toLowerCase()}`;

/** Throws `in_use`, saying how many records of which kinds still point at one, so that nothing is left pointing at nothing. */
export async function assertFree(db: ReadDb, entity: EntityName, id: string, named: { name: string; remedy: string }): Promise<void> {
  const users = await usersOf(db, entity, id);
  if (users.length === 0) return;
  const words = users.map(counted);
  const listed = words.length === 1 ? words[0]! : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
  const [{ count }] = users as [Users];
  const sentence = `${listed} still ${users.length === 1 && count === 1 ? 'names' : 'name'} ${named.name}.`;
  throw new AppError('in_use', sentence.charAt(0).toUpperCase() + sentence.slice(1), {
    remedy: `${named.remedy} “Used by” in its details lists them.`,
  });
}
