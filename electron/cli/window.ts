import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programRoot } from '../workspace/places.ts';
import type { CliIo } from './command.ts';

export interface WindowJob {
  db: string | undefined;
  upgrade: boolean;
  scale: 1 | 10 | 100;
}

/** Whether the app ran in its window, and if not, why: the start of a sentence. */
export type WindowOutcome = { opened: true; status: number } | { opened: false; why: string };

const EXECUTABLES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
/** A window that ends badly this soon never came up: a missing system library, or no sandbox. */
const TOO_SOON_MS = 10_000;

/** Electron's executable, if it was downloaded. Importing `electron` would download it. */
export function findElectron(root: string, env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string | null {
  const folder = join(root, 'node_modules', 'electron');
  const named = join(folder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : (EXECUTABLES[platform] ?? 'electron');
  const executable = join(env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(executable) ? executable : null;
}

/** Runs the app in Electron until its window is closed, if that can be done here. */
export async function openWindow(job: WindowJob, io: CliIo): Promise<WindowOutcome> {
  const root = programRoot(dirname(fileURLToPath(import.meta.url)));
  const executable = findElectron(root, io.env);
  if (!executable) return { opened: false, why: 'Electron’s runtime is not on this computer' };
  if (!existsSync(join(root, 'out', 'main', 'main.js'))) return { opened: false, why: 'The window’s part of the app has not been built' };
  if (process.platform === 'linux' && !io.env['DISPLAY'] && !io.env['WAYLAND_DISPLAY'])
    return { opened: false, why: 'There is no display for a window here' };
  const args = [root, ...(job.db === undefined ? [] : [`--db=${job.db}`]), ...(job.upgrade ? ['--upgrade'] : []), `--scale=${job.scale}`];
  return runWindow(executable, args, io);
}

/** Runs Electron and waits for it. */
export function runWindow(executable: string, args: string[], io: CliIo): Promise<WindowOutcome> {
  const started = Date.now();
  // With this set, Electron would act as plain Node.
  const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE'));
  const child = spawn(executable, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  const stop = (): void => void child.kill('SIGTERM');
  io.signal.addEventListener('abort', stop);
  return new Promise((resolve) => {
    child.once('error', () => resolve({ opened: false, why: 'Electron could not be run' }));
    child.once('exit', (code) => {
      io.signal.removeEventListener('abort', stop);
      const failed = code !== 0 && !io.signal.aborted && Date.now() - started < TOO_SOON_MS;
      resolve(
        failed
          ? { opened: false, why: 'Electron ended before it could open a window' }
          : { opened: true, status: io.signal.aborted ? 0 : (code ?? 1) },
      );
    });
  });
}
