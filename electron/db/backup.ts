import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { codeOf } from './errors.ts';
import { clearLeftovers } from './leftovers.ts';
import { backupFolderOf, besideOf, placeNew, placeUnderFreeName, removeDatabase, writeOver } from './place.ts';
import { explainFile } from './sqlite/explain.ts';
import { isWhole } from './sqlite/findings.ts';
import { APPLICATION_ID, markCopy } from './sqlite/own-log.ts';

const PAGES_AT_ONCE = 100;
const ALL_PAGES = 2 ** 31 - 1;

export interface BackupOptions {
  /** Called between portions: what it throws ends the backup, and nothing is left of it. */
  look?: () => void;
  /** Writes over an earlier backup of the same partnership. Anything else that is there stays. */
  replace?: boolean;
}

/**
 * Copies an open SQLite database while it is in use, checks the copy, and only then gives it its name. `file` must be a
 * connection that only reads: of one with a command half done, SQLite would copy nothing at all.
 */
export async function backupTo(file: SqliteFile.Database, target: string, options: BackupOptions = {}): Promise<void> {
  await withCopy(file, target, options.look, async (copy) => {
    await assertSound(copy);
    if (isSameFile(file.name, target)) throw overItself();
    if (!existsSync(target)) return placeNew(copy, target);
    if (!options.replace) throw taken(target);
    const origin = originOf(file);
    await writeOver(copy, target, { whileLocked: (present) => assertSameOrigin(present, origin, target) }).catch((error: unknown) => {
      throw explainFile(target, error);
    });
  });
}

/** Makes an automatic backup beside the file and returns its path. A time that has a backup already gets a second. */
export const backupBeside = (file: SqliteFile.Database, path: string, reason: string, look?: () => void): Promise<string> =>
  withCopy(file, nameOf(path, reason, 1), look, async (copy) => {
    await assertSound(copy);
    return placeUnderFreeName(copy, (n) => nameOf(path, reason, n));
  });

/** Keeps what a file holds beside it, sound or not, for somebody about to write over it; returns its path. */
export const keepBeside = (file: SqliteFile.Database, path: string, reason: string): Promise<string> =>
  withCopy(file, nameOf(path, reason, 1), undefined, async (copy) => {
    const found = (await isSound(copy)) ? reason : 'damaged';
    return placeUnderFreeName(copy, (n) => nameOf(path, found, n));
  });

/** True when both paths lead to one file. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }));
  return one && other ? one.dev === other.dev && one.ino === other.ino : a === b;
}

/** The name of an automatic backup; `n` tells apart those of one second. */
export function nameOf(path: string, reason: string, n: number): string {
  const stamp = new Date().toISOString().replaceAll(':', '').slice(0, 17);
  return join(backupFolderOf(path), `${stamp} ${reason}${n === 1 ? '' : ` ${n}`}.hpp`);
}

async function withCopy<T>(
  file: SqliteFile.Database,
  target: string,
  look: (() => void) | undefined,
  then: (copy: string) => T | Promise<T>,
): Promise<T> {
  const copy = besideOf(target, 'partial');
  try {
    mkdirSync(dirname(target), { recursive: true });
    clearLeftovers(dirname(target));
    // Says at once what is wrong with the place, and takes no name that is somebody's.
    closeSync(openSync(copy, 'wx'));
    const totalPages = await copyPages(file, copy, look);
    look?.();
    if (totalPages === 0)
      throw new AppError('busy', 'The partnership could not be read for a backup just now.', { remedy: 'Wait a moment and try again.' });
    return await then(copy);
  } catch (error) {
    throw explainFile(target, error);
  } finally {
    removeDatabase(copy);
  }
}

/** Copies what a file holds, from its log too, while others use it; answers how many pages that was. */
export async function copyPages(file: SqliteFile.Database, copy: string, look?: () => void): Promise<number> {
  let taken = 0;
  const progress = ({ totalPages }: SqliteFile.BackupMetadata): number => {
    look?.();
    taken += PAGES_AT_ONCE;
    // SQLite begins again whenever the file has changed, and each time for one that may only be read: then all at once.
    return taken > 2 * totalPages + 10 * PAGES_AT_ONCE ? ALL_PAGES : PAGES_AT_ONCE;
  };
  try {
    return (await file.backup(copy, { progress })).totalPages;
  } catch (error) {
    throw explainFile(/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error)) ? file.name : copy, error);
  }
}

async function assertSound(path: string): Promise<void> {
  const copy = new SqliteFile(path);
  try {
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('corrupt', 'The backup came out empty.');
    // One file, without a write-ahead log beside it, so that it can be moved by itself.
    copy.pragma('journal_mode = DELETE');
    markCopy(copy);
  } catch (error) {
    throw codeOf(error).startsWith('SQLITE_CORRUPT') ? unsound(error) : error;
  } finally {
    copy.close();
  }
  const whole = await isWhole(path).catch((error: unknown) => {
    throw codeOf(error).startsWith('SQLITE_CORRUPT') ? unsound(error) : error;
  });
  if (!whole) throw unsound();
}

const unsound = (cause?: unknown): AppError =>
  new AppError(
    'corrupt',
    'The partnership is damaged, so its copy would be no backup and was thrown away.',
    { remedy: 'hpp check says what is wrong. Restore the latest backup that was made before.' },
    cause,
  );

async function isSound(path: string): Promise<boolean> {
  try {
    await assertSound(path);
    return true;
  } catch {
    return false;
  }
}

/** What tells partnerships apart whatever they are called: the id of their first command. */
function originOf(file: SqliteFile.Database): string | null {
  const first = file.prepare('select id from command_entry order by seq limit 1').get() as { id: string } | undefined;
  return first?.id ?? null;
}

function assertSameOrigin(present: SqliteFile.Database, origin: string | null, target: string): void {
  const { n } = present.prepare("select count(*) as n from sqlite_master where name = 'command_entry'").get() as { n: number };
  const there = n === 0 ? null : originOf(present);
  if (there === null || there === origin) return;
  throw new AppError('duplicate', `${target} holds another partnership, so nothing was written over it.`, {
    remedy: 'Choose another name for the backup.',
  });
}

const overItself = (): AppError =>
  new AppError('validation', 'A backup can’t be written over the partnership itself.', { remedy: 'Choose another file.' });

const taken = (path: string): AppError =>
  new AppError('duplicate', `${path} is there already.`, { remedy: 'Choose another name, or ask for it to be replaced (--replace).' });
