import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { query, task } from '../../shared/rpc.ts';
import type { QueryCtx } from '../../electron/core/context.ts';
import type { Schema } from '../../electron/db/schema.ts';
import { program } from '../../electron/program.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

const Empty = z.object({});

/** Handlers that break the rule: each writes with the connection it was given to read with. */
const WRITES: Record<string, (db: Kysely<Schema>) => Promise<unknown>> = {
  'an insert by hand': (db) =>
    sql`insert into command_entry (seq, id, at, actor, method, label, kind, entities, reply)
        values (1000, ${randomUUID()}, '2026-11-22T09:00:00.000Z', 'me', 'm', 'l', 'do', '[]', 'null')`.execute(db),
  'an update': (db) => db.updateTable('person').set({ name: 'Overwritten' }).execute(),
  'a deletion': (db) => db.deleteFrom('person').execute(),
  'a table of its own': (db) => sql`create table stray (id text)`.execute(db),
};

const breaking = Object.fromEntries(
  Object.entries(WRITES).map(([name, write]) => [
    name,
    async (ctx: QueryCtx): Promise<boolean> => {
      await write(ctx.db as unknown as Kysely<Schema>);
      return true;
    },
  ]),
);

const declared = (kind: typeof query | typeof task) =>
  Object.fromEntries(Object.keys(WRITES).map((name) => [name, kind(Empty, z.boolean())]));

let it: TestCore;
beforeEach(async () => {
  it = await makeCore({
    program: {
      ...program,
      features: {
        ...program.features,
        badQueries: { contract: declared(query), handlers: breaking },
        badTasks: { contract: declared(task), handlers: breaking },
      },
    },
  });
  await it.api.people.create({ name: 'Ann Lee' });
});
afterEach(() => it.close());

describe.each(['badQueries', 'badTasks'])('%s', (kind) => {
  test.each(Object.keys(WRITES))('can’t write: %s', async (name) => {
    expect(await it.core.dispatch({ method: `${kind}.${name}`, input: {} })).toMatchObject({ ok: false, error: { code: 'read_only' } });
    expect((await it.api.people.list({})).map((person) => person.name)).toEqual(['Ann Lee']);
    expect(await it.api.history.recent({})).toHaveLength(1);
    const stray = (await it.core.database.write.introspection.getTables()).filter((table) => table.name === 'stray');
    expect(stray).toEqual([]);
  });
});

describe('a query during a command', () => {
  test('neither waits for it nor sees what it has not committed', async () => {
    const { api, core } = it;
    const during = await core.transact('Add', async (ctx) => {
      await ctx.write.insert('person', { name: 'Bob Hay', organisationId: null, jobTitle: '', email: '', phone: '', notes: '' });
      return api.people.list({});
    });
    expect(during.map((person) => person.name)).toEqual(['Ann Lee']);
    expect((await api.people.list({})).map((person) => person.name)).toEqual(['Ann Lee', 'Bob Hay']);
  });
});
