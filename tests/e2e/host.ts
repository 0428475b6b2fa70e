import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = join(root, 'node_modules', '.bin', 'node');
const cli = join(root, 'out', 'main', 'cli.js');
const run = promisify(execFile);

/** Runs `hpp` from the build and answers what it printed. Rejects when it exits with anything but 0. */
export async function hpp(...args: string[]): Promise<string> {
  if (!existsSync(cli)) throw new Error('The program is not built: run `npm test`, or `node scripts/hpp.cjs --version` first.');
  const env = { ...process.env, HPP_ACTOR: 'Sam Officer' };
  const { stdout } = await run(node, [cli, ...args], { env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** A running browser host. */
export interface Host {
  /** Address with its token, as printed. */
  url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the browser host on a file, in a data folder of its own. */
export async function startHost(db: string, dataDir: string, actor = 'Sam Officer'): Promise<Host> {
  const child: ChildProcess = spawn(node, [cli, 'start', '--browser', '--no-open', '--port', '0', '--db', db], {
    env: { ...process.env, HPP_DATA_DIR: dataDir, HPP_ACTOR: actor },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let out = '';
    let errors = '';
    child.stderr?.on('data', (data: Buffer) => void (errors += String(data)));
    child.stdout?.on('data', (data: Buffer) => {
      out += String(data);
      const line = /^(http:\/\/127\.0\.0\.1:\d+\/\S*)$/m.exec(out);
      if (line?.[1]) resolve(line[1]);
    });
    void ended.then(() => reject(new Error(`The host ended before it printed its address. ${errors}`)));
  });
  return {
    url,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}
