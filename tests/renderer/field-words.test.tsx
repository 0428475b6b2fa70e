import { expect, test } from 'vitest';
import { fieldLabel, fieldValue } from '../../renderer/work/field-words.ts';

const none = new Map<string, string>();

test('values are in words: nought is a figure, a year is a financial one, nothing is a word', () => {
  const value = (entity: string, field: string, stored: unknown) => fieldValue(entity, field, stored, none);
  expect(value('commitment_year', 'promised', 0)).toBe('0');
  expect(value('commitment_year', 'promised', 1200)).toBe('1,200');
  expect(value('commitment_year', 'year', 2026)).toBe('2026-27');
  expect(value('partnership', 'firstYear', 2026)).toBe('2026-27');
  for (const nothing of [null, undefined, '']) expect(value('site', 'homesFrom', nothing)).toBe('Nothing');
  expect([value('organisation', 'isPartner', 0), value('organisation', 'isPartner', true)]).toEqual(['No', 'Yes']);
  expect(value('risk', 'status', 'closed')).toBe('No longer a risk');
  expect(value('risk', 'reviewOn', '2026-12-01')).toBe('1 December 2026');
});

test('a link is its record’s name, and its id only where nobody knows the name', () => {
  const names = new Map([['p1', 'Ann Lee']]);
  expect(fieldValue('risk', 'ownerPersonId', 'p1', names)).toBe('Ann Lee');
  expect(fieldValue('risk', 'ownerPersonId', 'p2', names)).toBe('p2');
  expect(fieldLabel('risk', 'ownerPersonId')).toBe('Owner');
});
