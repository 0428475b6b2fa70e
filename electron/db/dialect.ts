import { CompiledQuery, PostgresAdapter, sql, type CreateTableBuilder, type Kysely, type RawBuilder } from 'kysely';
import type { ReadDb } from './schema.ts';

export type DialectName = 'sqlite' | 'postgres';

/** What a migration may ask of the dialect. */
export interface DialectDdl {
  /** Marks a new table strict, where the database is loose by default. */
  strict(table: CreateTableBuilder<string, string>): CreateTableBuilder<string, string>;
  /** What holds whole numbers beyond 2,147,483,647. */
  bigint: 'integer' | 'bigint';
  /** Indexes a text column so that `beginsWith` reads only what begins so; the index's name ends in `_begins`. */
  beginnings(db: Kysely<unknown>, table: string, column: string): Promise<void>;
  /** Forbids updating and deleting the rows of a table. */
  appendOnly(db: Kysely<unknown>, table: string): Promise<void>;
}

/** Every difference between the two databases that our own SQL meets. */
export interface Dialect {
  name: DialectName;
  ddl: DialectDdl;
  /** First statement of every command: no other command runs until this one ends. */
  lockWriter(trx: Kysely<unknown>): Promise<void>;
  /** Lets the database look again at tables that many rows have come into, so that it plans by what is there. */
  lookAgain(db: Kysely<unknown>, tables: readonly string[]): Promise<void>;
  /** Most parameters one statement may bind. */
  maxParameters: number;
  /** How a statement written by hand names its parameters, counted from 1. */
  parameter(at: number): string;
}

/** Any number will do, as long as every copy of the program uses the same. */
const WRITER_LOCK = 4_850_501;

const sqliteDdl: DialectDdl = {
  bigint: 'integer',
  strict: (table) => table.modifyEnd(sql`strict`),
  beginnings: (db, table, column) => db.schema.createIndex(`${table}_${column}_begins`).on(table).column(column).execute(),
  async appendOnly(db, table) {
    for (const event of ['update', 'delete']) {
      await sql
        .raw(`create trigger ${table}_no_${event} before ${event} on ${table} begin select raise(abort, '${table} is append-only'); end`)
        .execute(db);
    }
  },
};

const postgresDdl: DialectDdl = {
  bigint: 'bigint',
  strict: (table) => table,
  beginnings: async (db, table, column) => {
    // Whatever the order of the server's letters.
    await sql`create index ${sql.ref(`${table}_${column}_begins`)} on ${sql.table(table)} (${sql.ref(column)} text_pattern_ops)`.execute(
      db,
    );
  },
  async appendOnly(db, table) {
    await sql
      .raw(
        `create or replace function hpp_append_only() returns trigger language plpgsql as
         $$ begin raise exception '% is append-only', tg_table_name; end $$`,
      )
      .execute(db);
    await sql
      .raw(`create trigger ${table}_no_change before update or delete on ${table} for each row execute function hpp_append_only()`)
      .execute(db);
  },
};

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  ddl: sqliteDdl,
  // `begin immediate` has taken the lock already.
  lockWriter: async () => {},
  // Its plans follow the indexes alone.
  lookAgain: async () => {},
  maxParameters: 32_000,
  parameter: () => '?',
};

export const postgresDialect: Dialect = {
  name: 'postgres',
  ddl: postgresDdl,
  lockWriter: async (trx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITER_LOCK)})`.execute(trx);
  },
  lookAgain: async (db, tables) => {
    await sql`analyze ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
  },
  maxParameters: 65_000,
  parameter: (at) => `$${at}`,
};

/** Which database a connection is to. */
export const dialectOf = (db: Pick<ReadDb, 'getExecutor'>): Dialect =>
  db.getExecutor().adapter instanceof PostgresAdapter ? postgresDialect : sqliteDialect;

/** So many parameters in brackets, from this place on: for statements written by hand. */
export const listed = (dialect: Dialect, count: number, from = 1): string =>
  `(${Array.from({ length: count }, (_, at) => dialect.parameter(from + at)).join(',')})`;

const ROWS = new WeakMap<CompiledQuery, readonly (readonly unknown[])[]>();

/** A statement to be run once for each of these rows, in one go; for SQLite, whose statements have no way to travel. */
export function rowByRow(statement: string, rows: readonly (readonly unknown[])[]): CompiledQuery {
  const query = CompiledQuery.raw(statement);
  ROWS.set(query, rows);
  return query;
}

/** The rows of such a statement. */
export const rowsOf = (query: CompiledQuery): readonly (readonly unknown[])[] | undefined => ROWS.get(query);

const LAST_LETTER = '\u{10FFFF}';

/** Holds for texts that begin so, letter by letter; read by the index of `beginnings`. */
export function beginsWith(db: Pick<ReadDb, 'getExecutor'>, column: string, words: string): RawBuilder<boolean> {
  const text = sql.ref(column);
  if (dialectOf(db).name === 'sqlite') return sql<boolean>`(${text} >= ${words} and ${text} < ${`${words}${LAST_LETTER}`})`;
  return sql<boolean>`${text} like ${`${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`;
}
