import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const PERSON = { organisationId: null, jobTitle: '', email: '', phone: '', notes: '' };
const add = (count: number): Promise<unknown> =>
  it.core.transact('Add people', (ctx) =>
    ctx.write.insertMany(
      'person',
      Array.from({ length: count }, (_, at) => ({ ...PERSON, name: `Person ${at}` })),
    ),
  );

/** How many people the server plans for; it guesses nothing of a table that it has not looked at. */
async function plannedFor(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cast(reltuples as integer) as n from pg_class where relname = 'person'`.execute(
    it.core.database.read,
  );
  return rows[0]!.n;
}

test('a server plans by what is there once many records have come, and is not asked to look for a few', async () => {
  if (it.core.database.dialect.name === 'sqlite') {
    await add(1500);
    expect(await it.api.people.list({})).toHaveLength(1500);
    return;
  }
  await add(20);
  expect(await plannedFor()).toBeLessThan(20);
  await add(1500);
  expect(await plannedFor()).toBe(1520);
});
