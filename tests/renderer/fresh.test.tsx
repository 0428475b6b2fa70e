import { expect, test } from 'vitest';
import { editAtRandom } from './random-edits.ts';

const SEED = process.env['HPP_SOAK_SEED'] ?? 'fresh';
const STEPS = Number(process.env['HPP_FRESH_STEPS'] ?? 40);

test(`after each of ${STEPS} steps at random in two windows, every screen shows what a fresh read gives (seed ${SEED})`, async () => {
  const { stale, done, patched } = await editAtRandom(STEPS, SEED);
  expect(stale).toEqual([]);
  // Most of it must have been done, and rows must have been read alone, or nothing was shown by this.
  expect(done).toBeGreaterThan(STEPS);
  expect(patched).toBeGreaterThan(STEPS / 2);
});
