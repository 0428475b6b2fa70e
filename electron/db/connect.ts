import { rmSync } from 'node:fs';
import type SqliteFile from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { backupBeside } from './backup.ts';
import { postgresDialect, sqliteDialect, type Dialect } from './dialect.ts';
import { toAppError } from './errors.ts';
import { inspectSchema, migrate, refuseNewer, type Migrations } from './migrate.ts';
import { openPostgres } from './postgres/open.ts';
import { describeProfile, type DatabaseProfile } from './profile.ts';
import type { ReadDb, Schema } from './schema.ts';
import { holdsNone, openSqlite } from './sqlite/open.ts';

/** An open partnership database. */
export interface Database {
  profile: DatabaseProfile;
  dialect: Dialect;
  /** For commands. */
  write: Kysely<Schema>;
  /** For queries. On connections of its own, which the database lets read only. */
  read: ReadDb;
  /** For reading what may be long, so that others get their turn meanwhile. */
  long: () => ReadDb;
  /** The SQLite handle beneath, for checks; null on PostgreSQL. */
  sqlite: SqliteFile.Database | null;
  /** The SQLite handle that only reads, for copies; null on PostgreSQL. */
  reader: SqliteFile.Database | null;
  /** Whether the file at the path is still the one that is open; true on PostgreSQL. */
  isThere(): boolean;
  /** Throws when what is read may be another program's, which has overwritten the open file; never on PostgreSQL. */
  assertReadable(): void;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Make the file, or the tables in an empty PostgreSQL database, when there are none. */
  create?: boolean;
  /** Let a PostgreSQL database that others use be migrated. SQLite files are, after a backup. */
  upgrade?: boolean;
}

/** Opens a database and brings its schema up to date. Every failure is an AppError, and leaves the data as it was. */
export async function openDatabase(profile: DatabaseProfile, steps: Migrations, options: OpenOptions = {}): Promise<Database> {
  return profile.kind === 'sqlite' ? openFile(profile, steps, options) : openServer(profile, steps, options);
}

async function openFile(profile: DatabaseProfile & { kind: 'sqlite' }, steps: Migrations, options: OpenOptions): Promise<Database> {
  const handle = openSqlite(profile.path, { create: options.create ?? false, look: (file) => refuseNewer(appliedIn(file), steps) });
  const { write, read, long, file, reader, isThere, assertReadable, close } = handle;
  return orClose(close, async () => {
    const state = await inspectSchema(write, steps);
    if (state.empty && !options.create) throw holdsNone(describeProfile(profile));
    if (state.empty || (state.pending.length > 0 && (await backedUp(handle, profile.path, steps))))
      await migrate(write, sqliteDialect, steps);
    return { profile, dialect: sqliteDialect, write, read, long, sqlite: file, reader, isThere, assertReadable, close };
  });
}

/** The migrations a file has had, by its own table of them. */
function appliedIn(file: SqliteFile.Database): string[] {
  const { n } = file.prepare("select count(*) as n from sqlite_master where name = 'kysely_migration'").get() as { n: number };
  return n === 0 ? [] : (file.prepare('select name from kysely_migration').pluck().all() as string[]);
}

/** What fails after opening closes what was opened, and its own reason is what is told. */
async function orClose<T>(close: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await close().catch(() => {});
    throw toAppError(error);
  }
}

/**
 * Backs a file up as it is before an upgrade; false when another program has upgraded it meanwhile. A copy made while
 * that happened would be no backup of the old file, so it is taken away.
 */
async function backedUp(handle: { reader: SqliteFile.Database; write: Kysely<Schema> }, path: string, steps: Migrations): Promise<boolean> {
  const before = await inspectSchema(handle.write, steps);
  if (before.pending.length === 0) return false;
  const copy = await backupBeside(handle.reader, path, `before ${before.pending.at(-1)}`);
  const after = await inspectSchema(handle.write, steps);
  if (after.pending.length === before.pending.length) return true;
  rmSync(copy, { force: true });
  return backedUp(handle, path, steps);
}

async function openServer(profile: DatabaseProfile & { kind: 'postgres' }, steps: Migrations, options: OpenOptions): Promise<Database> {
  const handle = openPostgres(profile.url);
  const close = async (): Promise<void> => {
    await handle.read.destroy();
    await handle.write.destroy();
  };
  return orClose(close, async () => {
    const state = await inspectSchema(handle.write, steps);
    if (state.empty && !options.create) throw holdsNone(describeProfile(profile));
    if (state.pending.length > 0) {
      if (!state.empty && !options.upgrade) {
        throw new AppError('forbidden', `The database ${describeProfile(profile)} needs an upgrade that affects everybody who uses it.`, {
          remedy: 'Back it up, then open it once with --upgrade.',
        });
      }
      await migrate(handle.write, postgresDialect, steps);
    }
    return {
      profile,
      dialect: postgresDialect,
      write: handle.write,
      read: handle.read,
      long: () => handle.read,
      sqlite: null,
      reader: null,
      isThere: () => true,
      assertReadable: () => {},
      close,
    };
  });
}
