import { describe, expect, it } from 'vitest';
import { convertCell, convertRows } from '../../electron/tabular/convert.ts';
import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { expectLinear } from '../support/linear.ts';

const field = (type: ImportField['type'], extra: Partial<ImportField> = {}): ImportField => ({
  key: 'k',
  label: 'Net homes',
  required: false,
  aliases: [],
  type,
  ...extra,
});
const place = { sheet: 'Sites', row: 13, column: 5, heading: 'Homes', today: '2026-11-22' };
const convert = (cell: FileCell, type: ImportField['type'], extra: Partial<ImportField> = {}): ReturnType<typeof convertCell> =>
  convertCell(cell, field(type, extra), place);
const status = {
  label: 'Planning status',
  values: [
    { value: 'permissioned', aliases: ['has permission'] },
    { value: 'not permissioned', aliases: [] },
    { value: 'full planning permission', aliases: [] },
  ],
};

describe('convertCell', () => {
  it('names the sheet, row, column, value and remedy in a sentence', () => {
    expect(convert('about 40', 'number')).toEqual({
      ok: false,
      problem: {
        sheet: 'Sites',
        row: 14,
        column: { heading: 'Homes', letter: 'F' },
        value: 'about 40',
        severity: 'error',
        code: 'not-a-number',
        message: 'Sites, row 14, column F (Homes): “about 40” isn’t a whole number.',
        remedy: 'Enter a whole number such as 40.',
      },
    });
  });

  it.each<[FileCell, ImportField['type'], Partial<ImportField>, string, RegExp]>([
    ['31/02/2026', 'day', {}, 'no-such-day', /there is no /],
    ['12/31/2026', 'day', {}, 'no-such-day', /month isn’t 1 to 12/],
    [true, 'day', {}, 'not-a-date', /isn’t a date/],
    [{ date: '1899-12-31' }, 'day', {}, 'date-out-of-range', /before 1900/],
    ['-3', 'number', { unit: 'homes' }, 'negative', /homes can’t be negative/],
    [-3, 'number', {}, 'negative', /negative/],
    [12.5, 'number', {}, 'not-whole', /whole number/],
    ['12%', 'number', {}, 'not-whole', /percentage/],
    [101, 'decimal', { max: 100 }, 'too-big', /more than 100/],
    [{ date: '2026-01-01' }, 'number', {}, 'not-a-number', /is a date/],
    ['#N/A', 'text', {}, 'excel-error', /formula fails/],
    [{ date: '2017-03-01' }, 'reference', {}, 'mangled-code', /changed a code into one/],
    ['1.00E+11', 'reference', {}, 'mangled-code', /shortened/],
    [1e21, 'reference', {}, 'mangled-code', /last digits/],
    ['greenfield', 'code', status, 'unknown-value', /isn’t one of the values for Planning status/],
    ['perhaps', 'yes_no', {}, 'not-yes-no', /yes or no/],
    [null, 'text', { required: true }, 'missing', /is blank, and every row needs it/],
    ['-', 'number', { required: true }, 'missing', /counts as blank/],
  ])('%j as %s is refused', (cell, type, extra, code, words) => {
    expect(convert(cell, type, extra)).toMatchObject({
      ok: false,
      problem: { code, severity: 'error', message: expect.stringMatching(words), remedy: expect.stringMatching(/\.$/) },
    });
  });

  it.each<[FileCell, ImportField['type'], unknown]>([
    ['£1,373,992.00', 'decimal', 1_373_992],
    ['40', 'number', 40],
    [40, 'number', 40],
    [40.000_000_000_1, 'number', 40],
    ['  Mill\u00A0Lane ', 'text', 'Mill Lane'],
    [4636, 'text', '4636'],
    [4636, 'reference', '4636'],
    ['010012345678', 'reference', '010012345678'],
    [10_012_345_678, 'reference', '10012345678'],
    ['LH0391', 'reference', 'LH0391'],
    ['31/01/2026', 'day', '2026-01-31'],
    [{ date: '2026-01-31', time: '08:00:00' }, 'day', '2026-01-31'],
    ['"""2017-04-01"""', 'day', '2017-04-01'],
    ['Yes', 'yes_no', true],
    ['0', 'yes_no', false],
    [false, 'yes_no', false],
    ['', 'yes_no', null],
    [null, 'day', null],
  ])('%j as %s is %j without a warning', (cell, type, value) => expect(convert(cell, type)).toEqual({ ok: true, value }));

  it.each<[FileCell, ImportField['type'], unknown, string]>([
    ['-', 'number', null, 'read-as-blank'],
    ['..', 'number', null, 'read-as-blank'],
    ['*', 'decimal', null, 'read-as-blank'],
    ['[x]', 'decimal', null, 'read-as-blank'],
    ['YYYY-MM-DD', 'day', null, 'read-as-blank'],
    [46_113, 'day', '2026-04-01', 'repaired'],
    ['Mar-17', 'day', '2017-03-01', 'repaired'],
    ['40 homes', 'number', 40, 'repaired'],
    ['has permission', 'code', 'permissioned', 'repaired'],
    ['full planning permis', 'code', 'full planning permission', 'repaired'],
  ])('%j as %s is %j, with a warning that keeps the original', (cell, type, value, code) => {
    expect(convert(cell, type, status)).toMatchObject({
      ok: true,
      value,
      warning: { severity: 'warning', code, value: expect.stringMatching(/./u) },
    });
  });

  it('says nothing of capitals, full stops and spaces nobody can see', () => {
    for (const text of ['permissioned ', 'Permissioned', 'PERMISSIONED.'])
      expect(convert(text, 'code', status)).toEqual({ ok: true, value: 'permissioned' });
  });

  it.each(['1', ',', ' ', '-', '(', 'a ', '1,', '1 ', '"', '.', '1-'])(
    'takes long text of %j in time that grows with its length',
    (piece) => {
      expectLinear((length) => {
        const text = `${piece.repeat(length / piece.length)}x`;
        for (const type of ['day', 'number', 'decimal', 'code', 'yes_no', 'reference', 'text'] as const) convert(text, type, status);
      });
    },
  );

  it('counts from 1904 where the workbook does', () => {
    expect(convertCell(46_113 - 1462, field('day'), { ...place, date1904: true })).toMatchObject({
      ok: true,
      value: '2026-04-01',
    });
  });
});

describe('convertRows', () => {
  it('leaves blank rows out, keeps Excel’s row numbers and goes on after an error', () => {
    const fields = [
      { ...field('reference'), key: 'ref', label: 'Reference', required: true },
      { ...field('number'), key: 'homes' },
    ];
    const rows: FileCell[][] = [['Ref', 'Homes'], ['A', '40'], [], [null, ' '], ['B', 'lots'], [null, '3']];
    const match = {
      matched: {
        ref: { column: 0, heading: 'Ref', how: 'same' as const },
        homes: { column: 1, heading: 'Homes', how: 'same' as const },
      },
    };
    const out = [...convertRows({ sheet: { name: 'S', rows }, header: { firstDataRow: 1 }, match, fields, today: '2026-11-22' })];
    expect(out.map((row) => [row.row, row.ok, row.values])).toEqual([
      [2, true, { ref: 'A', homes: 40 }],
      [5, false, { ref: 'B', homes: null }],
      [6, false, { ref: null, homes: 3 }],
    ]);
  });
});
