import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../electron/db/connect.ts';
import type { Migrations } from '../../electron/db/migrate.ts';
import { parseProfile, type DatabaseProfile } from '../../electron/db/profile.ts';
import { newTables } from '../../electron/rooms/new-tables.ts';
import { databasesAt } from '../support/postgres.ts';

const databases = databasesAt(inject('postgresUrl'));
const name = `hpp_${randomBytes(6).toString('hex')}`;
let folder: string;
let profiles: Record<'sqlite' | 'postgres', DatabaseProfile>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-tables-'));
  profiles = { sqlite: { kind: 'sqlite', path: join(folder, 'p.hpp') }, postgres: parseProfile(await databases.createDatabase(name)) };
});
afterEach(async () => {
  await databases.dropDatabase(name);
  rmSync(folder, { recursive: true, force: true });
});

const lantern = newTables({ lantern: { columns: { name: 'text' } } });
const wick = newTables({ wick: { columns: { lantern_id: 'text -> lantern' } } });
const both = newTables({
  wick: { columns: { lantern_id: 'text? -> lantern' } },
  lantern: { columns: { name: 'text', wick_id: 'text? -> wick' } },
});

test.each(['sqlite', 'postgres'] as const)('a table that points at nothing is refused, on %s, and nothing is made', async (kind) => {
  const open = (steps: Migrations) => openDatabase(profiles[kind], steps, { create: true });
  const nothing = { '1-wick': wick, '2-lantern': lantern };
  await expect(open(nothing)).rejects.toMatchObject({
    cause: expect.objectContaining({ message: 'wick.lantern_id points at lantern, which no step with an earlier name makes.' }) as unknown,
  });
  // A name that only begins alike is none either.
  await expect(open({ '1-lanterns': newTables({ lanterns: { columns: { name: 'text' } } }), '2-wick': wick })).rejects.toThrow();
  const made = await open({ '1-lantern': lantern, '2-wick': wick });
  await made.close();
});

test('tables of one step may point at each other in SQLite’s order of making', async () => {
  const made = await openDatabase(profiles.sqlite, { '1-both': both }, { create: true });
  await made.close();
});
