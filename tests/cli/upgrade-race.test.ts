/** Several programs open one file of the version before at the same moment: each backup holds the file as it was. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../electron/db/connect.ts';
import { program } from '../../electron/program.ts';

const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
const FIRST = '0001-initial';
let folder: string;
let old: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-race-'));
  old = join(folder, 'old.hpp');
  const only = { [FIRST]: program.migrations[FIRST]! };
  const made = await openDatabase({ kind: 'sqlite', path: old }, only, { create: true });
  await made.read.selectFrom('partnership').select('id').execute();
  await made.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (db: string): Promise<string> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [CLI, 'check', '--db', db], { env: { ...process.env, HPP_DATA_DIR: folder } });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    child.on('close', () => done(said));
  });

const stepsOf = (path: string): string[] => {
  const file = new SqliteFile(path, { readonly: true });
  try {
    return file.prepare('select name from kysely_migration order by name').pluck().all() as string[];
  } finally {
    file.close();
  }
};

test.each([1, 2, 3])('round %i', async (round) => {
  const db = join(folder, `round-${round}.hpp`);
  copyFileSync(old, db);
  const said = await Promise.all([check(db), check(db), check(db)]);
  // The file holds no partnership, and nothing else is wrong with it.
  for (const words of said) expect(words).toMatch(/no partnership yet/);
  expect(stepsOf(db)).toEqual(Object.keys(program.migrations).toSorted());
  const backups = readdirSync(`${db}-backups`);
  expect(backups.length).toBeGreaterThan(0);
  for (const name of backups) {
    expect(name).toMatch(/ before .*\.hpp$/);
    expect(stepsOf(join(`${db}-backups`, name))).toEqual([FIRST]);
  }
});
