import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { inFolder, lineOf } from './runs.ts';
import type { BenchLine } from './runs.ts';

const RUNS = 7;
const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url));
const ADDRESS = /https?:\/\/\S+/;

/** Runs Node on arguments until it prints an address, or to its end; gives the milliseconds till then. */
async function timeOf(args: readonly string[], folder: string, until?: RegExp): Promise<number> {
  const started = performance.now();
  const child = spawn(execPath, args, { env: { ...env, HPP_DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'inherit'] });
  let ms: number | undefined;
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString();
    if (!until?.test(printed) || ms !== undefined) return;
    ms = performance.now() - started;
    child.kill();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (until ? ms === undefined : code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code} before its time: ${printed}`);
  return ms ?? performance.now() - started;
}

/** Starts the built browser host on a demo file until it prints its address, against Node starting and ending. */
export function benchStart(): Promise<BenchLine[]> {
  if (!existsSync(CLI)) throw new Error('There is no build to start: run `npm start` once.');
  return inFolder(async (folder) => {
    const db = join(folder, 'demo.hpp');
    await timeOf([CLI, 'sample', '--name', 'demo', '--db', db], folder);
    const [host, node]: [number[], number[]] = [[], []];
    for (let at = 0; at < RUNS; at += 1) {
      host.push(await timeOf([CLI, 'start', '--browser', '--no-open', '--port', '0', '--db', db], folder, ADDRESS));
      node.push(await timeOf(['-e', '0'], folder));
    }
    return [lineOf('Start to the address', 'ms', host, { name: 'node -e 0', values: node }, 12)];
  });
}
