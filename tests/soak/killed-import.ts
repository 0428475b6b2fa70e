import { program } from '../../electron/program.ts';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { env, execPath, platform } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import SqliteFile from 'better-sqlite3';
import { openDatabase } from '../../electron/db/connect.ts';
import { readersOf, stillRunning } from './processes.ts';

const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const MB = 1024 * 1024;
const runFile = promisify(execFile);

/** Where an import runs. */
export interface Job {
  db: string;
  csv: string;
  dataDir: string;
}

const argsOf = ({ db, csv }: Job): string[] => [
  CLI,
  'import',
  'brownfield',
  '--db',
  db,
  '--file',
  csv,
  '--register',
  'soak',
  '--answers',
  'proposed',
  '--json',
];
const envOf = ({ dataDir }: Job): NodeJS.ProcessEnv => ({ ...env, HPP_DATA_DIR: dataDir, NODE_OPTIONS: '' });

/** Imports the file to the end; gives what the command answered and how long it took. */
export async function importWhole(
  job: Job,
): Promise<{ ms: number; counts: { new: number; same: number; changed: number; problems: unknown[] } }> {
  const started = performance.now();
  const { stdout } = await runFile(execPath, argsOf(job), { env: envOf(job), maxBuffer: 64 * MB });
  return {
    ms: performance.now() - started,
    counts: JSON.parse(stdout) as Awaited<ReturnType<typeof importWhole>>['counts'],
  };
}

/** What a kill met. */
export interface Killed {
  /** False when the import had ended before. */
  struck: boolean;
  /** When it was killed, or had ended. */
  ms: number;
  /** Reading processes at work then. */
  readers: number[];
  /** What the import had written beside the file by then, in MB. */
  walMb: number;
}

/** Starts the import and kills it with SIGKILL after so many milliseconds, or as soon as it answers. */
export async function importKilled(job: Job, when: number | 'answered'): Promise<Killed> {
  const started = performance.now();
  const child = spawn(execPath, argsOf(job), { env: envOf(job), stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const answered = once(child.stdout, 'data');
  await Promise.race([ended, when === 'answered' ? answered : wait(when)]);
  const ms = performance.now() - started;
  const struck = child.exitCode === null && child.signalCode === null;
  // Stopped first, so that it can start nothing between our look and its end.
  if (struck && platform !== 'win32') child.kill('SIGSTOP');
  const readers = struck ? readersOf(child.pid!) : [];
  const wal = statSync(`${job.db}-wal`, { throwIfNoEntry: false });
  child.kill('SIGKILL');
  await ended;
  return { struck, ms, readers, walMb: (wal?.size ?? 0) / MB };
}

/** Those reading processes that outlive their parent by more than two seconds. */
export async function orphansAmong(readers: readonly number[]): Promise<number[]> {
  const until = performance.now() + 2000;
  let left = stillRunning(readers);
  while (left.length > 0 && performance.now() < until) {
    await wait(50);
    left = stillRunning(readers);
  }
  return left;
}

/** What is in the file. Opens it as the program does, which also finishes or takes back what was under way. */
export async function stateOf(db: string): Promise<{
  integrity: string;
  foreignKeys: unknown[];
  sites: number;
  commands: number;
  audit: number;
  runs: number;
}> {
  await (await openDatabase({ kind: 'sqlite', path: db }, program.migrations)).close();
  const file = new SqliteFile(db, { readonly: true });
  const count = (sql: string): number => file.prepare(sql).pluck().get() as number;
  try {
    return {
      integrity: file.pragma('integrity_check', { simple: true }) as string,
      foreignKeys: file.pragma('foreign_key_check') as unknown[],
      sites: count('select count(*) from site where deleted_at is null'),
      commands: count(`select count(*) from command_entry where method = 'imports.apply'`),
      audit: count(`select count(*) from audit_entry where entity = 'site'`),
      runs: count('select count(*) from import_run'),
    };
  } finally {
    file.close();
  }
}
