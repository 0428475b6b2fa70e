import { AppError, type ErrorCode } from '../../shared/errors.ts';

/** The code that a driver's or the system's error carries; empty when it has none. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** True when another connection holds what was asked for. */
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));

interface Meaning {
  /** SQLite result codes (by prefix), PostgreSQL SQLSTATEs and system errors. */
  codes: RegExp;
  code: ErrorCode;
  message: string;
  remedy: string;
}

const MEANINGS: readonly Meaning[] = [
  {
    codes: /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/,
    code: 'duplicate',
    message: 'A record with the same reference is already here.',
    remedy: 'Change the reference, or edit the record that has it.',
  },
  {
    codes: /^(SQLITE_CONSTRAINT_FOREIGNKEY|23503)$/,
    code: 'in_use',
    message: 'Another record still points at this one, or the record it points at is missing.',
    remedy: 'Refresh and try again.',
  },
  {
    codes: /^(SQLITE_TOOBIG|2200\w|2202\w|22P0\w|54\w{3})/,
    code: 'validation',
    message: 'A value is too long, too large, or holds characters that can’t be stored, so nothing was saved.',
    remedy: 'Shorten it or type it again.',
  },
  {
    codes: /^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL|55P03|55006|40P01|40001|40003|25P0[34]|EBUSY|ETXTBSY)/,
    code: 'busy',
    message: 'Another program is writing to this partnership.',
    remedy: 'Wait a moment and try again.',
  },
  {
    codes: /^(57014|SQLITE_INTERRUPT)/,
    code: 'busy',
    message: 'This took longer than the database allows, so it was stopped.',
    remedy: 'Wait a moment and try again; ask for less at once if it happens twice.',
  },
  {
    codes: /^(53300|EMFILE|ENFILE)$/,
    code: 'busy',
    message: 'Too many connections or files are open at once.',
    remedy: 'Close what isn’t needed and try again.',
  },
  {
    codes: /^(SQLITE_FULL|53100|ENOSPC|EDQUOT|EFBIG)/,
    code: 'storage_full',
    message: 'The disk is full, so nothing was saved.',
    remedy: 'Free some space and try again. Your earlier work is safe.',
  },
  {
    codes: /^(SQLITE_NOMEM|53200|53400|53000|ENOMEM)/,
    code: 'storage_full',
    message: 'There was not enough memory for this, so nothing was saved.',
    remedy: 'Close other programs, or ask for less at once, and try again.',
  },
  {
    codes: /^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|EROFS|EACCES|EPERM|25006)/,
    code: 'read_only',
    message: 'This folder or file can’t be written to.',
    remedy: 'Move the partnership file to a folder you can save in, or ask for write access.',
  },
  {
    codes: /^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_FORMAT|XX00[12])/,
    code: 'corrupt',
    message: 'The partnership file is damaged.',
    remedy: 'Restore the latest backup.',
  },
  {
    codes: /^(ENOENT|ENOTDIR|SQLITE_CANTOPEN|ELOOP)/,
    code: 'not_found',
    message: 'The file or its folder is not there, or can’t be made.',
    remedy: 'Check the path, and choose a folder that exists and that you can save in.',
  },
  {
    codes: /^(ENAMETOOLONG|EINVAL|ERR_INVALID_ARG_VALUE)$/,
    code: 'validation',
    message: 'This name can’t be used for a file here: it is too long, or holds characters that are not allowed.',
    remedy: 'Choose a shorter, plainer name.',
  },
  {
    codes: /^(EISDIR|ENOTEMPTY)$/,
    code: 'validation',
    message: 'A folder has this name.',
    remedy: 'Name a file inside it.',
  },
  { codes: /^EEXIST$/, code: 'duplicate', message: 'Something with this name is there already.', remedy: 'Choose another name.' },
  {
    codes: /^(SQLITE_IOERR|58\w{3}|EIO|ENXIO|ENODEV)/,
    code: 'storage_full',
    message: 'The disk could not be read or written.',
    remedy: 'Check the disk and its free space, then try again.',
  },
  {
    codes: /^(28\w{3}|3D000|42501|0P000)$/,
    code: 'forbidden',
    message: 'The PostgreSQL server refused the name, password, database or right.',
    remedy: 'Check the address given with --db, and what this name may do there.',
  },
  {
    codes: /^(3F000|42P01|42703|42883)$/,
    code: 'corrupt',
    message: 'The database lacks tables or columns that this program keeps there.',
    remedy: 'Check the address given with --db, or restore the database from a backup on its server.',
  },
  {
    codes:
      /^(ECONN\w+|ENOTFOUND|ETIMEDOUT|ESOCKETTIMEDOUT|EHOST\w+|ENET\w+|EPIPE|EAI_\w+|EADDRNOTAVAIL|57P0\w|08\w{3}|25P02|ERR_TLS\w*|ERR_SSL\w*|SELF_SIGNED\w*|DEPTH_ZERO\w*|UNABLE_TO\w*|CERT_\w+)$/,
    code: 'offline',
    message: 'The PostgreSQL server can’t be reached.',
    remedy: 'Check the address and that the server is running.',
  },
];

/** What `pg` says without a code when a connection is gone. */
const CUT =
  /Connection terminated|connection error and is not queryable|timeout expired|Client was closed|does not support SSL|establishing an SSL/i;

/** What the pool says when all its connections are waiting for others. */
const CROWDED = /timeout exceeded when trying to connect/i;

/** Fails of better-sqlite3 that carry no code, and of a database that was closed while it was asked. */
const CLOSED = /database connection is not open|after calling end on the pool|driver has already been destroyed/i;

/** Turns a driver's error into ours; an AppError passes through, anything unknown becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const found = MEANINGS.find(({ codes }) => codes.test(code)) ?? byWords(error);
  if (found) return new AppError(found.code, found.message, { remedy: found.remedy }, error);
  return new AppError(
    'internal',
    'Something went wrong inside the program. Nothing was saved.',
    { remedy: 'Try again. If it happens twice, send the log file to support.' },
    error,
  );
}

function byWords(error: unknown): Omit<Meaning, 'codes'> | undefined {
  // Node tries each address of a name and gathers the reasons; they are of one kind.
  if (error instanceof AggregateError && error.errors.length > 0) return MEANINGS.find(({ codes }) => codes.test(codeOf(error.errors[0])));
  const message = error instanceof Error ? error.message : '';
  if (CUT.test(message)) return MEANINGS.at(-1);
  if (CROWDED.test(message)) return MEANINGS.find(({ codes }) => codes.test('55P03'));
  if (CLOSED.test(message)) return { code: 'busy', message: 'This partnership was closed meanwhile.', remedy: 'Open it and try again.' };
  return undefined;
}
