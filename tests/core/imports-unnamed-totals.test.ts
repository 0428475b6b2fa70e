/** Rows of totals that no word names: known by the workbook's own mark, or by what they come to. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { brownfield } from '../../electron/features/sites/brownfield.ts';
import { fileOf, look, open, type FileOf } from '../support/import-cases.ts';
import { tokensOver, withFormulas } from '../tabular/xls-builder.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { programWith } from '../support/planted.ts';
import { BURSARY, BURSARY_GIFTS } from '../support/bursaries.ts';

const withBursaries = programWith(BURSARY, BURSARY_GIFTS, [brownfield]);

let it: TestCore;
beforeEach(async () => {
  it = await makeCore({ program: withBursaries });
});
afterEach(() => it.close());

const lookAt = (file: FileOf, answers: object = {}) => look(it, file, { answers }, 'bursaries');
const read = (...lines: string[]) => lookAt(fileOf('t.csv', 'Reference,Amount,Notes', ...lines));
const bring = async (file: FileOf) => it.api.imports.apply({ token: (await lookAt(file)).token });

/** A workbook with formulas, as another program writes it. */
function book(bookType: XLSX.BookType, rows: (string | number | { f: string; v: number })[][]): FileOf {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (typeof cell === 'object' ? { t: 'n', ...cell } : cell))));
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, 'Bursaries');
  const bytes = new Uint8Array(XLSX.write(made, { type: 'buffer', bookType }) as Buffer);
  return { name: `t.${bookType === 'biff8' || bookType === 'biff5' ? 'xls' : bookType}`, bytes };
}

describe('our own report', () => {
  test.each([[['G1', 'G2']], [['G1']], [['1', '2', '3']]])(
    'of %s comes back in without a record made of its totals',
    async (references) => {
      await bring(fileOf('t.csv', 'Reference,Amount', ...references.map((one, at) => `${one},${at + 1}250.50`)));
      for (const _ of [1, 2]) {
        const { bytes } = await it.api.reports.create({ name: 'bursaries' });
        const back = await lookAt({ name: 'back.xlsx', bytes });
        expect(back).toMatchObject({ new: 0, changed: 0, same: references.length, stopped: 0, skipped: 1, problems: [] });
        expect(open(back)).toEqual({});
        expect(back.sample.flatMap(({ state, group }) => (state === 'skipped' ? [group] : []))).toEqual(['A row of totals']);
      }
    },
  );

  test('saved as csv, too', async () => {
    const file = fileOf('t.csv', 'Reference,Amount,Notes', 'G1,"£250,500.50",', 'G2,"£1,000,000.00",a', '2,"£1,250,500.50",');
    const found = await lookAt(file);
    expect(found).toMatchObject({ new: 2, stopped: 0, skipped: 1, problems: [] });
    expect(found.questions.find(({ id }) => id === 'totals')).toMatchObject({ answer: 'total', by: 'file' });
    // What is shown can be changed.
    expect(await lookAt(file, { totals: 'record' })).toMatchObject({ new: 3, skipped: 0 });
  });
});

describe('a total that a workbook marks', () => {
  const rows = (count: object, sum: object) =>
    [
      ['Reference', 'Amount', 'Notes'],
      ['G1', 100],
      ['G2', 50],
      ['G3', 75.5],
      [count, sum],
    ] as Parameters<typeof book>[1];
  test.each(['xlsx', 'ods'] as const)('by a formula over its column is known in %s', async (type) => {
    for (const [f, v] of [
      ['SUBTOTAL(109,B2:B4)', 225.5],
      ['SUM(B2:B4)', 225.5],
      // What hides rows, or was saved before they changed.
      ['SUBTOTAL(9,B2:B4)', 150],
      ['AVERAGE($B$2:$B$4)', 75.17],
    ] as const) {
      const found = await lookAt(book(type, rows({ f: 'COUNTA(A2:A4)', v: 3 }, { f, v })));
      expect(found, f).toMatchObject({ new: 3, stopped: 0, skipped: 1, problems: [] });
      expect(open(found), f).toEqual({});
    }
  });

  test.each(['SUM', 'SUBTOTAL'] as const)('by %s over its column is known in xls, whatever it says', async (name) => {
    const { bytes } = book('biff8', [
      ['Reference', 'Amount', 'Notes'],
      ['G1', 100],
      ['G2', 50],
      ['G3', 75.5],
      [3, 150],
    ]);
    const over = (column: number, from = 1): FileOf => {
      const made = withFormulas(Buffer.from(bytes), (row, at) => (row === 4 && at === 1 ? tokensOver(name, from, 3, column) : undefined));
      return { name: 't.xls', bytes: new Uint8Array(made) };
    };
    const found = await lookAt(over(1));
    expect(found).toMatchObject({ new: 3, stopped: 0, skipped: 1, problems: [] });
    expect(open(found)).toEqual({});
    // Over another column it says nothing; the row is asked about, as it is unlike the others.
    expect(open(await lookAt(over(3)))).toEqual({ 'total:5': 'total' });
  });

  test('is no row whose formula adds up another column, or cells of its own row', async () => {
    const head = ['Reference', 'Amount', 'Notes', 'One', 'Two'];
    const found = await lookAt(
      book('xlsx', [
        head,
        ['G1', { f: 'SUM(D2:E2)', v: 30 }, '', 10, 20],
        ['G2', { f: 'SUM(D$2:D3)', v: 14 }, '', 4, 1],
        ['G3', { f: 'SUM(D4,E4)', v: 9 }, '', 4, 5],
      ]),
    );
    expect(found).toMatchObject({ new: 3, skipped: 0 });
  });

  test('stands at the top, and below each part', async () => {
    const found = await lookAt(
      book('ods', [
        ['Reference', 'Amount', 'Notes'],
        ['All', { f: 'SUBTOTAL(9,B3:B8)', v: 37 }],
        ['G1', 10],
        ['G2', 20],
        ['North', { f: 'SUBTOTAL(9,B3:B4)', v: 30 }],
        ['G3', 3],
        ['G4', 4],
        ['South', { f: 'SUBTOTAL(9,B6:B7)', v: 7 }],
      ]),
    );
    expect(found).toMatchObject({ new: 4, stopped: 0, skipped: 3, problems: [] });
  });

  test('is asked about where the row is filled like a record', async () => {
    const found = await lookAt(
      book('xlsx', [
        ['Reference', 'Amount', 'Notes'],
        ['G1', 10],
        ['G2', 20],
        ['G3', { f: 'SUM(B2:B3)', v: 30 }, 'Both together'],
      ]),
    );
    expect(open(found)).toEqual({ 'total:4': 'record' });
  });
});

describe('a total by its figures alone', () => {
  test.each([
    ['the sums, with nothing before them', ['G1,10,', 'G2,20,', ',30,'], 1],
    ['the sums of two parts and of all', ['G1,10,', 'G2,20,', ',30,', 'G3,1,', 'G4,2,', ',3,', ',33,'], 3],
    ['parts by their names', ['G1,10,', 'G2,20,', 'North,30,', 'G3,1,', 'G4,2,', 'South,3,'], null],
    ['sums at the top', ['3,60,', 'G1,10,', 'G2,20,', 'G3,30,'], 1],
    ['the average after the sum', ['G1,10,', 'G2,20,', 'G3,31,', '3,61,', ',20.33,'], 2],
  ] as [string, string[], number | null][])('%s', async (_, lines, skipped) => {
    const found = await read(...lines);
    expect(found.problems).toEqual([]);
    if (skipped === null) expect(open(found)).toEqual({ 'total:4': 'total', 'total:7': 'total' });
    else {
      expect(open(found)).toEqual({});
      expect(found).toMatchObject({ new: lines.length - skipped, stopped: 0, skipped });
    }
  });

  test('is asked about where it may be a record', async () => {
    // One row above it, and so the same figure.
    expect(open(await read('G1,100,', '1,100,'))).toEqual({ 'total:3': 'total' });
    // References that are figures add up, too.
    expect(open(await read('1,100,', '2,50,', '3,150,'))).toEqual({ 'total:4': 'total' });
  });

  test('is none where a reference says what it is, or the figures are others', async () => {
    expect(await read('G1,10,', 'G2,20,', 'G3,30,')).toMatchObject({ new: 3, skipped: 0, questions: [] });
    expect(await read('1,10,', '2,20,', '3,40,', '4,15,')).toMatchObject({ new: 4, skipped: 0, questions: [] });
    expect(await read('7,0,', '8,0,', '9,0,')).toMatchObject({ new: 3, skipped: 0, questions: [] });
  });

  test('is known among sites, whose names are blank there', async () => {
    const site = (...lines: string[]) =>
      look(it, fileOf('r.csv', 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,Hectares', ...lines), { register: 'r' });
    const found = await site('A1,Mill Yard,10,.1', 'A2,Old Depot,5,.2', '2,,15,0.3');
    expect(found).toMatchObject({ new: 2, stopped: 0, skipped: 1 });
    expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.notes.find((note) => note.includes('is a total'))).toContain('as the rows above it add up to');
    // A site without its name that happens to hold a sum is asked about.
    expect(open(await site('A1,Mill Yard,10,', 'A2,Old Depot,5,', 'A3,,15,'))).toMatchObject({ 'total:4': 'total' });
  });
});
