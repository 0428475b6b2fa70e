import { sql } from 'kysely';
import { inWords } from '../../../shared/domain/kinds.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import { contractName } from '../../../shared/table.ts';

type Fields = Record<string, unknown>;

/** A plain record as its contract has it. */
export type PlainRecord = Fields & { id: string; version: number; names: Record<string, string> };

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
    record[contractName(name)] = kind === 'yes_no' && value !== null ? value === 1 : value;
  }
  for (const { column } of linksOf(entity)) record.names[contractName(column)] = String(row[namedAs(column)] ?? '');
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
export function nameOf(entity: EntityName, record: Fields): string {
  const { sort, columns } = tableOf(entity);
  const name = columns[sort]?.kind === 'day' ? titleOf(entity) : sort;
  const names = record['names'] as Record<string, string> | undefined;
  const { kind, codes } = columns[name]!;
  return inWords(kind, record[contractName(name)], { codes, nameOf: () => names?.[contractName(name)] });
}

/** A value in the words of its kind. */
export function wordOf(entity: EntityName, column: string, record: PlainRecord): string {
  const { kind, codes } = tableOf(entity).columns[column]!;
  const field = contractName(column);
  return inWords(kind, record[field], { codes, nameOf: () => record.names[field] });
}
