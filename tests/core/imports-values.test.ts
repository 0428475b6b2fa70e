import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, decided, fileAt, fileOf, look, open, PROPOSED, sharedFolder, taken as takenFrom } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const CASES = sharedFolder('cases', 'import');
const file = (name: string) => fileAt(join(CASES ?? '', name));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const sites = async () => (await it.api.sites.list({})).rows;
const taken = (name: string, answers: object = {}) => takenFrom(it, file(name), answers);
const ranges = (rows: { homesFrom: number | null; homesTo: number | null }[]) => rows.map(({ homesFrom, homesTo }) => [homesFrom, homesTo]);

describe.skipIf(!CASES)('values', () => {
  test('zero-hides-minimum.csv: a range of 0 beside a minimum is no figure', async () => {
    expect(ranges((await taken('zero-hides-minimum.csv')).rows)).toEqual([
      [187, 187],
      [24, 24],
      [12, 15],
    ]);
  });

  test('register-without-to.csv: a blank “to” is the “from”', async () => {
    expect((await look(it, file('register-without-to.csv'))).totals).toMatchObject({ homesFrom: 130, homesTo: 140 });
  });

  test('net-loss.csv: homes lost count against those built', async () => {
    const { rows, counts } = await taken('net-loss.csv');
    expect(ranges(rows)).toEqual([
      [-3, -3],
      [10, 10],
    ]);
    expect(counts).toMatchObject({ totals: { homesFrom: 7 }, after: { homes: 7 } });
  });

  test('two-lines-in-number.csv: two figures in a cell stop the row, whole', async () => {
    const { rows, counts } = await taken('two-lines-in-number.csv');
    expect(ranges(rows)).toEqual([[20, null]]);
    expect(counts.problems[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('2 figures on 2 lines') });
  });

  test('a cell put right in the preview is read as it stands there, and a row left out is skipped', async () => {
    const given = file('two-lines-in-number.csv');
    const { sample } = await look(it, given);
    const [stopped] = sample;
    expect(stopped).toMatchObject({
      state: 'stopped',
      group: 'Net homes, from is not one whole number',
      faults: [{ column: 'NetDwellingsRangeFrom' }],
    });
    const { sheet, row, faults } = stopped!;
    const column = faults[0]!.column;
    const mended = await look(it, given, { fixes: [{ sheet, row, heading: column, value: '220' }] });
    expect(mended).toMatchObject({
      new: 2,
      stopped: 0,
      totals: { homesFrom: 240 },
      notes: [expect.stringMatching(/1 cell was put right/)],
    });
    expect(await look(it, given, { skip: [{ sheet, row }] })).toMatchObject({ new: 1, stopped: 0, skipped: 1, problems: [] });
  });

  test('month-first-dates.csv: one 12/22 decides the column', async () => {
    expect(decided(await look(it, file('month-first-dates.csv')))).toEqual({ 'dates:permissionOn': 'month-first' });
    expect((await taken('month-first-dates.csv')).rows.map(({ permissionOn }) => permissionOn)).toEqual([
      '2017-12-22',
      '2016-10-13',
      '2017-11-05',
    ]);
  });

  test.each([
    [['01/02/2020', '03/04/2020'], 'day-first', ['2020-02-01', '2020-04-03']],
    [['2020-23-10', '2020-01-02'], 'day-first', ['2020-10-23', '2020-02-01']],
    [['Dec 31, 2019', '2014 05 24'], undefined, ['2019-12-31', '2014-05-24']],
    [['1503532800000', '0'.repeat(13)], undefined, ['2017-08-24', null]],
  ])('dates like %j are read by what the column shows', async (texts, order, dates) => {
    const given = fileOf(
      'dates.csv',
      'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,PermissionDate',
      ...texts.map((text, at) => `A${at},Mill Yard ${at},permissioned,1,"${text}"`),
    );
    const found = await look(it, given, { register: 'r' });
    expect(Object.values(decided(found))).toEqual(order === undefined ? [] : [order]);
    await it.api.imports.apply({ token: found.token });
    expect((await sites()).map(({ permissionOn }) => permissionOn)).toEqual(dates);
  });

  test('a column that shows both orders is asked about', async () => {
    const given = fileOf(
      'd.csv',
      'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,PermissionDate',
      'A,Mill,,1,12/22/2017',
      'B,Yard,,1,22/12/2017',
    );
    const found = await look(it, given, { register: 'r' });
    expect(open(found)).toEqual({ 'dates:permissionOn': 'day-first' });
  });

  test('date-with-short-zone.csv, bad-lesser-date.csv: a lesser date never costs its row', async () => {
    const zone = await taken('date-with-short-zone.csv');
    expect(zone.rows[0]).toMatchObject({ permissionOn: '2017-08-24', endedOn: null });
    expect(zone.counts.problems).toMatchObject([{ severity: 'warning', column: 'EndDate' }]);
    const { counts, rows } = await taken('bad-lesser-date.csv', { register: 'x' });
    expect(counts).toMatchObject({ new: 3, totals: { homesFrom: 23 } });
    expect(counts.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
    const kept = rows.filter(({ register }) => register === 'x').map(({ notes }) => notes);
    expect(kept).toEqual(['2017-12-32', 'soon', '1899-12-30'].map((text) => `Last updated as given: ${text}`));
  });

  test('generic-permission-words.csv: both are asked about, neither is guessed', async () => {
    const words = {
      'value:permissionType:planningpermission': 'full planning permission',
      'value:permissionType:permission': expect.any(String) as string,
    };
    const given = file('generic-permission-words.csv');
    const found = await look(it, given);
    expect(open(found)).toMatchObject(words);
    expect(found).toMatchObject({ new: 0, stopped: 2 });
    await taken('generic-permission-words.csv', { 'value:permissionType:permission': 'outline planning permission' });
    expect((await sites()).map(({ permissionType }) => permissionType)).toEqual(['full', 'outline']);
    // Answers about words are the register's: the next file of the same one asks no more.
    const again = await look(it, given, { register: 'generic permission words' });
    expect(again).toMatchObject({ same: 2, stopped: 0 });
    const other = await look(it, given, { register: 'elsewhere' });
    expect(open(other)).toMatchObject(words);
  });

  test('providers-coded-designation.tsv: 1 and 3 are asked once each', async () => {
    const found = await look(it, file('providers-coded-designation.tsv'), {}, 'providers');
    expect(Object.keys(open(found))).toEqual(['value:designation:1', 'value:designation:3']);
    const answers = { 'value:designation:1': 'Non-Profit', 'value:designation:3': 'Profit' };
    await bring(it, file('providers-coded-designation.tsv'), { answers }, 'providers');
    expect((await it.api.organisations.list({ include: 'all' })).map(({ designation }) => designation)).toEqual(['non_profit', 'profit']);
  });
});

describe.skipIf(!CASES)('rows', () => {
  test('na-reference.csv: N/A is no reference', async () => {
    const { counts, rows } = await taken('na-reference.csv');
    expect(rows.map(({ reference }) => reference)).toEqual(['A1']);
    expect(counts).toMatchObject({ new: 1, stopped: 2 });
  });

  test('total-row.csv: the total is named and left out', async () => {
    const { counts, rows } = await taken('total-row.csv');
    expect(rows).toHaveLength(2);
    expect(counts).toMatchObject({ skipped: 1, totals: { homesFrom: 40 } });
    expect(counts.notes.join()).toMatch(/row 4 is a total.*NetDwellingsRangeFrom 40, as the rows above/);
  });

  test('a group’s heading, a total that differs and a double are named', async () => {
    const given = fileOf(
      'r.csv',
      'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom',
      'North ward,,,',
      'A1,Mill Yard,,10',
      'A1,Mill Yard,,10',
      ',Subtotal,,12',
      'Total Gas Works,Station Road,,3',
    );
    const found = await look(it, given, { register: 'r' });
    expect(found).toMatchObject({ rows: 5, new: 2, skipped: 3, stopped: 0 });
    expect(found.sample.filter(({ state }) => state === 'skipped').map(({ row, group }) => [row, group])).toEqual([
      [2, 'The heading of a group'],
      [5, 'A row of totals'],
      [4, 'The same row twice'],
    ]);
    expect(found.notes.join()).toMatch(/NetDwellingsRangeFrom 12, but the rows above it add up to 20/);
  });

  test('phases-share-reference.csv: two phases of one reference are asked about', async () => {
    const given = file('phases-share-reference.csv');
    const waits = await look(it, given);
    expect(open(waits)).toMatchObject({ repeat: 'number' });
    expect(waits.accounts[0]?.homes).toMatchObject({ file: 50, new: 10, stopped: 40 });
    const { rows } = await taken('phases-share-reference.csv');
    expect(rows.map(({ reference, homesFrom }) => [reference, homesFrom])).toEqual([
      ['A1/1', 10],
      ['A1/2', 40],
    ]);
    const again = await look(it, given, { register: 'phases share reference' });
    expect(again).toMatchObject({ new: 0, changed: 0, same: 2, notInFile: [] });
    expect(await look(it, given, { answers: { ...PROPOSED, repeat: 'first' } })).toMatchObject({ stopped: 1 });
  });
});
