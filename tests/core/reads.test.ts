import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** Tables that a query says it read. */
async function readsOf(method: string, input: object = {}): Promise<readonly string[]> {
  const reply = await it.core.dispatch({ method, input });
  if (!reply.ok) throw new Error(reply.error.message);
  return (reply.reads ?? []).toSorted();
}

test('an answer says which tables it was read from, joined and raw ones too', async () => {
  expect(await readsOf('risks.list')).toEqual(['organisation', 'person', 'risk']);
  expect(await readsOf('actions.list')).toEqual(['action', 'action_update', 'meeting', 'organisation', 'person', 'working_group']);
  expect(await readsOf('homes.home')).toEqual(['commitment', 'commitment_year', 'organisation']);
  expect(await readsOf('groups.list')).toEqual(['action', 'group_member', 'meeting', 'person', 'working_group']);
  expect(await readsOf('search.find', { text: 'x' })).toEqual(
    expect.arrayContaining(['action', 'commitment', 'decision', 'meeting', 'risk', 'site']),
  );
});

test('what reads the log depends on whatever is done', async () => {
  expect(await readsOf('history.recent')).toEqual(['*']);
  expect(await readsOf('history.undoState')).toEqual(['*']);
});

test('the names in a query’s own values are no tables', async () => {
  expect(await readsOf('sites.list', { text: 'commitment person' })).toEqual(['register_absence', 'site']);
});

test('what a command answers depends on nothing', async () => {
  const reply = await it.core.dispatch({ method: 'people.create', input: { name: 'Ann' } });
  expect(reply).not.toHaveProperty('reads');
});
