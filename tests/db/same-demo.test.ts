import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { contract } from '../../shared/contract.ts';
import type { Contract, Reply } from '../../shared/rpc.ts';
import type { DatabaseProfile } from '../../electron/db/profile.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { databasesAt } from '../support/postgres.ts';

/** The demo in each database, record for record with the same ids. */
const name = `same_${randomBytes(6).toString('hex')}`;
const databases = databasesAt(inject('postgresUrl'));
let cores: TestCore[];

const countingIds = (): (() => string) => {
  let last = 0;
  return () => `01900000-0000-7000-8000-${String((last += 1)).padStart(12, '0')}`;
};

async function demoIn(profile?: DatabaseProfile): Promise<TestCore> {
  const made = await makeCore({ newId: countingIds(), ...(profile ? { profile } : {}) });
  await fillSample(made.core, 'demo');
  return made;
}

beforeAll(async () => {
  cores = [await demoIn(), await demoIn({ kind: 'postgres', url: await databases.createDatabase(name) })];
});
afterAll(async () => {
  for (const core of cores) await core.close();
  await databases.dropDatabase(name);
});

/** What may differ: ids of commands, which are made by chance. */
const comparable = (reply: Reply): unknown =>
  JSON.parse(JSON.stringify(reply, (key, value: unknown) => (key === 'commandId' ? undefined : value)));

const asked = async (method: string, input: unknown): Promise<[unknown, unknown]> => {
  const [first, second] = await Promise.all(cores.map(async ({ core }) => comparable(await core.dispatch({ method, input }))));
  return [first, second];
};

const queries = Object.entries(contract as Contract).flatMap(([feature, own]) =>
  Object.entries(own).flatMap(([method, { kind, input }]) =>
    kind === 'query' && input.safeParse({}).success && feature !== 'system' ? [`${feature}.${method}`] : [],
  ),
);

test.each(queries)('%s answers the same of the demo on SQLite and PostgreSQL', async (method) => {
  const [sqlite, postgres] = await asked(method, {});
  expect(sqlite).toMatchObject({ ok: true });
  expect(postgres).toEqual(sqlite);
});

/** Lists whose records can be asked for one by one. */
const LISTS = ['organisations', 'people', 'groups', 'meetings', 'actions', 'sites'] as const;

test.each(LISTS)('each of the %s is the same on SQLite and PostgreSQL', async (feature) => {
  const answer = (await cores[0]!.core.dispatch({ method: `${feature}.list`, input: {} })) as {
    data: { id: string }[] | { rows: { id: string }[] };
  };
  const rows = Array.isArray(answer.data) ? answer.data : answer.data.rows;
  expect(rows.length).toBeGreaterThan(4);
  for (const { id } of rows.slice(0, 60)) {
    const [sqlite, postgres] = await asked(`${feature}.get`, { id });
    expect(sqlite).toMatchObject({ ok: true });
    expect(postgres).toEqual(sqlite);
  }
});

test.each(['a', 'housing', 'Mill', 'HSG', '2026', "o'"])('search for “%s” finds the same on SQLite and PostgreSQL', async (text) => {
  const [sqlite, postgres] = await asked('search.find', { text });
  expect(sqlite).toMatchObject({ ok: true });
  expect(postgres).toEqual(sqlite);
});
