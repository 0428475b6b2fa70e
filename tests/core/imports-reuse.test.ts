/** A reference may mean something else in somebody else's list: nothing here is overwritten by it unasked. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = 'Reference,Risk,Description,Organisation,Likelihood,Impact';
const risks = (...rows: string[]) => fileOf('risks.csv', HEAD, ...rows);
const bare = (...rows: string[]) => fileOf('risks.csv', 'Reference,Risk,Likelihood,Impact', ...rows);
const here = async () => (await it.api.risks.list({})).map(({ reference, title }) => `${reference} ${title}`).toSorted();

const OURS = risks(
  'R1,Ground conditions on Mill Yard,Piling takes longer,Ambridge Homes,3,4',
  'R2,Contractor insolvency,The main contractor fails,Ambridge Homes,2,5',
);

describe('another provider’s risk register', () => {
  beforeEach(async () => {
    await it.api.organisations.create({ name: 'Ambridge Homes', sector: 'provider' });
    await it.api.organisations.create({ name: 'Borchester Housing', sector: 'provider' });
    await bring(it, OURS, {}, 'risks');
  });

  const THEIRS = risks(
    'R1,Damp and mould claims,Ombudsman findings,Borchester Housing,4,4',
    'R2,Contractor insolvency,The main contractor fails,Ambridge Homes,3,5',
    'R3,Loss of grant,A bid is refused,Borchester Housing,2,2',
  );

  test('is asked about where a reference is another risk here, with both sides shown; what is the same goes on', async () => {
    const found = await look(it, THEIRS, {}, 'risks');
    expect(open(found)).toEqual({ 'reuse:R1': 'two' });
    expect(found).toMatchObject({ new: 1, changed: 1, stopped: 1, reused: 1 });
    expect(found.questions).toMatchObject([
      {
        kind: 'reuse',
        title: 'R1 is used for another risk',
        detail: 'Risk, Description and Organisation differ from what is here.',
        facts: [
          { label: 'Here', text: 'Ground conditions on Mill Yard; Piling takes longer; Ambridge Homes', figure: '' },
          { label: 'Row 2', text: 'Damp and mould claims; Ombudsman findings; Borchester Housing', figure: '' },
        ],
        options: [{ id: 'two', label: 'Two risks: add R1/2' }, { id: 'same' }, { id: 'leave' }],
      },
    ]);
    await expect(it.api.imports.apply({ token: found.token, skipProblems: true })).rejects.toMatchObject({
      code: 'validation',
      details: { issues: [{ path: ['answers', 'reuse:R1'] }] },
    });
    expect(await here()).toEqual(['R1 Ground conditions on Mill Yard', 'R2 Contractor insolvency']);
  });

  test('is shown with a name that the file itself adds', async () => {
    const file = risks('R1,Damp and mould claims,,Felpersham Trust,4,4');
    const { questions } = await look(it, file, { answers: PROPOSED }, 'risks');
    expect(questions.find(({ kind }) => kind === 'reuse')?.facts.map(({ text }) => text)).toEqual([
      'Ground conditions on Mill Yard; Ambridge Homes',
      'Damp and mould claims; Felpersham Trust',
    ]);
  });

  test('is added beside, updates, or is left out, as is said; the next file knows what was added', async () => {
    await bring(it, THEIRS, { answers: { 'reuse:R1': 'leave' } }, 'risks');
    expect(await here()).toEqual(['R1 Ground conditions on Mill Yard', 'R2 Contractor insolvency', 'R3 Loss of grant']);
    const left = await look(it, THEIRS, { answers: { 'reuse:R1': 'leave' } }, 'risks');
    expect(left).toMatchObject({ rows: 3, same: 2, skipped: 1, stopped: 0 });
    await bring(it, THEIRS, { answers: PROPOSED }, 'risks');
    expect(await here()).toEqual([
      'R1 Ground conditions on Mill Yard',
      'R1/2 Damp and mould claims',
      'R2 Contractor insolvency',
      'R3 Loss of grant',
    ]);
    expect(await look(it, THEIRS, {}, 'risks')).toMatchObject({ same: 3, questions: [] });
    await it.api.history.undo({});
    await bring(it, THEIRS, { answers: { 'reuse:R1': 'same' } }, 'risks');
    expect(await here()).toEqual(['R1 Damp and mould claims', 'R2 Contractor insolvency', 'R3 Loss of grant']);
  });

  test('is asked about with a reference in another spelling, too, and without anything but the title to tell by', async () => {
    const spelt = risks('r-01,Damp and mould claims,Ombudsman findings,Borchester Housing,4,4');
    expect(open(await look(it, spelt, {}, 'risks'))).toEqual({ 'reuse:r-01': 'two' });
    await bring(it, spelt, { answers: { 'reuse:r-01': 'same' } }, 'risks');
    expect(await here()).toEqual(['R1 Damp and mould claims', 'R2 Contractor insolvency']);
    expect(open(await look(it, bare('R2,Loss of grant,3,3'), {}, 'risks'))).toEqual({ 'reuse:R2': 'two' });
  });

  test('of many such is asked about once for all', async () => {
    const rows = (word: string) => Array.from({ length: 12 }, (_, at) => `K${at},${word} ${'abcdefghijkl'[at]},2,2`);
    await bring(it, bare(...rows('Roof')), {}, 'risks');
    const found = await look(it, bare(...rows('Pension')), {}, 'risks');
    expect(open(found)).toEqual({ reuse: 'two' });
    expect(found).toMatchObject({ stopped: 12, changed: 0 });
  });

  test('asks nothing of a risk that is changed and still the same', async () => {
    const changed = risks(
      'R1,Ground conditions at Mill Yard,Survey is done,Borchester Housing,1,4',
      'R2,Builder goes bust,The main contractor fails,Ambridge Homes,2,5',
    );
    expect(await look(it, changed, {}, 'risks')).toMatchObject({ changed: 2, questions: [] });
  });

  test('offers no number where the reference can’t be longer', async () => {
    const long = 'REFERENCE-OF-20-SIGN';
    await bring(it, bare(`${long},Ground conditions,3,4`), {}, 'risks');
    const found = await look(it, bare(`${long},Damp and mould,3,4`), {}, 'risks');
    expect(found.questions[0]).toMatchObject({ proposed: 'leave', options: [{ id: 'same' }, { id: 'leave' }] });
  });
});

describe('titles that share letters or words', () => {
  const head = 'Reference,Risk,Description,Mitigation,Likelihood,Impact';
  const file = (title: string, description: string, mitigation: string) =>
    fileOf('risks.csv', head, `R1,${title},${description},${mitigation},2,2`);
  const asked = async (ours: [string, string, string], theirs: [string, string, string]) => {
    await bring(it, file(...ours), {}, 'risks');
    return open(await look(it, file(...theirs), {}, 'risks'));
  };

  test.each([
    ['letters within a word', ['IT', 'Servers are old', 'Replace them'], ['Utility bills rise', 'Heat network tariff', 'Hedge']],
    ['a word’s beginning', ['War', 'Steel is short', 'Keep stock'], ['Ward boundary review', 'Members change', 'Brief them']],
    [
      'words, and nothing else',
      ['Costs rise', 'Fuel', 'Fix prices'],
      ['Building costs rise faster than grant', 'Tenders over budget', 'Ask for more'],
    ],
    [
      'one word, and nothing else',
      ['Fire', 'Cladding', 'Waking watch'],
      ['Fire service withdraws', 'Station closes', 'Talk to the council'],
    ],
  ] as const)('under one reference are asked about: %s', async (_what, ours, theirs) => {
    expect(await asked([...ours], [...theirs])).toEqual({ 'reuse:R1': 'two' });
  });

  test.each([
    ['a longer title', ['Costs rise', 'Fuel', 'Fix prices'], ['Building costs rise', 'Fuel', 'Fix prices early']],
    ['one text of two', ['Staff leave', 'Pay is low', 'Pay more'], ['Support staff leave', 'Pay is low', 'Train and promote']],
    ['the same title', ['Costs rise', 'Fuel', 'Fix prices'], ['Costs rise', 'Steel', 'Buy early']],
  ] as const)('are one risk that has changed by %s', async (_what, ours, theirs) => {
    expect(await asked([...ours], [...theirs])).toEqual({});
  });
});
