import { randomInt } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { AppError } from '../../../shared/errors.ts';
import { heldAt, keepHeld } from './held-files.ts';
import { headOf, marksOfJournal, marksOfLog, type Head, type Marks } from './log-marks.ts';

/**
 * SQLite plays any log it finds beside a file into it, whoever's log that is: into a backup, say, that was put in the
 * place of a file whose program was killed. So each step marks the file, in a number that SQLite keeps on its first
 * page (`user_version`): half of it is chance, half follows from the mark before. A log is a file's own when it leads
 * on from the file's mark, or has it. A copy made by the program begins with a mark that nothing leads on from.
 */
export function markStep(file: SqliteFile.Database): void {
  file.pragma(`user_version = ${nextMark(markOf(file))}`);
}

/** Makes a copy a file of its own: no log of the file it was copied from leads on from it. */
export function markCopy(file: SqliteFile.Database): void {
  file.pragma(`user_version = ${randomInt(1, 2 ** 31)}`);
}

/** Marks a copy that is about to be written over `present` as the next step of that. */
export function markAsNext(copy: SqliteFile.Database, present: SqliteFile.Database): void {
  copy.pragma(`user_version = ${nextMark(markOf(present))}`);
}

const markOf = (file: SqliteFile.Database): number => Number(file.pragma('user_version', { simple: true }));

const CHANCE = 2 ** 16;

/** A number of 32 bits with a sign, as SQLite keeps it. */
const nextMark = (mark: number): number => (followerOf(mark) * CHANCE + randomInt(CHANCE)) | 0;

/** The upper half of every mark that comes after this one. */
function followerOf(mark: number): number {
  const mixed = Math.imul((mark ^ (mark >>> 15)) + 0x9e37_79b9, 0x85eb_ca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35) >>> 16;
}

/** Whether a mark may be the one that comes after another, or is the same. */
export const leadsOn = (from: number, to: number): boolean => to === from || to >>> 16 === followerOf(from);

/**
 * Notes that this process opens a file by SQLite, until the function it answers is called. Throws `corrupt` when what
 * lies beside it as its log or journal is not its own, and changes nothing then. To be called before any connection that
 * could play it in is made.
 */
export function hold(path: string): () => void {
  assertOwnLog(path);
  return keepHeld(path);
}

const TRIES = 20;

function assertOwnLog(path: string): void {
  // One that this process has open was looked at then. Looking again would drop SQLite's locks on it.
  if (heldAt(path)) return;
  for (const suffix of STRAYS) {
    const beside = `${path}${suffix}`;
    for (let attempt = 1; ; attempt += 1) {
      const before = stateOf(path, beside);
      if (isOwn(path, suffix)) break;
      // A program that has both open may have moved steps from one to the other while we looked.
      if (before === stateOf(path, beside) || attempt === TRIES) throw strange(path, beside);
    }
  }
}

/** What SQLite would play into a file. */
const STRAYS = ['-wal', '-journal'] as const;

/** The paths beside a file under which lies what is not its own. */
export function strangersOf(path: string): string[] {
  try {
    assertOwnLog(path);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return STRAYS.filter((suffix) => existsSync(`${path}${suffix}`) && !isOwn(path, suffix)).map((suffix) => `${path}${suffix}`);
  }
}

function stateOf(...paths: string[]): string {
  const states = paths.map((each) => statSync(each, { bigint: true, throwIfNoEntry: false }));
  return states.map((stat) => (stat ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : '')).join();
}

function isOwn(path: string, suffix: (typeof STRAYS)[number]): boolean {
  const marks = suffix === '-wal' ? marksOfLog(`${path}-wal`) : marksOfJournal(`${path}-journal`);
  if (marks === null) return true;
  const head = headOf(path);
  if (head === null) return false;
  // What is no partnership is refused as such, and never written to.
  if (head === 'no database' || (head.application !== APPLICATION_ID && head.pages > 1)) return true;
  if (marks.first === undefined) return suffix === '-wal' ? goesOn(path, marks, head) : marks.pages === head.pages;
  if (suffix === '-journal') return leadsOn(marks.first, head.mark);
  return leadsOn(head.mark, marks.first) || marks.all.has(head.mark);
}

/** Marks a SQLite file as ours (`HPP1`). */
export const APPLICATION_ID = 0x4850_5031;

interface Ends {
  first: string;
  seq: number;
  hash: string | null;
}

/**
 * A log without a mark was written by a version that set none. It is taken for the file's own when the steps of the
 * partnership go on in it: the same first step, the file's last one unaltered, more after it, and all of it sound.
 * Looked at in a copy.
 */
function goesOn(path: string, { pages }: Marks, head: Head): boolean {
  if (head.pages !== pages) return false;
  const folder = mkdtempSync(join(tmpdir(), 'hpp-look-'));
  const copy = join(folder, 'copy');
  try {
    copyFileSync(path, copy);
    const had = reading(copy, endsOf);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    return reading(copy, (file) => {
      const then = file.prepare('select hash from command_entry where seq = ?').pluck().get(had.seq);
      const has = endsOf(file);
      if (has.first !== had.first || then !== had.hash || has.seq <= had.seq) return false;
      return file.pragma('quick_check', { simple: true }) === 'ok';
    });
  } catch (error) {
    if (error instanceof SqliteFile.SqliteError) return false;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reading<T>(path: string, read: (file: SqliteFile.Database) => T): T {
  const file = new SqliteFile(path, { fileMustExist: true });
  try {
    return read(file);
  } finally {
    file.close();
  }
}

function endsOf(file: SqliteFile.Database): Ends {
  const { id } = file.prepare('select id from command_entry order by seq limit 1').get() as { id: string };
  const { seq, hash } = file.prepare('select seq, hash from command_entry order by seq desc limit 1').get() as Omit<Ends, 'first'>;
  return { first: id, seq, hash };
}

function strange(path: string, beside: string): AppError {
  const [name, journal] = [basename(path), basename(beside)];
  return new AppError(
    'corrupt',
    `${name} and ${journal} beside it don’t belong together: one of them was replaced, by a backup or a synchronised copy say, after a program that had it open was stopped. Nothing was changed.`,
    {
      remedy: `To go on with ${name} as it is, move ${journal} to another folder and keep it there. If ${name} was replaced by mistake, put back the file that was there.`,
    },
  );
}
