import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

test('what a command leaves for after its commit is done once others can see the records, and never when it fails', async () => {
  const { core } = it;
  const done: string[] = [];
  const blank = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
  await core.transact('Add', async (ctx) => {
    // SQLite says itself whether the transaction is over.
    ctx.afterCommit(() => void done.push(core.database.sqlite?.inTransaction ? 'too early' : 'added'));
    await ctx.write.insert('person', { ...blank, name: 'Ann' });
    expect(done).toEqual([]);
  });
  expect(done).toEqual(['added']);
  const failing = core.transact('Fail', async (ctx) => {
    await ctx.write.insert('person', { ...blank, name: 'Bob' });
    ctx.afterCommit(() => void done.push('never'));
    throw new AppError('validation', 'Not like this.');
  });
  await expect(failing).rejects.toMatchObject({ code: 'validation' });
  expect(done).toEqual(['added']);
  expect((await it.api.people.list({})).map(({ name }) => name)).toEqual(['Ann']);
});
