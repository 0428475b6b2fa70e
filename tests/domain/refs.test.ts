import { expect, test } from 'vitest';
import { actionRef, decisionNumber, decisionRef, prefixFor } from '../../shared/domain/refs.ts';

const none = new Set<string>();

test('a prefix is the initials without small words', () => {
  expect(prefixFor('Housing Supply Group', none)).toBe('HSG');
  expect(prefixFor('Homes for the over-55s', none)).toBe('HO5');
  expect(prefixFor('Women’s refuge', none)).toBe('WR');
  expect(prefixFor('Émile board', none)).toBe('EB');
});

test('one word gives its first three letters; no Latin letter at all still gives a prefix', () => {
  expect(prefixFor('Sheltered', none)).toBe('SHE');
  expect(prefixFor('The', none)).toBe('THE');
  expect(prefixFor('住房', none)).toBe('GRP');
});

test('a prefix in use gets a number, within eight characters', () => {
  expect(prefixFor('Housing Supply Group', new Set(['HSG', 'HSG2']))).toBe('HSG3');
  expect(prefixFor('Any Council Team', none)).toBe('ACT2');
  expect(prefixFor('One two three four five six seven eight nine', none)).toMatch(/^[A-Z0-9]{1,8}$/);
});

test('references are written and read', () => {
  expect(actionRef('HSG', '2026', 14)).toBe('HSG/2026/014');
  expect(actionRef('HSG', '2026', 1200)).toBe('HSG/2026/1200');
  expect(decisionRef(5, 1)).toBe('5.1');
  expect(decisionRef(null, 2)).toBe('D2');
  expect([decisionNumber('5.12'), decisionNumber('D2'), decisionNumber('')]).toEqual([12, 2, 0]);
});
