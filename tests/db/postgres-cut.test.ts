import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { openPostgres } from '../../electron/db/postgres/open.ts';
import { toAppError } from '../../electron/db/errors.ts';
import { program } from '../../electron/program.ts';
import { ask } from '../../electron/workspace/make-new.ts';
import { lineTo, type Line } from '../support/line.ts';
import { databasesAt } from '../support/postgres.ts';

const databases = databasesAt(inject('postgresUrl'));
const QUICK = { connect: 2000, statement: 500, lock: 300, idle: 300, grace: 300, read: 300, ping: 300 };

let name: string;
let direct: string;
let line: Line;
let core: Core;
let runs = 0;

beforeEach(async () => {
  runs += 1;
  name = `cut_${process.pid}_${runs}`;
  direct = await databases.createDatabase(name);
  line = await lineTo(direct);
  core = await createCore({ profile: { kind: 'postgres', url: line.url }, program, actor: accountActor('Sam'), open: { create: true } });
  await ask(core, 'partnership.start', { name: 'North' });
});
afterEach(async () => {
  await core.close().catch(() => {});
  await line.close();
  await databases.dropDatabase(name);
});

const add = (person: string, commandId?: string) =>
  core.dispatch({ method: 'people.create', input: { name: person }, ...(commandId ? { commandId } : {}) });
const people = async (): Promise<string[]> => (await ask<{ name: string }[]>(core, 'people.list')).map((row) => row.name);

/** Does something on a connection of its own that is not ours. */
async function elsewhere<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: direct });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

describe('a connection that is cut', () => {
  test('while nothing is asked, costs nothing', async () => {
    line.cut();
    expect(await people()).toEqual([]);
    line.cut();
    expect(await add('Ann')).toMatchObject({ ok: true });
    expect(await people()).toEqual(['Ann']);
  });

  test('within a command, lets it be done once, by itself', async () => {
    let cuts = 0;
    const reply = add('Ann');
    const timer = setInterval(() => {
      if (cuts < 1 && line.open() > 0) cuts += 1;
      else return;
      line.cut();
    }, 1);
    expect(await reply).toMatchObject({ ok: true });
    clearInterval(timer);
    expect(await people()).toEqual(['Ann']);
  });

  test('after the server has saved and before it has said so, doesn’t save it twice', async () => {
    line.cutAnswerAfter((sent) => sent.includes('commit'));
    expect(await add('Ann', 'c-1')).toMatchObject({ ok: true, data: { name: 'Ann' } });
    expect(await people()).toEqual(['Ann']);
    expect(await ask(core, 'system.outcome', { commandId: 'c-1' })).toMatchObject({ saved: true });
  });

  test('at the commit, with the server gone after it, is told as not known, and asked afterwards', async () => {
    line.cutAnswerAfter((sent) => {
      if (!sent.includes('commit')) return false;
      void line.goAway();
      return true;
    });
    expect(await add('Ann', 'c-1')).toMatchObject({
      ok: false,
      error: { code: 'offline', message: expect.stringContaining('not known') as string, details: { unknown: true } },
    });
    await line.back();
    const { saved } = await ask<{ saved: boolean }>(core, 'system.outcome', { commandId: 'c-1' });
    expect(await people()).toEqual(saved ? ['Ann'] : []);
    expect(await add('Ann', 'c-1')).toMatchObject({ ok: true });
    expect(await people()).toEqual(['Ann']);
  });

  test('by the server’s administrator is one like any other', async () => {
    await people();
    for (let n = 0; n < 3; n += 1) {
      await elsewhere((client) =>
        client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        ),
      );
      expect(await add(`P${n}`)).toMatchObject({ ok: true });
    }
    expect(await people()).toEqual(['P0', 'P1', 'P2']);
  });

  test('ever so often, leaves as many connections as there were', async () => {
    for (let n = 0; n < 30; n += 1) {
      const both = Promise.allSettled([people(), add(`P${n}`)]);
      line.cut();
      await both;
    }
    expect(await add('Last')).toMatchObject({ ok: true });
    expect((await people()).filter((each) => each === 'Last')).toHaveLength(1);
    expect(line.open()).toBeLessThanOrEqual(8);
  });
});

test('a server that is gone is told as offline, for reading and saving, and all goes on when it is back', async () => {
  await add('Ann');
  await line.goAway();
  const offline = { ok: false, error: { code: 'offline', details: { remedy: expect.any(String) as string } } };
  expect(await add('Bob', 'c-2')).toMatchObject(offline);
  expect(await core.dispatch({ method: 'people.list', input: {} })).toMatchObject(offline);
  await line.back();
  expect(await people()).toEqual(['Ann']);
  expect(await add('Bob', 'c-2')).toMatchObject({ ok: true });
  expect(await people()).toEqual(['Ann', 'Bob']);
});

describe('time limits', () => {
  const limited = () => openPostgres(line.url, QUICK);

  test('are set, with the isolation, on every connection', async () => {
    const { rows } = await elsewhere((client) => client.query<{ value: string }>("select current_setting('statement_timeout') as value"));
    expect(rows[0]?.value).toBe('0');
    const both = [core.database.write, core.database.read as typeof core.database.write];
    for (const db of both) {
      const settings: Record<string, string> = {};
      for (const setting of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout', 'transaction_isolation']) {
        const { rows: found } = await db.executeQuery<{ value: string }>(
          CompiledQuery.raw(`select current_setting('${setting}') as value`),
        );
        settings[setting] = found[0]!.value;
      }
      expect(settings).toEqual({
        statement_timeout: '30s',
        lock_timeout: '10s',
        idle_in_transaction_session_timeout: '20s',
        transaction_isolation: 'read committed',
      });
    }
  });

  const failing = async (sqlText: string): Promise<string> => {
    const handle = limited();
    try {
      await handle.write.transaction().execute((trx) => trx.executeQuery(CompiledQuery.raw(sqlText)));
      return 'none';
    } catch (error) {
      return toAppError(error).code;
    } finally {
      await handle.write.destroy();
      await handle.read.destroy();
    }
  };

  test('a statement that takes too long is busy', async () => {
    expect(await failing('select pg_sleep(5)')).toBe('busy');
  });

  test('a lock that somebody holds is busy, and readers don’t wait', async () => {
    await elsewhere(async (client) => {
      await client.query('begin; select pg_advisory_xact_lock(4850501)');
      expect(await failing('select pg_advisory_xact_lock(4850501)')).toBe('busy');
      const waiting = Array.from({ length: 12 }, (_, n) => add(`W${n}`));
      expect(await people()).toEqual([]);
      await client.query('rollback');
      for (const reply of await Promise.all(waiting)) expect(reply).toMatchObject({ ok: true });
    });
  });

  test('a server that says nothing any more is offline, in time', async () => {
    const other = await lineTo(direct);
    const handle = openPostgres(other.url, QUICK);
    await handle.read.selectFrom('person').select('id').execute();
    other.hang();
    const error = await handle.read.selectFrom('person').select('id').execute().catch(toAppError);
    expect(error).toMatchObject({ code: 'offline' });
    other.flow();
    expect(await handle.read.selectFrom('person').select('id').execute()).toEqual([]);
    await handle.read.destroy();
    await handle.write.destroy();
    await other.close();
  });

  test('reading is told offline before saving is, when the server says nothing', async () => {
    await people();
    line.hang();
    const order: string[] = [];
    const told = [
      core.dispatch({ method: 'people.list', input: {} }).then((reply) => (order.push('read'), reply)),
      add('Ann').then((reply) => (order.push('saved'), reply)),
      core.dispatch({ method: 'partnership.get', input: {} }).then((reply) => (order.push('read'), reply)),
    ];
    for (const reply of [await told[0]!, await told[2]!]) expect(reply).toMatchObject({ ok: false, error: { code: 'offline' } });
    expect(order).toEqual(['read', 'read']);
    line.flow();
    line.cut();
    expect(await told[1]).toMatchObject({ ok: true });
    expect(await people()).toEqual(['Ann']);
  });

  test('a question that takes long is waited for while the server is there', async () => {
    const handle = openPostgres(line.url, { ...QUICK, statement: 5000 });
    const { rows } = await handle.read.executeQuery<{ done: string }>(CompiledQuery.raw("select pg_sleep(1.5), 'yes' as done"));
    expect(rows).toMatchObject([{ done: 'yes' }]);
    await handle.read.destroy();
    await handle.write.destroy();
  });

  test('somebody who has hung within a step loses it, and the lock is free', async () => {
    const handle = limited();
    const hung = handle.write.transaction().execute(async (trx) => {
      await trx.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(4850501)'));
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await trx.selectFrom('person').select('id').execute();
    });
    const told = hung.catch(toAppError);
    expect(await add('Ann')).toMatchObject({ ok: true });
    expect((await told) as { code: string }).toMatchObject({ code: expect.stringMatching(/^(busy|offline)$/) as string });
    await handle.write.destroy();
    await handle.read.destroy();
  });
});
