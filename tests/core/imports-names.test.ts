/** Names that more than one person or organisation here has: our own report of them comes back, and a new row asks. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Preview } from '../../shared/features/imports/contract.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = 'Reference,Risk,Likelihood,Impact,Owner,Organisation';
const csv = (...lines: string[]) => ({ name: 'risks.csv', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });
const preview = (lines: string[], answers: Record<string, string> = {}) =>
  it.api.imports.preview({ kind: 'risks', file: csv(HEAD, ...lines), answers });
const openOf = ({ questions }: Preview) =>
  Object.fromEntries(questions.filter(({ answer }) => answer === null).map(({ id, proposed }) => [id, proposed]));
const changes = ({ sample }: Preview) => sample.flatMap(({ reference, changes: said }) => (said.length > 0 ? [[reference, ...said]] : []));

describe('a name that two here have', () => {
  let first: string;
  let second: string;
  let council: string;
  beforeEach(async () => {
    const alpha = (await it.api.organisations.create({ name: 'Alpha Homes', sector: 'provider' })).id;
    council = (await it.api.organisations.create({ name: 'Éclair Council', sector: 'council' })).id;
    await it.api.organisations.create({ name: 'Éclair council', sector: 'provider' });
    first = (await it.api.people.create({ name: 'Ann One', jobTitle: 'Director', organisationId: alpha })).id;
    second = (await it.api.people.create({ name: 'Ann One', jobTitle: 'Officer', organisationId: council })).id;
    await it.api.people.create({ name: 'Bob Two' });
    await it.api.risks.create({ reference: 'R1', title: 'Costs', likelihood: 1, impact: 2, ownerPersonId: first, organisationId: alpha });
    await it.api.risks.create({ reference: 'R2', title: 'Time', likelihood: 1, impact: 2, ownerPersonId: second, organisationId: council });
  });
  const owners = async () => (await it.api.risks.list({})).map((row) => [row.reference, row.ownerPersonId, row.organisationId]);

  test('is the one here where the record here is its: our own report comes back unchanged, and so does a change beside it', async () => {
    const report = await it.api.reports.create({ name: 'risk-register' });
    const own = await it.api.imports.preview({ kind: 'risks', file: { name: 'risks.xlsx', bytes: report.bytes } });
    expect([openOf(own), own.same, own.stopped, own.problems]).toEqual([{}, 2, 0, []]);
    const before = await owners();
    const changed = await preview(['R1,Costs,5,2,Ann One,Alpha Homes', 'R2,Time,1,3,ann one,éclair council']);
    expect([openOf(changed), changed.stopped, changes(changed)]).toEqual([
      {},
      0,
      [
        ['R1', 'Likelihood: 1 → 5'],
        ['R2', 'Impact: 2 → 3'],
      ],
    ]);
    await it.api.imports.apply({ token: changed.token });
    expect(await owners()).toEqual(before);
  });

  test('is asked about for a new record, and where another owns the one here, with what tells them apart', async () => {
    await it.api.risks.create({ reference: 'R3', title: 'Trade', likelihood: 1, impact: 2 });
    const lines = [
      'R3,Trade,1,2,Ann One,',
      'R4,New,1,2,Ann One,',
      'R5,Other,1,2,Bob Two,ECLAIR COUNCIL',
      'R1,Costs,1,2,Ann One,Alpha Homes',
    ];
    const [who, which] = ['name:ownerPersonId:ann one', 'name:organisationId:eclair council'];
    const found = await preview(lines);
    expect(openOf(found)).toEqual({ [who]: null, [which]: null });
    expect(found).toMatchObject({ new: 0, same: 1, stopped: 3 });
    expect(found.sample.flatMap(({ row, question }) => (question ? [[row, question]] : []))).toEqual([
      [2, who],
      [3, who],
      [4, which],
    ]);
    const asked = found.questions.find(({ id }) => id === who)!;
    expect(asked.detail).toContain('2 rows: 2, 3');
    expect(asked.options.map(({ id, effect }) => [id, effect])).toEqual([
      [first, 'Alpha Homes, Director'],
      [second, 'Éclair Council, Officer'],
      ['-', expect.any(String)],
    ]);
    await expect(it.api.imports.apply({ token: found.token, skipProblems: true })).rejects.toMatchObject({ code: 'validation' });

    const told = await preview(lines, { [who]: second, [which]: council });
    expect(told).toMatchObject({ new: 2, changed: 1, same: 1, stopped: 0 });
    await it.api.imports.apply({ token: told.token });
    expect((await owners()).slice(2)).toEqual([
      ['R3', second, null],
      ['R4', second, null],
      ['R5', expect.any(String), council],
    ]);
    // Nothing is asked of what is here by now, and R1's own owner stands.
    const again = await preview(lines);
    expect([openOf(again), again.same]).toEqual([{}, 4]);
  });

  test('is proposed where one alone is spelt so, and may be left empty', async () => {
    const which = 'name:organisationId:eclair council';
    const spelt = await preview(['R6,New,1,2,,Éclair Council']);
    expect(openOf(spelt)).toEqual({ [which]: council });
    const none = await preview(['R6,New,1,2,,Éclair Council'], { [which]: '-' });
    await it.api.imports.apply({ token: none.token });
    expect((await owners()).at(-1)).toEqual(['R6', null, null]);
  });

  test('of one that has gone since the file was read is not stored', async () => {
    const found = await preview(['R4,New,1,2,Ann One,'], { 'name:ownerPersonId:ann one': second });
    const { version } = await it.api.people.get({ id: second });
    await it.api.people.update({ id: second, version, changes: { name: 'Ann Two' } });
    await expect(it.api.imports.apply({ token: found.token })).rejects.toThrow();
    expect((await owners()).length).toBe(2);
  });

  test('tells two rows apart that are alike but for whom they name', async () => {
    const report = await preview(['R7,New,1,2,Ann One,', 'R7,New,1,2,,', 'R7,New,1,2,Ann One,']);
    expect(report.sample.filter(({ group }) => group === 'The same row twice').map(({ row }) => row)).toEqual([4]);
  });
});
