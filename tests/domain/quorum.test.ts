import { expect, test } from 'vitest';
import { quorumNeeded } from '../../shared/domain/quorum.ts';

test('a number is taken as it is', () => {
  expect(quorumNeeded('number', 4, 20)).toBe(4);
  expect(quorumNeeded('number', 4, 2)).toBe(4);
});

test('a share of full members is rounded up', () => {
  expect(quorumNeeded('percent', 50, 5)).toBe(3);
  expect(quorumNeeded('percent', 33, 100)).toBe(33);
  expect(quorumNeeded('percent', 100, 7)).toBe(7);
  expect(quorumNeeded('percent', 25, 1)).toBe(1);
  expect(quorumNeeded('percent', 50, 0)).toBe(1);
});

test('no rule, or a rule without a value, needs nobody in particular', () => {
  expect(quorumNeeded('none', 5, 20)).toBeNull();
  expect(quorumNeeded('number', null, 20)).toBeNull();
  expect(quorumNeeded('percent', null, 20)).toBeNull();
});
