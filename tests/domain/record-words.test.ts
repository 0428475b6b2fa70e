import { expect, test } from 'vitest';
import { nameOf } from '../../electron/rooms/plain/rows.ts';
import { FinancialYear } from '../../shared/fields.ts';

test('a record is called by what it is sorted by, and by its title where that is a day', () => {
  expect(nameOf('risk', { reference: 'R1', title: 'Ground' })).toBe('R1');
  expect(nameOf('meeting', { heldOn: '2026-11-26', title: 'Board' })).toBe('Board');
});

test.each([1989, 2101, 2026.5, '2026'])('%s for a financial year is answered in words', (value) => {
  expect(FinancialYear.safeParse(value).error?.issues.map(({ message }) => message)).toEqual([
    'Enter a financial year from 1990-91 to 2100-01, like 2026-27.',
  ]);
});
