/** Points on a scale, such as 1 to 5, as registers write them: figures with words, and words alone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, look, open, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = 'Reference,Risk,Likelihood,Impact';
const file = (...lines: string[]) => fileOf('risks.csv', HEAD, ...lines);
const read = (lines: string[], answers: object = {}) => look(it, file(...lines), { answers }, 'risks');
const stored = async () => (await it.api.risks.list({})).map(({ reference, likelihood, impact }) => [reference, likelihood, impact]);

describe('a word of a scale', () => {
  const WORDS = ['R1,Voids,Likely,Major', 'R2,Damp,likely,MAJOR', 'R3,Arrears,Rare,Catastrophic', 'R4,Staff,Almost certain,Insignificant'];

  test('is asked about once, with the points to choose from and the usual one proposed', async () => {
    const found = await read(WORDS);
    expect(open(found)).toEqual({
      'value:likelihood:likely': '4',
      'value:likelihood:rare': '1',
      'value:likelihood:almostcertain': '5',
      'value:impact:major': '4',
      'value:impact:catastrophic': '5',
      'value:impact:insignificant': '1',
    });
    const likely = found.questions.find(({ id }) => id === 'value:likelihood:likely')!;
    expect([likely.title, likely.detail]).toEqual([
      'What does “Likely” mean?',
      'Likelihood, 2 rows. Remembered for files with these headings.',
    ]);
    expect(likely.options.slice(0, 5).map(({ id, effect }) => [id, effect])).toEqual(
      [1, 2, 3, 4, 5].map((point) => [String(point), '0 → 2 rows']),
    );
    expect(found).toMatchObject({ new: 0, stopped: 4, problems: [] });
  });

  test('is stored as the point it was said to be, and remembered for the next file with these headings', async () => {
    const found = await read(WORDS, { ...PROPOSED, 'value:likelihood:rare': '2' });
    expect(open(found)).toEqual({});
    await it.api.imports.apply({ token: found.token });
    expect(await stored()).toEqual([
      ['R1', 4, 4],
      ['R2', 4, 4],
      ['R3', 2, 5],
      ['R4', 5, 1],
    ]);
    const again = await read(['R5,Flood,Rare,Major']);
    expect([open(again), again.new]).toEqual([{}, 1]);
    expect(again.questions.find(({ id }) => id === 'value:likelihood:rare')).toMatchObject({ answer: '2', by: 'memory' });
  });

  test('may be a letter or one of three; what is no usual word has no proposal, and none is guessed', async () => {
    expect(open(await read(['R1,Flood,H,M', 'R2,Legal,L,VH', 'R3,Soil,Medium,Treat', 'R4,Air,Very low,Severe']))).toEqual({
      'value:likelihood:h': '4',
      'value:likelihood:l': '2',
      'value:likelihood:medium': '3',
      'value:likelihood:verylow': '1',
      'value:impact:m': '3',
      'value:impact:vh': '5',
      'value:impact:treat': null,
      'value:impact:severe': '5',
    });
  });
});

test('a figure beside its word is read, with a note; one off the scale or between two is refused with the range', async () => {
  const found = await read([
    'R1,Damp,4 - Likely,5: Catastrophic',
    'R2,Staff,2,3 (Moderate)',
    'R3,Void,Likely (4),Major – 4',
    'R4,Tax,1 Rare,5.',
  ]);
  expect([open(found), found.new, found.stopped]).toEqual([{}, 4, 0]);
  expect(found.problems.filter(({ severity }) => severity === 'warning')[0]).toMatchObject({
    value: '4 - Likely',
    message: 'risks, row 2, column C (Likelihood): “4 - Likely” was read as 4.',
  });
  await it.api.imports.apply({ token: found.token });
  expect(await stored()).toEqual([
    ['R1', 4, 5],
    ['R2', 2, 3],
    ['R3', 4, 4],
    ['R4', 1, 5],
  ]);
  const odd = await read(['R5,A,6 - Extreme,1', 'R6,B,4-5,1', 'R7,C,2.5,1', 'R8,D,3 or 4,1', 'R9,E,4/5,1', 'R10,F,10 Likely,1']);
  expect([odd.stopped, open(odd)]).toEqual([6, {}]);
  for (const { remedy } of odd.problems) expect(remedy).toMatch(/from 1 to 5|one number instead of a range|, such as 2 or 3/);
});

test('a word that is none of the points leaves a risk here as it is, and stops a new one alone', async () => {
  await it.api.risks.create({ reference: 'R1', title: 'Damp', likelihood: 2, impact: 2 });
  const found = await read(['R1,Damp,Unclear,5', 'R2,New,unclear,1', 'R3,Right,1,1'], { 'value:likelihood:unclear': '-' });
  expect(found).toMatchObject({ new: 1, changed: 1, stopped: 1 });
  expect(found.sample.find(({ state }) => state === 'stopped')?.faults[0]?.reason).toBe('A new risk can’t be added without Likelihood.');
  await it.api.imports.apply({ token: found.token, skipProblems: true });
  expect(await stored()).toEqual([
    ['R1', 2, 5],
    ['R3', 1, 1],
  ]);
});
