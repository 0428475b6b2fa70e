import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toAppError } from '../../electron/db/errors.ts';
import { ReadingThread } from '../../electron/db/sqlite/reading-thread.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, TODAY, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** SQLite alone: a server reads on its own processors. */
const onFile = process.env['HPP_DIALECT'] === 'postgres' ? describe.skip : describe;

onFile('a statement read on a thread of its own', () => {
  let thread: ReadingThread;
  beforeEach(async () => {
    await fillSample(it.core, 'demo', { today: TODAY });
    thread = new ReadingThread(it.core.database.sqlite!.name);
  });
  afterEach(() => thread.close());

  test('gives what it gives here, in parts or in one, with what is bound to it', async () => {
    const { sqlite } = it.core.database;
    for (const [statement, values] of [
      ['select * from commitment_year order by id', []],
      ['select * from action where status = ? order by due_on, id', ['open']],
      ['select id, null as none, 1.5 as half, length(name) as n from person order by name', []],
      ['select * from person where 1 = 0', []],
    ] as const) {
      const here = sqlite!.prepare(statement).all(...values);
      expect(await thread.read(statement, values)).toEqual(here);
    }
  });

  test('several at once, each its own', async () => {
    const counts = await Promise.all(
      ['action', 'site', 'person', 'commitment_year'].map((table) => thread.read(`select id from ${table}`, [])),
    );
    for (const [at, table] of ['action', 'site', 'person', 'commitment_year'].entries()) {
      const { n } = it.core.database.sqlite!.prepare(`select count(*) as n from ${table}`).get() as { n: number };
      expect(counts[at]).toHaveLength(n);
    }
  });

  test('sees what was saved before it began', async () => {
    await thread.read('select 1', []);
    const { id } = await it.api.people.create({ name: 'Only Now' });
    expect(await thread.read('select id from person where name = ?', ['Only Now'])).toEqual([{ id }]);
  });

  test('can’t write, and tells SQLite’s own reason; afterwards it goes on', async () => {
    await expect(thread.read('delete from person', [])).rejects.toThrow();
    await expect(thread.read('select * from nothing', [])).rejects.toMatchObject({
      code: 'SQLITE_ERROR',
      message: expect.stringMatching(/nothing/) as string,
    });
    expect(await thread.read('select 1 as one', [])).toEqual([{ one: 1 }]);
  });

  test('lets others through meanwhile', async () => {
    // Ten million steps of SQLite, and one row.
    const counting = 'with recursive c(x) as (select 1 union all select x + 1 from c where x < 10000000) select count(*) as n from c';
    let turns = 0;
    const work = { ended: false };
    const long = thread.read<{ n: number }>(counting, []).finally(() => (work.ended = true));
    while (!work.ended) {
      await it.api.partnership.get({});
      await new Promise((resolve) => setTimeout(resolve, 1));
      turns += 1;
    }
    expect(await long).toEqual([{ n: 10_000_000 }]);
    expect(turns).toBeGreaterThan(20);
  });

  test('ends with the partnership: each that waits is told that it was closed, and none begins afterwards', async () => {
    const counting = 'with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000000) select count(*) as n from c';
    const waiting = [1, 2, 3].map(() => thread.read(counting, []));
    const told = Promise.allSettled(waiting);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const closing = thread.close();
    // One that comes in between may not keep the others from learning it.
    const late = Promise.allSettled([thread.read('select 1', [])]);
    await closing;
    for (const one of [...(await told), ...(await late), ...(await Promise.allSettled([thread.read('select 1', [])]))]) {
      expect(one.status).toBe('rejected');
      expect(toAppError((one as PromiseRejectedResult).reason)).toMatchObject({
        code: 'busy',
        message: 'This partnership was closed meanwhile.',
      });
    }
  });
});

onFile('of a large file', () => {
  test('whole lists are read there, the same as here, and rows by their ids are not', async () => {
    await fillSample(it.core, 'demo', { today: TODAY, scale: 10 });
    const { database } = it.core;
    expect(statSync(database.sqlite!.name).size).toBeGreaterThan(32_000_000);
    const there = {
      grid: await it.api.homes.grid({}),
      actions: await it.api.actions.list({ view: 'all' }),
      sites: await it.api.sites.list({}),
    };
    expect(there.actions.length).toBeGreaterThan(5000);
    expect(database.long()).not.toBe(database.read);
    const long = database.long;
    let asked = 0;
    database.long = () => {
      asked += 1;
      return database.read;
    };
    const here = {
      grid: await it.api.homes.grid({}),
      actions: await it.api.actions.list({ view: 'all' }),
      sites: await it.api.sites.list({}),
    };
    expect(there).toEqual(here);
    expect(asked).toBe(3);
    await it.api.actions.list({ ids: [there.actions[0]!.id] });
    expect(asked).toBe(3);
    database.long = long;
    // What somebody saves is in the next list.
    const made = await it.api.actions.create({ title: 'Only now' });
    expect((await it.api.actions.list({ view: 'all' })).some(({ id }) => id === made.id)).toBe(true);
  }, 120_000);
});
