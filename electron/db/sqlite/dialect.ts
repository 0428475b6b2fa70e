import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
} from 'kysely';
import { rowsOf } from '../dialect.ts';
import type { FileAtPath } from './file-at-path.ts';

/** Stock Kysely leaves half a schema behind when a migration fails in SQLite; SQLite itself can roll back. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What a connection goes by. */
export interface Stands {
  place: FileAtPath;
  /** Marks the file within each transaction, by which its log is known to be its own. None of what only reads. */
  mark?: () => void;
}

/** Kysely's connection, which also runs one statement for many rows. */
class ManyRowsConnection implements DatabaseConnection {
  readonly #database: SqliteDatabase;
  readonly #plain: DatabaseConnection;
  readonly #place: FileAtPath;

  constructor(database: SqliteDatabase, plain: DatabaseConnection, place: FileAtPath) {
    this.#database = database;
    this.#plain = plain;
    this.#place = place;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#place.assertReadable();
    const rows = rowsOf(query);
    if (!rows) return this.#plain.executeQuery<R>(query);
    const statement = this.#database.prepare(query.sql);
    for (const row of rows) statement.run(row);
    return { rows: [], numAffectedRows: BigInt(rows.length) };
  }

  streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#plain.streamQuery<R>(query, chunkSize);
  }
}

/** Takes the write lock at the start, because a deferred transaction can fail when it first writes. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: SqliteDatabase;
  readonly #to: Stands;
  #connection: DatabaseConnection | undefined;

  constructor(database: SqliteDatabase, to: Stands) {
    super({ database });
    this.#database = database;
    this.#to = to;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new ManyRowsConnection(this.#database, await super.acquireConnection(), this.#to.place);
    return this.#connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#to.place.assertThere();
    await connection.executeQuery(CompiledQuery.raw('begin immediate')).catch((error: unknown) => {
      // What SQLite finds odd may be another program's work.
      this.#to.place.assertThere();
      throw error;
    });
    try {
      // With the lock, nobody begins the log again.
      this.#to.place.assertThere();
      this.#to.mark?.();
    } catch (error) {
      await this.rollbackTransaction(connection);
      throw error;
    }
  }

  /** A file that went away meanwhile takes the commit with it: nobody may be told that it was saved. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#to.place.assertThere();
    await super.commitTransaction(connection);
    this.#to.place.assertThere();
  }

  /** A full disk makes SQLite roll back by itself; the reason must not be hidden by a rollback that finds nothing. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!(error instanceof Error && /no transaction is active/.test(error.message))) throw error;
    }
  }
}

/** Kysely's SQLite with transactions that keep what they promise. */
export class PlannerSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #to: Stands;

  constructor(database: SqliteDatabase, to: Stands) {
    super({ database });
    this.#database = database;
    this.#to = to;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#database, this.#to);
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
