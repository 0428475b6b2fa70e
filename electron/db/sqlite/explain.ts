import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { codeOf, toAppError } from '../errors.ts';
import { applicationIn } from './log-marks.ts';
import { APPLICATION_ID } from './own-log.ts';

/** Says that a file belongs to another program, or to none. */
export const notOurs = (path: string): AppError =>
  new AppError('corrupt', `${basename(path)} is not a partnership file.`, {
    remedy: 'Choose a file made by the Housing Partnership Planner, or another name.',
  });

/** Says that a database is another program's. */
export const anothers = (path: string): AppError =>
  new AppError('corrupt', `${basename(path)} is a database of another program, not a partnership file.`, {
    remedy: 'Choose a file made by the Housing Partnership Planner.',
  });

const damaged = (path: string, cause: unknown): AppError =>
  new AppError('corrupt', `${basename(path)} is damaged.`, { remedy: 'Restore the latest backup over it.' }, cause);

/** Throws a sentence for what is there and no file: a folder, a pipe, a device. */
export function refuseNoFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.isFile()) return;
  const what = stat.isDirectory() ? 'a folder' : 'a device or a pipe';
  throw new AppError('read_only', `${path} is ${what}, not a file.`, {
    remedy: stat.isDirectory() ? 'Name a file inside it.' : 'Name a file.',
  });
}

/** Throws a sentence when a path lies in no folder. */
export function refuseNoFolder(path: string): void {
  if (!existsSync(dirname(path))) throw noFolder(path);
}

const noFolder = (path: string, cause?: unknown): AppError =>
  new AppError('not_found', `There is no folder ${dirname(path)}.`, { remedy: 'Make the folder, or choose another.' }, cause);

/** Throws a sentence when a file that is there may not be written. */
export function refuseReadOnly(path: string): void {
  if (existsSync(path) && !isWritable(path)) throw cantWrite(path);
}

/** True when the file at a path may be written by whoever runs this. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function cantWrite(path: string, cause?: unknown): AppError {
  if (!existsSync(path))
    return new AppError(
      'read_only',
      `The partnership file ${path} can’t be opened or written: its folder is missing or read-only.`,
      { remedy: 'Choose a folder that exists and that you can save in.' },
      cause,
    );
  return new AppError(
    'read_only',
    `${path} can’t be opened or written: the file or its folder is read-only, or you have no right to it.`,
    { remedy: 'Ask for write access, or copy it to a folder you can save in.' },
    cause,
  );
}

/** True when a file that SQLite can't make out was one of ours all the same: its first page still says so. */
export const wasOurs = (path: string): boolean => applicationIn(path) === APPLICATION_ID;

/** Puts a failure to open, read or write a SQLite file into a sentence that names the file. */
export function explainFile(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_NOTADB') return wasOurs(path) ? damaged(path, error) : notOurs(path);
  if (code.startsWith('SQLITE_CORRUPT')) return damaged(path, error);
  const unopened = error instanceof TypeError && /directory/.test(error.message);
  if (unopened || /^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code)) return cantWrite(path, error);
  if (code === 'ENOENT' && !existsSync(dirname(path))) return noFolder(path, error);
  return toAppError(error);
}
