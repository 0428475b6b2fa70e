import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { fold } from '../../shared/domain/fold.ts';
import { sortText } from '../../shared/domain/kinds.ts';
import { tableOf, TABLES, titleOf, type EntityName } from '../../shared/tables.ts';
import type { Database } from '../db/connect.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import { sortKey } from './entities.ts';
import type { Columns } from './rows.ts';

/** What a record is sorted and searched by. */
export interface Derived {
  sort_key: string;
  search_text: string;
}

/** Columns that search looks into, the title first: so what is searched is ordered by its beginning, too. */
function searchedOf(entity: EntityName): readonly string[] {
  const { search } = tableOf(entity);
  const title = titleOf(entity);
  return search.includes(title) ? [title, ...search.filter((name) => name !== title)] : search;
}

/** What records are sorted and searched by, made of their columns. */
export function derivedOf(entity: EntityName, columns: Columns): Derived {
  const rule = tableOf(entity);
  const search = searchedOf(entity)
    .map((name) => columns[name] ?? '')
    .join(' ');
  const sorted = sortText(rule.columns[rule.sort]!.kind, columns[rule.sort] ?? null);
  return { sort_key: sortKey(sorted), search_text: search === '' ? '' : fold(search) };
}

/** Text that shows what the rules make of capitals, accents and figures. */
const PROBE = 'Ångström Élan ﬁ ß 7 12 007 O’Neill-Ltd';

/** Columns that a kind of record is derived from. */
const sourcesOf = (entity: EntityName): string[] => [...new Set([tableOf(entity).sort, ...tableOf(entity).search])];

/** Tells one way of deriving from another: which columns, and what the rules make of them. */
function stampOf(entity: EntityName): string {
  const probe = Object.fromEntries(sourcesOf(entity).map((name) => [name, `${name} ${PROBE}`]));
  return createHash('sha256')
    .update(JSON.stringify([sourcesOf(entity), derivedOf(entity, probe)]))
    .digest('hex');
}

/**
 * Brings up to date what records are sorted and searched by, where they were written by a version that derived it in
 * another way: all of it or nothing, once. What they hold, their versions and the log stay as they are.
 */
export async function deriveAgain({ read, write, dialect }: Database): Promise<void> {
  if ((await outdated(read)).length === 0) return;
  await write.transaction().execute(async (trx) => {
    await dialect.lockWriter(trx as unknown as Kysely<unknown>);
    // Another program may have done it meanwhile.
    for (const entity of await outdated(trx)) {
      await deriveAll(trx, entity);
      const row = { entity, stamp: stampOf(entity) };
      await trx
        .insertInto('derivation')
        .values(row)
        .onConflict((conflict) => conflict.column('entity').doUpdateSet(row))
        .execute();
    }
  });
}

/** Kinds of record that were derived in another way, or nobody knows how. */
async function outdated(db: ReadDb): Promise<EntityName[]> {
  const stamps = new Map((await db.selectFrom('derivation').selectAll().execute()).map(({ entity, stamp }) => [entity, stamp]));
  return (Object.keys(TABLES) as EntityName[]).filter((entity) => stamps.get(entity) !== stampOf(entity));
}

const RECORDS_AT_ONCE = 400;

async function deriveAll(trx: Kysely<Schema>, entity: EntityName): Promise<void> {
  const names = [...new Set(['id', 'sort_key', 'search_text', ...sourcesOf(entity)])];
  for (let after = ''; ;) {
    const { rows } = await sql<Columns & Derived & { id: string }>`
      select ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(entity)}
      where id > ${after} order by id limit ${sql.lit(RECORDS_AT_ONCE)}`.execute(trx);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const made = rows.map((row) => ({ row, derived: derivedOf(entity, row) }));
    const other = made.filter(({ row, derived }) => row.sort_key !== derived.sort_key || row.search_text !== derived.search_text);
    if (other.length === 0) continue;
    const values = other.map(({ row, derived }) => sql`(${row.id}, ${derived.sort_key}, ${derived.search_text})`);
    await sql`
      with made (id, sort_key, search_text) as (values ${sql.join(values)})
      update ${sql.table(entity)} set sort_key = made.sort_key, search_text = made.search_text
      from made where ${sql.ref(`${entity}.id`)} = made.id`.execute(trx);
  }
}
