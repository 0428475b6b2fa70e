import { expect, inject, test } from 'vitest';
import { fuzz } from '../support/fuzz.ts';

const SEED = process.env['HPP_SOAK_SEED'] ?? Date.now().toString(36);
const INPUTS = process.env['HPP_SOAK'] === 'short' ? 40 : 200;

test(`${INPUTS} odd inputs of every method get the same answers on both databases, and all stored can be listed (seed ${SEED})`, async () => {
  const { calls, answered, faults } = await fuzz(inject('postgresUrl'), INPUTS, SEED);
  console.log(`${calls} calls, ${answered} answered, seed ${SEED}`);
  expect(faults).toEqual([]);
});
