/** Answers given beforehand, as by an import that a timer starts: they serve every time. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) });
type Kind = 'risks' | 'brownfield' | 'providers';
const bring = async (kind: Kind, given: ReturnType<typeof file>, answers: Record<string, string>) => {
  const { token, unasked } = await it.api.imports.preview({ kind, file: given, answers });
  const done = await it.api.imports.apply({ token });
  expect(done.unasked).toEqual(unasked);
  return [done.new, done.changed, done.same, done.unasked];
};

describe('answers to questions that a file no longer raises', () => {
  test('are named as unused, and the same file changes nothing: a name that was added', async () => {
    const risks = file('s1.csv', 'Reference,Risk,Owner,Likelihood,Impact', 'R1,a,Ann,1,1');
    const answers = { 'name:ownerPersonId:ann': '+' };
    expect(await bring('risks', risks, answers)).toEqual([1, 0, 0, []]);
    expect(await bring('risks', risks, answers)).toEqual([0, 0, 1, ['name:ownerPersonId:ann']]);
  });

  test('are so of a reference that was another’s, of a list’s leavers, and of sheets', async () => {
    const first = file('a.csv', 'Reference,Risk,Description,Likelihood,Impact', 'R1,Costs rise,tender early,5,5');
    const other = file('b.csv', 'Reference,Risk,Description,Likelihood,Impact', 'R1,Flood map changes,watch rivers,1,2');
    await bring('risks', first, {});
    expect(await bring('risks', other, { 'reuse:R1': 'two' })).toEqual([1, 0, 0, []]);
    expect(await bring('risks', other, { 'reuse:R1': 'two', blank: 'keep' })).toEqual([0, 0, 1, ['reuse:R1', 'blank']]);
    const providers = (...names: string[]) =>
      file('p.csv', 'Organisation name,Registration number', ...names.map((name, at) => `${name},L00${at}`));
    await bring('providers', providers('Marsh Homes', 'Dale Homes'), {});
    expect(await bring('providers', providers('Marsh Homes'), { gone: 'left' })).toEqual([0, 0, 1, []]);
    expect(await bring('providers', providers('Marsh Homes'), { gone: 'left', sheets: 'all' })).toEqual([0, 0, 1, ['gone', 'sheets']]);
  });

  test('are so of a word, a column and a row that this month’s file has not', async () => {
    const answers = {
      'value:status:mitigated': 'Live',
      'column:title@Sheet 2': 'What',
      'total:9': 'record',
      'dates:reviewOn:year': 'month',
      spelling: 'same',
      spellings: 'same',
      repeat: 'first',
    };
    expect(await bring('risks', file('c.csv', 'Reference,Risk,Likelihood,Impact', 'R1,a,1,1'), answers)).toEqual([
      1,
      0,
      0,
      Object.keys(answers),
    ]);
  });
});

describe('answers to what is no question of any such file', () => {
  const risks = file('s1.csv', 'Reference,Risk,Owner,Likelihood,Impact', 'R1,a,,1,1');
  const refused = (answers: Record<string, string>) =>
    it.api.imports.preview({ kind: 'risks', file: risks, answers }).then(
      () => undefined,
      (error: { message: string; details: { remedy?: string } }) => `${error.message} ${error.details.remedy ?? ''}`,
    );

  test.each([
    ['blnak', 'blank'],
    ['name:ownerPersonID:ann', 'name:ownerPersonId:ann'],
    ['value:stauts:mitigated', 'value:status:mitigated'],
    ['colum:title', 'column:title'],
    ['reuse R1', 'reuse'],
  ])('%s is refused as misspelt, and %s named', async (id, nearest) => {
    const said = await refused({ [id]: '+' });
    expect(said).toContain(`“${id}” is no question`);
    expect(said).toContain(`“${nearest}`);
  });

  test('are refused where this kind never asks it, and where the answer to all is none', async () => {
    expect(await refused({ register: 'Rivermere' })).toContain('“register” is no question');
    expect(await refused({ gone: 'left' })).toContain('“gone” is no question');
    expect(await refused({ '*': 'propose' })).toContain('“proposed”');
  });

  test('are refused where they name a sheet that the file has not', async () => {
    expect(await refused({ sheets: 'sheet:Risks 2026' })).toContain('Risks 2026');
    expect(await refused({ sheets: 'sheet:s1' })).toBeUndefined();
  });
});
