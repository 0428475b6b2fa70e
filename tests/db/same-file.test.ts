import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import { program } from '../../electron/program.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';

const parts = { program, actor: accountActor('Sam Officer') };
let folder: string;
let path: string;
let core: Core;
const at = (name: string): string => join(folder, name);
const add = (name: string): Promise<unknown> => ask(core, 'organisations.create', { name, sector: 'health' });
const names = async (of: Core): Promise<string[]> => (await ask<{ name: string }[]>(of, 'organisations.list')).map(({ name }) => name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-same-'));
  path = at('a.hpp');
  await makeNew({ kind: 'sqlite', path }, parts, (made) => ask(made, 'partnership.start', { name: 'North' }));
  ({ core } = await openPartnership({ kind: 'sqlite', path }, parts));
  await add('Before');
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a file that is open', () => {
  const gone: [string, () => void][] = [
    ['is deleted', () => rmSync(path)],
    ['is moved away', () => renameSync(path, at('moved.hpp'))],
    ['is replaced by a copy', () => (copyFileSync(path, at('new')), renameSync(at('new'), path))],
    ['loses its log', () => rmSync(`${path}-wal`)],
    ['has its log replaced', () => (copyFileSync(`${path}-wal`, at('new')), renameSync(at('new'), `${path}-wal`))],
    ['loses its index', () => rmSync(`${path}-shm`)],
  ];

  test.each(gone)('and %s takes no more writing, reads on, and can be saved as a copy', async (_what, happen) => {
    happen();
    await expect(add('After')).rejects.toMatchObject({
      code: 'read_only',
      message: expect.stringMatching(/a\.hpp was (deleted or moved|replaced)/) as string,
      details: { remedy: expect.stringContaining('Save what is open as a copy') as string },
    });
    await expect(ask(core, 'history.undo')).rejects.toMatchObject({ code: 'read_only' });
    expect(await names(core)).toEqual(['Before']);
    await ask(core, 'system.backup', { path: at('saved.hpp') });
    const saved = await openPartnership({ kind: 'sqlite', path: at('saved.hpp') }, parts);
    expect(await names(saved.core)).toEqual(['Before']);
    expect(await ask(saved.core, 'system.check')).toMatchObject({ ok: true });
    await saved.core.close();
  });

  test('and vanishes within a step doesn’t say that the step was saved', async () => {
    await expect(
      core.transact('Add', async (ctx) => {
        await ctx.write.insert('person', { name: 'Ann', organisationId: null, jobTitle: '', email: '', phone: '', notes: '' });
        renameSync(path, at('moved.hpp'));
      }),
    ).rejects.toMatchObject({ code: 'read_only' });
  });

  test('goes on when it is back', async () => {
    renameSync(path, at('moved.hpp'));
    await expect(add('After')).rejects.toMatchObject({ code: 'read_only' });
    renameSync(at('moved.hpp'), path);
    await add('After');
    expect(await names(core)).toEqual(['After', 'Before']);
  });
});

/** The files of the folder that this process has open. */
const handles = (): string[] =>
  readdirSync('/proc/self/fd')
    .map((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`);
      } catch {
        return '';
      }
    })
    .filter((target) => target.startsWith(folder));

describe('opening', () => {
  const newer = (name: string): void => {
    const file = new SqliteFile(at(name));
    file.pragma('journal_mode = DELETE');
    file.exec("insert into kysely_migration (name, timestamp) values ('9999-from-the-future', '2030')");
    file.close();
  };
  const other = (name: string): void => {
    const file = new SqliteFile(at(name));
    file.pragma('journal_mode = WAL');
    file.exec('create table note (text text)');
    file.close();
  };
  /** A newer file whose program crashed: its newest steps are in its log alone. */
  const crashed = (name: string): void => {
    newer(name);
    const script = `import SqliteFile from 'better-sqlite3'; const file = new SqliteFile(process.argv[1]);
      file.pragma('journal_mode = WAL'); file.exec("begin; pragma user_version = " + file.pragma('user_version', { simple: true }) + "; update partnership set name = 'Log'; commit"); process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--input-type=module', '-e', script, at(name)], { cwd: import.meta.dirname });
    expect(existsSync(at(`${name}-wal`))).toBe(true);
  };
  const bytes = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.startsWith('refused') && !name.endsWith('-shm'))
        .map((name) => [name, readFileSync(at(name)).toString('base64')]),
    );

  beforeEach(async () => {
    await core.close();
    copyFileSync(path, at('refused.hpp'));
  });

  test.each([
    ['saved by a newer version', newer, 'schema_too_new'],
    ['of another program', (name: string) => (rmSync(at(name)), other(name)), 'corrupt'],
    ['saved by a newer version that crashed', crashed, 'schema_too_new'],
    ['that is no database', (name: string) => writeFileSync(at(name), 'Dear all'), 'corrupt'],
  ])('leaves a file %s as it was, to the byte', async (_what, prepare, code) => {
    prepare('refused.hpp');
    const before = bytes();
    for (const create of [false, true])
      await expect(createCore({ ...parts, profile: { kind: 'sqlite', path: at('refused.hpp') }, open: { create } })).rejects.toMatchObject({
        code,
      });
    expect(bytes()).toEqual(before);
  });

  test.skipIf(platform !== 'linux')('closes every handle: refused, never asked anything, or failed half way', async () => {
    newer('refused.hpp');
    for (let n = 0; n < 3; n += 1) {
      await openDatabase({ kind: 'sqlite', path: at('refused.hpp') }, program.migrations).catch(() => {});
      await (await openDatabase({ kind: 'sqlite', path }, program.migrations)).close();
      const broken = { ...program.migrations, '9999-broken': { up: () => Promise.reject(new Error('no')) } };
      await openDatabase({ kind: 'sqlite', path }, broken).catch(() => {});
      await openDatabase({ kind: 'sqlite', path: at('none/p.hpp') }, program.migrations, { create: true }).catch(() => {});
    }
    expect(handles()).toEqual([]);
  });
});
