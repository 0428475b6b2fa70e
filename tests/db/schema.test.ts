import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { sql } from 'kysely';
import { openDatabase } from '../../electron/db/connect.ts';
import { ENTITIES } from '../../electron/core/entities.ts';
import { POINTED_AT } from '../../electron/core/references.ts';
import { databasesAt } from '../support/postgres.ts';

/** Tables and columns, as both databases must have them: TEXT and INTEGER alone. */
async function schemaOf(profile: Parameters<typeof openDatabase>[0]): Promise<Record<string, string[]>> {
  const db = await openDatabase(profile, { create: true });
  try {
    const tables = await db.read.introspection.getTables();
    return Object.fromEntries(
      tables.map((table) => [
        table.name,
        table.columns
          .map(
            (column) => `${column.name} ${column.dataType.toLowerCase().replace('int4', 'integer')}${column.isNullable ? '' : ' not null'}`,
          )
          .toSorted(),
      ]),
    );
  } finally {
    await db.close();
  }
}

test('the schema is the one recorded, in both databases', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-schema-'));
  const name = `schema_${process.pid}`;
  const databases = databasesAt(inject('postgresUrl'));
  try {
    const sqlite = await schemaOf({ kind: 'sqlite', path: join(folder, 's.hpp') });
    const postgres = await schemaOf({ kind: 'postgres', url: await databases.createDatabase(name) });
    expect(postgres).toEqual(sqlite);
    const types = new Set(
      Object.values(sqlite)
        .flat()
        .map((column) => column.split(' ')[1]),
    );
    expect(types).toEqual(new Set(['integer', 'text']));
    await expect(JSON.stringify(sqlite, null, 2)).toMatchFileSnapshot('schema.snapshot.json');
    expect(new Set(Object.keys(sqlite))).toEqual(new Set([...Object.keys(ENTITIES), 'audit_entry', 'command_entry']));
  } finally {
    await databases.dropDatabase(name);
    rmSync(folder, { recursive: true, force: true });
  }
});

test('every column that points at a record is known to undo', () => {
  const schema = JSON.parse(readFileSync(new URL('schema.snapshot.json', import.meta.url), 'utf8')) as Record<string, string[]>;
  const pointing = Object.keys(ENTITIES).flatMap((table) =>
    (schema[table] ?? []).flatMap((column) => (/^\w+_id /.test(column) ? [`${table}.${column.split(' ')[0]}`] : [])),
  );
  const known = Object.values(POINTED_AT).flatMap((links) => links.map((link) => link.join('.')));
  expect(known.toSorted()).toEqual(pointing.toSorted());
});

test.each(['sqlite', 'postgres'] as const)('the log can only be added to on %s', async (kind) => {
  const databases = databasesAt(inject('postgresUrl'));
  const name = `append_${process.pid}`;
  const profile = kind === 'sqlite' ? { kind, path: ':memory:' } : { kind, url: await databases.createDatabase(name) };
  const db = await openDatabase(profile, { create: true });
  try {
    await sql`insert into command_entry (seq, id, at, actor, method, label, kind, entities, reply) values (1, 'a', 't', 'me', 'm', 'l', 'do', '[]', 'null')`.execute(
      db.write,
    );
    await expect(sql`update command_entry set actor = 'you'`.execute(db.write)).rejects.toThrow(/append-only/);
    await expect(sql`delete from command_entry`.execute(db.write)).rejects.toThrow(/append-only/);
  } finally {
    await db.close();
    if (kind === 'postgres') await databases.dropDatabase(name);
  }
});
