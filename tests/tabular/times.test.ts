import { expect, test } from 'vitest';
import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { convertCell } from '../../electron/tabular/convert.ts';
import { serialCell } from '../../electron/tabular/excel-values.ts';

const field = { key: 'startsAt', label: 'Starts at', type: 'time', required: false, aliases: [] } as const;
const place = { sheet: 'Data', row: 1, column: 0, heading: 'Starts at', today: '2026-11-26' };
const read = (cell: FileCell) => convertCell(cell, { ...field, aliases: [] }, place);

test.each<[FileCell, string | null]>([
  // What Excel makes of a cell formatted as a time.
  [serialCell(14.5 / 24, false), '14:30'],
  [serialCell(0, false), '00:00'],
  [serialCell(0.9993, false), '23:59'],
  [serialCell(9 / 24, true), '09:00'],
  [0.75, '18:00'],
  ['14:30:00', '14:30'],
  ['2pm', '14:00'],
  ['midday', '12:00'],
  ['', null],
  [null, null],
])('%j is %s', (cell, time) => {
  expect(read(cell)).toEqual({ ok: true, value: time });
});

test('a date beside the time is left out with a warning, and what is no time is refused', () => {
  expect(read(serialCell(46_000.5, false))).toMatchObject({ ok: true, value: '12:00', warning: { code: 'repaired' } });
  for (const cell of [true, serialCell(46_000, false), 140, '25:00', 'soon', '2'])
    expect([cell, read(cell)]).toMatchObject([cell, { ok: false, problem: { message: expect.stringContaining('Starts at') } }]);
});
