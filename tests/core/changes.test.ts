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
