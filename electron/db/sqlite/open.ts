import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { Kysely } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import { toAppError } from '../errors.ts';
import type { Schema } from '../schema.ts';
import { BUSY_TIMEOUT_MS, prepareReader, prepareWriter, withStatementCache } from './connection.ts';
import { PlannerSqliteDialect } from './dialect.ts';
import { refuseShare } from './shares.ts';

/** Marks a SQLite file as ours (`HPP1`). */
export const APPLICATION_ID = 0x4850_5031;

/** An open file: two connections to it. */
export interface SqliteHandle {
  /** Beneath `write`, for backup and checks. */
  file: SqliteFile.Database;
  write: Kysely<Schema>;
  /** A second, read-only connection, so that a long write keeps no reader waiting. */
  read: Kysely<Schema>;
}

/** Opens a SQLite file with the settings the program relies on. Throws an AppError that names file and remedy. */
export function openSqlite(path: string, options: { create: boolean }): SqliteHandle {
  refuseUnfit(path, options.create);
  let file: SqliteFile.Database;
  try {
    file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS, fileMustExist: !options.create });
  } catch (error) {
    throw explainOpen(path, error);
  }
  try {
    const fresh = isFresh(file, path);
    prepareWriter(file);
    if (fresh) file.pragma(`application_id = ${APPLICATION_ID}`);
    return { file, write: kyselyOn(file), read: openReader(path) };
  } catch (error) {
    file.close();
    throw explainOpen(path, error);
  }
}

function openReader(path: string): Kysely<Schema> {
  const reader = new SqliteFile(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  prepareReader(reader);
  return kyselyOn(reader);
}

const kyselyOn = (file: SqliteFile.Database): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PlannerSqliteDialect(withStatementCache(file)) });

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
