import { sql } from 'kysely';
import { isEntity, tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { AppError } from '../../../shared/errors.ts';
import { notInBin } from '../../core/bin.ts';
import type { ReadDb } from '../../db/schema.ts';

/** Throws `validation` for a kind of record that there isn't. */
function entityOf(name: string): EntityName {
  if (isEntity(name)) return name;
  const message = `There is no kind of record called “${name}”.`;
  throw new AppError('validation', message, { remedy: 'Use the name of a table.', issues: [{ path: ['entity'], message }] });
}

/** A column as text, whatever it holds. */
const asText = (column: string) => sql`cast(${sql.ref(column)} as text)`;

/** What a record is called: its title, or what it is sorted by where it has none. */
const nameOf = (entity: EntityName) => {
  const [title, sort] = [asText(titleOf(entity)), asText(tableOf(entity).sort)];
  return sql`case when ${title} = '' then ${sort} else ${title} end`;
};

/** The records of a kind that are not in the bin, to choose from, in their order. */
export async function choicesOf(db: ReadDb, name: string): Promise<{ id: string; name: string }[]> {
  const entity = entityOf(name);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, ${nameOf(entity)} as "name" from ${sql.table(entity)} where ${notInBin()} order by sort_key, id`.execute(db);
  return rows;
}

/** Names of records by id, of those in the bin too: History tells of what was. */
export async function namesOf(db: ReadDb, asked: readonly { entity: string; ids: readonly string[] }[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { entity: kind, ids } of asked) {
    const entity = entityOf(kind);
    if (ids.length === 0) continue;
    const { rows } = await sql<{ id: string; name: string }>`
      select id, ${nameOf(entity)} as "name" from ${sql.table(entity)} where id in (${sql.join(ids)})`.execute(db);
    for (const { id, name } of rows) names[id] = name;
  }
  return names;
}
