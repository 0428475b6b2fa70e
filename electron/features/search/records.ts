import { sql } from 'kysely';
import { isEntity, tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { notInBin } from '../../core/bin.ts';
import type { ReadDb } from '../../db/schema.ts';

/** Throws `validation` for a kind of record that there isn't. */
export function entityOf(name: string): EntityName {
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

/** A value of what tells records apart, as a sentence has it. */
function toldWords(entity: EntityName, column: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined || value === '') return '';
  return tableOf(entity).columns[column]?.kind === 'day' ? longDate(String(value)) : String(value);
}

type Named = { id: string; name: string; same: number | string; at: number | string } & Record<string, string | number | null>;

/**
 * Names of all records of a kind, with what tells those of one title apart. Those alike in all of it are numbered in the
 * order they were made, so that no two are called the same.
 */
function namedRows(entity: EntityName) {
  const told = tableOf(entity).told ?? [];
  const alike = sql.join([nameOf(entity), ...told.map((column) => sql.ref(column))]);
  const counted =
    told.length === 0
      ? sql`1 as "same", 1 as "at"`
      : sql`count(*) over (partition by ${alike}) as "same", row_number() over (partition by ${alike} order by created_at, id) as "at"`;
  const columns = told.map((column) => sql`, ${sql.ref(column)}`);
  return sql`select id, sort_key, deleted_at, ${nameOf(entity)} as "name"${sql.join(columns, sql``)}, ${counted} from ${sql.table(entity)}`;
}

function fullName(entity: EntityName, { name, same, at, ...row }: Named): string {
  const told = (tableOf(entity).told ?? []).map((column) => toldWords(entity, column, row[column]));
  return [name, ...told.filter(Boolean), ...(Number(same) > 1 ? [`no. ${at}`] : [])].join(', ');
}

/** The records of a kind that are not in the bin, to choose from, in their order. */
export async function choicesOf(db: ReadDb, kind: string): Promise<{ id: string; name: string }[]> {
  const entity = entityOf(kind);
  const { rows } = await sql<Named>`
    select * from (${namedRows(entity)}) as named where ${notInBin()} order by sort_key, id`.execute(db);
  return rows.map((row) => ({ id: row.id, name: fullName(entity, row) }));
}

/** Names of records by id, of those in the bin too: History tells of what was. */
export async function namesOf(db: ReadDb, asked: readonly { entity: string; ids: readonly string[] }[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const { entity: kind, ids } of asked) {
    const entity = entityOf(kind);
    if (ids.length === 0) continue;
    const { rows } = await sql<Named>`select * from (${namedRows(entity)}) as named where id in (${sql.join(ids)})`.execute(db);
    for (const row of rows) names[row.id] = fullName(entity, row);
  }
  return names;
}
