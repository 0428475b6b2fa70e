import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { backupFolderOf, writeOver } from '../../electron/db/place.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { restoreFile } from '../../electron/workspace/restore.ts';

const parts = { program, actor: accountActor('Sam Officer') };
let folder: string;
const at = (name: string): string => join(folder, name);

const make = (name: string, partnership: string): Promise<unknown> =>
  makeNew({ kind: 'sqlite', path: at(name) }, parts, (core) => ask(core, 'partnership.start', { name: partnership }));
const open = async (name: string): Promise<Core> => (await openPartnership({ kind: 'sqlite', path: at(name) }, parts)).core;
const add = (core: Core, name: string): Promise<unknown> => ask(core, 'organisations.create', { name, sector: 'health' });
const names = async (core: Core): Promise<string[]> => (await ask<{ name: string }[]>(core, 'organisations.list')).map(({ name }) => name);
const nameOf = async (path: string): Promise<string> => {
  const { core, name } = await openPartnership({ kind: 'sqlite', path }, parts);
  await core.close();
  return name;
};
const hidden = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.'));

/** What a process that was killed with the file open leaves: a file whose newest steps are in its log alone. */
function crash(name: string): void {
  const script = `
    import SqliteFile from 'better-sqlite3';
    const file = new SqliteFile(process.argv[1]);
    file.pragma('journal_mode = WAL');
    file.pragma('wal_autocheckpoint = 0');
    file.exec("update partnership set name = 'In the log only'; create table filler (text text)");
    for (let n = 0; n < 200; n += 1) file.prepare('insert into filler values (?)').run('x'.repeat(3000));
    process.kill(process.pid, 'SIGKILL');`;
  spawnSync(process.execPath, ['--input-type=module', '-e', script, at(name)], { cwd: import.meta.dirname });
  expect(statSync(at(`${name}-wal`)).size).toBeGreaterThan(100_000);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-place-'));
  await make('a.hpp', 'Present');
  await make('earlier.hpp', 'Earlier');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a restore', () => {
  test('over a file whose program crashed leaves a sound file, and no log of the other one beside it', async () => {
    crash('a.hpp');
    const { kept } = await restoreFile({ from: at('earlier.hpp'), to: at('a.hpp'), parts });
    expect(readdirSync(folder).toSorted()).toEqual(['a.hpp', 'a.hpp-backups', 'earlier.hpp']);
    expect(await nameOf(at('a.hpp'))).toBe('Earlier');
    const core = await open('a.hpp');
    expect(await ask(core, 'system.check')).toMatchObject({ ok: true });
    await core.close();
    const before = new SqliteFile(kept!);
    expect(before.prepare('select name from partnership').pluck().get()).toBe('In the log only');
    before.close();
  });

  test('to where only a log was left behind doesn’t let it into the new file', async () => {
    crash('a.hpp');
    rmSync(at('a.hpp'));
    await restoreFile({ from: at('earlier.hpp'), to: at('a.hpp'), parts });
    expect(existsSync(at('a.hpp-wal'))).toBe(false);
    expect(await nameOf(at('a.hpp'))).toBe('Earlier');
  });

  test('keeps what was there each time, twice within a second too', async () => {
    const kept = [];
    for (let n = 0; n < 3; n += 1) kept.push((await restoreFile({ from: at('earlier.hpp'), to: at('a.hpp'), parts })).kept);
    expect(new Set(kept).size).toBe(3);
    expect(await Promise.all(kept.map((path) => nameOf(path!)))).toEqual(['Present', 'Earlier', 'Earlier']);
  });

  test('follows a link, which stays one', async () => {
    mkdirSync(at('real'));
    await make('real/b.hpp', 'Linked');
    symlinkSync(at('real/b.hpp'), at('link.hpp'));
    await restoreFile({ from: at('earlier.hpp'), to: at('link.hpp'), parts });
    expect(lstatSync(at('link.hpp')).isSymbolicLink()).toBe(true);
    expect(await nameOf(at('real/b.hpp'))).toBe('Earlier');
    expect(readdirSync(backupFolderOf(at('real/b.hpp')))).toHaveLength(1);
  });

  test('keeps the file’s inode, so that nobody can go on in a file that has lost its name', async () => {
    const before = statSync(at('a.hpp')).ino;
    await restoreFile({ from: at('earlier.hpp'), to: at('a.hpp'), parts });
    expect(statSync(at('a.hpp')).ino).toBe(before);
  });

  test('under a program that opened the file in between: it is told, and goes on in the restored one', async () => {
    const whole = at('whole.hpp');
    const source = await open('earlier.hpp');
    await ask(source, 'system.backup', { path: whole });
    await source.close();
    let other: Core | undefined;
    await writeOver(whole, at('a.hpp'), { whileLocked: async () => void (other = await open('a.hpp')) });
    const told: string[] = [];
    other!.onChange((event) => told.push(...event.entities));
    await expect(add(other!, 'Before')).rejects.toMatchObject({ code: 'busy', message: expect.stringContaining('restored') as string });
    expect(told).toEqual(['*']);
    await add(other!, 'After');
    expect(await ask(other!, 'partnership.get')).toMatchObject({ name: 'Earlier' });
    await other!.close();
    const again = await open('a.hpp');
    expect(await names(again)).toEqual(['After']);
    expect(await ask(again, 'system.check')).toMatchObject({ ok: true });
    await again.close();
  });

  test('takes another page size as well', async () => {
    const file = new SqliteFile(at('a.hpp'));
    file.pragma('journal_mode = DELETE');
    file.pragma('page_size = 8192');
    file.exec('vacuum');
    file.close();
    await restoreFile({ from: at('earlier.hpp'), to: at('a.hpp'), parts });
    expect(await nameOf(at('a.hpp'))).toBe('Earlier');
  });
});

describe('a backup', () => {
  test('never writes over the open partnership, by any name of it', async () => {
    symlinkSync(at('a.hpp'), at('link.hpp'));
    const core = await open('a.hpp');
    await add(core, 'Kept');
    for (const path of [at('a.hpp'), at('link.hpp'), `${folder}/./a.hpp`])
      for (const replace of [false, true])
        await expect(ask(core, 'system.backup', { path, replace }), path).rejects.toMatchObject({ code: 'validation' });
    expect(await names(core)).toEqual(['Kept']);
    await core.close();
    expect(hidden()).toEqual([]);
  });

  test('never writes over a partnership that is open elsewhere', async () => {
    const first = await open('a.hpp');
    await ask(first, 'system.backup', { path: at('copy.hpp') });
    const other = await open('copy.hpp');
    await add(other, 'Elsewhere');
    await expect(ask(first, 'system.backup', { path: at('copy.hpp'), replace: true })).rejects.toMatchObject({ code: 'busy' });
    expect(await names(other)).toEqual(['Elsewhere']);
    await first.close();
    await other.close();
  });

  test('never writes over a file that is not its own', async () => {
    const core = await open('a.hpp');
    const others = { 'thesis.docx': 'Chapter 1', 'copy.hpp.partial': 'Half a letter', 'notes.hpp': '' };
    for (const [name, text] of Object.entries(others)) writeFileSync(at(name), text);
    await expect(ask(core, 'system.backup', { path: at('earlier.hpp') })).rejects.toMatchObject({ code: 'duplicate' });
    await expect(ask(core, 'system.backup', { path: at('earlier.hpp'), replace: true })).rejects.toMatchObject({
      code: 'duplicate',
      message: expect.stringContaining('another partnership') as string,
    });
    await expect(ask(core, 'system.backup', { path: at('thesis.docx'), replace: true })).rejects.toMatchObject({ code: 'corrupt' });
    await ask(core, 'system.backup', { path: at('copy.hpp') });
    await core.close();
    for (const [name, text] of Object.entries(others)) expect(readFileSync(at(name), 'utf8')).toBe(text);
    expect([await nameOf(at('earlier.hpp')), await nameOf(at('copy.hpp'))]).toEqual(['Earlier', 'Present']);
  });

  test('replaces an earlier one whose program crashed', async () => {
    const core = await open('a.hpp');
    await ask(core, 'system.backup', { path: at('copy.hpp') });
    crash('copy.hpp');
    await add(core, 'Newest');
    await ask(core, 'system.backup', { path: at('copy.hpp'), replace: true });
    await core.close();
    expect(existsSync(at('copy.hpp-wal'))).toBe(false);
    const copy = await open('copy.hpp');
    expect(await names(copy)).toEqual(['Newest']);
    expect(await ask(copy, 'system.check')).toMatchObject({ ok: true });
    await copy.close();
  });

  test('ends when two are made at once: both whole, or one refused', async () => {
    const core = await open('a.hpp');
    const same = await Promise.allSettled([1, 2].map(() => ask(core, 'system.backup', { path: at('same.hpp') })));
    expect(same.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const beside = await Promise.all([1, 2, 3].map(() => ask<{ path: string }>(core, 'system.backup')));
    expect(new Set(beside.map(({ path }) => path)).size).toBe(3);
    await core.close();
    for (const path of [at('same.hpp'), ...beside.map((each) => each.path)]) expect(await nameOf(path)).toBe('Present');
    expect(hidden()).toEqual([]);
  });

  test('to a path that can’t be made ends with a sentence', async () => {
    const core = await open('a.hpp');
    writeFileSync(at('file'), 'x');
    for (const path of [at('file/sub/copy.hpp'), folder, at(`${'n'.repeat(300)}.hpp`)]) {
      const error = await ask(core, 'system.backup', { path }).catch((refused: unknown) => refused);
      expect(error, path).toMatchObject({ details: { remedy: expect.stringMatching(/\.$/) as string } });
      expect((error as { code: string }).code, path).not.toBe('internal');
    }
    await expect(ask(core, 'system.backup', { path: at('nul\0.hpp') })).rejects.toMatchObject({ code: 'validation' });
    await core.close();
    expect(hidden()).toEqual([]);
  });
});

test('a start or a sample never takes the place of what is there', async () => {
  const core = await open('a.hpp');
  await add(core, 'Kept');
  writeFileSync(at('thesis.docx'), 'Chapter 1');
  writeFileSync(at('empty.hpp'), '');
  symlinkSync(at('a.hpp'), at('link.hpp'));
  const workspace = await createWorkspace({
    dataDir: at('data'),
    actor: accountActor('Sam'),
    program,
    fillSample: (of) => ask(of, 'partnership.start', { name: 'Sample' }),
  });
  const refusedAs = async (method: string, path: string): Promise<string> => {
    const reply = await workspace.dispatch({ method, input: { name: method === 'workspace.sample' ? 'demo' : 'New', path } });
    return reply.ok ? 'done' : reply.error.code;
  };
  for (const method of ['workspace.start', 'workspace.sample']) {
    for (const name of ['a.hpp', 'link.hpp', 'earlier.hpp']) expect(await refusedAs(method, at(name)), name).toBe('duplicate');
    expect(await refusedAs(method, at('thesis.docx'))).toBe('corrupt');
    for (const path of [folder, at('thesis.docx/b.hpp'), at(`${'n'.repeat(300)}.hpp`)])
      expect(await refusedAs(method, path), path).not.toMatch(/done|internal/);
  }
  expect(await refusedAs('workspace.start', at('empty.hpp'))).toBe('done');
  expect(readFileSync(at('thesis.docx'), 'utf8')).toBe('Chapter 1');
  await workspace.close();
  expect(await names(core)).toEqual(['Kept']);
  await core.close();
  expect(await nameOf(at('earlier.hpp'))).toBe('Earlier');
});
