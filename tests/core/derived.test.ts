import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Table } from '../../shared/table.ts';
import { tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
let declared: Record<string, Table>;
beforeEach(async () => {
  declared = Object.fromEntries(Object.entries(TABLES).map(([entity, table]) => [entity, { ...table }]));
  it = await makeCore();
  await it.api.partnership.start({ name: 'North' });
  await it.api.people.create({ name: 'Ann Lee', jobTitle: 'Zebra keeper', notes: 'Speaks Łemko and Élan', email: 'ann@example.org' });
  await it.api.people.create({ name: 'Zoe Ash', jobTitle: 'Advisor 12' });
  await it.api.people.create({ name: 'Moe Fen', jobTitle: 'Advisor 2' });
});
afterEach(async () => {
  await it.close();
  for (const [entity, table] of Object.entries(declared)) Object.assign(tableOf(entity as EntityName), table);
});

/** Closes the partnership, lets another version of the program declare these records in another way, and opens it with that. */
async function withVersion(entity: EntityName, change: Partial<Pick<Table, 'sort' | 'search'>>): Promise<void> {
  const { profile } = it;
  await it.close();
  Object.assign(tableOf(entity), change);
  it = await makeCore({ profile });
}

const found = async (text: string): Promise<string[]> => (await it.api.search.find({ text })).map(({ title }) => title);
const log = () => sql`select * from command_entry order by seq`.execute(it.core.database.read);
const people = () => it.core.database.read.selectFrom('person').selectAll().orderBy('id').execute();

test('records of a version that searched fewer columns are found by what is searched now, and are sound', async () => {
  const person = { organisationId: null, jobTitle: '', email: '', phone: '' };
  const many = Array.from({ length: 900 }, (_, n) => ({ ...person, name: `P${n}`, notes: `holder of ticket ${n}.` }));
  await it.core.transact('Many', (ctx) => ctx.write.insertMany('person', many));
  expect(await found('speaks elan')).toEqual([]);
  const before = { log: await log(), people: await people() };
  await withVersion('person', { search: [...tableOf('person').search, 'notes'] });
  expect(await it.api.system.check({})).toMatchObject({ ok: true, findings: [] });
  expect(await found('speaks elan')).toEqual(['Ann Lee']);
  expect(await found('ticket 877.')).toEqual(['P877']);
  // Nothing was changed but what search looks into: no step, no version, no name under it.
  expect({ log: await log(), people: await people() }).toEqual({
    log: before.log,
    people: before.people.map((row) => ({ ...row, search_text: expect.stringContaining(row.search_text) as string })),
  });
});

test('records of a version that searched more columns are found by those no more', async () => {
  expect(await found('ann@example')).toEqual(['Ann Lee']);
  await withVersion('person', { search: ['name'] });
  expect(await it.api.system.check({})).toMatchObject({ ok: true });
  expect(await found('ann@example')).toEqual([]);
  expect(await found('ann')).toEqual(['Ann Lee']);
});

test('records of a version that sorted by another column come in today’s order', async () => {
  await withVersion('person', { sort: 'job_title' });
  expect(await it.api.system.check({})).toMatchObject({ ok: true });
  const names = (await it.api.people.list({})).map(({ name }) => name);
  expect(names.slice(-3)).toEqual(['Moe Fen', 'Zoe Ash', 'Ann Lee']);
});

test('records that nobody knows how they were derived are derived again', async () => {
  const { write } = it.core.database;
  await write.deleteFrom('derivation').execute();
  await write.updateTable('person').set({ search_text: 'as an early version made it' }).execute();
  await withVersion('person', {});
  expect(await it.api.system.check({})).toMatchObject({ ok: true });
  expect(await found('ann')).toEqual(['Ann Lee']);
});

test('opening derives again once, and covers up no damage', async () => {
  await withVersion('person', { search: ['name', 'notes'] });
  await sql`update person set search_text = 'x' where name = 'Ann Lee'`.execute(it.core.database.write);
  await withVersion('person', {});
  const { ok, findings } = await it.api.system.check({});
  expect(ok).toBe(false);
  expect(findings).toEqual([
    expect.stringMatching(/^Person “Ann Lee”: what it is searched by is “x” here, and what it holds makes it “ann lee speaks/),
  ]);
});
