import { sql } from 'kysely';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import { toCamel, type Columns, type Stored } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';

/** A plain record as its contract has it. */
export type PlainRecord = Record<string, unknown> & { id: string; version: number; names: Record<string, string> };

/** Columns of a table that point at others, with what they point at. */
export const linksOf = (entity: EntityName): { column: string; points: EntityName }[] =>
  Object.entries(tableOf(entity).columns).flatMap(([column, { points }]) =>
    points === undefined ? [] : [{ column, points: points as EntityName }],
  );

const namedAs = (column: string): string => `name of ${column}`;

/** A stored row, with the names of what it points at, as the contract's record. */
function toRecord(entity: EntityName, row: Columns): PlainRecord {
  const { columns } = tableOf(entity);
  const record: PlainRecord = { id: String(row['id']), version: Number(row['version']), names: {} };
  for (const [name, { kind }] of Object.entries(columns)) {
    const value = row[name] ?? null;
    record[toCamel(name)] = kind === 'yes_no' && value !== null ? value === 1 : value;
  }
  for (const { column } of linksOf(entity)) record.names[toCamel(column)] = String(row[namedAs(column)] ?? '');
  return record;
}

/** Records that are not in the bin, in order: all, or those with these ids. */
export async function plainRows(db: ReadDb, entity: EntityName, ids?: readonly string[]): Promise<PlainRecord[]> {
  if (ids?.length === 0) return [];
  const links = linksOf(entity).map((link, at) => ({ ...link, alias: `l${at}` }));
  const names = links.map(({ column, points, alias }) => sql`, ${sql.ref(`${alias}.${titleOf(points)}`)} as ${sql.ref(namedAs(column))}`);
  const joins = links.map(
    ({ column, points, alias }) =>
      sql`left join ${sql.table(points)} as ${sql.ref(alias)} on ${sql.ref(`${alias}.id`)} = ${sql.ref(`t.${column}`)}`,
  );
  const own = ids === undefined ? sql`` : sql`and t.id in (${sql.join(ids)})`;
  const { rows } = await sql<Columns>`
    select t.*${sql.join(names, sql``)} from ${sql.table(entity)} as t ${sql.join(joins, sql` `)}
    where ${notInBin('t')} ${own} order by t.sort_key, t.id`.execute(db);
  return rows.map((row) => toRecord(entity, row));
}

/** One record. Throws `not_found`. */
export async function plainRow(db: ReadDb, entity: EntityName, id: string): Promise<PlainRecord> {
  const [record] = await plainRows(db, entity, [id]);
  if (record) return record;
  throw await goneRecord(db, entity, id);
}

/** What a record is called in a sentence: by what it is sorted by, where that is no day. */
export function nameOf(entity: EntityName, record: Record<string, unknown>): string {
  const { sort, columns } = tableOf(entity);
  const name = record[toCamel(columns[sort]?.kind === 'day' ? titleOf(entity) : sort)];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

/** A code's or a link's words, a day as it is, yes and no: a value as a report and a file have it. */
export function wordOf(entity: EntityName, column: string, record: PlainRecord): Stored {
  const { kind, codes } = tableOf(entity).columns[column]!;
  const value = record[toCamel(column)] as Stored | boolean | undefined;
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'link') return record.names[toCamel(column)] ?? null;
  if (kind === 'code') return codes?.find(({ code }) => code === value)?.label ?? String(value);
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : value;
}
