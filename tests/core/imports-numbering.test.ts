/** A register that gives no references, and sheets that each number from 1. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileOf, look, open, PROPOSED, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const read = (file: FileOf, answers: object = {}) => look(it, file, { answers }, 'risks');
const here = async () => (await it.api.risks.list({})).map(({ reference, title }) => `${reference} ${title}`).toSorted();
const bringIn = async (file: FileOf, answers: object = PROPOSED) => {
  const found = await read(file, answers);
  expect([open(found), found.stopped]).toEqual([{}, 0]);
  return it.api.imports.apply({ token: found.token });
};

describe('a register without references', () => {
  const LINES = ['Risk,Probability,Impact,Mitigation', 'Leaseholder challenge,3,4,Legal budget', 'Costs of the Act,5,5,'];
  const file = (...more: string[]) => fileOf('noref.csv', ...LINES, ...more);

  test('is numbered on from the last here, when a person says so', async () => {
    await it.api.risks.create({ reference: 'R11', title: 'Flood', likelihood: 1, impact: 1 });
    const found = await read(file());
    expect(open(found)).toEqual({ 'column:reference': '+' });
    const asked = found.questions.find(({ id }) => id === 'column:reference')!;
    expect(asked.options[0]).toEqual({ id: '+', label: 'None: number them on from R12', effect: 'each is known again by its Risk' });
    expect(asked.options.map(({ id }) => id)).toContain('Mitigation');
    await bringIn(file());
    expect(await here()).toEqual(['R11 Flood', 'R12 Leaseholder challenge', 'R13 Costs of the Act']);
  });

  test('is known again by its titles: the same file twice adds none, and a changed cell changes its risk', async () => {
    await bringIn(file());
    expect(await here()).toEqual(['R1 Leaseholder challenge', 'R2 Costs of the Act']);
    const again = await read(file());
    expect(again).toMatchObject({ new: 0, changed: 0, same: 2, stopped: 0 });
    // What was answered stands beside how the file was read, and may be changed.
    expect(again.questions.find(({ id }) => id === 'column:reference')).toMatchObject({ answer: '+', by: 'file' });
    const changed = await read(fileOf('noref.csv', LINES[0]!, 'New one,1,1,', 'Costs of the Act,4,5,'), PROPOSED);
    expect(changed).toMatchObject({ new: 1, changed: 1, same: 0 });
    await it.api.imports.apply({ token: changed.token });
    expect(await here()).toEqual(['R1 Leaseholder challenge', 'R2 Costs of the Act', 'R3 New one']);
  });

  test('may name one title twice: the same row once, another a risk of its own, whichever time it is read', async () => {
    const twice = file('Costs of the Act,5,5,', 'Costs of the Act,1,1,Insurance');
    await bringIn(twice);
    expect(await here()).toEqual(['R1 Leaseholder challenge', 'R2 Costs of the Act', 'R3 Costs of the Act']);
    expect(await read(twice)).toMatchObject({ new: 0, changed: 0, same: 3, skipped: 1 });
  });

  test('a column may be chosen all the same', async () => {
    await bringIn(fileOf('r.csv', 'Risk,Likelihood,Impact,Team mark', 'Flood,1,1,T-7'), { ...PROPOSED, 'column:reference': 'Team mark' });
    expect(await here()).toEqual(['T-7 Flood']);
  });
});

describe('two sheets that each number from 1', () => {
  const HEAD = ['Ref', 'Risk', 'Likelihood', 'Impact'];
  const book = (strategic: unknown[][], operational: unknown[][]): FileOf => {
    const made = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([HEAD, ...strategic]), 'Strategic');
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet([HEAD, ...operational]), 'Operational');
    return { name: 'two.xlsx', bytes: new Uint8Array(XLSX.write(made, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer) };
  };
  const TWO = book(
    [
      ['1', 'Merger with Vale Homes falls through', 3, 4],
      ['2', 'Regulatory downgrade', 2, 5],
    ],
    [
      ['1', 'Lift failure at Ash Court', 4, 2],
      ['2', 'Contractor insolvency', 3, 4],
      ['3', 'Voids', 1, 1],
    ],
  );

  test('are both kept, when a person says so: the later ones get a number, and come back as the same', async () => {
    const found = await read(TWO, { sheets: 'all' });
    expect(open(found)).toEqual({ repeat: 'number' });
    const asked = found.questions.find(({ id }) => id === 'repeat')!;
    expect(asked.title).toBe('2 references stand on more than one sheet, for other risks');
    expect(asked.facts.map(({ label, text }) => `${label}: ${text}`).slice(0, 2)).toEqual([
      'Strategic, row 2: 1 Merger with Vale Homes falls through',
      'Operational, row 2: 1 Lift failure at Ash Court',
    ]);
    expect(asked.options[0]!.label).toBe('Keep both: 1 and 1/2');
    await bringIn(TWO);
    expect(await here()).toEqual([
      '1 Merger with Vale Homes falls through',
      '1/2 Lift failure at Ash Court',
      '2 Regulatory downgrade',
      '2/2 Contractor insolvency',
      '3 Voids',
    ]);
    expect(await read(TWO, PROPOSED)).toMatchObject({ new: 0, changed: 0, same: 5, stopped: 0 });
  });

  test('may be left to the first, and the sentence names its sheet', async () => {
    const found = await read(TWO, { sheets: 'all', repeat: 'first' });
    expect(found).toMatchObject({ new: 3, stopped: 2 });
    expect(found.problems.map(({ message }) => message)).toEqual([
      'Operational, row 2: Reference “1” is already in row 2 of “Strategic”.',
      'Operational, row 3: Reference “2” is already in row 3 of “Strategic”.',
    ]);
  });

  test('of which one names a risk of the other again are not asked: the second says so', async () => {
    const found = await read(book([['1', 'Voids', 1, 1]], [['1', 'Voids', 2, 2]]), { sheets: 'all' });
    expect(open(found)).toEqual({});
    expect(found.problems.map(({ message }) => message)).toEqual(['Operational, row 2: Reference “1” is already in row 2 of “Strategic”.']);
  });
});
