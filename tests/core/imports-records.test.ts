/** An import stores what the record's own form would take, says all that is wrong with a row, and makes no two of one. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Preview } from '../../shared/features/imports/contract.ts';
import { tableOf } from '../../shared/tables.ts';
import { isStorable } from '../../electron/core/parse-input.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import * as rooms from '../../electron/features/index.ts';
import { program } from '../../electron/program.ts';
import type { ImportKindRules, KindField } from '../../electron/rooms/import-kind.ts';
import { gather } from '../../electron/rooms/room.ts';
import { bring, fileOf, look, open, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { contractName } from '../../shared/table.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const sites = (...rows: string[][]) =>
  fileOf(
    'ambridge.csv',
    'SiteReference,SiteNameAddress,OrganisationURI,PlanningStatus,NetDwellingsRangeFrom,Hectares,UPRN,SiteplanURL,PermissionDate',
    ...rows.map(([reference = '', name = '', status = '', homes = '', hectares = '', uprn = '', plan = '', on = '']) =>
      [reference, name, 'ambridge', status, homes, hectares, uprn, plan, on].map(quoted).join(','),
    ),
  );
const risksFile = (...rows: string[]) => fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact', ...rows);
const providersFile = (...rows: string[]) =>
  fileOf('providers.csv', 'Organisation name,Registration number,Designation,Corporate form', ...rows);
const rowsOf = ({ sample }: Preview, state: string) => sample.filter((row) => row.state === state);

describe('a row that begins with a total’s words', () => {
  test('is a record when it is filled like one, is shown, and may be changed', async () => {
    const file = sites(
      ['A1', 'Mill Yard', 'permissioned', '10'],
      ['Total', 'Total Homes', 'permissioned', '7'],
      ['A3', 'Total', 'permissioned', '3'],
    );
    const found = await look(it, file);
    expect(found).toMatchObject({ new: 3, skipped: 0, totals: { homesFrom: 20 } });
    expect(found.questions.find(({ kind }) => kind === 'total')).toMatchObject({
      id: 'named-total',
      answer: 'record',
      by: 'file',
      detail: expect.stringContaining('3 “Total”'),
    });
    expect(await look(it, file, { answers: { 'named-total': 'total' } })).toMatchObject({ new: 1, skipped: 2, totals: { homesFrom: 10 } });
  });

  test('is asked about when it is filled and says no more, or says more and adds up', async () => {
    const bare = fileOf('p.csv', 'Organisation name,Registration number', 'Ambridge Homes,4636', 'Total Homes,4700', 'Total,4701');
    const found = await look(it, bare, {}, 'providers');
    expect(found).toMatchObject({ new: 1, stopped: 2, skipped: 0 });
    expect(open(found)).toEqual({ 'total:3': 'total', 'total:4': 'total' });
    await expect(bring(it, bare, {}, 'providers')).rejects.toMatchObject({ code: 'validation' });
    expect(await look(it, bare, { answers: { 'total:3': 'record', 'total:4': 'total' } }, 'providers')).toMatchObject({
      new: 2,
      skipped: 1,
    });
    const same = sites(['A1', 'Mill Yard', 'permissioned', '10'], ['Total', 'All sites', 'permissioned', '10']);
    expect(open(await look(it, same))).toEqual({ 'total:3': 'record' });
  });

  test('is a total when it lacks what a row needs or says what the rows above add up to: named, and may be changed', async () => {
    const counted = fileOf('p.csv', 'Organisation name,Registration number', 'Ambridge Homes,4636', 'Beta,4637', 'Total,2', 'Total,');
    const found = await look(it, counted, {}, 'providers');
    expect(found).toMatchObject({ new: 2, skipped: 2 });
    expect(found.questions).toMatchObject([{ id: 'totals', answer: 'total', by: 'file', detail: 'Rows 4 “Total”, 5 “Total”.' }]);
    expect(await look(it, counted, { answers: { totals: 'record' } }, 'providers')).toMatchObject({ new: 3, stopped: 1, skipped: 0 });
    const wards = sites(['A1', 'Mill', '', '10'], ['Sub-total', 'Castle', '', '10'], ['A2', 'Yard', '', '5'], ['Total', 'All', '', '15']);
    expect(await look(it, wards)).toMatchObject({ new: 2, skipped: 2, totals: { homesFrom: 15 } });
  });
});

describe('one record in two spellings', () => {
  test.each([
    ['brownfield', sites(['0012', 'Mill', '', '10'], ['12', 'Mill', '', '10'])],
    ['brownfield', sites(['a 1', 'Mill', '', '10'], ['A1', 'Mill', '', '10'])],
    ['risks', risksFile('R1,Ground,3,4', 'r1,Ground,3,4')],
    ['risks', risksFile('R1,Ground,3,4', 'R\u200b01,Ground,3,4')],
    ['providers', providersFile('Ambridge Homes,L2,,', 'Ambridge Homes,l2,,')],
  ])('of %s within a file is asked about, and stored as is said', async (kind, file) => {
    const found = await look(it, file, {}, kind);
    expect(open(found)).toMatchObject({ spellings: 'same' });
    expect(found).toMatchObject({ new: 1, stopped: 1 });
    expect(await bring(it, file, { answers: { '*': 'proposed' } }, kind)).toMatchObject({ new: 1, skipped: 1 });
    const [, second = ''] = new TextDecoder().decode(file.bytes).split('\r\n').slice(1);
    const head = new TextDecoder().decode(file.bytes).split('\r\n')[0] ?? '';
    // The other spelling alone, against what is here: asked, and nothing is made twice.
    const alone = fileOf(file.name, head, second);
    expect(open(await look(it, alone, {}, kind))).toMatchObject({ spelling: 'same' });
    expect(await bring(it, alone, { answers: { '*': 'proposed' } }, kind)).toMatchObject({ new: 0, changed: 0, same: 1 });
  });

  test('is two records when that is said, and each keeps its reference', async () => {
    const file = risksFile('R1.2,Ground,3,4', 'R12,Costs,3,4', 'r12,Other,1,1');
    expect(open(await look(it, file, {}, 'risks'))).toEqual({ spellings: 'same' });
    await bring(it, file, { answers: { spellings: 'others' } }, 'risks');
    expect((await it.api.risks.list({})).map(({ reference }) => reference).toSorted()).toEqual(['R1.2', 'R12', 'r12']);
  });

  test('never fails when it is stored: two rows that are one record here stop at the preview', async () => {
    await bring(it, sites(['A012', 'Mill', '', '10']));
    const file = sites(['A12', 'Mill', '', '11'], ['a 12', 'Mill', '', '12']);
    const same = { 'which:A12 Mill': 'A012', 'which:a 12 Mill': 'A012' };
    expect(await look(it, file, { answers: { spellings: 'others' } })).toMatchObject({ changed: 0, stopped: 2, notInFile: [] });
    const found = await look(it, file, { answers: { spellings: 'others', spelling: 'same', ...same } });
    expect(found).toMatchObject({ changed: 1, stopped: 1 });
    expect(rowsOf(found, 'stopped')).toMatchObject([{ row: 3, faults: [{ reason: expect.stringContaining('“A12” of row 2') }] }]);
    expect(await it.api.imports.apply({ token: found.token, skipProblems: true })).toMatchObject({ changed: 1 });
  });
});

/** Texts that no field of a record takes, or that only some do. */
const ODD: Record<string, string> = {
  'too long': 'x'.repeat(5000),
  'very long': 'word '.repeat(6000),
  invisible: '\u3164\u2800',
  'of no width': '\u200b\u2060',
  'too large': '3000000000',
  'a script': 'javascript:alert(1)',
  'a script across lines': 'java\nscript:alert(1)',
  'a long number': '1234567890123456',
  'far below': '-2147483649',
  'out of range': '9',
};

const kinds = gather(rooms).imports;
const fieldsOfKinds = kinds.flatMap((rules) => rules.fields.map(({ key }): [string, string] => [rules.kind, key]));

const headingsOf = ({ fields }: ImportKindRules): string => fields.map(({ standard }) => quoted(standard)).join(',');

/** What is written into a cell of a kind that isn't words. */
const USUAL: Partial<Record<KindField['type'], string>> = {
  number: '3',
  money: '100',
  percent: '10%',
  day: '2027-01-31',
  time: '14:00',
  year: '2026-27',
  yes_no: 'Yes',
  web_address: 'https://example.org',
};

/** A row with what it must have, one field as given. */
function rowWith({ fields }: ImportKindRules, given: string, text: string, key: string): string {
  const usual = ({ type, required, values }: KindField): string => {
    if (!required) return '';
    if (type === 'reference') return key;
    if (type === 'code') return values?.[0]?.value ?? '';
    return USUAL[type] ?? `Name of ${key}`;
  };
  return fields.map((field) => quoted(field.key === given ? text : usual(field))).join(',');
}

/** Brings a file in as proposed; what has no proposal is left empty, as nobody can say what is meant. */
async function broughtIn(file: FileOf, kind: string) {
  const answers = { '*': 'proposed' };
  const found = await look(it, file, { register: 'ambridge', answers }, kind);
  const rest = Object.fromEntries(Object.keys(open(found)).map((id) => [id, '-']));
  return bring(it, file, { register: 'ambridge', answers: { ...answers, ...rest } }, kind);
}

async function storedRecords({ entity }: ImportKindRules): Promise<Record<string, unknown>[]> {
  const opened = await openDatabase(it.profile, program.migrations, {});
  const rows = (await opened.read.selectFrom(entity).selectAll().where('deleted_at', 'is', null).execute()) as unknown as Record<
    string,
    unknown
  >[];
  await opened.close();
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(tableOf(entity).columns).map(([name, { kind }]) => [
        contractName(name),
        kind === 'yes_no' && row[name] !== null ? row[name] === 1 : row[name],
      ]),
    ),
  );
}

describe('what the form of a record refuses', () => {
  test('is what its import refuses: both go by one schema', () => {
    const creates = Object.values(contract).flatMap((methods) => ('create' in methods ? [methods.create.input] : []));
    for (const { kind, record } of kinds) expect([kind, creates.includes(record as never)]).toEqual([kind, true]);
  });

  test.each(fieldsOfKinds)('no import stores, and no other row suffers: %s, %s', async (kind, key) => {
    const rules = kinds.find((one) => one.kind === kind)!;
    const texts = Object.values(ODD);
    const rows = texts.flatMap((text, at) => [rowWith(rules, key, text, `K${at}`), rowWith(rules, '', '', `Usual${at}`)]);
    expect(await broughtIn(fileOf(`${kind}.csv`, headingsOf(rules), ...rows), kind)).toMatchObject({ rows: rows.length, same: 0 });
    const records = await storedRecords(rules);
    const stored = new Set(records.flatMap((record) => Object.values(record)));
    expect(texts.filter((_, at) => !stored.has(`Usual${at}`))).toEqual([]);
    for (const record of records) {
      expect([record, rules.record.safeParse(record).error?.issues]).toEqual([record, undefined]);
      expect([record, Object.values(record).every((value) => typeof value !== 'string' || isStorable(value))]).toEqual([record, true]);
    }
  });

  test.each(kinds.map(({ kind }) => kind))('a file with NUL in it is no text: %s', async (kind) => {
    const rules = kinds.find((one) => one.kind === kind)!;
    const file = fileOf(`${kind}.csv`, headingsOf(rules), rowWith(rules, rules.fields[0]!.key, 'a\0b', 'K1'));
    await expect(broughtIn(file, kind)).rejects.toMatchObject({ code: 'unreadable_file' });
  });

  test('is taken out of a lesser field and kept in the notes; in any other it stops its row alone', async () => {
    const file = sites(
      ['A1', 'Mill', 'permissioned', '10', '300000', '1234567890123', 'javascript:alert(1)'],
      ['A2', 'Yard', 'permissioned', '3000000000', '1'],
      ['A3', 'x'.repeat(1001), '', '5'],
      ['A4', 'Depot', '', '6'],
    );
    const found = await look(it, file);
    expect(found).toMatchObject({ new: 2, stopped: 2 });
    await it.api.imports.apply({ token: found.token, skipProblems: true });
    const { rows } = await it.api.sites.list({});
    expect(rows.map(({ reference, areaSqm, uprn, sitePlanUrl }) => [reference, areaSqm, uprn, sitePlanUrl])).toEqual([
      ['A1', null, null, ''],
      ['A4', null, null, ''],
    ]);
    expect(rows[0]?.notes.split('\n').toSorted()).toEqual([
      'Hectares as given: 300000',
      'Site plan as given: javascript:alert(1)',
      'UPRN as given: 1234567890123',
    ]);
  });

  test('a file with one row too large is brought in when that row is left out', async () => {
    const rows = [
      ['A1', 'Mill', '', '10'],
      ['A2', 'Yard', '', '4000000000', '500000'],
    ];
    const found = await look(it, sites(...rows), { skip: [{ sheet: 'ambridge', row: 3 }] });
    expect(found).toMatchObject({ new: 1, skipped: 1, problems: [] });
    expect(await it.api.imports.apply({ token: found.token })).toMatchObject({ new: 1 });
  });
});

describe('a cell that can’t be read', () => {
  test('leaves what is here as it is, says so, and keeps its text in the notes', async () => {
    await bring(it, sites(['A1', 'Mill', 'permissioned', '10', '2', '123', 'https://x.example', '2020-01-02']));
    const [before] = (await it.api.sites.list({})).rows;
    const found = await look(it, sites(['A1', 'Mill', 'sort of', '10', 'two acres', 'n0t', 'data:x', 'last spring']), {
      answers: { 'value:planningStatus:sortof': '-' },
    });
    expect(found).toMatchObject({ changed: 1, new: 0 });
    expect(found.problems.map(({ message }) => message)).toEqual(Array(5).fill(expect.stringContaining('What is here stays')));
    await it.api.imports.apply({ token: found.token });
    const [after] = (await it.api.sites.list({})).rows;
    expect(after).toEqual({
      ...before,
      version: 2,
      notes: expect.stringContaining('Permission date as given: last spring'),
    });
    // A blank cell is an answer: nothing is known.
    await bring(it, sites(['A1', 'Mill', '', '10']));
    expect((await it.api.sites.list({})).rows[0]).toMatchObject({ areaSqm: null, uprn: null, planningStatus: null });
  });

  test('of two coordinates leaves the place as it is', async () => {
    const head = 'SiteReference,SiteNameAddress,OrganisationURI,CoordinateReferenceSystem,GeoX,GeoY,PlanningStatus,NetDwellingsRangeFrom';
    await bring(it, fileOf('r.csv', head, 'A1,Mill,amb,WGS84,-1.70,52.50,,1'));
    await bring(it, fileOf('r.csv', head, 'A1,Mill,amb,OSGB36,#REF!,290002,,1'));
    expect((await it.api.sites.list({})).rows).toMatchObject([{ coordinateSystem: 'WGS84', geoX: '-1.70', geoY: '52.50' }]);
  });
});

describe('a row with several faults', () => {
  test('names all of them', async () => {
    await it.api.people.create({ name: 'Ann' });
    const file = fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact,Owner,Review on', 'R1,,9.5,7,Nobody,31/2/2027');
    const found = await look(it, file, {}, 'risks');
    const [row] = rowsOf(found, 'stopped');
    expect(row?.faults?.map(({ column }) => column).toSorted()).toEqual(['Impact', 'Likelihood', 'Owner', 'Review on', 'Risk']);
    // Whom a name means is a question once the row has no other faults.
    expect(found.problems.map(({ column }) => column).toSorted()).toEqual(['Impact', 'Likelihood', 'Review on', 'Risk']);
    expect(open(found)).toEqual({});
  });

  test('says what changes as screens say it, days too', async () => {
    await bring(it, sites(['A1', 'Mill', '', '1000', '', '', '', '2020-01-02']));
    const found = await look(it, sites(['A1', 'Mill', '', '1200', '', '', '', '3/4/2021']));
    expect(rowsOf(found, 'changed')[0]?.changes).toEqual(['Permission date: 2 January 2020 → 3 April 2021', 'Homes from: 1,000 → 1,200']);
  });
});

describe('our own report', () => {
  test('comes back in by the same door as what it was made of', async () => {
    const { api } = it;
    const { id: organisationId } = await api.organisations.create({ name: 'Beta Homes', sector: 'provider' });
    const { id: ownerPersonId } = await api.people.create({ name: 'Ann Owner', organisationId });
    await api.risks.create({
      reference: 'R1',
      title: '=Ground conditions',
      likelihood: 3,
      impact: 4,
      description: 'Piling takes longer.\nTwo lines, “quoted”.  ',
      mitigation: `- Survey first\r\n- 10/12\u00a0 ${'long '.repeat(8000)}`,
      ownerPersonId,
      organisationId,
      status: 'closed',
      reviewOn: '2026-12-01',
    });
    await api.risks.create({ reference: '0012', title: 'N/A', likelihood: 1, impact: 5, description: '-' });
    await api.risks.create({ reference: 'Total', title: 'Costs', likelihood: 1, impact: 5 });
    const before = await api.risks.list({});
    const book = await api.reports.create({ name: 'risk-register' });
    const found = await look(it, { name: book.fileName, bytes: new Uint8Array(book.bytes) }, {}, 'risks');
    expect([found.problems, found.questions.filter(({ answer }) => answer === null), rowsOf(found, 'changed')]).toEqual([[], [], []]);
    expect(found).toMatchObject({ new: 0, changed: 0, stopped: 0, same: 3 });
    // The report's own row of totals.
    expect(rowsOf(found, 'skipped')).toMatchObject([{ group: 'A row of totals' }]);
    await it.api.imports.apply({ token: found.token });
    expect(await api.risks.list({})).toEqual(before);
  });
});

describe('files that look clean and are not', () => {
  const HEAD = 'SiteReference,SiteNameAddress,OrganisationURI,PlanningStatus,NetDwellingsRangeFrom,Hectares';

  test('two columns of one heading that differ are asked about; two alike are not', async () => {
    const twice = (first: string, second: string) =>
      fileOf(
        'r.csv',
        'SiteReference,SiteNameAddress,OrganisationURI,PlanningStatus,NetDwellingsRangeFrom,NetDwellingsRangeFrom',
        `A1,Mill,a,,${first},${second}`,
      );
    const found = await look(it, twice('10', '20'));
    expect(open(found)).toEqual({ 'column:homesFrom': 'NetDwellingsRangeFrom' });
    expect(await look(it, twice('10', '20'), { answers: { 'column:homesFrom': 'NetDwellingsRangeFrom (2)' } })).toMatchObject({
      totals: { homesFrom: 20 },
    });
    expect(open(await look(it, twice('10', '10')))).toEqual({});
  });

  test('headings that stand again within the table are no site, and no register', async () => {
    const found = await look(it, fileOf('r.csv', HEAD, 'A1,Mill,a,,10,', HEAD, 'A2,Yard,a,,5,'));
    expect(found).toMatchObject({ new: 2, stopped: 0, skipped: 1, totals: { homesFrom: 15 } });
    expect(found.questions.filter(({ answer }) => answer === null)).toEqual([]);
    expect(found.notes.join()).toMatch(/one row holds the headings again/);
  });

  test.each([
    ['Hectares', 'A1,Mill,a,,10,4500 sqm', 'square metres'],
    ['NetDwellingsRangeFrom', 'A1,Mill,a,,12 ha,1', 'hectares'],
  ])('another unit than that of %s is not taken for it', async (column, row, unit) => {
    const found = await look(it, fileOf('r.csv', HEAD, row));
    expect(found.problems).toMatchObject([{ column, message: expect.stringContaining(`is in ${unit}, not in`) }]);
    expect(found.totals).toMatchObject({ homesFrom: column === 'Hectares' ? 10 : 0 });
  });
});
