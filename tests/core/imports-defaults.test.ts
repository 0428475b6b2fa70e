/** What new records are given where a file says nothing, told with a count. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const said = async (...lines: string[]) =>
  (await look(it, fileOf('risks.csv', ...lines), {}, 'risks')).notes.filter((note) => note.includes('become'));

describe('what a new risk is given', () => {
  test('where cells are blank, or no column says it, is told with a count', async () => {
    const head = 'Reference,Risk,Likelihood,Impact,Status';
    expect(await said(head, 'R1,Flood,3,3,', 'R2,Fire,3,3,Live', 'R3,Storm,3,3,-')).toEqual([
      'Status is blank for 2 new risks, which become “Live”.',
    ]);
    expect(await said(head, 'R1,Flood,3,3,')).toEqual(['Status is blank for one new risk, which becomes “Live”.']);
    const without = 'Reference,Risk,Likelihood,Impact';
    expect(await said(without, 'R1,Flood,3,3')).toEqual(['Nothing is given for Status in one new risk: it becomes “Live”.']);
    expect(await said(without, 'R1,Flood,3,3', 'R2,Fire,1,1')).toEqual(['Nothing is given for Status in 2 new risks: they become “Live”.']);
    expect(await said(head, 'R1,Flood,3,3,Live')).toEqual([]);
  });

  test('is not told of one that is here, which keeps its own, nor of a row that stops', async () => {
    const head = 'Reference,Risk,Likelihood,Impact,Status';
    await bring(it, fileOf('risks.csv', head, 'R1,Flood,3,3,No longer a risk'), {}, 'risks');
    expect(await said(head, 'R1,Flood,3,4,', 'R2,Fire,9,3,')).toEqual([]);
    await bring(it, fileOf('risks.csv', head, 'R1,Flood,3,4,'), {}, 'risks');
    expect((await it.api.risks.list({}))[0]).toMatchObject({ status: 'closed' });
  });
});
