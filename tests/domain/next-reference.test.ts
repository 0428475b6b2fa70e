import { expect, test } from 'vitest';
import { nextReference } from '../../shared/domain/next-reference.ts';

test.each([
  [[], 'R1'],
  [['R1', 'R12', 'R2'], 'R13'],
  [['R01', 'R02'], 'R03'],
  [['R099'], 'R100'],
  [['HSG/1', 'HSG/7', 'R30'], 'HSG/8'],
  [['flood', 'fire'], 'R1'],
  [['1.1', '1.4', '2.9'], '1.5'],
])('after %j comes %s', (known, next) => {
  expect(nextReference(known, 'R1')).toBe(next);
});
