import { CompiledQuery, SqliteAdapter, SqliteDialect, SqliteDriver, type DatabaseConnection, type SqliteDatabase } from 'kysely';
import type { FileAtPath } from './file-at-path.ts';

/** Stock Kysely leaves half a schema behind when a migration fails in SQLite; SQLite itself can roll back. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the write lock at the start, because a deferred transaction can fail when it first writes. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #place: FileAtPath | undefined;

  constructor(database: SqliteDatabase, place: FileAtPath | undefined) {
    super({ database });
    this.#place = place;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    this.#place?.assertThere();
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A file that went away meanwhile takes the commit with it: nobody may be told that it was saved. */
  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#place?.assertThere();
    await super.commitTransaction(connection);
    this.#place?.assertThere();
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
  readonly #place: FileAtPath | undefined;

  constructor(database: SqliteDatabase, place?: FileAtPath) {
    super({ database });
    this.#database = database;
    this.#place = place;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver(this.#database, this.#place);
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}
