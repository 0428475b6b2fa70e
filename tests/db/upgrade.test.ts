import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { sql } from 'kysely';
import { openDatabase, type OpenOptions } from '../../electron/db/connect.ts';
import type { SchemaStep } from '../../electron/db/migrate.ts';
import { parseProfile } from '../../electron/db/profile.ts';
import { program } from '../../electron/program.ts';
import { databasesAt } from '../support/postgres.ts';

const databases = databasesAt(inject('postgresUrl'));
let name: string;
let url: string;
beforeEach(async () => {
  name = `hpp_${randomBytes(6).toString('hex')}`;
  url = await databases.createDatabase(name);
});
afterEach(() => databases.dropDatabase(name));

const later: SchemaStep = {
  up: async (db) => {
    await db.schema.createTable('later').addColumn('id', 'text').execute();
  },
};

test('a database on a server, which others use, is upgraded only when that is asked for', async () => {
  const open = (steps: typeof program.migrations, options: OpenOptions = {}) => openDatabase(parseProfile(url), steps, options);
  const newer = { ...program.migrations, '9999-later': later };
  await (await open(program.migrations, { create: true })).close();
  for (const options of [{}, { create: true }])
    await expect(open(newer, options)).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('needs an upgrade that affects everybody'),
      details: { remedy: expect.stringContaining('--upgrade') },
    });
  // Those who have the older program go on with it.
  await (await open(program.migrations)).close();
  const upgraded = await open(newer, { upgrade: true });
  expect((await sql`select id from later`.execute(upgraded.read)).rows).toEqual([]);
  await upgraded.close();
  await (await open(newer)).close();
});
