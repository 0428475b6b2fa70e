import { closeSync, openSync, readSync } from 'node:fs';
import { codeOf } from '../errors.ts';

/** What a log or a journal holds of a file's first page. */
export interface Marks {
  /** The first mark; undefined when the first page is not in it. */
  first: number | undefined;
  all: ReadonlySet<number>;
  /** How many pages the file has with it. */
  pages: number;
}

/** Where SQLite keeps `user_version` on the first page. */
const MARK_AT = 60;
const APPLICATION_AT = 68;

/** What a file's first page says of itself, without any log. */
export interface Head {
  mark: number;
  application: number;
  pages: number;
}

/** Reads the first page; null when there is none yet. Not of a file this process has open: closing it drops SQLite's locks. */
export const headOf = (path: string): Head | 'no database' | null => withFile(path, readHead);

/** As `headOf`, by a handle that stays open. */
export const headBy = (handle: number): Head | 'no database' | null => readHead(readerOf(handle));

function readHead(read: Read): Head | 'no database' | null {
  const head = read(0, 100);
  if (head.length === 0) return null;
  if (head.length < 100 || head.toString('latin1', 0, 16) !== 'SQLite format 3\0') return 'no database';
  return { mark: head.readInt32BE(MARK_AT), application: head.readUInt32BE(APPLICATION_AT), pages: head.readUInt32BE(28) };
}

/** The application id at its place on the first page, be the rest of that as it may. */
export const applicationIn = (path: string): number | null =>
  withFile(path, (read) => {
    const id = read(APPLICATION_AT, 4);
    return id.length < 4 ? null : id.readUInt32BE(0);
  });

const LOG_HEAD = 32;
const FRAME_HEAD = 24;

/** The marks in the committed part of a write-ahead log; null when nothing in it would be played. */
export const marksOfLog = (path: string): Marks | null =>
  withFile(path, (read) => {
    const head = read(0, LOG_HEAD);
    if (head.length < LOG_HEAD || (head.readUInt32BE(0) & 0xffff_fffe) !== 0x377f_0682) return null;
    const pageSize = head.readUInt32BE(8);
    if (pageSize < 512 || pageSize > 65_536) return null;
    const salts = head.subarray(16, 24);
    const step = FRAME_HEAD + pageSize;
    const all = new Set<number>();
    let pages = 0;
    let first: number | undefined;
    let open: number[] = [];
    const many = Math.max(1, Math.floor(4_000_000 / step));
    for (let at = LOG_HEAD; ; at += many * step) {
      const frames = read(at, many * step);
      for (let frame = 0; frame + step <= frames.length; frame += step) {
        // What is left of an earlier round has other salts.
        if (!frames.subarray(frame + 8, frame + 16).equals(salts)) return ended();
        if (frames.readUInt32BE(frame) === 1) open.push(frames.readInt32BE(frame + FRAME_HEAD + MARK_AT));
        const committed = frames.readUInt32BE(frame + 4);
        if (committed === 0) continue;
        pages = committed;
        first ??= open[0];
        for (const mark of open) all.add(mark);
        open = [];
      }
      if (frames.length < many * step) return ended();
    }
    function ended(): Marks | null {
      return pages === 0 ? null : { first, all, pages };
    }
  });

const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/** The mark that a rollback journal would put back; null when SQLite would not look at it. */
export const marksOfJournal = (path: string): Marks | null =>
  withFile(path, (read) => {
    const head = read(0, 28);
    if (head.length === 0 || head[0] === 0) return null;
    const none = { first: undefined, all: new Set<number>(), pages: -1 };
    if (head.length < 28 || !head.subarray(0, 8).equals(JOURNAL_MAGIC)) return none;
    const [pages, sector, pageSize] = [head.readUInt32BE(16), head.readUInt32BE(20), head.readUInt32BE(24)];
    for (let at = sector; ; at += 8 + pageSize) {
      const record = read(at, 4 + 100);
      if (record.length < 104) return { ...none, pages: at === sector ? pages : -1 };
      if (record.readUInt32BE(0) === 1) return { first: record.readInt32BE(4 + MARK_AT), all: new Set(), pages };
    }
  });

type Read = (at: number, length: number) => Buffer;

const readerOf =
  (handle: number): Read =>
  (at, length) => {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, at));
  };

/** Null when there is no such file. */
function withFile<T>(path: string, work: (read: Read) => T | null): T | null {
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    return work(readerOf(handle));
  } finally {
    closeSync(handle);
  }
}
