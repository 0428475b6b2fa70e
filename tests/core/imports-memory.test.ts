/** What was answered of one source is not taken for another's, and what is taken is said. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, fileOf, look, open } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const ours = (...rows: string[]) => fileOf('ours.csv', 'Reference,Risk,Likelihood,Impact,Status', ...rows);
const theirs = (...rows: string[]) => fileOf('theirs.csv', 'Risk ID,Risk,Likelihood,Impact,Status,Dept', ...rows);

test('an answer about a word serves the next file with its headings, is said, and no other source', async () => {
  const id = 'value:status:dormant';
  expect(open(await look(it, ours('R1,Ground,1,1,Dormant'), {}, 'risks'))).toHaveProperty([id]);
  await bring(it, ours('R1,Ground,1,1,Dormant'), { answers: { [id]: 'No longer a risk' } }, 'risks');
  const next = await look(it, ours('R2,Costs,1,1,Dormant'), {}, 'risks');
  expect(next.questions.find((one) => one.id === id)).toMatchObject({
    by: 'memory',
    answer: 'No longer a risk',
    detail: expect.stringMatching(/^Answered before: No longer a risk\. .*for files with these headings/),
  });
  // It may be changed.
  expect(await look(it, ours('R2,Costs,1,1,Dormant'), { answers: { [id]: 'Live' } }, 'risks')).toMatchObject({ new: 1, stopped: 0 });
  expect(open(await look(it, theirs('T1,Damp,1,1,Dormant,A'), {}, 'risks'))).toHaveProperty([id]);
});

test('an answer about a name is its source’s alone, too', async () => {
  const ann = await it.api.people.create({ name: 'Ann Lee' });
  const file = (name: string, heading: string, row: string) => fileOf(name, `Reference,Risk,Likelihood,Impact,Owner,${heading}`, row);
  const asked = await look(it, file('a.csv', 'Team', 'R1,Ground,1,1,The lead,A'), {}, 'risks');
  const [id = ''] = Object.keys(open(asked));
  expect(id).toMatch(/^name:/);
  await bring(it, file('a.csv', 'Team', 'R1,Ground,1,1,The lead,A'), { answers: { [id]: ann.id } }, 'risks');
  expect(open(await look(it, file('a.csv', 'Team', 'R2,Costs,1,1,The lead,A'), {}, 'risks'))).toEqual({});
  expect(Object.keys(open(await look(it, file('b.csv', 'Directorate', 'R3,Damp,1,1,The lead,A'), {}, 'risks')))).toEqual([id]);
});

test('a column that is there and blank is not called missing; one that is not there is', async () => {
  await bring(it, ours('R1,Ground,1,1,Live', 'R2,Costs,1,1,Live'), {}, 'risks');
  const blank = await look(it, ours('R1,Ground,1,1,', 'R2,Costs,1,1,'), {}, 'risks');
  expect([blank.notes, blank.same]).toEqual([[], 2]);
  const without = await look(it, fileOf('w.csv', 'Reference,Risk,Likelihood,Impact', 'R1,Ground,1,1'), {}, 'risks');
  expect(without.notes).toMatchObject([expect.stringContaining('no column for what risks here have, and leaves it as it is: Status (2)')]);
});
