import { AppError } from '../../shared/errors.ts';

const codeOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '');

/** SQLite result codes (by prefix), PostgreSQL SQLSTATEs and system errors, with what they mean to us. */
const MEANINGS: [pattern: RegExp, make: (error: unknown) => AppError][] = [
  [
    /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/,
    (cause) =>
      new AppError(
        'duplicate',
        'A record with the same reference is already here.',
        { remedy: 'Change the reference, or edit the record that has it.' },
        cause,
      ),
  ],
  [
    /^(SQLITE_CONSTRAINT_FOREIGNKEY|23503)$/,
    (cause) =>
      new AppError(
        'in_use',
        'Another record still points at this one, or the record it points at is missing.',
        { remedy: 'Refresh and try again.' },
        cause,
      ),
  ],
  [
    /^(SQLITE_BUSY|55P03|40P01)/,
    (cause) => new AppError('busy', 'Another program is writing to this partnership.', { remedy: 'Wait a moment and try again.' }, cause),
  ],
  [
    /^(SQLITE_FULL|53100|ENOSPC)/,
    (cause) =>
      new AppError(
        'storage_full',
        'The disk is full, so nothing was saved.',
        { remedy: 'Free some space and try again. Your earlier work is safe.' },
        cause,
      ),
  ],
  [
    /^(SQLITE_READONLY|EROFS|EACCES|EPERM|25006)/,
    (cause) =>
      new AppError(
        'read_only',
        'This folder or file can’t be written to.',
        { remedy: 'Move the partnership file to a folder you can save in, or ask for write access.' },
        cause,
      ),
  ],
  [
    /^(SQLITE_CORRUPT|SQLITE_NOTADB|XX001)/,
    (cause) => new AppError('corrupt', 'The partnership file is damaged.', { remedy: 'Restore the latest backup.' }, cause),
  ],
  [
    /^SQLITE_IOERR/,
    (cause) =>
      new AppError(
        'storage_full',
        'The disk could not be read or written.',
        { remedy: 'Check the disk and its free space, then try again.' },
        cause,
      ),
  ],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|57P0[123]|08\w{3})$/,
    (cause) =>
      new AppError(
        'offline',
        'The PostgreSQL server can’t be reached.',
        { remedy: 'Check the address and that the server is running.' },
        cause,
      ),
  ],
  [
    /^(28P01|28000|3D000)$/,
    (cause) =>
      new AppError(
        'forbidden',
        'The PostgreSQL server refused the name, password or database.',
        { remedy: 'Check the address given with --db.' },
        cause,
      ),
  ],
];

/** Turns a driver's error into ours; an AppError passes through, anything unknown becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const found = MEANINGS.find(([pattern]) => pattern.test(code));
  if (found) return found[1](error);
  return new AppError(
    'internal',
    'Something went wrong inside the program. Nothing was saved.',
    { remedy: 'Try again. If it happens twice, send the log file to support.' },
    error,
  );
}
