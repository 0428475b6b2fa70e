import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { Kysely } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import { codeOf } from '../errors.ts';
import { setAside } from '../place.ts';
import type { Schema } from '../schema.ts';
import { BUSY_TIMEOUT_MS, prepareReader, prepareWriter, withStatementCache } from './connection.ts';
import { PlannerSqliteDialect, type Stands } from './dialect.ts';
import { anothers, explainFile, isWritable, refuseNoFile } from './explain.ts';
import { FileAtPath } from './file-at-path.ts';
import { keepHeld } from './held-files.ts';
import { APPLICATION_ID, hold, markStep } from './own-log.ts';
import { ReadingThread, ReadingThreadDialect } from './reading-thread.ts';
import { refuseShare } from './shares.ts';

/** An open file: two connections to it. */
export interface SqliteHandle {
  /** Beneath `write`, for checks. */
  file: SqliteFile.Database;
  /** Beneath `read`, for copies: it never has a command half done. */
  reader: SqliteFile.Database;
  write: Kysely<Schema>;
  /** A second, read-only connection, so that a long write keeps no reader waiting. */
  read: Kysely<Schema>;
  /** To read what may be long: on a thread of its own, where the file is large. */
  long: () => Kysely<Schema>;
  /** Whether the file at the path is still the one that is open. */
  isThere: () => boolean;
  /** Throws when what is read here may be another program's, which has overwritten the open file. */
  assertReadable: () => void;
  close: () => Promise<void>;
}

export interface OpenFileOptions {
  create: boolean;
  /** Judges what is there before anything of it is changed; throws to refuse it. */
  look?: (file: SqliteFile.Database) => void;
}

/** Bytes of a file from which on reading all of a list keeps others waiting. */
const LARGE = 32_000_000;

/** Opens a SQLite file with the settings the program relies on. Throws an AppError that names file and remedy. */
export function openSqlite(path: string, options: OpenFileOptions): SqliteHandle {
  refuseUnfit(path, options.create);
  const opened: SqliteFile.Database[] = [];
  let release = (): void => {};
  const open = (more: SqliteFile.Options): SqliteFile.Database => {
    const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS, ...more });
    opened.push(file);
    return file;
  };
  try {
    release = hold(path);
    const before = filesBeside(path);
    lookFirst(path, options);
    const place = new FileAtPath(path);
    const file = open({ fileMustExist: !options.create });
    const fresh = isFresh(file, path);
    prepareWriter(file);
    if (fresh) file.pragma(`application_id = ${APPLICATION_ID}`);
    const reader = open({ readonly: true });
    prepareReader(reader);
    place.settle();
    const known = keepHeld(path);
    const firstRelease = release;
    release = () => (known(), firstRelease());
    place.assertThere();
    const write = kyselyOn(file, { place, mark: () => markStep(file) });
    const read = kyselyOn(reader, { place });
    const threaded = new Kysely<Schema>({ dialect: new ReadingThreadDialect(new ReadingThread(path)) });
    // Of a small file nothing takes long; and what lies at the path by now may be another one.
    const long = (): Kysely<Schema> =>
      (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= LARGE && place.isThere() ? threaded : read;
    const close = async (): Promise<void> => {
      await threaded.destroy();
      const writing = [() => write.destroy(), () => file.close()];
      const reading = [() => read.destroy(), () => reader.close()];
      // The one that writes, when it is the last, moves the log into the file and clears up; the one that reads doesn't.
      const own = isOwnYet(place);
      for (const end of own ? [...reading, ...writing] : [...writing, ...reading]) await end();
      if (own) clearAfterReading(path, before);
      else putLogAside(path, place);
      release();
    };
    return { file, reader, write, read, long, isThere: () => place.isThere(), assertReadable: () => place.assertReadable(), close };
  } catch (error) {
    for (const each of opened.toReversed()) each.close();
    release();
    throw explainFile(path, error);
  }
}

/**
 * Judges a file that is there before a connection that writes is made. One with a log beside it is opened to read only:
 * closing the other kind would write the log into it.
 */
function lookFirst(path: string, { look, create }: OpenFileOptions): void {
  if (!((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0)) {
    if (!create) throw holdsNone(path);
    return;
  }
  const file = new SqliteFile(path, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true, readonly: existsSync(`${path}-wal`) });
  try {
    if (!isFresh(file, path)) look?.(file);
    else if (!create) throw holdsNone(path);
  } catch (error) {
    // What can't be read without writing, after a crash say, is judged when it is open.
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(codeOf(error))) throw error;
  } finally {
    file.close();
  }
}

const kyselyOn = (file: SqliteFile.Database, stands: Stands): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PlannerSqliteDialect(withStatementCache(file), stands) });

function isOwnYet(place: FileAtPath): boolean {
  try {
    place.assertReadable();
    return true;
  } catch {
    return false;
  }
}

/** What was put over the file is another's: the log of what was there must not be played into it, and is kept. */
function putLogAside(path: string, place: FileAtPath): void {
  for (const each of place.beside()) {
    try {
      if (each.endsWith('-wal') && statSync(each).size > 0) setAside(path, each);
      else rmSync(each);
    } catch {
      // Another program has it open. The next opening says that it doesn't belong to the file.
    }
  }
}

function isFresh(file: SqliteFile.Database, path: string): boolean {
  const tables = file.prepare('select count(*) as n from sqlite_master').get() as { n: number };
  if (tables.n === 0) return true;
  if (file.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw anothers(path);
  }
  return false;
}

const filesBeside = (path: string): string[] => [`${path}-wal`, `${path}-shm`].filter((each) => existsSync(each));

/** A file that may only be read keeps what SQLite made beside it for reading: what was not there before goes. */
function clearAfterReading(path: string, before: readonly string[]): void {
  if (isWritable(path) || before.length > 0 || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  for (const each of filesBeside(path)) rmSync(each, { force: true });
}

/** Says that there is no partnership in a file or database yet. */
export const holdsNone = (name: string): AppError =>
  new AppError('not_found', `${basename(name)} holds no partnership yet.`, {
    remedy: 'Start a partnership there, or fill it with `hpp sample`.',
  });

function refuseUnfit(path: string, create: boolean): void {
  refuseShare(path);
  if (!existsSync(path)) {
    if (create) return;
    throw new AppError('not_found', `There is no partnership file at ${path}.`, {
      remedy: 'Check the path, or start a new partnership.',
    });
  }
  refuseNoFile(path);
}
