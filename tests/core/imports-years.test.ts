import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileAt, fileOf, look, open, PROPOSED, sharedFolder } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const CASES = sharedFolder('cases', 'import');
const file = (name: string) => fileAt(join(CASES ?? '', name));
const HEADINGS = 'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,UPRN';
const year = (...rows: string[]) => fileOf('register.csv', HEADINGS, ...rows.map((row) => `http://x/id/ambridge,${row}`));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const sites = async () => (await it.api.sites.list({ include: 'all' })).rows;

describe.skipIf(!CASES)('year1.csv, then year2.csv', () => {
  beforeEach(async () => {
    await bring(it, file('year1.csv'), { answers: PROPOSED });
  });

  test('changed, used again and not in the file are told apart, and nothing is overwritten unasked', async () => {
    const found = await look(it, file('year2.csv'));
    expect(found).toMatchObject({ new: 0, changed: 1, same: 0, stopped: 1, reused: 1 });
    expect(found.notInFile).toEqual([{ reference: 'A3', name: 'Tram Shed', homes: 7 }]);
    expect(open(found)).toEqual({ 'reuse:A2': 'two', gone: 'left' });
    expect(found.sample[0]).toMatchObject({ state: 'stopped', reference: 'A2', question: 'reuse:A2' });
    await expect(it.api.imports.apply({ token: found.token, skipProblems: true })).rejects.toMatchObject({ code: 'validation' });
    expect((await sites()).map(({ reference, homesFrom }) => [reference, homesFrom])).toEqual([
      ['A1', 10],
      ['A2', 30],
      ['A3', 7],
    ]);
  });

  test('two sites: the old one stays, and the file a second time is the same in every row', async () => {
    const result = await bring(it, file('year2.csv'), { answers: PROPOSED });
    expect(result).toMatchObject({ new: 1, changed: 1, before: { records: 3, homes: 47 }, after: { records: 3, homes: 97 } });
    expect((await sites()).map(({ reference, nameAddress }) => [reference, nameAddress])).toEqual([
      ['A1', 'Mill Yard'],
      ['A2', 'Old Depot'],
      ['A2/2', 'Former Swimming Baths, Canal Street'],
      ['A3', 'Tram Shed'],
    ]);
    const again = await look(it, file('year2.csv'), { answers: { gone: 'leave' } });
    expect(again).toMatchObject({ new: 0, changed: 0, same: 2, stopped: 0, reused: 0 });
  });

  test('a site that left and comes back is here again', async () => {
    await bring(it, file('year2.csv'), { answers: { ...PROPOSED, 'reuse:A2': 'same' } });
    const away = await look(it, file('year2.csv'));
    expect(away).toMatchObject({ same: 2, notInFile: [], before: { records: 2 } });
    const back = await bring(it, file('year1.csv'), { answers: { ...PROPOSED, 'reuse:A2': 'same' } });
    expect(back).toMatchObject({ before: { records: 2 }, after: { records: 3 } });
    expect((await look(it, file('year1.csv'))).before.records).toBe(3);
    // One step takes the whole import back, the mark as well.
    await it.api.history.undo({});
    expect((await look(it, file('year2.csv'))).before.records).toBe(2);
  });
});

describe('what is here and what the file says', () => {
  test('references spelt otherwise are asked about, and ours keep their spelling', async () => {
    await bring(it, year('0012,Mill Yard,,10,', 'b 7,Old Depot,,5,'));
    const next = year('12,Mill Yard,,11,', 'B7,Old Depot,,5,');
    const found = await look(it, next);
    expect(open(found)).toEqual({ spelling: 'same' });
    expect(found).toMatchObject({ new: 0, stopped: 2, notInFile: [] });
    await bring(it, next, { answers: { spelling: 'same' } });
    expect((await sites()).map(({ reference, homesFrom }) => [reference, homesFrom])).toEqual([
      ['0012', 11],
      ['b 7', 5],
    ]);
    expect(await look(it, next, { answers: { spelling: 'new', gone: 'leave' } })).toMatchObject({ new: 2 });
  });

  test('the address or UPRN of another reference is pointed out', async () => {
    await bring(it, year('A1,"Mill Yard, Mill Lane",,10,', 'A2,Old Depot,,5,100012345678'));
    const { problems } = await look(
      it,
      year('A1,"Gas Works, Station Road",,10,', 'N1,"Mill Yard, Mill Lane",,10,', 'N2,Depot site,,5,100012345678'),
    );
    expect(problems.map(({ severity, message }) => [severity, /the (address|UPRN) of/.exec(message)?.[1]])).toEqual([['warning', 'UPRN']]);
    const moved = await look(it, year('A2,Old Depot,,5,', 'N1,"Mill Yard, Mill Lane",,10,'));
    expect(moved.problems[0]?.message).toMatch(/“N1” has the address of A1/);
  });

  test('a site ended by its own date is neither counted nor said to be missing', async () => {
    const ended = fileOf('r.csv', `${HEADINGS},EndDate`, 'http://x/id/a,A1,Mill,,10,,2020-01-31', 'http://x/id/a,A2,Yard,,5,,');
    const found = await look(it, ended);
    expect(found).toMatchObject({ ended: 1, before: { records: 0 }, after: { records: 1, homes: 5 } });
    await bring(it, ended);
    const next = fileOf('r.csv', HEADINGS, 'http://x/id/a,A2,Yard,,5,');
    expect(await look(it, next)).toMatchObject({ notInFile: [], questions: [{ id: 'register' }] });
  });

  test('a row that is stopped does not make its site a leaver', async () => {
    await bring(it, year('A1,Mill Yard,,10,', 'A2,Old Depot,,5,'));
    expect(await look(it, year('A1,Mill Yard,,ten,', 'A2,Old Depot,,5,'))).toMatchObject({ stopped: 1, same: 1, notInFile: [] });
  });

  test('providers that are not in the new list are asked about likewise', async () => {
    const list = (...rows: string[]) => fileOf('providers.csv', 'Name,RP code', ...rows);
    await bring(it, list('Ambridge Homes,L1', 'Felpersham Living,L2'), {}, 'providers');
    const found = await look(it, list('Ambridge Homes,L1'), {}, 'providers');
    expect(open(found)).toEqual({ gone: 'left' });
    expect(found.notInFile).toEqual([{ reference: 'L2', name: 'Felpersham Living', homes: null }]);
    await bring(it, list('Ambridge Homes,L1'), { answers: PROPOSED }, 'providers');
    expect((await look(it, list('Ambridge Homes,L1'), {}, 'providers')).notInFile).toEqual([]);
  });

  test('what a person wrote in the notes stays beside the words that a file keeps there', async () => {
    const bad = fileOf('r.csv', `${HEADINGS},Hectares`, 'http://x/id/a,A1,Mill,,10,,about half');
    await bring(it, bad);
    const [site] = await sites();
    await it.api.sites.update({ id: site!.id, version: site!.version, changes: { notes: 'Ours.' } });
    await bring(it, bad);
    expect((await sites())[0]?.notes).toBe('Ours.\nHectares as given: about half');
    expect(await look(it, bad)).toMatchObject({ changed: 0, same: 1 });
  });
});

describe('what has ended or left its list', () => {
  const register = (...rows: string[]) =>
    fileOf('r.csv', 'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom,EndDate', ...rows);

  test('sites are out of lists, totals and warnings until asked for, and search says of them what they are', async () => {
    const { api } = it;
    await bring(it, register('r,A1,Mill Yard,permissioned,10,', 'r,A2,Mill Depot,permissioned,20,', 'r,A3,Mill Shed,permissioned,,'));
    await bring(it, register('r,A1,Mill Yard,permissioned,10,', 'r,A2,Mill Depot,permissioned,20,2020-01-02'), { answers: PROPOSED });
    const { rows, totals } = await api.sites.list({});
    expect(rows.map(({ reference, standing }) => [reference, standing])).toEqual([['A1', 'current']]);
    expect(totals).toMatchObject({ sites: 1, homesFrom: 10, permissioned: 1, ended: 2 });
    const all = await api.sites.list({ include: 'all' });
    expect(all.rows.map(({ reference, standing }) => [reference, standing])).toEqual([
      ['A1', 'current'],
      ['A2', 'ended'],
      ['A3', 'left'],
    ]);
    expect(all.totals).toEqual(totals);
    const found = await api.search.find({ text: 'Mill' });
    expect(Object.fromEntries(found.map(({ title, context }) => [title, context]))).toEqual({
      'Mill Yard': 'A1',
      'Mill Depot': 'A2, ended 2 January 2020',
      'Mill Shed': 'A3, not in the list any more',
    });
    // A site that left is nobody's to mend.
    expect((await api.home.warnings({})).find(({ code }) => code === 'sites_without_homes')?.count ?? 0).toBe(0);
  });

  test('providers are out of the register until asked for; a partner stays and says so', async () => {
    const { api } = it;
    const list = (...rows: string[]) => fileOf('p.csv', 'Organisation name,Registration number', ...rows);
    await bring(it, list('Alder Homes,1001', 'Birch Homes,1002', 'Cedar Homes,1003'), {}, 'providers');
    const cedar = (await api.organisations.list({ include: 'all' })).find(({ name }) => name === 'Cedar Homes')!;
    await api.organisations.update({ id: cedar.id, version: cedar.version, changes: { isPartner: true } });
    await bring(it, list('Alder Homes,1001'), { answers: PROPOSED }, 'providers');
    const of = async (input: object) => (await api.organisations.list(input)).map(({ name, standing }) => [name, standing]);
    const stays = [
      ['Alder Homes', 'current'],
      ['Cedar Homes', 'left'],
    ];
    expect(await of({ include: 'all' })).toEqual(stays);
    expect(await of({ include: 'register' })).toEqual(stays);
    expect(await of({})).toEqual([['Cedar Homes', 'left']]);
    expect(await of({ include: 'all', ended: true })).toEqual([stays[0], ['Birch Homes', 'left'], stays[1]]);
    expect((await api.search.find({ text: 'Birch' }))[0]?.context).toMatch(/not in the list any more$/);
  });
});

describe('the records of an import', () => {
  test.each([
    [
      'brownfield',
      fileOf('a.csv', 'OrganisationURI,SiteReference,SiteNameAddress,PlanningStatus,NetDwellingsRangeFrom', 'r,A1,Mill,,1', 'r,A2,Yard,,2'),
    ],
    ['providers', fileOf('a.csv', 'Organisation name,Registration number', 'Alder,1001', 'Birch,1002')],
    ['risks', fileOf('a.csv', 'Reference,Risk,Likelihood,Impact', 'R1,Ground,3,4', 'R2,Costs,3,4')],
  ])('of %s are told, those added and those changed', async (kind, file) => {
    const first = await bring(it, file, {}, kind);
    const one = await it.api.imports.brought({ run: first.run! });
    expect(one).toMatchObject({ kind, fileName: 'a.csv', changed: [] });
    expect(one.added).toHaveLength(2);
    const [head = '', row = '', other = ''] = new TextDecoder().decode(file.bytes).trim().split('\r\n');
    const [title = ''] = /Mill|Alder|Ground/.exec(row) ?? [];
    const more = other.replaceAll('2', '3');
    const second = await bring(
      it,
      fileOf('b.csv', head, row.replace(title, `${title} and more`), other, more),
      { answers: PROPOSED },
      kind,
    );
    const two = await it.api.imports.brought({ run: second.run! });
    expect([two.added.length, two.changed.length]).toEqual([1, 1]);
    expect(one.added).toContain(two.changed[0]);
    // Nothing new: nothing to show. An import that was undone is named no more.
    expect(
      (await bring(it, fileOf('b.csv', head, row.replace(title, `${title} and more`), other, more), { answers: PROPOSED }, kind)).run,
    ).toBeNull();
    await it.api.history.undo({});
    await expect(it.api.imports.brought({ run: second.run! })).rejects.toMatchObject({ code: 'not_found' });
  });
});
