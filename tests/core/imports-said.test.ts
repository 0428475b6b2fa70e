/** What an import says and asks: no more than matters, and in sentences that are true of the field and the file. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preview } from '../../shared/features/imports/contract.ts';
import * as XLSX from 'xlsx';
import { bring, fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = 'Reference,Risk,Likelihood,Impact';
const risks = (head: string, ...lines: string[]) => look(it, fileOf('risks.csv', head, ...lines), {}, 'risks');
const said = ({ problems }: Preview) => problems.map(({ message, remedy }) => `${message.split('): ').at(-1)} ${remedy}`);

describe('a sentence about a number', () => {
  test.each([
    ['50%', '“50%” is a percentage, not a whole number. Enter a whole number from 1 to 5.'],
    ['5.5', '“5.5” isn’t a whole number. Enter a whole number from 1 to 5.'],
    ['2.5', '“2.5” isn’t a whole number. Enter a whole number, such as 2 or 3.'],
    ['about 40', '“about 40” isn’t a whole number. Enter a whole number from 1 to 5.'],
    ['10-15', '“10-15” isn’t a whole number. Enter one number instead of a range, such as 1.'],
  ])('names the range of its field: %s', async (cell, sentence) => {
    expect(said(await risks(HEAD, `R1,a,${cell},1`))).toEqual([sentence]);
  });
});

describe('a sentence about a day that no calendar has', () => {
  test.each([
    ['2026-02-30', '“2026-02-30” isn’t a date, because there is no 30 February 2026. Check the day and the month.'],
    ['31 April 2027', '“31 April 2027” isn’t a date, because there is no 31 April 2027. Check the day and the month.'],
    ['2026-14-15', '“2026-14-15” isn’t a date, because the month isn’t 1 to 12. Check the month.'],
    [
      '29/02/2027',
      '“29/02/2027” isn’t a date, because there is no 29 February 2027. Check the day and the month. Dates are read as day, month, year, like 31/12/2026.',
    ],
  ])('says so: %s', async (cell, sentence) => {
    expect(said(await risks(`${HEAD},Review on`, `R1,a,1,1,${cell}`))).toEqual([sentence]);
  });
});

test('what is here and has no column in the file is said to stay, of every kind', async () => {
  await bring(it, fileOf('risks.csv', `${HEAD},Mitigation,Status`, 'R1,a,1,1,Survey,Live'), {}, 'risks');
  const found = await risks(HEAD, 'R1,a,1,2');
  expect(found.notes.join()).toContain('no column for what risks here have, and leaves it as it is: Mitigation (1), Status (1)');
  await bring(it, fileOf('p.csv', 'Organisation name,Registration number,Designation', 'Marsh Homes,L1,Profit'), {}, 'providers');
  const providers = await look(it, fileOf('p.csv', 'Organisation name,Registration number', 'Marsh Homes,L1'), {}, 'providers');
  expect(providers.notes.join()).toContain('Designation (1)');
});

test.each([
  ['Total', 'A total: leave it out'],
  ['Grand total', 'A total: leave it out'],
  ['Sub-total:', 'A total: leave it out'],
])('“%s” where the register stands is no register', async (word) => {
  const head = 'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom';
  const uri = 'http://opendatacommunities.org/id/dudley';
  const found = await look(it, fileOf('r.csv', head, `${uri},A1,Mill,,10`, `${uri},A2,Depot,,5`, `${word},,,,15`));
  expect(found.questions.find(({ kind }) => kind === 'register')).toMatchObject({ answer: 'dudley', title: 'Register of dudley' });
  expect(found).toMatchObject({ new: 2, skipped: 1 });
});

describe('a question', () => {
  test('about a word or a name is not put for rows that other faults stop, and is once one waits for it alone', async () => {
    const head = `${HEAD},Status,Owner`;
    const stopped = await risks(head, 'R1,a,2.5,1,Mitigated,Ann', 'R2,b,1,1,,');
    expect([open(stopped), stopped.new, stopped.stopped]).toEqual([{}, 1, 1]);
    const row = stopped.sample.find(({ state }) => state === 'stopped')!;
    expect(row.faults.map(({ column, remedy }) => [column, remedy])).toEqual([
      ['Likelihood', expect.any(String)],
      ['Status', expect.stringContaining('once the row’s other faults are mended')],
      ['Owner', expect.stringContaining('once the row’s other faults are mended')],
    ]);
    await it.api.imports.apply({ token: stopped.token, skipProblems: true });
    const mended = await look(
      it,
      fileOf('risks.csv', head, 'R1,a,2.5,1,Mitigated,Ann'),
      { fixes: [{ sheet: 'risks', row: 2, heading: 'Likelihood', value: '2' }] },
      'risks',
    );
    expect(Object.keys(open(mended))).toEqual(['value:status:mitigated', 'name:ownerPersonId:ann']);
  });

  test('about two spellings is not put of our own report, where both are here as two', async () => {
    await bring(it, fileOf('risks.csv', HEAD, '012,First,1,1', '12,Second,2,2'), { answers: { spellings: 'others' } }, 'risks');
    expect((await it.api.risks.list({})).map(({ reference }) => reference).toSorted()).toEqual(['012', '12']);
    const { bytes } = await it.api.reports.create({ name: 'risk-register' });
    const own = await look(it, { name: 'risks.xlsx', bytes: new Uint8Array(bytes) }, {}, 'risks');
    expect([open(own), own.same, own.stopped]).toEqual([{}, 2, 0]);
  });
});

describe('a provider that is here by its name under another code', () => {
  const list = (...rows: string[]) => fileOf('p.csv', 'Organisation name,Registration number', ...rows);
  const codes = async () => (await it.api.organisations.list({ include: 'all' })).map(({ name, rshCode }) => [name, rshCode]);
  beforeEach(() => bring(it, list('Alpha Homes,0012'), {}, 'providers'));

  test('is asked about, and is the same or another as is said', async () => {
    const found = await look(it, list('alpha homes,9999'), {}, 'providers');
    expect(open(found)).toMatchObject({ 'namesake:9999': null });
    expect(found).toMatchObject({ new: 0, stopped: 1 });
    await expect(bring(it, list('Alpha Homes,9999'), {}, 'providers')).rejects.toMatchObject({ code: 'validation' });
    const gone = { gone: 'leave' };
    const two = await look(it, list('Alpha Homes,9999'), { answers: { 'namesake:9999': 'two', ...gone } }, 'providers');
    expect(two).toMatchObject({ new: 1, changed: 0 });
    await bring(it, list('Alpha Homes,9999'), { answers: { 'namesake:9999': 'same' } }, 'providers');
    expect(await codes()).toEqual([['Alpha Homes', '9999']]);
    expect(await look(it, list('Alpha Homes,9999'), {}, 'providers')).toMatchObject({ same: 1, questions: [] });
  });

  test('is another without a question where the file holds both', async () => {
    const both = list('Alpha Homes,0012', 'Alpha Homes,9999');
    const found = await look(it, both, {}, 'providers');
    expect([open(found), found.new, found.same]).toEqual([{}, 1, 1]);
  });
});

describe('what runs backwards', () => {
  const HOMES = 'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,NetDwellingsRangeTo,FirstAddedDate,LastUpdatedDate';
  const sites = (...rows: string[]) => fileOf('r.csv', HOMES, ...rows);
  const more = { register: 'r' };

  test('the form refuses, and so does an import: a range of homes stops its row', async () => {
    const found = await look(it, sites('A1,Mill,,30,20,,', 'A2,Depot,,20,30,,'), more);
    expect(found).toMatchObject({ new: 1, stopped: 1 });
    expect(found.problems).toMatchObject([{ row: 2, column: 'NetDwellingsRangeTo', severity: 'error' }]);
    expect(found.problems[0]?.message).toContain('“Homes to” can’t be less than “Homes from”');
  });

  test('a day in a lesser field goes to the notes, as one that can’t be read', async () => {
    await bring(it, sites('A1,Mill,,10,20,2024-05-01,2023-05-01'), more);
    const [site] = (await it.api.sites.list({})).rows;
    expect(site).toMatchObject({
      firstAddedOn: '2024-05-01',
      lastUpdatedOn: null,
      notes: expect.stringContaining('Last updated as given'),
    });
  });

  test('with what is here, though the file holds one end alone', async () => {
    await bring(it, sites('A1,Mill,,10,20,,'), more);
    const from = fileOf('r.csv', 'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom', 'A1,Mill,,30');
    const found = await look(it, from, more);
    expect(found).toMatchObject({ changed: 0, stopped: 1 });
    expect(found.problems).toMatchObject([{ row: 2, column: 'NetDwellingsRangeFrom', severity: 'error' }]);
  });
});

describe('what a blank cell makes of a new record', () => {
  const HEADS = ['Reference', 'Risk', 'Likelihood', 'Impact', 'Status'];
  const notes = async (file: ReturnType<typeof fileOf>) => (await look(it, file, { answers: PROPOSED }, 'risks')).notes;

  test('is said with the sheets it stands on: “Closed risks” is not Live', async () => {
    const made = XLSX.utils.book_new();
    const sheet = (name: string, ...rows: string[][]): void => {
      XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([HEADS, ...rows]), name);
    };
    sheet('Open risks', ['R1', 'Flood', '3', '4', 'Live'], ['R2', 'Fire', '3', '4', '']);
    sheet('Closed risks', ['R3', 'Frost', '1', '1', ''], ['R4', 'Storm', '1', '1', '']);
    const bytes = new Uint8Array(XLSX.write(made, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const file = { name: 'two.xlsx', bytes };
    expect(await notes(file)).toContain('Status is blank for 3 new risks (1 on “Open risks”, 2 on “Closed risks”), which become “Live”.');
    await bring(it, file, { answers: PROPOSED }, 'risks');
    // Those that are here keep what they have.
    expect((await notes(file)).filter((note) => note.includes('become'))).toEqual([]);
  });

  test('is said by its heading in the file, of one record too, and not where nothing is given', async () => {
    const said = await notes(fileOf('r.csv', `${HEAD},Status,Mitigation,Owner,Review on`, 'R1,Flood,3,4,,,,', 'R2,Fire,3,4,Live,,,'));
    expect(said).toEqual(['Status is blank for one new risk, which becomes “Live”.']);
    expect(await notes(fileOf('r.csv', HEAD, 'R1,Flood,3,4'))).toEqual(['Nothing is given for Status in one new risk: it becomes “Live”.']);
  });

  test('is said of providers and sites', async () => {
    const providers = await look(
      it,
      fileOf('p.csv', 'Organisation name,Registration number,Designation', 'Marsh Homes,L1,'),
      {},
      'providers',
    );
    expect(providers.notes.filter((note) => note.includes('become'))).toEqual([]);
    const head = 'SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,OwnershipStatus';
    const sites = await look(it, fileOf('s.csv', head, 'A1,Mill,,10,'), { register: 'r' });
    expect(sites.notes.filter((note) => note.includes('become'))).toEqual([]);
  });
});
