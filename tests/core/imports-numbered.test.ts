/** Which record here a row means where several share a reference: by what they say, never by their place in the file. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const SITES = 'OrganisationURI,SiteReference,SiteNameAddress,NetDwellingsRangeFrom,NetDwellingsRangeTo';
const register = (...rows: string[]) => fileOf('register.csv', SITES, ...rows.map((row) => `http://x/A,${row}`));
const risks = (...rows: string[]) => fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact', ...rows);
const takeSites = (...rows: string[]) => bring(it, register(...rows), { answers: PROPOSED });
const takeRisks = (...rows: string[]) => bring(it, risks(...rows), { answers: PROPOSED }, 'risks');
const allSites = async () => (await it.api.sites.list({ include: 'all' })).rows;
const sites = async () =>
  (await allSites()).map(({ reference, nameAddress, homesTo }) => `${reference} ${nameAddress} ${homesTo}`).toSorted();
const left = async () => (await allSites()).flatMap(({ reference, standing }) => (standing === 'left' ? [reference] : [])).toSorted();
const current = async () => (await it.api.sites.list({})).totals;
const risksHere = async () => (await it.api.risks.list({})).map(({ reference, title }) => `${reference} ${title}`).toSorted();

const DEPOT = 'S1,Station Road depot,10,20';
const LIBRARY = 'S1,Old Library,20,40';
const GAS = 'S1,Gas works,30,60';

describe('phases that share a reference', () => {
  test('stay themselves when another stands in front of them', async () => {
    await takeSites(DEPOT, LIBRARY);
    const counts = await takeSites(GAS, DEPOT, LIBRARY);
    expect(counts).toMatchObject({ new: 1, changed: 0, same: 2, notInFile: [] });
    expect(await sites()).toEqual(['S1/1 Station Road depot 20', 'S1/2 Old Library 40', 'S1/3 Gas works 60']);
    expect(await current()).toMatchObject({ homesFrom: 60, homesTo: 120 });
  });

  test('stay themselves when one has gone, one alone too', async () => {
    await takeSites(DEPOT, LIBRARY, GAS);
    expect(await takeSites(LIBRARY, GAS)).toMatchObject({ new: 0, changed: 0, same: 2, notInFile: [{ reference: 'S1/1' }] });
    expect(await left()).toEqual(['S1/1']);
    expect(await takeSites(GAS)).toMatchObject({ new: 0, same: 1, notInFile: [{ reference: 'S1/2' }] });
    expect(await takeSites(DEPOT, GAS, LIBRARY)).toMatchObject({ new: 0, same: 3 });
    expect(await left()).toEqual([]);
  });

  test('of like names stay themselves in any order, and with a name that is put right', async () => {
    const [a, b, c] = ['A', 'B', 'C'].map((phase, at) => `S1,Mill Yard phase ${phase},${10 * (at + 1)},${10 * (at + 1)}`) as [
      string,
      string,
      string,
    ];
    await takeSites(a, b, c);
    expect(await takeSites(c, a, b)).toMatchObject({ same: 3, new: 0, changed: 0 });
    expect(await takeSites(c, b)).toMatchObject({ same: 2, new: 0, changed: 0, notInFile: [{ reference: 'S1/1' }] });
    expect(await takeSites('S1,Mill Yard phase C (north),35,35', b, a)).toMatchObject({ same: 2, new: 0, changed: 1 });
    expect(await sites()).toEqual(['S1/1 Mill Yard phase A 10', 'S1/2 Mill Yard phase B 20', 'S1/3 Mill Yard phase C (north) 35']);
  });

  test('are found from one that was here alone', async () => {
    await takeSites('S1,Mill Yard phase A,10,10');
    await takeSites('S1,Mill Yard phase B,20,20', 'S1,Mill Yard phase A,10,10');
    expect(await sites()).toEqual(['S1 Mill Yard phase A 10', 'S1/2 Mill Yard phase B 20']);
  });

  test('are asked about where two are equally likely, and stay as they are until it is said', async () => {
    await takeSites('S1,Mill Yard phase A,10,10', 'S1,Mill Yard phase B,20,20');
    const file = register('S1,Mill Yard phase C,30,30', 'S1,Mill Yard phase D,40,40');
    const found = await look(it, file, { answers: PROPOSED });
    expect(open(found)).toEqual({ 'which:S1 Mill Yard phase C': null, 'which:S1 Mill Yard phase D': null });
    expect(found).toMatchObject({ stopped: 2, changed: 0, new: 0, notInFile: [] });
    expect(found.questions.at(-1)).toMatchObject({
      options: [{ label: 'S1/1, Mill Yard phase A' }, { label: 'S1/2, Mill Yard phase B' }, { id: 'another' }, { id: 'leave' }],
    });
    const answers = { ...PROPOSED, 'which:S1 Mill Yard phase C': 'S1/2', 'which:S1 Mill Yard phase D': 'another' };
    expect(await bring(it, file, { answers })).toMatchObject({ changed: 1, new: 1 });
    expect(await sites()).toEqual(['S1/1 Mill Yard phase A 10', 'S1/2 Mill Yard phase C 30', 'S1/3 Mill Yard phase D 40']);
    expect(await left()).toEqual(['S1/1']);
  });

  test('one that is stopped keeps its own record from being another’s, and from leaving', async () => {
    await takeSites(DEPOT, LIBRARY, GAS);
    const counts = await takeSites(GAS, 'S1,Old Library,many,40', DEPOT);
    expect(counts).toMatchObject({ same: 2, stopped: 1, new: 0, notInFile: [] });
  });

  test('in any order, some gone, some new, spelt otherwise: the same records, and the file’s homes', async () => {
    const names = ['Station Road depot', 'Old Library', 'Gas works', 'Mill Yard phase A', 'Mill Yard phase B', 'Cattle market'];
    const news = ['Corn exchange', 'Swimming baths'];
    const homes = (name: string) => 10 + [...names, ...news].indexOf(name);
    const row = (reference: string, name: string) => `${reference},${name},${homes(name)},${homes(name) * 2}`;
    const shape = fc.record({
      kept: fc.shuffledSubarray(names, { minLength: 1 }),
      added: fc.shuffledSubarray(news),
      inFront: fc.boolean(),
      reference: fc.constantFrom('S1', 's1', 'S-01', 'S 1'),
    });
    await takeSites(...names.map((name) => row('S1', name)));
    const before = new Map((await allSites()).map(({ nameAddress, reference }) => [nameAddress, reference]));
    await fc.assert(
      fc.asyncProperty(shape, async ({ kept, added, inFront, reference }) => {
        const given = inFront ? [...added, ...kept] : [...kept, ...added];
        const counts = await takeSites(...given.map((name) => row(reference, name)));
        expect(counts).toMatchObject({ same: kept.length, changed: 0, new: added.length });
        const now = new Map((await allSites()).map((site) => [site.nameAddress, site]));
        for (const [name, own] of before) expect(now.get(name)).toMatchObject({ reference: own });
        expect(now.size).toBe(names.length + added.length);
        expect((await current()).homesTo).toBe(given.reduce((sum, name) => sum + homes(name) * 2, 0));
        if (counts.run !== null) await it.api.history.undo({});
      }),
      { numRuns: 15, seed: 5, endOnFailure: true },
    );
  });
});

const TITLES = [
  'Damp and mould claims',
  'Loss of grant',
  'Contractor insolvency',
  'Cladding remediation',
  'Staff turnover',
  'Interest rates',
];
const MORE = ['Planning delay', 'Ground contamination', 'Flooding of Mill Lane', 'Cyber attack', 'Rent arrears', 'Pension deficit'];

describe('lists of several providers that share a reference', () => {
  test('are known again, the tenth and those after it too', async () => {
    const titles = [...TITLES, ...MORE];
    for (const title of titles) await takeRisks(`R1,${title},3,3`);
    for (const title of titles) expect(await look(it, risks(`R1,${title},3,3`), {}, 'risks')).toMatchObject({ same: 1, questions: [] });
    expect((await risksHere()).length).toBe(titles.length);
  });

  test('are known again behind a number that is missing, and a reference that was changed', async () => {
    for (const title of TITLES.slice(0, 4)) await takeRisks(`R1,${title},3,3`);
    const [two, three] = (await it.api.risks.list({})).filter(({ reference }) => reference === 'R1/2' || reference === 'R1/3');
    await it.api.risks.remove({ id: two!.id, version: two!.version });
    expect(await look(it, risks(`R1,${three!.title},3,3`), {}, 'risks')).toMatchObject({ same: 1, questions: [] });
    expect(await look(it, risks('R1,Cladding remediation,3,3'), {}, 'risks')).toMatchObject({ same: 1, questions: [] });
  });

  test('are known again in another spelling, under the reference that is here', async () => {
    await takeRisks('R1,Ground conditions on Mill Yard,3,4');
    await takeRisks('R1,Damp and mould claims,4,4');
    await takeRisks('R01,Damp and mould claims,4,5');
    expect(await risksHere()).toEqual(['R1 Ground conditions on Mill Yard', 'R1/2 Damp and mould claims']);
    await takeRisks('r-1,Loss of grant,2,2');
    await takeRisks('R1,Loss of grant,2,3');
    expect((await risksHere()).length).toBe(3);
  });

  test('take no number that is here in another spelling', async () => {
    await takeRisks('R1,Ground conditions on Mill Yard,3,4');
    await it.api.risks.create({ reference: 'R1-2', title: 'Something else', likelihood: 1, impact: 1 });
    await takeRisks('R1,Damp and mould claims,4,4');
    expect(await risksHere()).toEqual(['R1 Ground conditions on Mill Yard', 'R1-2 Something else', 'R1/3 Damp and mould claims']);
  });

  test('are the one of their own title, though the plain reference has a title much like it', async () => {
    await takeRisks('R1,Ground conditions on Mill Yard north,3,4');
    await it.api.risks.create({ reference: 'R1/2', title: 'Ground conditions on Mill Yard south', likelihood: 1, impact: 1 });
    await takeRisks('R1,Ground conditions on Mill Yard south,5,5');
    expect(await risksHere()).toEqual(['R1 Ground conditions on Mill Yard north', 'R1/2 Ground conditions on Mill Yard south']);
  });
});

describe('another site under one reference', () => {
  test.each([
    ['0,10', '0,40'],
    ['1,10', '1,40'],
    [',10', ',40'],
    ['5,10', '8,40'],
    ['0,0', '0,40'],
  ])('is asked about by all of its homes: %s and %s', async (here, given) => {
    await takeSites(`S1,Mill Yard,${here}`);
    expect(open(await look(it, register(`S1,Station Road depot,${given}`)))).toEqual({ 'reuse:S1': 'two' });
    expect(open(await look(it, register(`S1,Mill Yard,${given}`)))).toEqual({});
    expect(open(await look(it, register(`S1,Mill Yard,${here}`)))).toEqual({});
  });

  test('shows in the account of homes, where only the most are given', async () => {
    const empty = { records: 0, homes: 0 };
    const first = await look(it, register('S1,Mill Yard,0,10', 'S2,Old Library,,5', 'S3,Gas works,7,9'));
    expect(first.accounts[0]?.homes).toMatchObject({ file: 22, new: 22 });
    expect(first).toMatchObject({ before: empty, after: { records: 3, homes: 22 } });
    const words = first.problems.map(({ message }) => message).join('\n');
    expect(words).toContain('up to 10 are counted');
    expect(words).toContain('up to 5 are counted');
    await takeSites('S1,Mill Yard,0,10', 'S2,Old Library,,5', 'S3,Gas works,7,9');
    const next = await look(it, register('S1,Mill Yard,0,40', 'S2,Old Library,,5', 'S3,Gas works,7,9'));
    expect(next).toMatchObject({ before: { homes: 22 }, after: { homes: 52 } });
  });

  test('is not asked about where its homes say that it is the same', async () => {
    await takeSites('S1,Mill Yard,10,40');
    const found = await look(it, register('S1,Station Road depot,10,40'));
    expect(found).toMatchObject({ changed: 1 });
    expect(open(found)).toEqual({});
  });
});
