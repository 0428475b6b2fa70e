import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { codeOf, isBusy } from './errors.ts';
import { notOurs, refuseNoFile, refuseReadOnly } from './sqlite/explain.ts';
import { APPLICATION_ID, hold, markAsNext } from './sqlite/own-log.ts';

/** What SQLite keeps beside a file, each under the file's own name with this behind it. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const;

/** The folder beside a partnership file that holds its automatic backups. */
export const backupFolderOf = (path: string): string => join(dirname(path), `${basename(path)}-backups`);

/** A name beside a file that nobody else uses, for what is to become it. */
export const besideOf = (path: string, what: string): string =>
  join(dirname(path), `.${basename(path).slice(0, 60)}.${process.pid}-${randomBytes(4).toString('hex')}.${what}`);

/** Removes a SQLite file and what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const suffix of ['', ...BESIDE]) rmSync(`${path}${suffix}`, { force: true });
}

/** The file that a path leads to, links followed; the path itself when nothing is there. */
export const realFile = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

/**
 * Gives a whole file its name, where nothing is yet. Throws `duplicate` when something is, and leaves that alone:
 * looking and naming are one step of the file system.
 */
export function placeNew(copy: string, path: string): void {
  try {
    linkSync(copy, path);
    rmSync(copy);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new AppError('duplicate', `${path} is there already.`, { remedy: 'Choose another name.' }, error);
    if (!/^(EPERM|ENOTSUP|ENOSYS|EOPNOTSUPP|EMLINK)$/.test(codeOf(error))) throw error;
    withoutLinks(copy, path);
  }
  moveStrays(path);
  syncFolder(dirname(path));
}

/** As `placeNew`, under the first name of a row that is free: `name(1)`, `name(2)` and so on. Answers which. */
export function placeUnderFreeName(copy: string, name: (n: number) => string): string {
  for (let n = 1; ; n += 1) {
    const path = name(n);
    try {
      placeNew(copy, path);
      return path;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'duplicate')) throw error;
    }
  }
}

/** Some file systems have no hard links. An empty file takes the name first, so that it is nobody else's. */
function withoutLinks(copy: string, path: string): void {
  try {
    closeSync(openSync(path, 'wx'));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new AppError('duplicate', `${path} is there already.`, { remedy: 'Choose another name.' }, error);
    throw error;
  }
  renameSync(copy, path);
}

/** A log beside a name that had no file belongs to a file that is gone: SQLite would play it into the new one. */
function moveStrays(path: string): void {
  for (const suffix of BESIDE) if (existsSync(`${path}${suffix}`)) setAside(path, `${path}${suffix}`);
}

/** Moves what belongs to another file than the one at `path` to its backups; answers the name it has there. */
export function setAside(path: string, stray: string): string {
  const folder = backupFolderOf(path);
  mkdirSync(folder, { recursive: true });
  const suffix = BESIDE.find((each) => stray.endsWith(each)) ?? '';
  const kept = join(folder, `left behind ${randomBytes(4).toString('hex')}${suffix}`);
  renameSync(stray, kept);
  return kept;
}

export interface Placing {
  /**
   * Called with a connection to what is there, once nobody else can write to it: to look at it, and to keep it. What
   * it throws leaves everything as it was.
   */
  whileLocked?: (present: SqliteFile.Database) => Promise<void> | void;
}

/**
 * Writes a whole file over one that is there, as one transaction of SQLite on that file: it keeps its name, its inode
 * and its locks, a process that is killed leaves it as it was, and no log of another file can come to lie beside it.
 * Throws `busy` when anybody else has it open or wrote to it after the first look; SQLite's own error when it can't be read.
 */
export async function writeOver(copy: string, path: string, { whileLocked }: Placing = {}): Promise<void> {
  const target = realFile(path);
  refuseNoFile(target);
  refuseReadOnly(target);
  const release = hold(target);
  let present: SqliteFile.Database | undefined;
  try {
    present = new SqliteFile(target, { timeout: 2000, fileMustExist: true });
    assertOurs(present, target);
    assertAlone(present, target);
    makeFit(copy, present);
    await copyOver(copy, { present, target, whileLocked });
  } finally {
    if (present) settle(present);
    release();
  }
  syncFolder(dirname(target));
}

function assertOurs(file: SqliteFile.Database, path: string): void {
  const tables = file.prepare('select count(*) as n from sqlite_master').get() as { n: number };
  if (tables.n > 0 && file.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(path);
}

/** Leaving write-ahead mode needs the file alone: it fails while another connection has it open. */
function assertAlone(file: SqliteFile.Database, path: string): void {
  try {
    file.pragma('journal_mode = DELETE');
    // Back in it, what is there can be read and kept while it is being written over.
    file.pragma('journal_mode = WAL');
  } catch (error) {
    throw isBusy(error) ? inUse(path, error) : error;
  }
}

/** SQLite copies page by page, so the pages must be of one size; and the log of doing so must be this file's own. */
function makeFit(copy: string, present: SqliteFile.Database): void {
  const size = present.pragma('page_size', { simple: true });
  const file = new SqliteFile(copy, { fileMustExist: true });
  try {
    markAsNext(file, present);
    if (file.pragma('page_size', { simple: true }) === size) return;
    file.pragma('journal_mode = DELETE');
    file.pragma(`page_size = ${Number(size)}`);
    file.exec('vacuum');
  } finally {
    file.close();
  }
}

interface Over extends Placing {
  present: SqliteFile.Database;
  target: string;
}

const PAGES_AT_ONCE = 500;

async function copyOver(copy: string, { present, target, whileLocked }: Over): Promise<void> {
  const seen = present.pragma('data_version', { simple: true });
  const source = new SqliteFile(copy, { readonly: true, fileMustExist: true });
  let ready: Promise<void> | undefined;
  let state: 'waiting' | 'ready' | { refused: unknown } = 'waiting';
  const start = (): Promise<void> => {
    if (present.pragma('data_version', { simple: true }) !== seen) throw inUse(target);
    return Promise.resolve(whileLocked?.(present)).then(
      () => void (state = 'ready'),
      (error: unknown) => void (state = { refused: error }),
    );
  };
  /** SQLite has the lock from the first call on, and gives it back when this throws or all is written. */
  const progress = (): number => {
    ready ??= start();
    if (typeof state === 'object') throw state.refused;
    return state === 'ready' ? PAGES_AT_ONCE : 0;
  };
  try {
    const { totalPages } = await source.backup(target, { progress });
    if (totalPages === 0) throw inUse(target);
  } finally {
    await ready;
    source.close();
  }
}

/** One file, without a log beside it, unless somebody has opened it by now. */
function settle(file: SqliteFile.Database): void {
  try {
    file.pragma('journal_mode = DELETE');
  } catch {
    // They keep the log; it is this file's own.
  }
  file.close();
}

/** A name is safe on the disk when its folder is. Windows can't be asked to, and writes it by itself. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // The file itself is whole all the same.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const inUse = (path: string, cause?: unknown): AppError =>
  new AppError(
    'busy',
    `${basename(path)} is open in another window or program, so nothing was written to it.`,
    { remedy: 'Close it there and try again.' },
    cause,
  );
