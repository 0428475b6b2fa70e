import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const file = resolve(import.meta.dirname, '../../scripts/setup/postgres.cjs');

/** True while something listens on a port of this machine. */
async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const there = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false)]).catch(() => false);
  socket.destroy();
  return there;
}

test('the throw-away PostgreSQL ends with the run that started it, even if that is killed', async () => {
  const code = `require(process.argv[1]).keepPostgres().then((server) => console.log(server.url))`;
  const run = spawn(process.execPath, ['-e', code, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(run.stdout, 'data')) as [Buffer];
  const port = Number(new URL(said.toString().trim()).port);
  expect(await listens(port)).toBe(true);
  run.kill('SIGKILL');
  await expect.poll(() => listens(port), { timeout: 20_000 }).toBe(false);
});
