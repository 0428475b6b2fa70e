/** What a person is told of a record that is gone, or changed since: what they themselves can do, and nothing else. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let priya: Awaited<ReturnType<TestCore['another']>>['api'];
beforeEach(async () => {
  it = await makeCore();
  priya = (await it.another('Priya Officer')).api;
});
afterEach(() => it.close());

const RISK = { reference: 'R1', title: 'Flood', likelihood: 1, impact: 1 };
const OTHERS = 'Add it again, or ask Priya Officer to undo the removal.';

test('an edit of a record that another person removed: it can be added again, or that person be asked', async () => {
  const { id, version } = await it.api.risks.create(RISK);
  await priya.risks.remove({ id, version });
  const edit = { id, version, changes: { title: 'Flood at the quay' } };
  const gone = { code: 'not_found', message: 'This risk is no longer here: Priya Officer removed it.' };
  await expect(it.api.risks.update(edit)).rejects.toMatchObject({ ...gone, details: { remedy: OTHERS, gone: true } });
  await expect(it.api.risks.updateMany({ edits: [edit] })).rejects.toMatchObject({ ...gone, details: { remedy: OTHERS } });
  await expect(priya.risks.update(edit)).rejects.toMatchObject({
    ...gone,
    details: { remedy: 'Undo brings it back, in the window that removed it.' },
  });
  // And it is so: the reference is free again for the one, and Undo works for the other.
  await priya.history.undo({});
  expect((await it.api.risks.list({})).map(({ title }) => title)).toEqual(['Flood']);
});

test('of another kind of record, and of an addition that was undone, the sentence is as true', async () => {
  const { id, version } = await priya.people.create({ name: 'Ann Lee' });
  await priya.history.undo({});
  const edit = { id, version, changes: { name: 'Ann Leigh' } };
  await expect(it.api.people.update(edit)).rejects.toMatchObject({
    details: { remedy: 'Add it again, or ask Priya Officer to redo the addition.' },
  });
  await expect(priya.people.update(edit)).rejects.toMatchObject({ details: { remedy: 'Redo brings it back.' } });
});

test('Undo of a step that another person has built on names the other step, and what is left to do', async () => {
  const { id } = await it.api.risks.create(RISK);
  const { version } = await it.api.risks.update({ id, version: 1, changes: { title: 'Flood at the quay' } });
  const changed = await priya.risks.update({ id, version, changes: { title: 'Fire' } });
  await expect(it.api.history.undo({})).rejects.toMatchObject({
    message: 'Priya Officer has changed this risk since.',
    details: { remedy: 'Edit the record by hand, or ask Priya Officer to undo the later change first.' },
  });
  await priya.risks.remove({ id, version: changed.version });
  await expect(it.api.history.undo({})).rejects.toMatchObject({
    message: 'Priya Officer has removed this risk since.',
    details: { remedy: OTHERS },
  });
});
