import { execFile, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LIMITS } from './limits.ts';
import type { ReadReply, ReadRequest } from './read-protocol.ts';

/** A reading process, however it was started. */
export interface ReaderProcess {
  readonly pid: number | undefined;
  post(request: ReadRequest): void;
  onReply(listener: (reply: ReadReply) => void): void;
  /** Called once when the process has ended or couldn't be started. */
  onEnd(listener: (code: number | null) => void): void;
  kill(): void;
}

/** Starts the reading process at `childPath`; in Electron it is a thread (reader-thread.ts). */
export type SpawnReader = (childPath: string, execArgv: readonly string[]) => ReaderProcess;

/** Heap limit of the reading process. ArrayBuffers are outside it, which is what the memory watchdog is for. */
export const READER_EXEC_ARGV: readonly string[] = [`--max-old-space-size=${LIMITS.heapMb}`];

/** What a process can't start without on some system, and the switch that shows the child's errors. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'LD_LIBRARY_PATH', 'HPP_READ_DEBUG'];

/** The child beside this file, from source (.ts) or bundled (.js, where this code may sit in `chunks/`). */
export function readerPath(): string {
  const here = fileURLToPath(import.meta.url);
  const name = `read-child${extname(here)}`;
  const folder = dirname(here);
  const beside = join(folder, name);
  return existsSync(beside) ? beside : join(dirname(folder), name);
}

/** Starts the child with Node's own `fork`. */
export const forkReader: SpawnReader = (childPath, execArgv) => {
  // Nothing else of our environment is passed on: the child reads strangers' files and needs no secrets.
  const env: NodeJS.ProcessEnv = {};
  for (const name of PASSED_ON) if (process.env[name] !== undefined) env[name] = process.env[name];
  const child = fork(childPath, [], {
    execArgv: [...execArgv],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', process.env['HPP_READ_DEBUG'] ? 'inherit' : 'ignore', 'ipc'],
  });
  return {
    pid: child.pid,
    post: (request) => void child.send(request, () => undefined),
    onReply: (listener) => void child.on('message', (message) => listener(message as ReadReply)),
    onEnd: (listener) => {
      child.once('error', () => listener(null));
      // 'close', not 'exit': the last replies may still be in the pipe when the process ends.
      child.once('close', (code) => listener(code));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/** Resident memory of another process in bytes, or undefined where the system can't say cheaply (Windows). */
export async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  }
  if (process.platform === 'win32') return undefined;
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => {
      const kilobytes = Number(stdout.trim());
      resolve(error || !Number.isFinite(kilobytes) ? undefined : kilobytes * 1024);
    });
  });
}

/** Calls `tooBig` once if the process grows past the limit. Returns the function that stops watching. */
export function watchMemory(pid: number | undefined, limit: number, tooBig: () => void): () => void {
  if (pid === undefined || process.platform === 'win32') return () => undefined;
  let stopped = false;
  const look = async (): Promise<void> => {
    const bytes = await residentBytes(pid);
    if (stopped || bytes === undefined || bytes <= limit) return;
    stopped = true;
    clearInterval(timer);
    tooBig();
  };
  const timer = setInterval(() => void look(), process.platform === 'linux' ? 50 : 250);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
