import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Answers, ColumnChoice } from '../../shared/features/imports/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../tabular/limits.ts';

const MB = 1024 * 1024;

/** A file's name and bytes. Throws an AppError that names a file that isn't there, can't be read or is too large. */
export async function readImportFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  const size = await sizeOf(path);
  if (size > LIMITS.fileBytes) {
    throw new AppError(
      'unreadable_file',
      `${basename(path)} is ${Math.ceil(size / MB)} MB, more than the ${LIMITS.fileBytes / MB} MB a file may have.`,
      {
        remedy: 'Remove sheets or rows that are not needed and try again.',
      },
    );
  }
  return { name: basename(path), bytes: new Uint8Array(await readFile(path)) };
}

/** The map of `--columns`. Throws an AppError when it isn't one. */
export async function readColumns(path: string): Promise<ColumnChoice> {
  await sizeOf(path);
  try {
    return ColumnChoice.parse(JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new AppError(
      'validation',
      `${basename(path)} is not a map of columns.`,
      {
        remedy: 'It is a JSON object such as {"reference": "Site ref", "name": "Address"}: our field, then the file’s own heading.',
      },
      error,
    );
  }
}

/** The word in place of a file that takes every answer the program proposes. */
const PROPOSED = 'proposed';

/** The answers of `--answers`: a file, or the word that takes what is proposed. Throws an AppError when it is neither. */
export async function readAnswers(path: string): Promise<Answers> {
  if (path === PROPOSED) return { '*': PROPOSED };
  await sizeOf(path);
  try {
    return Answers.parse(JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')));
  } catch (error) {
    throw new AppError(
      'validation',
      `${basename(path)} is not a set of answers.`,
      {
        remedy:
          'It is a JSON object such as {"register": "Rivermere", "gone": "leave"}: the question, then the answer. --dry-run --json lists the questions; --answers proposed takes every proposed answer.',
      },
      error,
    );
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new AppError('not_found', `There is no file at ${path}.`, { remedy: 'Check the path.' });
    throw error;
  });
  if (!found.isFile()) throw new AppError('unreadable_file', `${path} is not a file.`, { remedy: 'Name a file.' });
  return found.size;
}
