import { accountActor } from '../../electron/core/actor.ts';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { databasesAt } from '../support/postgres.ts';

const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let url: string;
let name: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-pg-'));
  name = `hpp_${randomBytes(6).toString('hex')}`;
  url = await databasesAt(inject('postgresUrl')).createDatabase(name);
});
afterEach(async () => {
  await databasesAt(inject('postgresUrl')).dropDatabase(name);
  rmSync(folder, { recursive: true, force: true });
});

const hpp = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, HPP_DATA_DIR: folder, HPP_ACTOR: 'Sam Officer' };
    execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });

test('a partnership on a server is started, remembered without its password, and opened again by that', async () => {
  const workspace = await createWorkspace({ target: url, dataDir: folder, actor: accountActor('Sam Officer'), program });
  const api = createApi<AppContract>({ call: (call) => workspace.dispatch(call), onChange: () => () => {} });
  expect(await api.workspace.state({})).toMatchObject({ state: 'first_run', problem: null });
  await expect(api.workspace.open({ path: url })).rejects.toMatchObject({ code: 'not_found' });
  const state = await api.workspace.start({ name: 'North' });
  expect(state).toMatchObject({
    state: 'open',
    name: expect.stringContaining(name) as string,
    recent: [{ name: 'North' }],
  });
  await expect(api.workspace.start({ name: 'North', path: url })).rejects.toMatchObject({ code: 'duplicate' });

  const { password } = new URL(url);
  if (password !== '') {
    expect(JSON.stringify(state)).not.toContain(password);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(password);
  }
  await api.workspace.start({ name: 'Elsewhere', path: join(folder, 'a.hpp') });
  expect(await api.workspace.open({ path: state.recent[0]!.path })).toMatchObject({ state: 'open', name: state.name });
  expect(await api.partnership.get({})).toMatchObject({ name: 'North' });
  await workspace.close();
});

test('imports, checks and reports work on a server; backup and restore say where they are done', async () => {
  const file = join(folder, 'register.csv');
  writeFileSync(file, 'Running key,Where\r\nA1,1 Ash Road\r\n');
  // Refused before anything is made there.
  expect(await hpp('import', 'brownfield', '--db', url, '--file', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining('--columns') as string,
  });
  expect(await hpp('check', '--db', url)).toMatchObject({
    code: 1,
    err: expect.stringContaining('no partnership yet') as string,
  });

  writeFileSync(join(folder, 'map.json'), JSON.stringify({ reference: 'Running key', nameAddress: 'Where' }));
  const brought = await hpp(
    'import',
    'brownfield',
    '--db',
    url,
    '--file',
    file,
    '--columns',
    join(folder, 'map.json'),
    '--answers',
    'proposed',
    '--json',
  );
  expect(brought.code, brought.err).toBe(0);
  expect(JSON.parse(brought.out)).toMatchObject({ new: 1 });
  expect(JSON.parse((await hpp('check', '--db', url, '--json')).out)).toMatchObject({ ok: true, records: { site: 1 } });
  expect(await hpp('report', 'action-log', '--db', url, '--out', join(folder, 'a.xlsx'))).toMatchObject({
    code: 0,
    err: '',
  });
  expect(await hpp('backup', '--db', url, '--out', join(folder, 'b.hpp'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('pg_dump') as string,
  });
  expect(await hpp('restore', '--db', url, '--from', join(folder, 'b.hpp'))).toMatchObject({
    code: 1,
    err: expect.stringContaining('pg_restore') as string,
  });
});

test('a server that isn’t there is refused with a sentence', async () => {
  expect(await hpp('check', '--db', 'postgres://sam:secret@127.0.0.1:1/hpp')).toMatchObject({
    code: 1,
    out: '',
    err: expect.not.stringContaining('secret') as string,
  });
});
