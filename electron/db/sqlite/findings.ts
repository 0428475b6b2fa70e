import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';
import { BUSY_TIMEOUT_MS } from './connection.ts';

/** What SQLite can look for through a whole file; `words`: tables whose texts are not what is looked up of them. */
export type Look = 'integrity_check' | 'quick_check' | 'foreign_key_check' | 'words';

interface Answer {
  rows?: unknown[];
  failed?: { message: string; code: string };
}

/** Run in a thread: SQLite reads a whole file in one go, and nobody else would get a turn meanwhile. */
const LOOKING = `
  const { workerData, parentPort } = require('node:worker_threads');
  const answer = {};
  try {
    const SqliteFile = require(workerData.sqlite);
    const words = workerData.look === 'words';
    const file = new SqliteFile(workerData.path, { readonly: !words, fileMustExist: true, timeout: workerData.timeout });
    const differs = (name) => {
      try {
        file.prepare('insert into ' + name + ' (' + name + ", rank) values ('integrity-check', 1)").run();
        return false;
      } catch (error) {
        if (String(error && error.code).startsWith('SQLITE_CORRUPT')) return true;
        // A file that can't be written can't be looked through in this way.
        if (/^SQLITE_(READONLY|BUSY|CANTOPEN)/.test(String(error && error.code))) return false;
        throw error;
      }
    };
    try {
      answer.rows = words
        ? file.prepare("select name from sqlite_master where sql like '% using fts5(%' order by name").all().filter(({ name }) => differs(name))
        : file.pragma(workerData.look);
    } finally {
      file.close();
    }
  } catch (error) {
    answer.failed = { message: String(error && error.message), code: String(error && error.code) };
  }
  parentPort.postMessage(answer);`;

/** Looks through a SQLite file by means of its own, in a thread of its own. Throws SQLite's error; `cancelled` when told to stop. */
export function findings<Row>(path: string, look: Look, signal?: AbortSignal): Promise<Row[]> {
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const thread = new Worker(LOOKING, { eval: true, workerData: { sqlite, path, look, timeout: BUSY_TIMEOUT_MS }, execArgv: [] });
  return new Promise<Row[]>((resolve, reject) => {
    const stop = (): void => reject(new AppError('cancelled', 'Cancelled. Nothing was changed.'));
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    thread.once('message', ({ rows, failed }: Answer) =>
      failed ? reject(Object.assign(new Error(failed.message), { code: failed.code })) : resolve((rows ?? []) as Row[]),
    );
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that looks through the file ended.')));
  }).finally(() => void thread.terminate());
}

/** True when SQLite finds a file whole. */
export async function isWhole(path: string): Promise<boolean> {
  const [first] = await findings<{ quick_check: string }>(path, 'quick_check');
  return first?.quick_check === 'ok';
}
