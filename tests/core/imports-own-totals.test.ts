/** A table's own totals without a word that says so: left out and named where that is sure, asked about where it isn't. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BURSARY, BURSARY_GIFTS } from '../support/bursaries.ts';
import { decided, fileOf, look, open, PROPOSED, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { programWith } from '../support/planted.ts';

const withBursaries = programWith(BURSARY, BURSARY_GIFTS);

let it: TestCore;
beforeEach(async () => {
  it = await makeCore({ program: withBursaries });
});
afterEach(() => it.close());

const read = (file: FileOf, answers: object = {}) => look(it, file, { answers }, 'bursaries');
const HEAD = 'Reference,Amount,Places,Notes';
const csv = (...lines: string[]) => fileOf('b.csv', HEAD, ...lines);
const skipped = ({ sample }: Awaited<ReturnType<typeof read>>) =>
  sample.filter(({ state }) => state === 'skipped').map(({ row, group }) => [row, group]);

/** A workbook of these rows; a text that begins with `=` is a formula, with what it comes to after a bar. */
function workbook(bookType: 'xlsx' | 'ods' | 'biff8', ...rows: (string | number | null)[][]): FileOf {
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  for (const [place, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
    if (typeof cell.v !== 'string' || !cell.v.startsWith('=')) continue;
    const [formula = '', result] = cell.v.slice(1).split('|');
    sheet[place] = { t: 'n', v: Number(result), f: formula };
  }
  const bytes: Uint8Array = XLSX.write(XLSX.utils.book_new(sheet, 'Bursaries'), { type: 'array', bookType });
  return { name: `b.${bookType === 'biff8' ? 'xls' : bookType}`, bytes: new Uint8Array(bytes) };
}

describe('its own report', () => {
  test.each([1, 2, 3])('of %i records comes back in as no news, its totals row named', async (count) => {
    const lines = ['R1,1250.50,2,', 'R2,10,,', 'R3,20,1,'].slice(0, count);
    const { token } = await read(csv(...lines));
    await it.api.imports.apply({ token });
    const { bytes } = await it.api.reports.create({ name: 'bursaries' });
    const found = await read({ name: 'back.xlsx', bytes });
    expect(found).toMatchObject({ new: 0, changed: 0, same: count, stopped: 0, skipped: 1, problems: [] });
    expect(open(found)).toEqual({});
    expect(decided(found)).toMatchObject({ totals: 'total' });
    expect(skipped(found)).toEqual([[expect.any(Number), 'A row of totals']]);
    expect(found.notes.join(' ')).toMatch(/row \d+ is a total and was left out: Amount £1,2\d\d\.50, as the rows above it add up to/u);
    // A person may say otherwise.
    expect(await read({ name: 'back.xlsx', bytes }, { totals: 'record' })).toMatchObject({ new: 1, skipped: 0 });
  });
});

describe('a total of a workbook', () => {
  const ROWS: (string | number | null)[][] = [HEAD.split(','), ['R1', 10, 1, null], ['R2', 20, 2, null], ['R3', 30, 1, null]];
  const TOTALS: Record<string, (string | number | null)[]> = {
    'with a count': ['=SUBTOTAL(103,A2:A4)|3', '=SUBTOTAL(109,B2:B4)|60'],
    'without one': [null, '=SUM(B2:B4)|60', '=SUM(C2:C4)|4'],
    'with a word of its own': ['All bursaries', '=SUM(B2:B4)|60'],
    'of what is shown alone': [null, '=SUBTOTAL(109,B2:B4)|40'],
  };
  for (const [name, total] of Object.entries(TOTALS))
    for (const type of ['xlsx', 'ods'] as const)
      test(`${name} is known by its formulas (${type})`, async () => {
        const found = await read(workbook(type, ...ROWS, total));
        expect(found).toMatchObject({ new: 3, stopped: 0, skipped: 1, problems: [] });
        expect(open(found)).toEqual({});
      });

  test('at the top, and of each group, is known too', async () => {
    const found = await read(
      workbook(
        'xlsx',
        HEAD.split(','),
        [null, '=SUM(B3:B8)|60'],
        ['R1', 10],
        ['R2', 20],
        [null, '=SUM(B3:B4)|30'],
        ['R3', 30],
        [null, '=SUM(B6:B6)|30'],
      ),
    );
    expect(found).toMatchObject({ new: 3, stopped: 0, skipped: 3, problems: [] });
    expect(found.notes.join(' ')).toContain('row 2 is a total and was left out: Amount £60, as the rows below it add up to.');
  });

  test('is none where a row adds up its own cells, or names itself as the others do', async () => {
    const across = await read(workbook('xlsx', ...ROWS.slice(0, 3), ['R3', '=SUM(C4:D4)|1', 1]));
    expect(across).toMatchObject({ new: 3, skipped: 0, questions: [] });
    const found = await read(workbook('xlsx', ...ROWS.slice(0, 3), ['R3', '=SUM(B2:B3)|30']));
    expect(open(found)).toEqual({ 'total:4': 'total' });
  });
});

describe('a total written by hand', () => {
  const ROWS = ['R1,"£1,250.50",2,', 'R2,10,,', 'R3,20,1,'];
  test.each([
    ['of sums', ',"1,280.50",3,'],
    ['of sums and a count', '3,£1280.50,3,'],
    ['of a sum', ',1280.5,,'],
  ])('%s is left out', async (_, line) => {
    for (const end of [[], [''], ['', 'Printed on Monday']]) {
      const found = await read(csv(...ROWS, line, ...end));
      expect(found).toMatchObject({ new: 3, stopped: 0, problems: [] });
      expect(skipped(found)[0]).toEqual([5, 'A row of totals']);
      expect(open(found)).toEqual({});
    }
  });

  test.each([
    ['sums under a name of its own', 'Everything,1280.50,,', 'Waits: a total, or a record?'],
    ['sums beside another figure', '7,1280.50,3,', 'Waits: a total, or a record?'],
  ])('%s is asked about', async (_, line, group) => {
    const found = await read(csv(...ROWS, line));
    expect(open(found)).toEqual({ 'total:5': 'total' });
    expect(found.sample.find(({ row }) => row === 5)).toMatchObject({ state: 'stopped', group });
    expect(await read(csv(...ROWS, line), PROPOSED)).toMatchObject({ new: 3, stopped: 0, skipped: 1 });
  });

  test('of groups is left out, and at the top', async () => {
    const groups = await read(csv('R1,10,,', 'R2,20,,', ',30,,', 'R3,5,,', 'R4,6,,', ',11,,', ',41,,'));
    expect(groups).toMatchObject({ new: 4, stopped: 0, skipped: 3, problems: [] });
    const top = await read(csv(',60,,', 'R1,10,,', 'R2,20,,', 'R3,30,,'));
    expect(top).toMatchObject({ new: 3, stopped: 0, skipped: 1, problems: [] });
  });

  test('is none where its figures are another’s, or its reference is like the others', async () => {
    expect(await read(csv(...ROWS, ',1281,7,'))).toMatchObject({ new: 3, stopped: 1 });
    expect(await read(csv('R1,10,,', 'R2,20,,', 'R3,30,,'))).toMatchObject({ new: 3, skipped: 0, questions: [] });
    expect(await read(csv('R1,30,,', 'R2,10,,', 'R3,20,,'))).toMatchObject({ new: 3, skipped: 0, questions: [] });
    expect(await read(csv('1,10,,', '2,10,,', '3,50,,'))).toMatchObject({ new: 3, skipped: 0, questions: [] });
  });

  test('is known in an old workbook, which tells no formulas', async () => {
    const found = await read(workbook('biff8', HEAD.split(','), ['R1', 10], ['R2', 20], [2, 30]));
    expect(found).toMatchObject({ new: 2, stopped: 0, skipped: 1 });
  });
});
