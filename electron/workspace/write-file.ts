import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { refuseNoFile } from '../db/sqlite/explain.ts';

/**
 * Writes a file wholly or not at all: beside its place first, then renamed into it. A failure leaves what was there.
 * Throws the system's error.
 */
export async function writeFileWhole(path: string, content: Uint8Array | string): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.partial`);
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

const SQLITE_HEAD = 'SQLite format 3\0';

/** True for a database, or for the log of one: `north.hpp`, `north.hpp-wal`. A report is never worth one. */
async function holdsDatabase(path: string): Promise<boolean> {
  const own = path.replace(/-(?:wal|shm|journal)$/, '');
  // Opening a pipe waits for whoever writes into it.
  if (!(await stat(own).catch(() => null))?.isFile()) return false;
  const file = await open(own, 'r').catch(() => null);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(SQLITE_HEAD.length), 0, SQLITE_HEAD.length, 0);
    return buffer.toString('latin1') === SQLITE_HEAD;
  } finally {
    await file.close();
  }
}

/** As `writeFileWhole`, for a file a person asked for; never over a database. Throws an AppError that names it and what to do. */
export async function saveFileWhole(path: string, content: Uint8Array): Promise<void> {
  if (await holdsDatabase(path))
    throw new AppError('duplicate', `${path} is a partnership or belongs to one, so nothing was written over it.`, {
      remedy: 'Choose another file.',
    });
  refuseNoFile(path);
  try {
    await writeFileWhole(path, content);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOSPC')
      throw new AppError(
        'storage_full',
        `The disk is full, so ${path} was not written.`,
        { remedy: 'Free some space and try again.' },
        error,
      );
    if (code === 'ENOENT')
      throw new AppError(
        'not_found',
        `There is no folder ${dirname(path)}, so nothing was written.`,
        { remedy: 'Make the folder, or choose another.' },
        error,
      );
    throw new AppError(
      'read_only',
      `${path} can’t be written.`,
      { remedy: 'If it is open in another program, close it there; or choose another place.' },
      error,
    );
  }
}
