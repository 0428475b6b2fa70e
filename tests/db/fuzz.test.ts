import { expect, inject, test } from 'vitest';
import { fuzz } from '../support/fuzz.ts';

const SEED = process.env['HPP_SEED'] ?? 'fuzz';

test(`odd inputs of every method get the same answers on both databases, never “internal”, and all stored can be listed (seed ${SEED})`, async () => {
  const { calls, answered, faults } = await fuzz(inject('postgresUrl'), 8, SEED);
  expect(faults).toEqual([]);
  expect(calls).toBeGreaterThan(300);
  expect(answered).toBeGreaterThan(calls / 10);
});
