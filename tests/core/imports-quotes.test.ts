/** Rows that two stray quotation marks make one cell of: asked about, and read as answered. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** These lists hold no planning status. */
const NONE = { 'column:planningStatus': '-' };
const SITES_ARE = { register: 'r', answers: NONE };
const SITES = 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,NetDwellingsRangeTo,Notes';
const sites = fileOf(
  's.csv',
  SITES,
  'A1,1 Mill Road,10,12,"see plan',
  'A2,2 Mill Road,50,60,',
  'A3,3 Mill Road,40,45,ok"',
  'A4,4 Mill Road,5,5,',
);
const RISKS = 'Reference,Risk,Likelihood,Impact,Mitigation,Status';
const risks = fileOf('r.csv', RISKS, 'R1,Flood,3,4,"sandbags,Live', 'R2,Fire,2,2,alarms",Live', 'R3,Frost,1,1,,Live');
const PROVIDERS = 'Organisation name,Registration number,Designation,Corporate form';
const providers = fileOf(
  'p.csv',
  PROVIDERS,
  'Marsh Homes,"L1,Non-profit,Company',
  'Quay Homes,L2",Non-profit,Company',
  'Mill Homes,L3,Non-profit,Company',
);

describe('rows between two stray quotation marks', () => {
  test.each([
    ['brownfield', sites, 'quotes:2', 'Row 2', 4, 2],
    ['risks', risks, 'quotes:2', 'Row 2', 3, 2],
    ['providers', providers, 'quotes:2', 'Row 2', 3, 2],
  ] as const)('are asked about in a file of %s, and read as answered', async (kind, file, id, row, asText, asCell) => {
    const said = kind === 'brownfield' ? NONE : {};
    const more = { ...(kind === 'brownfield' ? { register: 'r' } : {}), answers: said };
    const asked = await look(it, file, more, kind);
    const question = asked.questions.find((one) => one.id === id)!;
    expect(question).toMatchObject({ kind: 'quotes', title: expect.stringContaining(row), proposed: 'text', answer: null });
    expect(question.detail).toMatch(
      /^“(?:A1,1 Mill Road|R1,Flood|Marsh Homes,).*” goes on between two quotation marks with “(?:A2|R2|Quay)/u,
    );
    expect(question.options.map(({ label, effect }) => [label, effect])).toEqual([
      ['Read the quotation marks as text', `${asText - asCell} more ${asText - asCell === 1 ? 'row' : 'rows'}`],
      ['It is one cell, as it stands', 'no more rows'],
    ]);
    await expect(it.api.imports.apply({ token: asked.token, skipProblems: true })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['answers', id] }] },
    });
    expect((await look(it, file, { ...more, answers: { ...said, [id]: 'cell' } }, kind)).rows).toBe(asCell);
    expect((await look(it, file, { ...more, answers: PROPOSED }, kind)).rows).toBe(asText);
    expect(await look(it, file, { ...more, answers: { ...said, [id]: 'text' } }, kind)).toMatchObject({
      rows: asText,
      new: kind === 'providers' ? expect.any(Number) : asText,
      notes: expect.not.arrayContaining([expect.stringContaining('cells than')]),
    });
  });

  test('are records once the marks are text, which stay in their cells', async () => {
    await bring(it, sites, { register: 'r', answers: { ...NONE, 'quotes:2': 'text' } });
    const { rows } = await it.api.sites.list({});
    expect(Object.fromEntries(rows.map(({ reference, homesFrom }) => [reference, homesFrom]))).toEqual({ A1: 10, A2: 50, A3: 40, A4: 5 });
    const texts = await Promise.all(rows.map(({ id }) => it.api.sites.get({ id })));
    expect(texts.map(({ notes }) => notes).toSorted()).toEqual(['', '', '"see plan', 'ok"'].toSorted());
    // Other rows keep the numbers that they have in the file once it is mended.
    const faulty = fileOf('s.csv', SITES, 'A1,a,10,12,"x', 'A2,b,5,6,y"', 'A3,c,many,5,');
    const found = await look(it, faulty, { register: 'r', answers: { ...NONE, 'quotes:2': 'text' } });
    expect(found.problems.filter(({ severity }) => severity === 'error')).toMatchObject([{ row: 4 }]);
  });

  test('are one text where that is the answer', async () => {
    await bring(it, sites, { register: 'r', answers: { ...NONE, 'quotes:2': 'cell' } });
    const { rows } = await it.api.sites.list({});
    expect(rows.map(({ reference }) => reference).toSorted()).toEqual(['A1', 'A4']);
    const site = await it.api.sites.get({ id: rows.find(({ reference }) => reference === 'A1')!.id });
    expect(site.notes).toContain('A2,2 Mill Road,50,60,');
  });

  test('are answered once for the file, and not for another', async () => {
    const more = { register: 'r', answers: { ...NONE, 'quotes:2': 'cell' } };
    await bring(it, sites, more);
    const again = await look(it, { ...sites, name: 'same-under-another-name.csv' }, SITES_ARE);
    expect(again).toMatchObject({ new: 0, same: 2 });
    expect(again.questions.find(({ id }) => id === 'quotes:2')).toMatchObject({ answer: 'cell', by: 'memory' });
    const next = fileOf('s.csv', SITES, 'A1,1 Mill Road,10,12,"see plan', 'A5,5 Mill Road,50,60,ok"', 'A4,4 Mill Road,5,5,');
    expect(open(await look(it, next, SITES_ARE))).toMatchObject({ 'quotes:2': 'text' });
  });

  test('are asked about without a proposal where the lines may be one text, and all together where they are many', async () => {
    const doubtful = fileOf('s.csv', SITES, 'A1,Mill,10,12,"Was to be', 'North, South, East, West, 4', 'and so on"', 'A2,Depot,5,5,');
    expect(open(await look(it, doubtful, { register: 'r', answers: PROPOSED }))).toEqual({ 'quotes:2': null });
    const many = fileOf(
      's.csv',
      SITES,
      ...Array.from({ length: 9 }, (_, at) => [`A${at},${at} Mill Road,10,12,"x`, `B${at},${at} Quay Road,10,12,y"`]).flat(),
      'C1,Yard,1,1,',
    );
    expect(open(await look(it, many, SITES_ARE))).toEqual({ quotes: 'text' });
    expect((await look(it, many, SITES_ARE)).questions.find(({ id }) => id === 'quotes')!.facts).toHaveLength(9);
    expect((await look(it, many, { register: 'r', answers: { ...NONE, quotes: 'text' } })).rows).toBe(19);
    expect((await look(it, many, { register: 'r', answers: { ...NONE, quotes: 'cell' } })).rows).toBe(10);
  });

  test('are told from an address, a note and a list on several lines', async () => {
    const file = fileOf(
      's.csv',
      SITES,
      'A1,"1 Mill Road,',
      'Old Town,',
      'Leeds, LS1 1AA",10,12,"Cleared, fenced.',
      '',
      'Access from A4, see plan, sheet 2."',
      'A4,"The Depot',
      '12, Mill Road",5,5,"See also:',
      'A1',
      'A2, A3"',
    );
    const found = await look(it, file, SITES_ARE);
    expect([found.new, found.questions.filter(({ kind }) => kind === 'quotes'), open(found)]).toEqual([2, [], {}]);
  });
});
