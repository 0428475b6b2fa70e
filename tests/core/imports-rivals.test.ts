/** Columns that could be one field: which counts is asked, texts are joined, and none is dropped in silence. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const read = (lines: string[], answers: object = {}, kind = 'risks') => look(it, fileOf('register.csv', ...lines), { answers }, kind);
const risks = async () =>
  (await it.api.risks.list({})).map(({ reference, likelihood, impact }) => [reference, likelihood, impact].join(' '));

const BANDS = [
  'Risk No.,Risk Description,Cause,Consequence,Inherent,,,Controls in place,Residual,,,Risk Owner',
  ',,,,Likelihood,Impact,Score,,Likelihood,Impact,Score,',
  'HD01,Provider withdraws,Viability,Fewer affordable homes,4,5,20,Step-in clause,3,5,15,',
  'HD02,Costs rise,Inflation,Schemes are cut,5,4,20,Tenders each quarter,4,2,8,',
];

describe('two columns that could be one field', () => {
  test('under two bands are asked about, with samples, and the one that says what stands now is proposed', async () => {
    const found = await read(BANDS);
    expect(open(found)).toEqual({ 'column:likelihood': 'Residual Likelihood', 'column:impact': 'Residual Impact' });
    const asked = found.questions.find(({ id }) => id === 'column:likelihood')!;
    expect(asked.title).toBe('2 columns could be Likelihood: which one counts?');
    expect(asked.options.map(({ label, effect }) => [label, effect])).toEqual([
      ['Inherent Likelihood', '4; 5'],
      ['Residual Likelihood', '3; 4'],
    ]);
    const taken = await read(BANDS, { ...PROPOSED, 'column:impact': 'Inherent Impact' });
    await it.api.imports.apply({ token: taken.token });
    expect(await risks()).toEqual(['HD01 3 5', 'HD02 4 4']);
    expect(open(await read(BANDS))).toEqual({});
  });

  test.each([
    ['Inherent likelihood', 'Residual likelihood', 'Residual likelihood'],
    ['Likelihood', 'Current likelihood', 'Current likelihood'],
    ['Gross likelihood', 'Net likelihood', 'Net likelihood'],
    ['Likelihood', 'Target likelihood', 'Likelihood'],
    ['Likelihood', 'Probability', 'Likelihood'],
  ])('in one row of headings are, too: %s, %s', async (one, other, proposed) => {
    expect(open(await read([`Ref,Risk,${one},Impact,${other}`, 'R1,Flood,4,5,2']))).toEqual({ 'column:likelihood': proposed });
    expect(open(await read([`Ref,Risk,${one},Impact,${other}`, 'R1,Flood,4,5,4']))).toEqual({});
  });
});

test('texts that say one thing are joined, each under its heading, and that is said', async () => {
  const found = await read(BANDS, PROPOSED);
  expect(found.columns.find(({ field }) => field === 'description')).toMatchObject({ heading: 'Cause', more: ['Consequence'] });
  expect(found.notes).toContainEqual(expect.stringContaining('“Cause” and “Consequence” are joined as Description'));
  await it.api.imports.apply({ token: found.token });
  expect((await it.api.risks.list({}))[0]?.description).toBe('Cause: Viability\nConsequence: Fewer affordable homes');
  const words = await read([
    'Ref,Risk,L,I,Description,Effect,Existing controls,Further actions',
    'R1,Flood,1,1,Rain,Homes stay damp,Pumps,A wall',
  ]);
  expect(words.columns.filter(({ more }) => more.length > 0).map(({ field, heading, more }) => [field, heading, ...more])).toEqual([
    ['description', 'Description', 'Effect'],
    ['mitigation', 'Existing controls', 'Further actions'],
  ]);
});

test('a consequence in points is no text: it is asked about beside the impact', async () => {
  const found = await read(['Ref,Risk,Likelihood,Impact,Consequence', 'R1,Flood,1,2,4']);
  expect(open(found)).toEqual({ 'column:impact': 'Impact' });
  expect(found.columns.find(({ field }) => field === 'description')?.heading).toBeNull();
});
