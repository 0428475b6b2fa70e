import { afterEach, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { accountActor, type Actor } from '../../electron/core/actor.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract.ts';
import { program } from '../../electron/program.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  it = await makeCore();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await it.close();
});

/** The same database as somebody else would have it open. */
async function as(actor: Actor) {
  const core = await createCore({ program, profile: it.profile, actor });
  opened.push(core);
  return createApi<CoreContract>({ call: (call) => core.dispatch(call), onChange: (listener) => core.onChange(listener) });
}

test('a person is known by the record: a new name is still the same person', async () => {
  const person = await it.api.people.create({ name: 'Ann Brown' });
  const before = await as({ id: person.id, name: 'Ann Brown' });
  const risk = await before.risks.create({ reference: 'R1', title: 'Ground', likelihood: 1, impact: 1 });
  const after = await as({ id: person.id, name: 'Ann Green' });
  expect((await after.history.undoState({})).undo?.label).toBe('Add risk R1');
  await after.history.undo({});
  const history = await after.history.of({ entity: 'risk', id: risk.id });
  expect(history.map(({ actor }) => actor)).toEqual(['Ann Green', 'Ann Brown']);
});

test('a person redoes under a new name what was undone under the old one', async () => {
  const before = await as({ id: 'p1', name: 'Ann Brown' });
  await before.risks.create({ reference: 'R1', title: 'Ground', likelihood: 1, impact: 1 });
  await before.history.undo({});
  const after = await as({ id: 'p1', name: 'Ann Green' });
  expect((await after.history.undoState({})).redo?.label).toBe('Add risk R1');
  await after.history.redo({});
  expect(await after.risks.list({})).toHaveLength(1);
});

test('nobody redoes what another of the same name undid', async () => {
  const [one, other] = [await as({ id: 'p1', name: 'Ann Brown' }), await as({ id: 'p2', name: 'Ann Brown' })];
  await one.risks.create({ reference: 'R1', title: 'Ground', likelihood: 1, impact: 1 });
  await one.history.undo({});
  expect((await other.history.undoState({})).redo).toBeNull();
  await expect(other.history.redo({})).rejects.toMatchObject({ code: 'not_found' });
  expect(await one.risks.list({})).toEqual([]);
});

test('every step of the log says whose it is: done, undone, redone and made without a method', async () => {
  const ann = await as({ id: 'p1', name: 'Ann Brown' });
  await ann.people.create({ name: 'Bob' });
  await ann.history.undo({});
  await ann.history.redo({});
  await it.core.transact('Sample', async (ctx) => {
    await ctx.write.insert('person', { name: 'Cay', organisationId: null, jobTitle: '', email: '', phone: '', notes: '' });
  });
  const steps = await it.core.database.read.selectFrom('command_entry').select(['kind', 'actor', 'actor_id']).orderBy('seq').execute();
  expect(steps.map(({ kind, actor, actor_id: id }) => [kind, actor, id])).toEqual([
    ['do', 'Ann Brown', 'p1'],
    ['undo', 'Ann Brown', 'p1'],
    ['redo', 'Ann Brown', 'p1'],
    ['do', 'Sam Officer', 'account:Sam Officer'],
  ]);
});

test('two people of one name have an undo each', async () => {
  const [one, other] = [await as({ id: 'p1', name: 'Ann Brown' }), await as({ id: 'p2', name: 'Ann Brown' })];
  await one.risks.create({ reference: 'R1', title: 'Ground', likelihood: 1, impact: 1 });
  expect((await other.history.undoState({})).undo).toBeNull();
  await expect(other.history.undo({})).rejects.toMatchObject({ code: 'not_found' });
  expect((await one.history.undoState({})).undo?.label).toBe('Add risk R1');
});

test('what was done before records were known is undone by the name', async () => {
  const { api, core } = it;
  await api.people.create({ name: 'Ann' });
  await sql`insert into command_entry (seq, id, at, actor, method, label, kind, entities, reply)
    select max(seq) + 1, 'old', '2026-01-01T00:00:00.000Z', 'Old Hand', 'people.create', 'Add Bob', 'do', '["person"]', 'null' from command_entry`.execute(
    core.database.write,
  );
  const hand = await as(accountActor('Old Hand'));
  expect((await hand.history.undoState({})).undo?.label).toBe('Add Bob');
  expect((await api.history.undoState({})).undo?.label).toBe('Add Ann');
});
