import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const GESTURES = 5000;
/** Each is a user and a partnership of their own: a fault is told with the seed that shows it. */
const SEEDS = ['one', 'two', 'three', 'four', 'five'];

const LONG = process.env['HPP_SOAK'] !== 'short';

// `npm test` has 200 gestures of the same user among its browser specs.
test.runIf(LONG).each(SEEDS)('a random user of seed %s finds no difference', async (seed) => {
  const env = { ...process.env, HPP_SEED: seed, HPP_GESTURES: String(GESTURES / SEEDS.length) };
  const spec = ['playwright', 'test', '--project=browser', '--workers=1', 'tests/e2e/random-user.spec.ts'];
  const { stdout } = await promisify(execFile)('npx', spec, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  expect(stdout).toMatch(/1 passed/);
});
