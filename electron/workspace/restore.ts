import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { backupFolderOf, backupSqlite } from '../db/backup.ts';
import { toAppError } from '../db/errors.ts';
import { APPLICATION_ID } from '../db/sqlite/open.ts';
import { openPartnership, removeDatabase, type CoreParts } from './make-new.ts';

export interface RestoreJob {
  /** The backup. It is only read. */
  from: string;
  /** The partnership file to put it in the place of; need not be there. */
  to: string;
  parts: CoreParts;
  /** Opens the restored file for its last check; tests make it fail. */
  open?: typeof openPartnership;
}

/**
 * Puts a backup in the place of a partnership file: checks a copy of it, keeps what is there, swaps by renaming, and
 * swaps back when the result can't be opened. Throws an AppError, and then everything is as it was.
 */
export async function restoreFile({ from, to, parts, open = openPartnership }: RestoreJob): Promise<{ name: string; kept: string | null }> {
  if (isSameFile(from, to))
    throw new AppError('validation', 'The backup and the partnership are the same file.', {
      remedy: 'Choose the backup with --from.',
    });
  const copy = join(dirname(to), `.${basename(to)}.${process.pid}.restoring`);
  try {
    await copySound(from, copy);
    // Upgrades the copy, when the backup is older than the program.
    await (await openPartnership({ kind: 'sqlite', path: copy }, parts)).core.close();
    const kept = existsSync(to) && statSync(to).size > 0 ? await keepPresent(to) : null;
    return { name: await swap(copy, to, (path) => open({ kind: 'sqlite', path }, parts)), kept };
  } catch (error) {
    throw speaksOf(toAppError(error), copy, from);
  } finally {
    removeDatabase(copy);
    rmSync(backupFolderOf(copy), { recursive: true, force: true });
  }
}

/** True when both paths lead to one file. */
export function isSameFile(a: string, b: string): boolean {
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
  return real(a) === real(b);
}

async function copySound(from: string, copy: string): Promise<void> {
  if (!existsSync(from)) throw new AppError('not_found', `There is no backup at ${from}.`, { remedy: 'Check the path.' });
  const damaged = (cause?: unknown): AppError =>
    new AppError(
      'corrupt',
      `The backup ${basename(from)} is damaged, so nothing was restored.`,
      { remedy: 'Choose an earlier backup.' },
      cause,
    );
  let file: SqliteFile.Database | undefined;
  try {
    // Opening the backup itself, even to read, could leave files beside it.
    if (existsSync(`${from}-wal`)) await copyInUse(from, copy);
    else await copyFile(from, copy);
    file = new SqliteFile(copy, { fileMustExist: true });
    if (file.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(from);
    if (file.pragma('integrity_check', { simple: true }) !== 'ok') throw damaged();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'SQLITE_NOTADB') throw notOurs(from);
    throw code.startsWith('SQLITE_CORRUPT') ? damaged(error) : toAppError(error);
  } finally {
    file?.close();
  }
}

/** Copies a file that some program has open, with what is still in its write-ahead log. */
async function copyInUse(from: string, copy: string): Promise<void> {
  const file = new SqliteFile(from, { readonly: true, fileMustExist: true });
  try {
    await file.backup(copy);
  } finally {
    file.close();
  }
}

/** Keeps what is there, sound or damaged, among the backups; answers where. Nobody else may have it open. */
async function keepPresent(to: string): Promise<string> {
  let file: SqliteFile.Database | undefined;
  let ours = true;
  try {
    file = new SqliteFile(to, { timeout: 2000, fileMustExist: true });
    ours = file.pragma('application_id', { simple: true }) === APPLICATION_ID;
    if (!ours) throw notOurs(to);
    // Leaving write-ahead mode needs the file alone: it fails while another program has it open.
    file.pragma('journal_mode = DELETE');
    return await backupSqlite(file, to, 'before restore');
  } catch (error) {
    const known = toAppError(error);
    if (!ours) throw known;
    if (codeOf(error) === 'SQLITE_NOTADB') throw notOurs(to);
    if (known.code === 'busy') {
      throw new AppError(
        'busy',
        `${basename(to)} is open in another window or program, so nothing was restored.`,
        { remedy: 'Close it there and try again.' },
        error,
      );
    }
    if (known.code !== 'corrupt') throw known;
  } finally {
    file?.close();
  }
  return keepDamaged(to);
}

/** SQLite can't copy a damaged file, but the system can. What SQLite keeps beside it goes along. */
function keepDamaged(to: string): string {
  const folder = backupFolderOf(to);
  const kept = join(folder, `${new Date().toISOString().replaceAll(':', '').slice(0, 17)} damaged.hpp`);
  mkdirSync(folder, { recursive: true });
  for (const suffix of ['-wal', '-shm', '']) if (existsSync(`${to}${suffix}`)) renameSync(`${to}${suffix}`, `${kept}${suffix}`);
  return kept;
}

async function swap(copy: string, to: string, open: (path: string) => ReturnType<typeof openPartnership>): Promise<string> {
  const aside = join(dirname(to), `.${basename(to)}.${process.pid}.aside`);
  const had = existsSync(to);
  if (had) renameSync(to, aside);
  try {
    renameSync(copy, to);
    const { core, name } = await open(to);
    await core.close();
    if (had) rmSync(aside, { force: true });
    return name;
  } catch (error) {
    removeDatabase(to);
    if (had) renameSync(aside, to);
    throw error;
  }
}

const notOurs = (path: string): AppError =>
  new AppError('corrupt', `${basename(path)} is not a partnership file.`, {
    remedy: 'Choose a file made by the Housing Partnership Planner.',
  });

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');

/** An error about the copy speaks of the backup it is a copy of. */
const speaksOf = (error: AppError, copy: string, from: string): AppError =>
  error.message.includes(basename(copy))
    ? new AppError(error.code, error.message.replaceAll(copy, from).replaceAll(basename(copy), basename(from)), error.details, error)
    : error;
