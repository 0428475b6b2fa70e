/** Every way a call can fail. Closed: the screen has one text for each. */
export const ERROR_CODES = [
  'validation',
  'not_found',
  'conflict',
  'duplicate',
  'in_use',
  'forbidden',
  'busy',
  'storage_full',
  'read_only',
  'corrupt',
  'schema_too_new',
  'unreadable_file',
  'cancelled',
  'offline',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a conflict carries, so that the person can choose between both versions. */
export interface ConflictDetails {
  entity: string;
  id: string;
  /** Version the record has now. */
  version: number;
  /** Who saved that version. */
  by: string;
  /** When, as a UTC instant. */
  at: string;
  /** The record's fields as they are now, by contract field name. */
  current: Record<string, unknown>;
  /** Fields that were changed since the version the person saw, as they were in it. */
  before: Record<string, unknown>;
}

/** One value that was refused, and where. */
export interface FieldIssue {
  /** Path into the input, such as `['cells', 3, 'value']`. */
  path: (string | number)[];
  message: string;
}

/** What an error may carry besides its sentence. */
export interface ErrorDetails {
  conflict?: ConflictDetails;
  issues?: FieldIssue[];
  /** The record that has already what was refused. */
  holder?: { entity: string; id: string; name: string };
  /** The record isn't here any more: what was typed about it can be added again. */
  gone?: true;
  /** What the person can do about it, as a sentence. */
  remedy?: string;
  /** A question the command asks before it does this: sent again with the field of this name true, it is done. */
  asks?: { answer: string; words: string };
  /** It may have been done all the same: the reply is lost, and nobody could be asked yet. */
  unknown?: boolean;
}

/** The one error that crosses the boundary between core and screen. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /** `message` is a whole sentence for the person: what is so, where, and what to do. */
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** The error's sentence with its remedy, as the command line prints it. */
export const errorSentence = (error: AppError): string =>
  error.details.remedy ? `${error.message} ${error.details.remedy}` : error.message;
