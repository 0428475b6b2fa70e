/** The whole schema of an open database as plain text, in one form for both databases, so that they can be compared. */
import type SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '../../electron/db/connect.ts';
import type { ReadDb } from '../../electron/db/schema.ts';

/** One table: what it holds and what the database itself forbids. Every list is sorted. */
export interface RecordedTable {
  /** `name type`, with `not null` and a default where there are any. */
  columns: string[];
  /** Columns of the primary key, in order. */
  key: string[];
  /** `name (columns) where clause`; a unique key that isn't an index of its own has no name. */
  unique: string[];
  indexes: string[];
  /** `column -> table.column`. */
  references: string[];
  /** What triggers there are: `before update`. */
  triggers: string[];
}

export type RecordedSchema = Record<string, RecordedTable>;

/** Reads the schema from the database's own catalogue. */
export const schemaOf = (db: Database): Promise<RecordedSchema> => (db.sqlite ? ofSqlite(db.sqlite) : ofPostgres(db.read));

const column = (name: string, type: string, required: boolean, standard: string | null): string =>
  `${name} ${type.toLowerCase()}${required ? ' not null' : ''}${standard === null ? '' : ` default ${standard}`}`;

const index = (name: string, columns: string[], where: string | null | undefined): string =>
  `${name} (${columns.join(', ')})${where ? ` where ${plain(where)}` : ''}`.trim();

const reference = (from: string, table: string, to: string, rules: string): string =>
  `${from} -> ${table}.${to}${rules === 'no action, no action' ? '' : ` (${rules})`}`;

/** A clause as both databases write it: lower case, without quotes and outer brackets. */
const plain = (clause: string): string =>
  clause
    .toLowerCase()
    .replaceAll('"', '')
    .replace(/^\((.*)\)$/, '$1')
    .trim();

const sorted = (table: RecordedTable): RecordedTable => ({
  columns: table.columns.toSorted(),
  key: table.key,
  unique: table.unique.toSorted(),
  indexes: table.indexes.toSorted(),
  references: table.references.toSorted(),
  triggers: table.triggers.toSorted(),
});

async function ofSqlite(file: SqliteFile.Database): Promise<RecordedSchema> {
  const names = file.prepare("select name from sqlite_master where type = 'table' and name not like 'kysely_%' order by name");
  return Object.fromEntries((names.pluck().all() as string[]).map((table) => [table, sorted(tableOfSqlite(file, table))]));
}

function tableOfSqlite(file: SqliteFile.Database, table: string): RecordedTable {
  const rows = <T>(statement: string, ...values: string[]): T[] => file.prepare(statement).all(...values) as T[];
  const columns = rows<{ name: string; type: string; notnull: number; dflt_value: string | null; pk: number }>(
    'select * from pragma_table_info(?)',
    table,
  );
  const indexes = rows<{ name: string; unique: number; origin: string }>('select * from pragma_index_list(?)', table).map((found) => {
    const parts = rows<{ name: string; desc: number }>('select * from pragma_index_xinfo(?) where key = 1 order by seqno', found.name);
    const made = file.prepare('select sql from sqlite_master where name = ?').pluck().get(found.name) as string | null;
    return {
      ...found,
      text: index(
        found.origin === 'c' ? found.name : '',
        parts.map((part) => `${part.name}${part.desc ? ' desc' : ''}`),
        /\) where (.+)$/is.exec(made ?? '')?.[1],
      ),
    };
  });
  const links = rows<{ from: string; table: string; to: string; on_update: string; on_delete: string }>(
    'select * from pragma_foreign_key_list(?)',
    table,
  );
  const triggers = rows<{ sql: string }>("select sql from sqlite_master where type = 'trigger' and tbl_name = ?", table);
  return {
    columns: columns.map((found) => column(found.name, found.type, found.notnull === 1, found.dflt_value)),
    key: columns
      .filter((found) => found.pk > 0)
      .toSorted((a, b) => a.pk - b.pk)
      .map((found) => found.name),
    unique: indexes.filter((found) => found.unique === 1 && found.origin !== 'pk').map((found) => found.text),
    indexes: indexes.filter((found) => found.unique === 0).map((found) => found.text),
    references: links.map((link) => reference(link.from, link.table, link.to, `${link.on_update}, ${link.on_delete}`.toLowerCase())),
    triggers: triggers.map(
      (trigger) => /\b(before|after|instead of) (insert|update|delete)\b/i.exec(trigger.sql)?.[0].toLowerCase() ?? trigger.sql,
    ),
  };
}

async function ofPostgres(db: ReadDb): Promise<RecordedSchema> {
  const [columns, indexes, links, triggers] = await Promise.all([
    postgresColumns(db),
    postgresIndexes(db),
    postgresReferences(db),
    postgresTriggers(db),
  ]);
  const names = [...new Set(columns.map(({ tbl }) => tbl))].filter((name) => !name.startsWith('kysely_')).toSorted();
  return Object.fromEntries(
    names.map((name) => {
      const own = <T extends { tbl: string }>(rows: T[]): T[] => rows.filter(({ tbl }) => tbl === name);
      const text = (row: (typeof indexes)[number]): string => index(row.of_constraint ? '' : row.name, row.columns, row.clause);
      return [
        name,
        sorted({
          columns: own(columns).map((row) => column(row.name, row.type, row.required, row.standard)),
          key: own(indexes).find((row) => row.is_primary)?.columns ?? [],
          unique: own(indexes)
            .filter((row) => row.is_unique && !row.is_primary)
            .map(text),
          indexes: own(indexes)
            .filter((row) => !row.is_unique)
            .map(text),
          references: own(links).map((row) => reference(row.source, row.target_table, row.target, row.rules)),
          triggers: own(triggers).map((row) => row.what),
        }),
      ];
    }),
  );
}

const postgresColumns = async (db: ReadDb) =>
  (
    await sql<{ tbl: string; name: string; type: string; required: boolean; standard: string | null }>`
      select c.table_name as tbl, c.column_name as name, c.data_type as type, c.is_nullable = 'NO' as required, c.column_default as standard
      from information_schema.columns c where c.table_schema = current_schema()`.execute(db)
  ).rows;

const postgresIndexes = async (db: ReadDb) =>
  (
    await sql<{
      tbl: string;
      name: string;
      is_unique: boolean;
      is_primary: boolean;
      of_constraint: boolean;
      columns: string[];
      clause: string | null;
    }>`
      select t.relname as tbl, i.relname as name, x.indisunique as is_unique, x.indisprimary as is_primary,
        exists (select 1 from pg_constraint k where k.conindid = i.oid and k.contype in ('u', 'p')) as of_constraint,
        array(select replace(pg_get_indexdef(i.oid, at, true), '"', '')
                || case when x.indoption[at - 1] & 1 = 1 then ' desc' else '' end
              from generate_series(1, x.indnkeyatts) as at order by at) as columns,
        pg_get_expr(x.indpred, x.indrelid) as clause
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where t.relnamespace = current_schema()::regnamespace`.execute(db)
  ).rows;

const postgresReferences = async (db: ReadDb) =>
  (
    await sql<{ tbl: string; source: string; target_table: string; target: string; rules: string }>`
      select t.relname as tbl, a.attname as source, f.relname as target_table, b.attname as target,
        concat(case k.confupdtype when 'a' then 'no action' when 'c' then 'cascade' when 'r' then 'restrict' else k.confupdtype::text end, ', ',
               case k.confdeltype when 'a' then 'no action' when 'c' then 'cascade' when 'r' then 'restrict' else k.confdeltype::text end) as rules
      from pg_constraint k
        join pg_class t on t.oid = k.conrelid join pg_class f on f.oid = k.confrelid
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = any (k.confkey)
      where k.contype = 'f' and t.relnamespace = current_schema()::regnamespace`.execute(db)
  ).rows;

const postgresTriggers = async (db: ReadDb) =>
  (
    await sql<{ tbl: string; what: string }>`
      select event_object_table as tbl, lower(action_timing || ' ' || event_manipulation) as what
      from information_schema.triggers where trigger_schema = current_schema()`.execute(db)
  ).rows;
