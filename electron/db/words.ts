import { sql, type Kysely } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { ReadDb, Schema } from './schema.ts';

/** Letters of the parts that texts are looked up by, in both databases. */
export const TRIGRAM = 3;

/** Whether this connection's owner may make indexes: somebody else's tables on a server are theirs to index. */
export async function mayIndex(db: ReadDb): Promise<boolean> {
  if (dialectOf(db).name === 'sqlite') return true;
  const { rows } = await sql<{ may: boolean }>`
    select pg_has_role(relowner, 'usage') as may from pg_class where oid = 'command_entry'::regclass`.execute(db);
  return rows[0]?.may ?? false;
}

/** Whether texts can be looked up by their parts. PostgreSQL does by an extension that comes with it, and that may be left out. */
export async function hasTrigrams(db: ReadDb): Promise<boolean> {
  if (dialectOf(db).name === 'sqlite') return true;
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from pg_extension where extname = 'pg_trgm')
      or (has_database_privilege(current_database(), 'create')
        and exists (select 1 from pg_available_extension_versions where name = 'pg_trgm' and (trusted or not superuser
          or (select rolsuper from pg_roles where rolname = current_user)))) as has`.execute(db);
  return rows[0]?.has ?? false;
}

/**
 * The statements that make, and make anew, what the searched text of a table is looked up and ordered by. `key` is what
 * its records are ordered by, in SQL. SQLite keeps the index right by triggers, PostgreSQL by itself.
 */
export const buildStatements = (db: ReadDb, table: string, key: string | null, trigrams: boolean): string[] =>
  dialectOf(db).name === 'sqlite' ? inSqlite(table, key) : inPostgres(table, key, trigrams);

/** Each letter of a text begins a part, the last ones too: a word of one letter or two is looked up by how parts begin. */
const padded = (text: string): string => `${text} || '  '`;

/** A table may be called like a word of SQL. */
const quoted = (name: string): string => `"${name}"`;

function inSqlite(table: string, key: string | null): string[] {
  const words = `${table}_words`;
  const named = quoted(table);
  const out = `insert into ${words} (${words}, rowid, text) values ('delete', old.rowid, ${padded('old.search_text')});`;
  const into = `insert into ${words} (rowid, text) values (new.rowid, ${padded('new.search_text')});`;
  const other = 'old.search_text is not new.search_text';
  return [
    ...['insert', 'update', 'delete'].map((event) => `drop trigger if exists ${words}_${event}`),
    `drop table if exists ${words}_parts`,
    `drop table if exists ${words}`,
    `drop view if exists ${words}_texts`,
    `create view ${words}_texts as select rowid, ${padded('search_text')} as text from ${named}`,
    `create virtual table ${words} using fts5(text, content = '${words}_texts', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0)`,
    `create virtual table ${words}_parts using fts5vocab(${words}, row)`,
    `insert into ${words} (${words}) values ('rebuild')`,
    `create trigger ${words}_insert after insert on ${named} begin ${into} end`,
    `create trigger ${words}_update after update of search_text on ${named} when ${other} begin ${out} ${into} end`,
    `create trigger ${words}_delete after delete on ${named} begin ${out} end`,
    `drop index if exists ${table}_by_title`,
    ...(key === null ? [] : [`create index ${table}_by_title on ${named} (${key}, id) where deleted_at is null`]),
  ];
}

/** Rows of a table whose texts are not looked up yet. */
export interface HeldWords {
  letIn(pause: () => Promise<void> | undefined): Promise<void>;
}

const ROWS_AT_ONCE = 20_000;

/**
 * Keeps what is added to a table out of SQLite's index until it is let in, in the same transaction: a statement's end
 * writes a piece of index of its own, and many pieces must be put together again. Null where nothing need be held.
 */
export async function holdWords(db: Kysely<Schema>, table: string): Promise<HeldWords | null> {
  if (dialectOf(db).name !== 'sqlite') return null;
  const words = `${table}_words`;
  const trigger = await sql<{ sql: string }>`
    select sql from sqlite_master where type = 'trigger' and name = ${`${words}_insert`}`.execute(db);
  const made = trigger.rows[0]?.sql;
  if (made === undefined) return null;
  const newest = async (): Promise<number> =>
    (await sql<{ at: number }>`select coalesce(max(rowid), 0) as at from ${sql.table(table)}`.execute(db)).rows[0]!.at;
  const from = await newest();
  await sql.raw(`drop trigger ${words}_insert`).execute(db);
  return {
    async letIn(pause) {
      const to = await newest();
      for (let at = from; at < to; at += ROWS_AT_ONCE) {
        await sql`
          insert into ${sql.table(words)} (rowid, text) select rowid, text from ${sql.table(`${words}_texts`)}
          where rowid > ${at} and rowid <= ${at + ROWS_AT_ONCE}`.execute(db);
        await pause();
      }
      await sql.raw(made).execute(db);
    },
  };
}

function inPostgres(table: string, key: string | null, trigrams: boolean): string[] {
  const named = quoted(table);
  return [
    ...(trigrams ? ['create extension if not exists pg_trgm'] : []),
    `drop index if exists ${table}_words`,
    ...(trigrams ? [`create index ${table}_words on ${named} using gin (search_text gin_trgm_ops)`] : []),
    `drop index if exists ${table}_by_title`,
    ...(key === null ? [] : [`create index ${table}_by_title on ${named} ((${key}) collate "C", id) where deleted_at is null`]),
  ];
}
