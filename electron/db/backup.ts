import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { toAppError } from './errors.ts';
import { APPLICATION_ID } from './sqlite/open.ts';

const PAGES_AT_ONCE = 100;

/** The folder beside a partnership file that holds its automatic backups. */
export const backupFolderOf = (path: string): string => join(dirname(path), `${basename(path)}-backups`);

/**
 * Copies an open SQLite database while it is in use, checks the copy, and only then gives it its name. `look` is
 * called between portions: what it throws ends the backup, and nothing is left of it.
 */
export async function backupTo(file: SqliteFile.Database, target: string, look: () => void = () => {}): Promise<void> {
  // A name of its own: another program may be backing up the same file at this moment.
  const partial = `${target}.${process.pid}-${Math.random().toString(36).slice(2)}.partial`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    rmSync(partial, { force: true });
    await copyPages(file, partial, look);
    assertSound(partial);
    renameSync(partial, target);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${suffix}`, { force: true });
    throw toAppError(error);
  }
}

/** On a connection of its own: on one with a command half done, SQLite would copy nothing at all. */
async function copyPages(file: SqliteFile.Database, partial: string, look: () => void): Promise<void> {
  const source = new SqliteFile(file.name, { readonly: true, timeout: 5000 });
  const progress = (): number => {
    look();
    return PAGES_AT_ONCE;
  };
  try {
    await source.backup(partial, { progress });
  } finally {
    source.close();
  }
}

function assertSound(path: string): void {
  const copy = new SqliteFile(path);
  try {
    if (copy.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new AppError('corrupt', 'The backup came out empty.');
    // One file, without a write-ahead log beside it, so that it can be moved by itself.
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('quick_check', { simple: true });
    if (verdict !== 'ok') throw new AppError('corrupt', `The backup did not pass its check: ${String(verdict)}.`);
  } finally {
    copy.close();
  }
}

/** Makes an automatic backup beside the file and returns its path. */
export async function backupSqlite(file: SqliteFile.Database, path: string, reason: string): Promise<string> {
  const stamp = new Date().toISOString().replaceAll(':', '').slice(0, 17);
  const nameOf = (n: number): string => join(backupFolderOf(path), `${stamp} ${reason}${n === 1 ? '' : ` ${n}`}.hpp`);
  const made = `${nameOf(1)}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  await backupTo(file, made);
  return placeUnderFreeName(made, nameOf);
}

/** Gives a file the first name that nothing has: two programs may upgrade a partnership at one moment. */
function placeUnderFreeName(made: string, nameOf: (n: number) => string): string {
  for (let n = 1; ; n += 1) {
    const target = nameOf(n);
    try {
      linkSync(made, target);
      rmSync(made);
      return target;
    } catch (error) {
      if (existsSync(target)) continue;
      rmSync(made, { force: true });
      throw toAppError(error);
    }
  }
}
