import { accountActor } from '../../electron/core/actor.ts';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { errorSentence, type AppError } from '../../shared/errors.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { backupFolderOf } from '../../electron/db/place.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import type { SchemaStep } from '../../electron/db/migrate.ts';
import { program } from '../../electron/program.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const open = (path: string, create = false) => openDatabase({ kind: 'sqlite', path }, program.migrations, { create });

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => Promise.reject(new Error('It should have been refused.')),
    (error: AppError) => error,
  );
}

/** A refusal names the place and the remedy, and leaves the file as it was. */
async function refused(path: string, code: string, words: RegExp): Promise<void> {
  const before = existsSync(path) ? readFileSync(path) : null;
  const error = await failure(open(path, true));
  expect(error.code).toBe(code);
  expect(errorSentence(error)).toMatch(words);
  expect(error.details.remedy).toMatch(/\w+.*\.$/);
  if (before) expect(readFileSync(path).equals(before)).toBe(true);
}

describe('opening a SQLite file', () => {
  test('makes a new one with the settings the program relies on', async () => {
    const db = await open(at('new.hpp'), true);
    expect(db.sqlite?.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.sqlite?.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.sqlite?.pragma('foreign_keys', { simple: true })).toBe(1);
    await db.close();
    const again = await open(at('new.hpp'));
    await again.close();
  });

  test('refuses a file that is not there', async () => {
    const error = await failure(open(at('missing.hpp')));
    expect(error.code).toBe('not_found');
    expect(errorSentence(error)).toContain('missing.hpp');
    expect(existsSync(at('missing.hpp'))).toBe(false);
  });

  test('refuses a file that is no database', async () => {
    writeFileSync(at('letter.hpp'), 'Dear all, the minutes are attached. '.repeat(200));
    await refused(at('letter.hpp'), 'corrupt', /letter\.hpp is not a partnership file/);
  });

  test('refuses another program’s database', async () => {
    const other = new SqliteFile(at('other.db'));
    other.exec('create table note (text text)');
    other.close();
    await refused(at('other.db'), 'corrupt', /another program/);
  });

  test('refuses a file saved by a newer version', async () => {
    const db = await open(at('newer.hpp'), true);
    db.sqlite?.prepare("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030')").run();
    db.sqlite?.pragma('wal_checkpoint(TRUNCATE)');
    await db.close();
    await refused(at('newer.hpp'), 'schema_too_new', /newer version/);
  });

  test('refuses a folder that cannot be written', async () => {
    // Even the administrator cannot write here.
    const locked = process.platform === 'linux' ? '/proc/hpp-test/p.hpp' : join(folder, 'no', 'such', 'folder', 'p.hpp');
    const error = await failure(open(locked, true));
    expect(error.code).toBe('read_only');
    expect(errorSentence(error)).toContain(locked);
  });

  test('refuses a folder given as a file', async () => {
    mkdirSync(at('folder.hpp'));
    const error = await failure(open(at('folder.hpp'), true));
    expect(errorSentence(error)).toMatch(/is a folder/);
  });

  test.each(['\\\\server\\share\\p.hpp', '//server/share/p.hpp'])('refuses the network share %s', async (path) => {
    const error = await failure(open(path, true));
    expect(error.code).toBe('read_only');
    expect(errorSentence(error)).toMatch(/network share.*postgres:\/\//);
  });

  test('refuses a damaged file instead of reading half of it', async () => {
    const db = await open(at('torn.hpp'), true);
    db.sqlite?.pragma('wal_checkpoint(TRUNCATE)');
    await db.close();
    writeFileSync(at('torn.hpp'), readFileSync(at('torn.hpp')).subarray(0, 9000));
    const error = await failure(open(at('torn.hpp')));
    expect(error.code).toBe('corrupt');
    expect(error.details.remedy).toMatch(/backup/i);
  });
});

describe('a full disk', () => {
  test('stops a command with a sentence and loses nothing', async () => {
    const core = await createCore({
      profile: { kind: 'sqlite', path: at('full.hpp') },
      program,
      actor: accountActor('Sam'),
      open: { create: true },
    });
    await core.dispatch({ method: 'organisations.create', input: { name: 'First', sector: 'provider' } });
    // SQLite's own limit gives the very error that a full disk gives.
    const pages = core.database.sqlite?.pragma('page_count', { simple: true }) as number;
    core.database.sqlite?.pragma(`max_page_count = ${pages}`);
    const reply = await core.dispatch({
      method: 'organisations.create',
      input: { name: 'Second', sector: 'provider', notes: 'long '.repeat(15_000) },
    });
    expect(reply).toMatchObject({
      ok: false,
      error: {
        code: 'storage_full',
        message: expect.stringContaining('disk is full'),
        details: { remedy: expect.any(String) },
      },
    });
    core.database.sqlite?.pragma('max_page_count = 1000000');
    const list = await core.dispatch({ method: 'organisations.list', input: {} });
    expect(list).toMatchObject({ ok: true, data: [{ name: 'First' }] });
    expect(await core.dispatch({ method: 'organisations.create', input: { name: 'Third', sector: 'provider' } })).toMatchObject({
      ok: true,
    });
    await core.close();
  });
});

describe('migrating', () => {
  const later: SchemaStep = {
    up: async (db) => {
      await db.schema.createTable('later').addColumn('id', 'text').execute();
    },
  };

  test('backs the file up first', async () => {
    await (await open(at('p.hpp'), true)).close();
    const db = await openDatabase({ kind: 'sqlite', path: at('p.hpp') }, { ...program.migrations, '0002-later': later });
    await db.close();
    const [backup] = readdirSync(backupFolderOf(at('p.hpp')));
    expect(backup).toMatch(/before 0002-later\.hpp$/);
    const copy = new SqliteFile(join(backupFolderOf(at('p.hpp')), backup!), { readonly: true });
    expect(copy.prepare("select count(*) as n from sqlite_master where name = 'later'").get()).toEqual({ n: 0 });
    copy.close();
  });

  test('goes no further than a damaged file, and takes no damaged copy for a backup', async () => {
    const first = await open(at('p.hpp'), true);
    // A table that nothing reads on the way: only the check of the copy finds what is wrong with it.
    first.sqlite!.exec('create table filler (n integer, text text) strict');
    const add = first.sqlite!.prepare('insert into filler values (?, ?)');
    for (let n = 0; n < 500; n += 1) add.run(n, 'x'.repeat(40));
    const [page] = first.sqlite!.prepare("select pageno from dbstat where name = 'filler' and pagetype = 'leaf'").pluck().all() as number[];
    first.sqlite!.pragma('wal_checkpoint(TRUNCATE)');
    await first.close();
    const bytes = readFileSync(at('p.hpp'));
    // Where the page says how many rows it has.
    bytes.fill(0x7f, (page! - 1) * 4096 + 3, (page! - 1) * 4096 + 5);
    writeFileSync(at('p.hpp'), bytes);
    const error = await failure(openDatabase({ kind: 'sqlite', path: at('p.hpp') }, { ...program.migrations, '0002-later': later }));
    expect(error).toMatchObject({ code: 'corrupt', message: expect.stringMatching(/is damaged|did not pass its check/) as string });
    expect(readdirSync(backupFolderOf(at('p.hpp')))).toEqual([]);
    expect(readFileSync(at('p.hpp')).equals(bytes)).toBe(true);
  });

  test('leaves no trace when it fails', async () => {
    await (await open(at('p.hpp'), true)).close();
    const half: SchemaStep = {
      up: async (db, ddl) => {
        await later.up(db, ddl);
        throw new Error('The power went.');
      },
    };
    await failure(openDatabase({ kind: 'sqlite', path: at('p.hpp') }, { ...program.migrations, '0002-half': half }));
    const db = await open(at('p.hpp'));
    expect(db.sqlite?.prepare("select count(*) as n from sqlite_master where name = 'later'").get()).toEqual({ n: 0 });
    await db.close();
  });
});
