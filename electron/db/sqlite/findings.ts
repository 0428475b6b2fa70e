import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/errors.ts';

/** What SQLite can look for through a whole file. */
export type Look = 'integrity_check' | 'quick_check' | 'foreign_key_check';

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
    const file = new SqliteFile(workerData.path, { readonly: true, fileMustExist: true });
    try {
      answer.rows = file.pragma(workerData.look);
    } finally {
      file.close();
    }
  } catch (error) {
    answer.failed = { message: String(error && error.message), code: String(error && error.code) };
  }
  parentPort.postMessage(answer);`;

/** Looks through a SQLite file by a pragma of its own, in a thread of its own. Throws SQLite's error; `cancelled` when told to stop. */
export function findings<Row>(path: string, look: Look, signal?: AbortSignal): Promise<Row[]> {
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const thread = new Worker(LOOKING, { eval: true, workerData: { sqlite, path, look }, execArgv: [] });
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
