import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf as file, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const STANDARD =
  'OrganisationURI,SiteReference,SiteNameAddress,Hectares,PlanningStatus,PermissionType,Deliverable,NetDwellingsRangeFrom,NetDwellingsRangeTo,FirstAddedDate';
const URI = 'http://opendatacommunities.org/id/metropolitan-district-council/rivermere';

const register = (...rows: string[]) => file('rivermere.csv', STANDARD, ...rows.map((row) => `${URI},${row}`));

const twoSites = register(
  'RV1,"1 Mill Lane, Rivermere",0.25,permissioned,full planning permission,yes,14,16,30/06/2016',
  'RV2,The Tannery,1.5,not permissioned,,,40,,2017-12-31',
);

async function importFile(kind: 'brownfield' | 'providers', given: { name: string; bytes: Uint8Array<ArrayBuffer> }, more: object = {}) {
  const preview = await it.api.imports.preview({ kind, file: given, ...more });
  return { preview, result: await it.api.imports.apply({ token: preview.token }) };
}

describe('imports of brownfield registers', () => {
  test('add sites, and change nothing the second time', async () => {
    const first = await importFile('brownfield', twoSites);
    expect(first.preview).toMatchObject({ rows: 2, new: 2, changed: 0, same: 0, ready: true });
    expect(first.preview.problems).toMatchObject([{ row: 3, severity: 'warning', message: expect.stringContaining('“from” was taken') }]);
    expect(first.result.totals).toEqual({
      sites: 2,
      homesFrom: 54,
      homesTo: 56,
      byPlanningStatus: { permissioned: 1, 'not permissioned': 1, 'pending decision': 0 },
    });
    const { rows, totals } = await it.api.sites.list({});
    expect(
      rows.map((site) => [site.register, site.reference, site.areaSqm, site.firstAddedOn, site.deliverable, site.homesFrom, site.homesTo]),
    ).toEqual([
      ['rivermere', 'RV1', 2500, '2016-06-30', true, 14, 16],
      ['rivermere', 'RV2', 15_000, '2017-12-31', null, 40, 40],
    ]);
    expect(totals).toMatchObject({ sites: 2, homesFrom: 54 });

    const second = await importFile('brownfield', twoSites);
    expect(second.result).toMatchObject({ rows: 2, new: 0, changed: 0, same: 2 });
    expect(await it.api.imports.runs({})).toHaveLength(1);
    expect((await it.api.history.undoState({})).undo?.label).toBe('Import 2 sites from rivermere.csv');
  });

  test('let go of the file once it is in, and answer the same call again', async () => {
    const preview = await it.api.imports.preview({ kind: 'brownfield', file: twoSites });
    // Three more files looked at meanwhile push no preview out.
    for (let n = 0; n < 3; n += 1) await it.api.imports.preview({ kind: 'brownfield', file: twoSites });
    const call = { method: 'imports.apply', input: { token: preview.token }, commandId: 'once' };
    const first = await it.core.dispatch(call);
    expect(first).toMatchObject({ ok: true, data: { new: 2 } });
    expect(await it.core.dispatch(call)).toEqual(first);
    expect((await it.api.sites.list({})).rows).toHaveLength(2);
    await expect(it.api.imports.apply({ token: preview.token })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('hold a file whose import failed', async () => {
    const bad = register('RV1,Mill Lane,0.5,permissioned,,,about 40,,', 'RV2,The Tannery,1,permissioned,,,4,,');
    const preview = await it.api.imports.preview({ kind: 'brownfield', file: bad });
    await expect(it.api.imports.apply({ token: preview.token })).rejects.toMatchObject({ code: 'validation' });
    expect(await it.api.imports.apply({ token: preview.token, skipProblems: true })).toMatchObject({ new: 1 });
  });

  test('update what changed and leave alone what the file does not hold', async () => {
    await importFile('brownfield', twoSites);
    const [site] = (await it.api.sites.list({})).rows;
    await it.api.sites.update({ id: site!.id, version: 1, changes: { ward: 'Castle' } });
    const changed = register('RV1,"1 Mill Lane, Rivermere",0.25,permissioned,full planning permission,yes,18,20,30/06/2016');
    const { preview, result } = await importFile('brownfield', changed, { answers: { gone: 'leave' } });
    expect(preview.sample).toMatchObject([{ state: 'changed', reference: 'RV1', changes: ['Homes from: 14 → 18', 'Homes to: 16 → 20'] }]);
    expect(preview.notInFile).toEqual([{ reference: 'RV2', name: 'The Tannery', homes: 40 }]);
    expect(result).toMatchObject({ new: 0, changed: 1, same: 0 });
    expect((await it.api.sites.list({})).rows[0]).toMatchObject({
      homesFrom: 18,
      homesTo: 20,
      ward: 'Castle',
      version: 3,
    });
  });

  test('are one step to undo and redo', async () => {
    await importFile('brownfield', twoSites);
    await it.api.history.undo({});
    expect((await it.api.sites.list({})).rows).toEqual([]);
    expect(await it.api.imports.runs({})).toEqual([]);
    await it.api.history.redo({});
    expect((await it.api.sites.list({})).rows).toHaveLength(2);
    expect((await importFile('brownfield', twoSites)).result).toMatchObject({ new: 0, changed: 0, same: 2 });
  });

  test('take own headings once matched, and remember them', async () => {
    const own = (...rows: string[]) => file('own.csv', 'Running key,Where it is,Size,Homes at least', ...rows);
    const blind = await it.api.imports.preview({ kind: 'brownfield', file: own('A1,Mill Lane,0.5,12') });
    expect(blind.ready).toBe(false);
    expect(blind.problems[0]).toMatchObject({
      row: 0,
      severity: 'error',
      message: expect.stringContaining('no column for Site reference'),
    });
    await expect(it.api.imports.apply({ token: blind.token })).rejects.toMatchObject({ code: 'validation' });
    // Leaving rows with problems out is no way round a column that is missing.
    await expect(it.api.imports.apply({ token: blind.token, skipProblems: true })).rejects.toMatchObject({ code: 'validation' });
    expect((await it.api.sites.list({})).rows).toEqual([]);
    expect(await it.api.imports.runs({})).toEqual([]);

    const columns = {
      SiteReference: 'Running key',
      SiteNameAddress: 'Where it is',
      Hectares: 'Size',
      NetDwellingsRangeFrom: 'Homes at least',
    };
    const answers = { ...PROPOSED, register: 'Rivermere' };
    expect((await importFile('brownfield', own('A1,Mill Lane,0.5,12'), { columns, answers })).result).toMatchObject({ new: 1 });
    const more = own('A1,Mill Lane,0.5,12', 'A2,Tannery,1,30');
    // The columns are remembered. Whose register it is, another council's file with these headings would answer wrongly.
    expect(open(await it.api.imports.preview({ kind: 'brownfield', file: more }))).toEqual({ register: 'Rivermere' });
    const again = await importFile('brownfield', more, { answers: { register: 'Rivermere' } });
    expect(again.result).toMatchObject({ new: 1, changed: 0, same: 1 });
    expect(again.preview.columns.filter((column) => column.from === 'remembered').map((column) => column.heading)).toEqual([
      'Running key',
      'Where it is',
      'Size',
      'Homes at least',
    ]);
  });

  test('say what is wrong with a column choice', async () => {
    const given = file('own.csv', 'Ref no,Where it is', 'A1,Mill Lane');
    await expect(it.api.imports.preview({ kind: 'brownfield', file: given, columns: { SiteReference: 'Reff' } })).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringContaining('no column “Reff”'),
    });
    await expect(it.api.imports.preview({ kind: 'brownfield', file: given, columns: { Nonsense: 'Ref no' } })).rejects.toMatchObject({
      code: 'validation',
    });
  });

  test.each([
    ['RV1,Mill Lane,0.5,permissioned,,,about 40,,', /row 2, column H \(NetDwellingsRangeFrom\).*about 40/],
    ['RV1,Mill Lane,0.5,permissioned,,,up to 3,,', /row 2, column H \(NetDwellingsRangeFrom\).*up to 3/],
    [',Mill Lane,0.5,permissioned,,,3,,', /row 2, column B \(SiteReference\).*blank/],
  ])('stop at %s and change nothing', async (row, place) => {
    const preview = await it.api.imports.preview({
      kind: 'brownfield',
      file: register(row, 'RV9,Good site,1,permissioned,,,5,,'),
    });
    const problem = preview.problems.find((one) => one.severity === 'error');
    expect(problem?.message).toMatch(place);
    expect(problem?.remedy).not.toBe('');
    await expect(it.api.imports.apply({ token: preview.token })).rejects.toMatchObject({
      code: 'validation',
      message: expect.stringMatching(place),
    });
    expect((await it.api.sites.list({})).rows).toEqual([]);
    expect((await it.api.history.undoState({})).undo).toBeNull();
    // The person may choose to bring in the rest.
    expect(await it.api.imports.apply({ token: preview.token, skipProblems: true })).toMatchObject({ new: 1 });
  });

  test('refuse a register without a reference column and one that repeats a reference', async () => {
    const without = await it.api.imports.preview({
      kind: 'brownfield',
      file: file('r.csv', 'SiteNameAddress,Hectares', 'Mill Lane,1'),
    });
    expect(without.ready).toBe(false);
    const twice = await it.api.imports.preview({
      kind: 'brownfield',
      file: register('RV1,Mill Lane,1,,,,1,,', 'RV1,Mill Road,1,,,,1,,'),
    });
    expect(open(twice)).toEqual({ repeat: 'number' });
    const first = await it.api.imports.preview({
      kind: 'brownfield',
      file: register('RV1,Mill Lane,1,,,,1,,', 'RV1,Mill Road,1,,,,1,,'),
      answers: { repeat: 'first' },
    });
    expect(first.problems.find(({ severity }) => severity === 'error')?.message).toContain('already in row 2');
  });

  test('keep words that fit no value in the notes', async () => {
    const preview = await it.api.imports.preview({
      kind: 'brownfield',
      file: register('RV1,Mill Lane,about half,permissioned,part outline and part full,,12,,31/02/2026'),
      answers: { 'value:permissionType:partoutlineandpartfull': '-' },
    });
    expect(preview.problems.map((problem) => problem.severity)).toEqual(Array(4).fill('warning'));
    await it.api.imports.apply({ token: preview.token });
    const [site] = (await it.api.sites.list({})).rows;
    expect(site).toMatchObject({
      areaSqm: null,
      permissionType: null,
      firstAddedOn: null,
      notes: 'Hectares as given: about half\nPermission type as given: part outline and part full\nFirst added as given: 31/02/2026',
    });
  });

  test('take 0 for a figure and an empty cell for none, when they add and when they change', async () => {
    const figures = async () =>
      (await it.api.sites.list({})).rows.map((site) => [site.reference, site.areaSqm, site.homesFrom, site.homesTo, site.deliverable]);
    const rows = (zero: string, empty: string) =>
      register(`RV1,Mill Lane,${zero},,,no,${zero},${zero},`, `RV2,Wharf,${empty},,,,${empty},${empty},`);
    expect((await importFile('brownfield', rows('0', ''))).preview.problems).toEqual([]);
    expect(await figures()).toEqual([
      ['RV1', 0, 0, 0, false],
      ['RV2', null, null, null, null],
    ]);
    expect((await importFile('brownfield', rows('0', ''))).result).toMatchObject({ same: 2 });
    const swapped = await importFile('brownfield', rows('', '0'));
    expect(swapped.result).toMatchObject({ new: 0, changed: 2 });
    expect(swapped.preview.sample[1]?.changes).toEqual(['Area in square metres: – → 0', 'Homes from: – → 0', 'Homes to: – → 0']);
    expect((await figures()).map((row) => row.slice(0, 4))).toEqual([
      ['RV1', null, null, null],
      ['RV2', 0, 0, 0],
    ]);
  });

  test('are of the kinds that the rooms give, each with its fields', async () => {
    const kinds = await it.api.imports.kinds({});
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['brownfield', 'providers']));
    for (const { kind } of kinds) expect((await it.api.imports.fields({ kind })).filter((field) => field.required)).not.toEqual([]);
    await expect(it.api.imports.fields({ kind: 'nonsense' })).rejects.toBeInstanceOf(Error);
  });

  test('say of a file that is no table what it is, and change nothing', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    for (const [name, content] of [
      ['r.xlsx', 'just,text'],
      ['r.csv', '<!doctype html><html><body>Sign in</body></html>'],
      ['r.csv', ''],
    ] as const) {
      const failing = it.api.imports.preview({ kind: 'brownfield', file: { name, bytes: bytes(content) } });
      await expect(failing).rejects.toMatchObject({
        code: 'unreadable_file',
        message: expect.stringContaining(name),
        details: { remedy: expect.stringMatching(/\w/) },
      });
    }
    expect((await it.api.sites.list({})).rows).toEqual([]);
  });

  test('give the rows that are stopped as a workbook, each with what is wrong, which comes back in by the same door', async () => {
    const bad = register('RV1,Mill Lane,0.5,permissioned,,,about 40,,', 'RV2,The Tannery,1,permissioned,,,4,,');
    const { token } = await it.api.imports.preview({ kind: 'brownfield', file: bad });
    const book = await it.api.imports.problemBook({ token });
    expect(book.name).toBe('rivermere problems.xlsx');
    const again = await it.api.imports.preview({ kind: 'brownfield', file: { ...book, bytes: new Uint8Array(book.bytes) } });
    expect(again).toMatchObject({ rows: 1, stopped: 1, sample: [{ reference: 'RV1', faults: [{ value: 'about 40' }] }] });
    expect(again.unused.map(({ heading }) => heading)).toEqual([]);
    const clean = await it.api.imports.preview({ kind: 'brownfield', file: twoSites });
    await expect(it.api.imports.problemBook({ token: clean.token })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('forget a preview that is no longer held', async () => {
    await expect(it.api.imports.apply({ token: 'gone' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('imports of the providers’ register', () => {
  const list = file(
    'providers.csv',
    'Registered Provider Name,RP Code,Designation,Registration Date,Legal Entity',
    '180 Housing Ltd,4636,Profit,13/12/2010,Companies House Only',
    'Rivermere Council,00CN,Local Authority,01/04/2010,',
    'Canalside Housing,LH0391,Non-Profit,1976-07-12,FCA',
  );

  test('keep every code as text and recognise a partner entered by hand', async () => {
    await it.api.organisations.create({ name: 'Canalside housing', sector: 'provider' });
    const { result } = await importFile('providers', list);
    expect(result).toMatchObject({ rows: 3, new: 2, changed: 1, same: 0 });
    expect(result.totals).toEqual({
      providers: 3,
      byDesignation: { 'Non-Profit': 1, 'Local Authority': 1, Profit: 1 },
    });
    const all = await it.api.organisations.list({ include: 'all' });
    expect(all.map((row) => [row.name, row.rshCode, row.isPartner, row.sector])).toEqual([
      ['180 Housing Ltd', '4636', false, 'provider'],
      ['Canalside Housing', 'LH0391', true, 'provider'],
      ['Rivermere Council', '00CN', false, 'council'],
    ]);
    expect((await importFile('providers', list)).result).toMatchObject({ new: 0, changed: 0, same: 3 });
  });

  test('go by the code before the name', async () => {
    const { api } = it;
    const coded = await api.organisations.create({ name: 'Canalside', sector: 'provider', rshCode: 'LH0391' });
    const typed = await api.organisations.create({ name: 'Canalside Housing', sector: 'provider' });
    await importFile('providers', list);
    expect(await api.organisations.get({ id: coded.id })).toMatchObject({
      name: 'Canalside Housing',
      designation: 'non_profit',
      version: 2,
    });
    expect(await api.organisations.get({ id: typed.id })).toEqual(typed);
  });

  test('take nobody for gone whose row is in the file, though it is left out, stopped or taken for a total', async () => {
    const { api } = it;
    const lines = (...rows: string[]) => file('providers.csv', 'Organisation name,Registration number', ...rows);
    const all = lines('Alpha,L1', 'Beta,L2', 'Total Homes,L3');
    await importFile('providers', lines('Alpha,L1', 'Beta,L2'), { answers: PROPOSED });
    await api.organisations.create({ name: 'Total Homes', sector: 'provider', rshCode: 'L3' });
    const left = await api.imports.preview({ kind: 'providers', file: all, skip: [{ sheet: 'providers', row: 3 }] });
    expect(left.questions.filter(({ kind }) => kind === 'gone')).toEqual([]);
    const stopped = await api.imports.preview({ kind: 'providers', file: lines('Alpha,L1', ',L2', 'Total Homes,L3') });
    expect(stopped.problems).toMatchObject([{ row: 3, severity: 'error' }]);
    expect(stopped.notInFile).toEqual([]);
    expect((await api.imports.preview({ kind: 'providers', file: lines('Alpha,L1') })).notInFile).toHaveLength(2);
  });

  test('take a name that two here have for neither of them', async () => {
    const { api } = it;
    for (const sector of ['provider', 'developer'] as const) await api.organisations.create({ name: 'Alpha', sector });
    const { result } = await importFile('providers', file('providers.csv', 'Organisation name,Registration number', 'ALPHA,L1'));
    expect(result).toMatchObject({ new: 1, changed: 0 });
    expect((await api.organisations.list({})).filter(({ name }) => name === 'Alpha').map(({ rshCode }) => rshCode)).toEqual([null, null]);
  });

  test('tell which fields they want', async () => {
    const fields = await it.api.imports.fields({ kind: 'providers' });
    expect(fields.filter((field) => field.required).map((field) => field.field)).toEqual(['name', 'rshCode']);
  });
});

test('what is remembered of headings is remembered of one kind of file', async () => {
  const { api } = it;
  const bring = async (kind: 'brownfield' | 'providers', row: string, columns?: Record<string, string>) => {
    const answers = {
      ...PROPOSED,
      ...(kind === 'brownfield' ? { register: 'own', ...(row.startsWith('A2') ? { gone: 'leave' } : {}) } : {}),
    };
    const given = { kind, file: file('own.csv', 'Our code,Our words', row), answers, ...(columns ? { columns } : {}) };
    const { token, ready } = await api.imports.preview(given);
    expect([kind, ready]).toEqual([kind, true]);
    await api.imports.apply({ token });
  };
  const asProviders = file('own.csv', 'Our code,Our words', '4636,Ash Homes');
  await bring('brownfield', 'A1,Mill Lane', { SiteReference: 'Our code', SiteNameAddress: 'Our words' });
  const { ready, columns } = await api.imports.preview({ kind: 'providers', file: asProviders });
  expect(ready).toBe(false);
  expect(columns.filter(({ from }) => from === 'remembered')).toEqual([]);
  await bring('providers', '4636,Ash Homes', { rshCode: 'Our code', name: 'Our words' });
  await bring('brownfield', 'A2,Wharf');
  await bring('providers', '4637,Elm Homes');
  expect((await api.sites.list({})).rows.map(({ reference }) => reference)).toEqual(['A1', 'A2']);
  expect((await api.organisations.list({ include: 'all', ended: true })).map(({ rshCode }) => rshCode)).toEqual(['4636', '4637']);
});

test('imports that were done are listed newest first', async () => {
  for (const [day, reference] of [
    ['2026-11-22', 'A'],
    ['2026-11-24', 'B'],
    ['2026-11-23', 'C'],
  ]) {
    it.at(`${day}T10:00:00.000Z`);
    await importFile('brownfield', { ...register(`${reference},Mill Lane,1,,,,1,,`), name: `${reference}.csv` }, { answers: PROPOSED });
  }
  const runs = await it.api.imports.runs({});
  expect(runs.map(({ fileName }) => fileName)).toEqual(['B.csv', 'C.csv', 'A.csv']);
  expect(await it.api.imports.brought({ run: runs[0]!.id })).toMatchObject({ fileName: 'B.csv', changed: [] });
});

test('headings of a pasted list stand for the fields that an import would read under them, and others for none', async () => {
  const { api } = it;
  const headings = ['Risk ID', 'Risk title', 'Likelihood Score', 'Impact Score', 'Favourite colour', 'Mitigation'];
  expect(await api.imports.match({ entity: 'risk', headings })).toEqual(['reference', 'title', 'likelihood', 'impact', null, 'mitigation']);
  // Of records that no file brings in: by what their fields are called.
  expect(await api.imports.match({ entity: 'person', headings: ['E-mail', 'Job Title', ''] })).toEqual(['email', 'jobTitle', null]);
  expect(await api.imports.match({ entity: 'no such kind', headings: ['Name'] })).toEqual([null]);
});
