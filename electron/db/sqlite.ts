import { existsSync, openSync, readFileSync, readSync, closeSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import SqliteFile from 'better-sqlite3';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { toAppError } from './errors.ts';
import { isUncPath } from './profile.ts';
import type { Schema } from './schema.ts';

/** Marks a SQLite file as ours (`HPP1`). */
export const APPLICATION_ID = 0x4850_5031;

/** Stock Kysely leaves half a schema behind when a migration fails in SQLite; SQLite itself can roll back. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the write lock at the start, because a deferred transaction can fail when it first writes. */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
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

class PlannerSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }
  override createDriver(): SqliteDriver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

const STATEMENTS_KEPT = 200;

/** Keeps prepared statements: the same SQL comes again and again, most of all in an import. */
function withStatementCache(file: SqliteFile.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => file.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = file.prepare(sql) as unknown as SqliteStatement;
      if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(sql, statement);
      return statement;
    },
  };
}

export interface SqliteHandle {
  file: SqliteFile.Database;
  write: Kysely<Schema>;
  /** A second, read-only connection, so that a long write keeps no reader waiting. */
  read: Kysely<Schema>;
  /** True when the file held nothing yet. */
  fresh: boolean;
}

/** Opens a SQLite file with the settings the program relies on. Throws an AppError that names file and remedy. */
export function openSqlite(path: string, options: { create: boolean }): SqliteHandle {
  if (path !== ':memory:') refuseUnfit(path, options.create);
  let file: SqliteFile.Database;
  try {
    file = new SqliteFile(path, { timeout: 5000, fileMustExist: path !== ':memory:' && !options.create });
  } catch (error) {
    throw explainOpen(path, error);
  }
  try {
    const fresh = isFresh(file, path);
    // FULL: the last commit survives a power cut; a partnership writes too little to notice.
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) file.pragma(pragma);
    if (fresh) file.pragma(`application_id = ${APPLICATION_ID}`);
    const write = new Kysely<Schema>({ dialect: new PlannerSqliteDialect(withStatementCache(file)) });
    return { file, write, read: path === ':memory:' ? write : openReader(path), fresh };
  } catch (error) {
    file.close();
    throw explainOpen(path, error);
  }
}

function openReader(path: string): Kysely<Schema> {
  const reader = new SqliteFile(path, { readonly: true, timeout: 5000 });
  // 64 MB instead of 2: a list of tens of thousands of records is otherwise read from the file again each time.
  reader.pragma('cache_size = -65536');
  return new Kysely<Schema>({ dialect: new PlannerSqliteDialect(withStatementCache(reader)) });
}

function isFresh(file: SqliteFile.Database, path: string): boolean {
  const tables = file.prepare('select count(*) as n from sqlite_master').get() as { n: number };
  if (tables.n === 0) return true;
  if (file.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new AppError('corrupt', `${basename(path)} is a database of another program, not a partnership file.`, {
      remedy: 'Choose a file made by the Housing Partnership Planner.',
    });
  }
  return false;
}

function explainOpen(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_NOTADB') return notAPartnership(path);
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code) || (error instanceof TypeError && /directory/.test(error.message))) {
    return new AppError(
      'read_only',
      `The partnership file ${path} can’t be opened or written: its folder is missing or read-only.`,
      {
        remedy: 'Choose a folder that exists and that you can save in.',
      },
      error,
    );
  }
  return toAppError(error);
}

const notAPartnership = (path: string): AppError =>
  new AppError('corrupt', `${basename(path)} is not a partnership file.`, {
    remedy: 'Choose a file made by the Housing Partnership Planner, or start a new partnership under another name.',
  });

/** Throws `read_only` when a path lies on a network share. */
export function refuseShare(path: string): void {
  const share = networkShareOf(path);
  if (share) {
    throw new AppError('read_only', `${path} is on a network share (${share}), where a SQLite file can be damaged when two people write.`, {
      remedy: 'Keep the file on this computer, or give --db a postgres:// address to work together.',
    });
  }
}

function refuseUnfit(path: string, create: boolean): void {
  refuseShare(path);
  if (!existsSync(path)) {
    if (create) return;
    throw new AppError('not_found', `There is no partnership file at ${path}.`, {
      remedy: 'Check the path, or start a new partnership.',
    });
  }
  const stat = statSync(path);
  if (!stat.isFile())
    throw new AppError('read_only', `${path} is a folder, not a partnership file.`, {
      remedy: 'Name a file inside it.',
    });
  if (stat.size > 0 && !headerOf(path).startsWith('SQLite format 3\0')) throw notAPartnership(path);
}

function headerOf(path: string): string {
  const buffer = Buffer.alloc(16);
  try {
    const handle = openSync(path, 'r');
    readSync(handle, buffer, 0, 16, 0);
    closeSync(handle);
  } catch (error) {
    throw toAppError(error);
  }
  return buffer.toString('latin1');
}

const NETWORK_TYPES = /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|ncpfs|fuse\.sshfs|9p|webdav|davfs)$/;

/** Names the kind of share a path lies on, or null. WAL needs shared memory, which shares don't have. */
export function networkShareOf(path: string, mounts = readMounts()): string | null {
  if (isUncPath(path)) return 'UNC path';
  const full = resolve(path);
  const folder = existsSync(full) ? full : dirname(full);
  const covering = mounts
    .filter((mount) => folder === mount.at || folder.startsWith(mount.at.endsWith('/') ? mount.at : `${mount.at}/`))
    .toSorted((a, b) => b.at.length - a.at.length)[0];
  return covering && NETWORK_TYPES.test(covering.type) ? covering.type : null;
}

/** The mounted file systems, where the system lists them. */
function readMounts(): { at: string; type: string }[] {
  if (!existsSync('/proc/mounts')) return [];
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter((parts) => parts.length > 2)
    .map((parts) => ({ at: (parts[1] ?? '').replaceAll('\\040', ' '), type: parts[2] ?? '' }));
}
