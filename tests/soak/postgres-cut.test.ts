import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { Random } from '../../electron/samples/random.ts';
import { lineTo, type Line } from '../support/line.ts';
import { databasesAt } from '../support/postgres.ts';

const SHORT = process.env['HPP_SOAK'] === 'short';
const SEED = process.env['HPP_SOAK_SEED'] ?? Date.now().toString(36);
const [COMMANDS, CUTS, HUNG_MS, GONE_MS] = SHORT ? [300, 10, 8000, 3000] : [3000, 50, 60_000, 30_000];
const CLIENTS = 8;

const databases = databasesAt(inject('postgresUrl'));

interface Told {
  saved: Map<string, string>;
  refused: Record<string, number>;
  reads: number;
  readsRefused: Record<string, number>;
  slowestRead: number;
}

const count = (of: Record<string, number>, what: string): void => void (of[what] = (of[what] ?? 0) + 1);

/** One person at work: each command is sent again under its id until it is answered, as the screens do. */
async function atWork(core: Core, client: number, told: Told): Promise<void> {
  for (let n = 0; n < COMMANDS / CLIENTS; n += 1) {
    const commandId = `c-${client}-${n}`;
    for (;;) {
      const reply = await core.dispatch({ method: 'people.create', input: { name: commandId }, commandId });
      if (reply.ok) {
        told.saved.set(commandId, (reply.data as { id: string }).id);
        break;
      }
      count(told.refused, reply.error.code);
      if (!['offline', 'busy'].includes(reply.error.code)) throw new Error(`${commandId}: ${reply.error.code} ${reply.error.message}`);
      await wait(200);
    }
  }
}

async function reading(core: Core, told: Told, ended: () => boolean): Promise<void> {
  while (!ended()) {
    const started = performance.now();
    const reply = await core.dispatch({ method: 'partnership.get', input: {} });
    told.slowestRead = Math.max(told.slowestRead, performance.now() - started);
    told.reads += 1;
    if (!reply.ok) count(told.readsRefused, reply.error.code);
    await wait(50);
  }
}

/** Somebody whose program has hung in the middle of a step. */
async function hang(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query("set idle_in_transaction_session_timeout = '20s'; begin; select pg_advisory_xact_lock(4850501)");
  await wait(HUNG_MS);
  await client.end().catch(() => {});
}

async function trouble(line: Line, direct: string, random: Random, ended: () => boolean): Promise<void> {
  for (let n = 0; n < CUTS && !ended(); n += 1) {
    await wait(100 + random.next() * 400);
    line.cut();
    if (n === Math.floor(CUTS / 3)) await hang(direct);
    if (n === Math.floor((2 * CUTS) / 3)) {
      await line.goAway();
      await wait(GONE_MS);
      await line.back();
    }
  }
}

test(`${COMMANDS} commands of ${CLIENTS} people over a line that is cut ${CUTS} times, a colleague who hangs with the lock, a server that is gone (seed ${SEED})`, async () => {
  const name = `soak_${process.pid}`;
  const direct = await databases.createDatabase(name);
  const line = await lineTo(direct);
  const faults: unknown[] = [];
  const note = (error: unknown): void => void faults.push(error);
  process.on('uncaughtException', note);
  const open = (at: number): Promise<Core> =>
    createCore({ profile: { kind: 'postgres', url: line.url }, program, actor: accountActor(`P${at}`), open: { create: true } });
  const cores = [await open(0)];
  for (let at = 1; at < CLIENTS; at += 1) cores.push(await open(at));
  const told: Told = { saved: new Map(), refused: {}, reads: 0, readsRefused: {}, slowestRead: 0 };
  let ended = false;
  const watch = Promise.all([reading(cores[0]!, told, () => ended), trouble(line, direct, new Random(SEED), () => ended)]);
  await Promise.all(cores.map((core, at) => atWork(core, at, told))).finally(() => (ended = true));
  await watch;
  const { saved, ...rest } = told;
  console.log(JSON.stringify({ saved: saved.size, ...rest, slowestRead: Math.round(rest.slowestRead) }));
  const reply = await cores[0]!.dispatch({ method: 'people.list', input: {} });
  const people = (reply as { data: { id: string; name: string }[] }).data;
  expect(people).toHaveLength(saved.size);
  expect(people.filter(({ id, name: called }) => saved.get(called) !== id)).toEqual([]);
  expect(await cores[0]!.dispatch({ method: 'system.check', input: {} })).toMatchObject({ ok: true, data: { ok: true, findings: [] } });
  expect(Object.keys(told.readsRefused).filter((code) => code !== 'offline')).toEqual([]);
  expect(faults).toEqual([]);
  process.off('uncaughtException', note);
  for (const core of cores) await core.close();
  await line.close();
  await databases.dropDatabase(name);
});
