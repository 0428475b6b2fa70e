import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';

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

/** As `writeFileWhole`, for a file a person asked for. Throws an AppError that names it and what to do. */
export async function saveFileWhole(path: string, content: Uint8Array): Promise<void> {
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
