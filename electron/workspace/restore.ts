import { chmodSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError, errorSentence } from '../../shared/errors.ts';
import { copyPages, isSameFile, keepBeside, nameOf } from '../db/backup.ts';
import { codeOf, toAppError } from '../db/errors.ts';
import { clearLeftovers } from '../db/leftovers.ts';
import { backupFolderOf, BESIDE, besideOf, placeNew, realFile, removeDatabase, setAside, writeOver } from '../db/place.ts';
import { APPLICATION_ID, hold, markCopy, strangersOf } from '../db/sqlite/own-log.ts';
import { explainFile, notOurs, refuseNoFile, refuseNoFolder, refuseReadOnly, wasOurs } from '../db/sqlite/explain.ts';
import { refuseShare } from '../db/sqlite/shares.ts';
import { openPartnership, type CoreParts } from './make-new.ts';

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
 * Puts a backup in the place of a partnership file: checks a copy of it, keeps what is there, and writes the copy over
 * it as one transaction. Throws an AppError, and then everything is as it was.
 */
export async function restoreFile({ from, to, parts, open = openPartnership }: RestoreJob): Promise<{ name: string; kept: string | null }> {
  if (isSameFile(from, to))
    throw new AppError('validation', 'The backup and the partnership are the same file.', {
      remedy: 'Choose the backup with --from.',
    });
  refuseShare(to);
  const target = realFile(to);
  refuseNoFolder(target);
  refuseNoFile(target);
  refuseReadOnly(target);
  clearLeftovers(dirname(target));
  const copy = besideOf(target, 'restoring');
  try {
    await copySound(from, copy);
    // Upgrades the copy, when the backup is older than the program.
    const { core, name } = await openPartnership({ kind: 'sqlite', path: copy }, parts);
    await core.close();
    const kept = await put(copy, target);
    await assertOpens(target, kept, () => open({ kind: 'sqlite', path: target }, parts));
    return { name, kept };
  } catch (error) {
    throw speaksOf(explainFile(target, error), copy, from);
  } finally {
    removeDatabase(copy);
    rmSync(backupFolderOf(copy), { recursive: true, force: true });
  }
}

/** Puts the copy in its place and answers where what was there is kept. */
async function put(copy: string, target: string): Promise<string | null> {
  const size = statSync(target, { throwIfNoEntry: false })?.size;
  if (size === undefined) {
    placeNew(copy, target);
    return null;
  }
  let kept: string | null = null;
  // The log of another file would be played into what is kept.
  const aside = strangersOf(target).map((stray) => ({ stray, now: setAside(target, stray) }));
  try {
    await writeOver(copy, target, {
      whileLocked: async (present) => {
        if (size > 0) kept = await keepBeside(present, target, 'before restore');
      },
    });
    return kept;
  } catch (error) {
    // An AppError is a refusal of ours: of another program's file, say.
    const code = error instanceof AppError ? '' : codeOf(error);
    if (code.startsWith('SQLITE_CORRUPT') || (code === 'SQLITE_NOTADB' && wasOurs(target))) return replaceUnreadable(copy, target);
    for (const { stray, now } of aside) if (!existsSync(stray)) renameSync(now, stray);
    throw refusing(explainFile(target, error));
  }
}

/** A refusal of the file that was to be written over speaks of the restore. */
const refusing = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'busy'
    ? new AppError('busy', error.message.replace('nothing was written to it', 'nothing was restored'), error.details, error)
    : error;

/**
 * SQLite can't lock or read this file any more, so nobody works in it: it gets a second name among the backups, with what
 * SQLite kept beside it, before the copy takes its place in one step.
 */
function replaceUnreadable(copy: string, target: string): string {
  mkdirSync(backupFolderOf(target), { recursive: true });
  let kept = '';
  for (let n = 1; kept === ''; n += 1) {
    const name = nameOf(target, 'damaged', n);
    if (existsSync(name)) continue;
    linkSync(target, name);
    kept = name;
  }
  for (const suffix of BESIDE) if (existsSync(`${target}${suffix}`)) renameSync(`${target}${suffix}`, `${kept}${suffix}`);
  renameSync(copy, target);
  return kept;
}

/** Opens the result. What can't be opened goes back to what was there, unless somebody works in it by now. */
async function assertOpens(target: string, kept: string | null, open: () => ReturnType<typeof openPartnership>): Promise<void> {
  try {
    await (await open()).core.close();
  } catch (error) {
    const known = toAppError(error);
    try {
      if (kept === null) removeDatabase(target);
      else await putBack(kept, target);
    } catch (failed) {
      throw new AppError(known.code, `${errorSentence(known)} What was there before is kept in ${String(kept)}.`, {}, failed);
    }
    throw known;
  }
}

async function putBack(kept: string, target: string): Promise<void> {
  const copy = besideOf(target, 'back');
  try {
    await copyFile(kept, copy);
    await writeOver(copy, target);
  } finally {
    removeDatabase(copy);
  }
}

async function copySound(from: string, copy: string): Promise<void> {
  if (!existsSync(from)) throw new AppError('not_found', `There is no backup at ${from}.`, { remedy: 'Check the path.' });
  refuseNoFile(from);
  const damaged = (cause?: unknown): AppError =>
    new AppError(
      'corrupt',
      `The backup ${basename(from)} is damaged, so nothing was restored.`,
      { remedy: 'Choose an earlier backup.' },
      cause,
    );
  let file: SqliteFile.Database | undefined;
  let release = (): void => {};
  try {
    release = hold(from);
    // Opening the backup itself, even to read, could leave files beside it.
    if (existsSync(`${from}-wal`)) await copyInUse(from, copy);
    else await copyFile(from, copy);
    // What a program that was stopped had half written there is taken back in the copy.
    if (existsSync(`${from}-journal`)) await copyFile(`${from}-journal`, `${copy}-journal`);
    // A backup may be kept read-only; its copy is worked on.
    chmodSync(copy, statSync(copy).mode | 0o200);
    file = new SqliteFile(copy, { fileMustExist: true });
    if (file.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notOurs(from);
    if (file.pragma('integrity_check', { simple: true }) !== 'ok') throw damaged();
    markCopy(file);
  } catch (error) {
    const code = codeOf(error);
    throw code.startsWith('SQLITE_CORRUPT') || (code === 'SQLITE_NOTADB' && wasOurs(from)) ? damaged(error) : explainFile(from, error);
  } finally {
    file?.close();
    release();
  }
}

/** Copies a file that some program has open, with what is still in its write-ahead log. */
async function copyInUse(from: string, copy: string): Promise<void> {
  const file = new SqliteFile(from, { readonly: true, fileMustExist: true });
  try {
    if ((await copyPages(file, copy)) === 0)
      throw new AppError('busy', `The backup ${basename(from)} is being written just now.`, { remedy: 'Wait a moment and try again.' });
  } finally {
    file.close();
  }
}

/** An error about the copy speaks of the backup it is a copy of. */
const speaksOf = (error: AppError, copy: string, from: string): AppError =>
  error.message.includes(basename(copy))
    ? new AppError(error.code, error.message.replaceAll(copy, from).replaceAll(basename(copy), basename(from)), error.details, error)
    : error;
