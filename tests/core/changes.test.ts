import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChangeEvent } from '../../shared/events.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  // Only the clock of repeated looks stands still: databases and their time limits go on.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  it = await makeCore();
});
afterEach(async () => {
  await it.close();
  vi.useRealTimers();
});

test('what another process commits is told within a second, each commit once and in order', async () => {
  const bob = await it.another('Bob Provider');
  const heard: ChangeEvent[] = [];
  it.core.onChange((event) => heard.push(event));
  const { id } = await bob.api.people.create({ name: 'Ann' });
  await bob.api.people.update({ id, version: 1, changes: { phone: '1' } });
  expect(heard).toEqual([]);
  vi.advanceTimersByTime(1000);
  await vi.waitFor(() => expect(heard).toHaveLength(2), { timeout: 20_000 });
  expect(heard).toMatchObject([
    { seq: 1, actor: 'Bob Provider', entities: ['person'] },
    { seq: 2, actor: 'Bob Provider', entities: ['person'] },
  ]);

  await it.api.organisations.create({ name: 'Alpha', sector: 'provider' });
  vi.advanceTimersByTime(1000);
  await it.core.changesSince(0);
  expect(heard.map((event) => event.seq)).toEqual([1, 2, 3]);
});

const commitment = async (): Promise<string> => {
  const { id } = await it.api.organisations.create({ name: 'Alpha', sector: 'provider' });
  return (await it.api.homes.create({ organisationId: id, siteName: 'Mill Lane' })).id;
};
const figure = (commitmentId: string, value: number, version: number) => ({
  method: 'homes.updateMany',
  input: { cells: [{ commitmentId, year: 2026, measure: 'promised', value, version }] },
});

test('a reply says which records its command changed, and whose parts they are; its notice says the same', async () => {
  const id = await commitment();
  const bob = await it.another('Bob Provider');
  const heard: ChangeEvent[] = [];
  it.core.onChange((event) => heard.push(event));
  const reply = await it.core.dispatch({ ...figure(id, 5, 0), commandId: 'c-5' });
  expect(reply).toMatchObject({ ok: true, changed: [{ commandId: 'c-5', entities: ['commitment_year'], records: { commitment: [id] } }] });
  expect(reply).toHaveProperty('changed', heard);
  expect((await bob.core.changesSince(0)).at(-1)).toEqual(heard[0]);
  // Sent again, it was done once and says so again.
  expect(await it.core.dispatch({ ...figure(id, 5, 0), commandId: 'c-5' })).toEqual(reply);
});

test('undoing, redoing and removing name the records, too', async () => {
  const id = await commitment();
  await it.core.dispatch(figure(id, 5, 0));
  for (const method of ['history.undo', 'history.redo']) {
    const reply = await it.core.dispatch({ method, input: {} });
    expect(reply).toMatchObject({ ok: true, changed: [{ entities: ['commitment_year'], records: { commitment: [id] } }] });
  }
  const removed = await it.core.dispatch({ method: 'homes.remove', input: { id, version: 1 } });
  expect(removed).toMatchObject({ changed: [{ records: { commitment: [id] } }] });
});

test('a refusal and a read change nothing, and so many records that nobody would ask for each are not named', async () => {
  const id = await commitment();
  expect(await it.core.dispatch(figure(id, 5, 7))).not.toHaveProperty('changed');
  expect(await it.core.dispatch({ method: 'people.list', input: {} })).not.toHaveProperty('changed');
  const many = Array.from({ length: 300 }, (_, at) => ({ ...NOBODY, name: `Person ${at}` }));
  await it.core.transact('Add people', (ctx) => ctx.write.insertMany('person', many));
  const last = (await it.core.changesSince(0)).at(-1);
  expect(last).toMatchObject({ entities: ['person'] });
  expect(last).not.toHaveProperty('records');
});

const NOBODY = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };

test('a read whose caller has gone begins no further statement', async () => {
  const gone = new AbortController();
  gone.abort();
  expect(await it.core.dispatch({ method: 'homes.grid', input: {} }, gone.signal)).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
});
