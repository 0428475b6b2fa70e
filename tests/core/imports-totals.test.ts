/** A file's own totals, each held against its own column. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, look } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,MinNetDwellings,Hectares';
const read = (...lines: string[]) => look(it, fileOf('r.csv', HEAD, ...lines), { register: 'r' });
const totals = ({ notes }: { notes: string[] }) =>
  notes.filter((note) => note.includes('is a total')).map((note) => note.split(': ').at(-1));
const ROWS = ['A1,Mill Yard,10,9,.1', 'A2,Old Depot,,5,.2', 'A3,Tram Shed,0,7,.3'];

describe('a total', () => {
  test('is held against its own column, though a row’s homes are taken from either', async () => {
    const right = await read(...ROWS, ',Total,10,21,0.6');
    expect(right.accounts[0]?.homes).toMatchObject({ file: 22, new: 22 });
    expect(totals(right)).toEqual(['Hectares 0.6, NetDwellingsRangeFrom 10 and MinNetDwellings 21, as the rows above it add up to.']);
    // 22 is what is counted, and what no column adds up to.
    expect(totals(await read(...ROWS, ',Total,22,21,'))).toEqual([
      'NetDwellingsRangeFrom 22, but the rows above it add up to 10; MinNetDwellings 21, as the rows above it add up to.',
    ]);
    expect(totals(await read(...ROWS, ',Total,,22,'))).toEqual(['MinNetDwellings 22, but the rows above it add up to 21.']);
    expect(totals(await read(...ROWS, ',Total,,,'))).toEqual([]);
  });

  test('of a part is held against that part, and the last one against all', async () => {
    const found = await read(
      'A1,Mill Yard,10,,',
      ',Subtotal,10,,',
      'A2,Old Depot,5,,',
      'A3,Tram Shed,7,,',
      ',Subtotal,12,,',
      ',Total,22,,',
    );
    expect(totals(found)).toEqual([10, 12, 22].map((sum) => `NetDwellingsRangeFrom ${sum}, as the rows above it add up to.`));
  });

  test('says that a cell above it can’t be read, and that row counts no homes, whatever its minimum', async () => {
    const found = await read('A1,Mill Yard,10,9,', 'A2,Old Depot,about 40,8,', ',Total,50,17,');
    expect(found.accounts[0]).toMatchObject({
      rows: { file: 3, new: 1, stopped: 1, skipped: 1 },
      homes: { file: 10, new: 10, stopped: 0 },
    });
    expect(totals(found)).toEqual([
      'NetDwellingsRangeFrom 50, but what can be read above it adds up to 10, without one cell; MinNetDwellings 17, as the rows above it add up to.',
    ]);
  });

  test('is the file’s own, also where a row is left out by hand', async () => {
    const file = fileOf('r.csv', HEAD, ...ROWS, ',Total,10,21,');
    const found = await look(it, file, { register: 'r', skip: [{ sheet: 'r', row: 2 }] });
    expect(totals(found)).toEqual(['NetDwellingsRangeFrom 10 and MinNetDwellings 21, as the rows above it add up to.']);
  });

  test('is known by what its columns add up to, where its cells are filled like a record’s', async () => {
    const found = await read(...ROWS, 'Total,All sites,10,21,');
    expect(found).toMatchObject({ new: 3, skipped: 1 });
    expect(found.questions.find(({ id }) => id === 'totals')).toMatchObject({ answer: 'total', by: 'file' });
  });
});
