import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decided, fileAt, look, open, sharedFolder, taken as takenFrom } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const CASES = sharedFolder('cases', 'import');
const file = (name: string) => fileAt(join(CASES ?? '', name));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const taken = (name: string, answers: object = {}) => takenFrom(it, file(name), answers);
const homes = (rows: { homesFrom: number | null }[]): number => rows.reduce((sum, row) => sum + (row.homesFrom ?? 0), 0);

describe.skipIf(!CASES)('which table', () => {
  test.each([
    ['example-sheet.xlsx', 'Data', 'Example Data'],
    ['deleted-sheet.xlsx', 'Register', 'Deleted Sites'],
  ])('%s: the register is read and what stands beside it is named', async (name, read, beside) => {
    const found = await look(it, file(name));
    expect(found.sheets.map((sheet) => [sheet.name, sheet.read])).toEqual([
      [read, true],
      [beside, false],
    ]);
    expect(found.sheets[1]?.why).not.toBe('');
    const { rows } = await taken(name);
    expect([rows.length, homes(rows), rows[0]?.reference]).toEqual([5, 50, 'A1']);
  });

  test('two-parts.xlsx: both are offered, each row keeps its sheet, and one alone names the other', async () => {
    const both = await look(it, file('two-parts.xlsx'));
    expect(open(both)).toEqual({ sheets: 'all' });
    expect(both.accounts.map(({ sheet, rows }) => [sheet, rows.file])).toEqual([
      ['Part 1', 1],
      ['Part 2', 1],
    ]);
    await expect(it.api.imports.apply({ token: both.token })).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringContaining('question'),
    });
    const one = await look(it, file('two-parts.xlsx'), { answers: { sheets: 'sheet:Part 1' } });
    expect(one.sheets.find(({ name }) => name === 'Part 2')).toMatchObject({ read: false, why: 'another sheet was chosen' });
    const { rows } = await taken('two-parts.xlsx');
    expect([rows.length, homes(rows)]).toEqual([2, 70]);
    await expect(look(it, file('two-parts.xlsx'), { answers: { sheets: 'sheet:Part 3' } })).rejects.toMatchObject({ code: 'validation' });
  });

  test.each(['xlsx', 'ods', 'xls'])('two-visible-sheets and hidden-sheet as %s: nothing is left out in silence', async (ending) => {
    const two = await look(it, file(`two-visible-sheets.${ending}`));
    expect(open(two)).toMatchObject({ sheets: 'all' });
    expect(two.accounts).toHaveLength(2);
    const { sheets } = await look(it, file(`hidden-sheet.${ending}`));
    expect(sheets.map(({ hidden, read }) => [hidden, read])).toEqual([
      [false, true],
      [true, false],
    ]);
    const { rows } = await taken(`hidden-sheet.${ending}`);
    expect([rows.length, homes(rows)]).toEqual([2, 12]);
  });

  test.each([
    ['ods-100', 100],
    ['ods-500', 500],
    ['ods-1000', 1000],
    ['ods-2000', 2000],
    ['ods-1500', 1500],
    ['ods-3400', 3400],
    ['ods-plain-3400', 3400],
    ['ods-10sheets-200rows', 200],
    ['ods-17sheets-200rows', 200],
  ])('%s.ods, as Excel writes it, has %d rows', async (name, rows) => {
    expect(await look(it, file(`${name}.ods`))).toMatchObject({ rows, new: rows });
  });

  test('ten-blank-rows-above.csv: blank rows above the headings don’t count', async () => {
    expect(await look(it, file('ten-blank-rows-above.csv'))).toMatchObject({ rows: 1, new: 1 });
  });
});

describe.skipIf(!CASES)('columns', () => {
  test('notes-lost.csv: all texts are kept, each under its heading', async () => {
    const { rows } = await taken('notes-lost.csv');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ homesFrom: 12 });
    for (const text of [
      'DevelopmentDescription: Convert to flats',
      'SiteInformation: Access from Mill Lane',
      'Notes: Permission lapsed 2019',
    ])
      expect(rows[0]?.notes).toContain(text);
  });

  test('heading-misspelt-homes.csv: the misspelt heading is proposed, and taken only when that is said', async () => {
    const found = await look(it, file('heading-misspelt-homes.csv'));
    expect(found.questions.find(({ id }) => id === 'columns')?.facts).toMatchObject([
      { label: 'NetDwellingsRangeForm', text: 'Net homes, from' },
    ]);
    expect(found.totals).toMatchObject({ homesFrom: 10 });
    const left = await look(it, file('heading-misspelt-homes.csv'), { answers: { columns: '-' } });
    expect(open(left)).toMatchObject({ 'column:homesFrom': 'NetDwellingsRangeForm' });
    expect(homes((await taken('heading-misspelt-homes.csv')).rows)).toBe(10);
  });

  test('ten-letter-headings.csv: headings cut by a map program are proposed', async () => {
    const { columns } = await look(it, file('ten-letter-headings.csv'));
    expect(Object.fromEntries(columns.filter(({ from }) => from === 'proposed').map(({ field, heading }) => [field, heading]))).toEqual({
      reference: 'SITEREFERE',
      nameAddress: 'SITENAMEAD',
      organisationUri: 'ORGANISATI',
      ownership: 'OWNERSHIPS',
      planningStatus: 'PLANNINGST',
      homesFrom: 'NETDWELLIN',
      homesTo: 'NETDWELL_1',
      lastUpdatedOn: 'LASTUPDATE',
    });
    expect((await taken('ten-letter-headings.csv')).rows[0]).toMatchObject({
      homesFrom: 10,
      homesTo: 12,
      areaSqm: 4000,
      register: 'ambridge',
    });
  });

  test('one-column-for-two-fields.csv: one column may be reference and address', async () => {
    const found = await look(it, file('one-column-for-two-fields.csv'));
    expect(open(found)).toMatchObject({ 'column:reference': 'Site Name Address' });
    expect((await taken('one-column-for-two-fields.csv')).rows).toMatchObject([{ reference: 'Mill Yard', nameAddress: 'Mill Yard' }]);
  });

  test('name-and-address-apart.csv, address-1-address-2.csv: name and address are one', async () => {
    const { rows } = await taken('name-and-address-apart.csv');
    expect(rows.map(({ nameAddress }) => nameAddress)).toEqual(['Mill Yard, Mill Lane, Ambridge', 'Old Depot']);
    const parts = await look(it, file('address-1-address-2.csv'));
    expect(parts.sample[0]).toMatchObject({ name: 'Mill Yard, Mill Lane, Ambridge' });
  });

  test('grid-and-degrees.csv, latitude-in-geox.csv: a system has its own pair', async () => {
    const { rows } = await taken('grid-and-degrees.csv');
    expect(rows[0]).toMatchObject({ coordinateSystem: 'WGS84', geoX: '-1.70', geoY: '52.50' });
    const { counts, rows: all } = await taken('latitude-in-geox.csv', { register: 'other' });
    expect(all.filter(({ register }) => register === 'other')).toMatchObject([
      { reference: 'A1', coordinateSystem: 'WGS84', geoX: '-1.70', geoY: '52.50' },
      { reference: 'A2', coordinateSystem: 'OSGB36', geoX: '420001', geoY: '290002' },
    ]);
    expect(counts.problems.map(({ row, severity }) => [row, severity])).toEqual([
      [2, 'warning'],
      [3, 'warning'],
    ]);
  });

  test('a file without homes or status asks instead of saying nothing', async () => {
    expect(open(await look(it, file('uri-drag-filled.csv')))).toEqual({ 'column:planningStatus': '-', 'column:homesFrom': '-' });
  });
});

describe.skipIf(!CASES)('text files', () => {
  test.each(['enc-cp1252.csv', 'enc-utf16.csv', 'enc-semicolon.csv', 'enc-tab.txt', 'enc-cr.csv', 'enc-pipe.csv'])('%s', async (name) => {
    const { rows } = await taken(name);
    expect([rows.length, homes(rows)]).toEqual([2, 40]);
    expect(rows[0]).toMatchObject({ nameAddress: 'Café yard, St Mary’s', notes: '£5,000 – “fee”' });
  });

  test.each([
    ['geojson.csv', /JSON data/],
    ['page.csv', /web page/],
  ])('%s is refused, saying what it is', async (name, said) => {
    await expect(look(it, file(name))).rejects.toMatchObject({ code: 'unreadable_file', message: expect.stringMatching(said) });
  });
});

describe.skipIf(!CASES)('whose register', () => {
  test('council-a.csv, then council-b.csv: asked each time, and B never changes A’s sites', async () => {
    expect(open(await look(it, file('council-a.csv')))).toMatchObject({ register: 'council a' });
    await taken('council-a.csv');
    expect(open(await look(it, file('council-b.csv')))).toMatchObject({ register: 'council b' });
    const { rows } = await taken('council-b.csv');
    expect([rows.length, homes(rows)]).toEqual([4, 125]);
    // Said to be A's by mistake: the sites under used references wait to be asked about, and none is overwritten.
    const wrong = await look(it, file('council-b.csv'), { answers: { register: 'council a' } });
    expect(wrong).toMatchObject({ changed: 0, stopped: 2 });
  });

  test('uri-drag-filled.csv, uri-blank-in-some-rows.csv: one register, with a warning', async () => {
    const dragged = await look(it, file('uri-drag-filled.csv'));
    expect(decided(dragged)).toEqual({ register: 'E06000131' });
    expect(dragged.notes.join()).toMatch(/dragged down/);
    expect((await taken('uri-drag-filled.csv')).rows.map(({ register }) => register)).toEqual(Array(4).fill('E06000131'));
    const blank = await taken('uri-blank-in-some-rows.csv');
    expect(blank.counts.notes.join()).toMatch(/1 row name/);
    expect(blank.rows.filter(({ register }) => register === 'ambridge')).toHaveLength(3);
  });
});
