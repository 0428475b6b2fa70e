import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../../electron/db/connect.ts';
import { program } from '../../electron/program.ts';
import { isEntity, pointersAt, tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import { databasesAt } from '../support/postgres.ts';
import { schemaOf, type RecordedSchema } from './recorded-schema.ts';

const databases = databasesAt(inject('postgresUrl'));
const name = `schema_${process.pid}`;
let folder: string;
let open: Record<'sqlite' | 'postgres', Database>;
let recorded: Record<'sqlite' | 'postgres', RecordedSchema>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-schema-'));
  open = {
    sqlite: await openDatabase({ kind: 'sqlite', path: join(folder, 's.hpp') }, program.migrations, { create: true }),
    postgres: await openDatabase({ kind: 'postgres', url: await databases.createDatabase(name) }, program.migrations, { create: true }),
  };
  recorded = { sqlite: await schemaOf(open.sqlite), postgres: await schemaOf(open.postgres) };
});
afterAll(async () => {
  for (const db of Object.values(open)) await db.close();
  await databases.dropDatabase(name);
  rmSync(folder, { recursive: true, force: true });
});

/** Id, version, who and when twice, bin, sort key, search text. */
const BASE_COLUMNS = 9;

/**
 * What a declaration says beyond the schema, written down a second time: each of these is easy to lose, and all that is
 * derived from it follows without a word.
 */
function declaredOf(entity: EntityName) {
  const { columns, label, needs, sort, title, search, order = [], part, root } = tableOf(entity);
  const words = Object.entries(columns).map(
    ([name, { label, kind, codes }]) => `${name}: ${label} (${kind}${codes ? `: ${codes.map(({ code }) => code).join(', ')}` : ''})`,
  );
  return { label, needs, sort, title, search, order: order.map(([from, to]) => `${from} <= ${to}`), part, root, columns: words };
}

/** The records as they were before this run. */
const RECORDS = new Set(readdirSync(new URL('schema', import.meta.url)));
const isUpdating = (): boolean =>
  (expect.getState() as unknown as { snapshotState: { _updateSnapshot: string } }).snapshotState._updateSnapshot === 'all';
/** SQLite has one whole number. */
const inSqlite = (column: string): string => column.replace(' bigint', ' integer');

const columnsOf = (table: string): string[] => recorded.sqlite[table]?.columns ?? [];

describe('the schema', () => {
  test.each(['sqlite', 'postgres'] as const)('is the one recorded, and so is what is declared of it, on %s', async (kind) => {
    // A file for each table, so that two branches that each add a table don't meet in one.
    for (const [table, own] of Object.entries(recorded[kind])) {
      const made = { ...own, columns: own.columns.map(inSqlite) };
      // Vitest writes a new record by itself: only who runs -u has read it.
      expect(RECORDS.has(`${table}.json`) || isUpdating(), `${table} has no record: run this with -u, and read it`).toBe(true);
      const record = isEntity(table) ? { ...made, declared: declaredOf(table) } : made;
      await expect(`${JSON.stringify(record, null, 2)}\n`).toMatchFileSnapshot(`schema/${table}.json`);
    }
  });

  test('has a record of nothing that is not there', () => {
    const files = readdirSync(new URL('schema', import.meta.url)).map((file) => file.replace(/\.json$/, ''));
    // A new table's own record is written by the first run with -u.
    expect(files.filter((table) => !(table in recorded.sqlite))).toEqual([]);
  });

  test('has a table for each kind of record, the log, and how records are derived', () => {
    expect(Object.keys(recorded.sqlite).toSorted()).toEqual(
      [...Object.keys(TABLES), 'audit_entry', 'audit_pack', 'command_entry', 'derivation'].toSorted(),
    );
  });

  test.each(Object.keys(TABLES) as EntityName[])('of %s is what the migrations make of its declaration', (entity) => {
    const { columns, unique = [], indexes = [], live = [], begins = [] } = tableOf(entity);
    const made = recorded.sqlite[entity]!;
    const declared = Object.entries(columns).map(([name, column]) => `${name} ${column.sql}${column.null ? '' : ' not null'}`);
    for (const column of declared) {
      expect(made.columns, `a migration for ${entity}.${column}`).toContain(inSqlite(column));
      expect(recorded.postgres[entity]!.columns, `a migration for ${entity}.${column}`).toContain(column);
    }
    expect(made.columns).toHaveLength(declared.length + BASE_COLUMNS);
    const links = Object.entries(columns).flatMap(([name, { points }]) => (points ? [`${name} -> ${points}.id`] : []));
    expect(made.references).toEqual(links.toSorted());
    const keys = unique.map((key) => `${entity}_${key.join('_')}_unique (${key.join(', ')}) where deleted_at is null`);
    expect(made.unique).toEqual(keys.toSorted());
    const among = live.map((key) => `${`${entity}_${key.join('_')}_live`.slice(0, 63)} (${key.join(', ')}) where deleted_at is null`);
    expect(made.indexes).toEqual(
      [
        ...indexes.map((key) => `${entity}_${key.join('_')} (${key.join(', ')})`),
        ...among,
        ...begins.map((column) => `${entity}_${column}_begins (${column})`),
      ].toSorted(),
    );
  });

  test('holds text and whole numbers alone', () => {
    const types = new Set(Object.keys(recorded.sqlite).flatMap((table) => columnsOf(table).map((column) => column.split(' ')[1])));
    expect(types).toEqual(new Set(['integer', 'text']));
  });

  test('is strict in every table of SQLite, which is loose by default', () => {
    const loose = open.sqlite.sqlite
      ?.prepare(
        "select name from pragma_table_list where schema = 'main' and strict = 0 and name not like 'kysely_%' and name not like 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  test('gives every column that points at a record a foreign key, and undo knows it', () => {
    const pointing = Object.keys(TABLES).flatMap((table) =>
      columnsOf(table).flatMap((column) => (/^\w+_id /.test(column) ? [`${table}.${column.split(' ')[0]}`] : [])),
    );
    const keys = Object.entries(recorded.sqlite).flatMap(([table, { references }]) =>
      references.map((reference) => `${table}.${reference.split(' ')[0]}`),
    );
    const known = (Object.keys(TABLES) as EntityName[]).flatMap((entity) =>
      pointersAt(entity).map((link) => `${link.entity}.${link.column}`),
    );
    expect(keys.toSorted()).toEqual(pointing.toSorted());
    expect(known.toSorted()).toEqual(pointing.toSorted());
  });
});

describe.each(['sqlite', 'postgres'] as const)('the database itself refuses on %s', (kind) => {
  test('to change or remove what is in the log', async () => {
    const db = open[kind].write;
    await sql`insert into command_entry (seq, id, at, actor, method, label, kind, entities, reply) values (1, 'a', 't', 'me', 'm', 'l', 'do', '[]', 'null')`.execute(
      db,
    );
    await sql`insert into audit_entry (command_seq, position, entity, entity_id, op, version_after) values (1, 1, 'person', 'p', 'insert', 1)`.execute(
      db,
    );
    await expect(sql`update command_entry set actor = 'you'`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from command_entry`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`update audit_entry set op = 'remove'`.execute(db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow(/append-only/);
  });
});
