import { accountActor } from '../../electron/core/actor.ts';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApi } from '../../shared/client.ts';
import type { AppContract } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Api } from '../../shared/rpc.ts';
import { program } from '../../electron/program.ts';
import { fillSample as sample } from '../../electron/samples/index.ts';
import { createWorkspace, type FillSample, type Workspace, type WorkspaceConfig } from '../../electron/workspace/create-workspace.ts';
import { Feed } from '../../electron/workspace/feed.ts';
import { ask } from '../../electron/workspace/make-new.ts';
import { addressOf, freePath, nameFromPath, placesOf, profileOf } from '../../electron/workspace/places.ts';

let folder: string;
let opened: Workspace[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-workspace-'));
  opened = [];
});
afterEach(async () => {
  for (const workspace of opened) await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const fillSample: FillSample = async (core, name) => {
  await ask(core, 'partnership.start', { name: `Sample ${name}` });
};

async function open(
  config: Partial<WorkspaceConfig> = {},
): Promise<{ workspace: Workspace; api: Api<AppContract>; events: ChangeEvent[] }> {
  const workspace = await createWorkspace({
    dataDir: join(folder, 'settings'),
    documentsDir: join(folder, 'documents'),
    actor: accountActor('Sam Officer'),
    program,
    fillSample,
    ...config,
  });
  opened.push(workspace);
  const events: ChangeEvent[] = [];
  workspace.onChange((event) => void events.push(event));
  const api = createApi<AppContract>({
    call: (call) => workspace.dispatch(call),
    onChange: (listener) => workspace.onChange(listener),
  });
  return { workspace, api, events };
}

const file = (name: string): string => join(folder, name);
const others = (): string[] => readdirSync(folder).filter((name) => !['settings', 'documents'].includes(name));

/** A partnership file with an organisation in it. */
async function made(name: string): Promise<string> {
  const { workspace, api } = await open({ target: file(name) });
  await api.workspace.start({ name: `Partnership ${name}` });
  await api.organisations.create({ name: `Homes of ${name}`, sector: 'provider' });
  await workspace.close();
  return file(name);
}

describe('the first state', () => {
  test('with nothing asked for and nothing opened yet is first run, with a place for a new partnership', async () => {
    const { api } = await open();
    expect(await api.workspace.state({})).toEqual({
      state: 'first_run',
      name: '',
      target: join(folder, 'documents', 'Housing partnership.hpp'),
      problem: null,
      recent: [],
    });
    expect(existsSync(join(folder, 'documents'))).toBe(false);
  });

  test('with a file asked for that is missing, empty or has no partnership is first run, there', async () => {
    writeFileSync(file('empty.hpp'), '');
    for (const name of ['missing.hpp', 'empty.hpp']) {
      const { api } = await open({ target: file(name) });
      expect(await api.workspace.state({})).toMatchObject({ state: 'first_run', target: file(name), problem: null });
      expect(await api.workspace.start({ name: 'North' })).toMatchObject({ state: 'open', name });
    }
  });

  test('with a file asked for opens it', async () => {
    const path = await made('a.hpp');
    const { api } = await open({ target: path });
    expect(await api.workspace.state({})).toMatchObject({
      state: 'open',
      name: 'a.hpp',
      target: path,
      problem: null,
      recent: [{ path, name: 'Partnership a.hpp' }],
    });
  });

  test('opens the last one next time', async () => {
    await made('a.hpp');
    const path = await made('b.hpp');
    const { api } = await open();
    expect(await api.workspace.state({})).toMatchObject({ state: 'open', target: path });
  });

  test('says why a file could not be opened, and leaves it alone', async () => {
    writeFileSync(file('thesis.hpp'), 'Chapter 1');
    const { api } = await open({ target: file('thesis.hpp') });
    expect(await api.workspace.state({})).toMatchObject({
      state: 'first_run',
      problem: expect.stringContaining('thesis.hpp is not a partnership file') as string,
    });
    await expect(api.workspace.start({ name: 'North' })).rejects.toMatchObject({ code: 'corrupt' });
    expect(readFileSync(file('thesis.hpp'), 'utf8')).toBe('Chapter 1');
  });

  test('says when the last one is gone, and offers a new place', async () => {
    rmSync(await made('a.hpp'));
    const { api } = await open();
    expect(await api.workspace.state({})).toMatchObject({
      state: 'first_run',
      target: join(folder, 'documents', 'Housing partnership.hpp'),
      problem: expect.stringContaining('a.hpp') as string,
    });
  });

  test('survives settings that make no sense', async () => {
    mkdirSync(join(folder, 'settings'));
    writeFileSync(join(folder, 'settings', 'settings.json'), '{"recent": 7');
    const { api } = await open();
    expect(await api.workspace.state({})).toMatchObject({ state: 'first_run', recent: [] });
  });
});

test('with none open, other calls say so, and wrong input is named', async () => {
  const { workspace, api } = await open();
  expect(await workspace.dispatch({ method: 'partnership.get', input: {} })).toMatchObject({
    ok: false,
    error: { code: 'not_found', message: 'No partnership is open.' },
  });
  await expect(api.workspace.start({ name: '  ' })).rejects.toMatchObject({
    code: 'validation',
    details: { issues: [{ path: ['name'] }] },
  });
  for (const method of ['workspace.none', 'workspace.constructor', 'workspace.', 'workspace']) {
    expect(await workspace.dispatch({ method, input: {} })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  }
});

describe('switching', () => {
  test('closes the one and opens the other, and the feed goes on', async () => {
    const [a, b] = [await made('a.hpp'), await made('b.hpp')];
    const { workspace, api, events } = await open({ target: a });
    await api.organisations.create({ name: 'Second', sector: 'health' });
    expect(await api.workspace.open({ path: b })).toMatchObject({ state: 'open', name: 'b.hpp', target: b });
    expect((await api.organisations.list({})).map((row) => row.name)).toEqual(['Homes of b.hpp']);
    await api.organisations.create({ name: 'Third', sector: 'health' });

    const seqs = events.map((event) => event.seq);
    expect(seqs).toEqual([...seqs].toSorted((x, y) => x - y));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(events.map((event) => event.entities)).toEqual([['organisation'], ['*'], ['organisation']]);
    expect(workspace.changesSince(seqs[0]!).events).toEqual(events.slice(1));
    await workspace.close();
    expect(others().filter((name) => /-wal|-shm/.test(name))).toEqual([]);
  });

  test('that fails leaves open what is open', async () => {
    const a = await made('a.hpp');
    writeFileSync(file('bad.hpp'), 'not one');
    const { api, events } = await open({ target: a });
    for (const path of [file('bad.hpp'), file('missing.hpp'), folder])
      await expect(api.workspace.open({ path })).rejects.toBeInstanceOf(AppError);
    await expect(api.workspace.start({ name: 'New', path: file('bad.hpp') })).rejects.toMatchObject({
      code: 'corrupt',
    });
    await expect(api.workspace.start({ name: 'New', path: a })).rejects.toMatchObject({
      code: 'duplicate',
      message: 'a.hpp already holds a partnership, “Partnership a.hpp”.',
    });
    expect(await api.workspace.state({})).toMatchObject({ state: 'open', target: a });
    expect((await api.organisations.list({})).map((row) => row.name)).toEqual(['Homes of a.hpp']);
    expect(events).toEqual([]);
  });

  test('that is cancelled leaves open what is open, and no file', async () => {
    const [a, b] = [await made('a.hpp'), await made('b.hpp')];
    let stop = new AbortController();
    const cancelling: FillSample = (core, name, options) => {
      stop.abort();
      return sample(core, name, options);
    };
    const { workspace, api, events } = await open({ target: a, fillSample: cancelling });
    const before = others();
    const cancelled = { ok: false, error: { code: 'cancelled' } };
    expect(await workspace.dispatch({ method: 'workspace.sample', input: { name: 'demo' } }, stop.signal)).toMatchObject(cancelled);
    stop = new AbortController();
    const opening = workspace.dispatch({ method: 'workspace.open', input: { path: b } }, stop.signal);
    stop.abort();
    expect(await opening).toMatchObject(cancelled);
    expect(await workspace.dispatch({ method: 'workspace.start', input: { name: 'New' } }, stop.signal)).toMatchObject(cancelled);
    expect(await api.workspace.state({})).toMatchObject({ state: 'open', target: a });
    expect(others()).toEqual(before);
    expect(events).toEqual([]);
  });

  test('to what is open already changes nothing', async () => {
    const { api, events } = await open({ target: await made('a.hpp') });
    await api.workspace.open({ path: file('a.hpp') });
    expect(events).toEqual([]);
  });

  test('lets calls on their way end on the one they were meant for', async () => {
    const [a, b] = [await made('a.hpp'), await made('b.hpp')];
    const { api } = await open({ target: a });
    const [list] = await Promise.all([api.organisations.list({}), api.workspace.open({ path: b })]);
    expect(list.map((row) => row.name)).toEqual(['Homes of a.hpp']);
  });

  test('happens one after another', async () => {
    const paths = [await made('a.hpp'), await made('b.hpp'), await made('c.hpp')];
    const { api } = await open();
    await Promise.all(paths.map((path) => api.workspace.open({ path })));
    expect(await api.workspace.state({})).toMatchObject({
      target: paths[2],
      recent: [{ path: paths[2] }, { path: paths[1] }, { path: paths[0] }],
    });
  });

  test('is told to the host, with what would open it again', async () => {
    const { workspace, api } = await open({ target: file('a.hpp') });
    const told: string[] = [];
    workspace.onOpened((target, state) => told.push(`${target} ${state.state}`));
    await api.workspace.start({ name: 'North' });
    expect(told).toEqual([`${file('a.hpp')} open`]);
  });
});

describe('new files', () => {
  test('go to the documents under the partnership’s name when one is open already', async () => {
    const { api } = await open();
    await api.workspace.start({ name: 'First' });
    await api.workspace.start({ name: 'East/West: phase 2' });
    await api.workspace.start({ name: 'East/West: phase 2' });
    expect(
      readdirSync(join(folder, 'documents'))
        .filter((name) => name.endsWith('.hpp'))
        .toSorted(),
    ).toEqual(['East West phase 2 2.hpp', 'East West phase 2.hpp', 'Housing partnership.hpp']);
  });

  test('a sample goes beside the file asked for, never into it', async () => {
    const { api } = await open({ target: file('mine.hpp') });
    expect(await api.workspace.sample({ name: 'demo' })).toMatchObject({ state: 'open', name: 'Sample demo.hpp' });
    expect(await api.partnership.get({})).toMatchObject({ name: 'Sample demo' });
    expect(existsSync(file('mine.hpp'))).toBe(false);
  });

  test('a sample or start that fails leaves no file behind', async () => {
    const failing: FillSample = async (core, name, options) => {
      await fillSample(core, name, options);
      throw new AppError('storage_full', 'The disk is full.');
    };
    const { api } = await open({ fillSample: failing });
    await expect(api.workspace.sample({ name: 'demo', path: file('s.hpp') })).rejects.toMatchObject({
      code: 'storage_full',
    });
    await expect(api.workspace.start({ name: 'x', path: join(folder, 'none', 'a.hpp') })).rejects.toMatchObject({
      code: 'read_only',
      message: expect.stringContaining(join(folder, 'none', 'a.hpp')) as string,
    });
    expect(others()).toEqual([]);
    expect(await api.workspace.state({})).toMatchObject({ state: 'first_run' });
  });
});

test('settings are written whole and keep the ten newest', async () => {
  const { api } = await open();
  for (let n = 1; n <= 12; n += 1) await api.workspace.start({ name: `P${n}`, path: file(`p${n}.hpp`) });
  const { recent } = JSON.parse(readFileSync(join(folder, 'settings', 'settings.json'), 'utf8')) as {
    recent: { path: string; name: string }[];
  };
  expect(recent.map(({ name }) => name)).toEqual(['P12', 'P11', 'P10', 'P9', 'P8', 'P7', 'P6', 'P5', 'P4', 'P3']);
  expect(readdirSync(join(folder, 'settings'))).toEqual(['settings.json']);
});

test('settings that can’t be written stop nobody', async () => {
  writeFileSync(join(folder, 'settings'), 'a file where the folder should be');
  const { api } = await open();
  expect(await api.workspace.start({ name: 'North' })).toMatchObject({ state: 'open', recent: [] });
});

test('a feed that missed too much says that everything changed', () => {
  const feed = new Feed();
  for (let n = 0; n < 600; n += 1) feed.publish({ commandId: `c${n}`, actor: 'Sam', entities: ['site'] });
  expect(feed.since(590).events).toHaveLength(10);
  expect(feed.since(100).events).toHaveLength(500);
  expect(feed.since(99).events).toMatchObject([{ seq: 600, entities: ['*'] }]);
});

test('addresses lose their password, paths are made whole', () => {
  expect(addressOf(profileOf('postgres://sam:secret@db.example:5433/hpp?sslmode=require'))).toBe(
    'postgres://sam@db.example:5433/hpp?sslmode=require',
  );
  expect(addressOf(profileOf('postgres://db/hpp?user=sam&password=secret'))).toBe('postgres://db/hpp?user=sam');
  expect(profileOf('~/a.hpp')).toEqual({ kind: 'sqlite', path: join(process.env['HOME'] ?? '', 'a.hpp') });
  expect(profileOf(' /x/../a.hpp ')).toEqual({ kind: 'sqlite', path: '/a.hpp' });
  expect(freePath('/nowhere', '..')).toBe(join('/nowhere', 'Partnership.hpp'));
  expect(nameFromPath('/x/North & East.hpp')).toBe('North & East');
  expect(placesOf({ HPP_DATA_DIR: '/data' }, 'linux', '/home/sam')).toEqual({
    dataDir: '/data',
    documentsDir: '/data',
  });
  expect(placesOf({}, 'linux', '/nobody')).toEqual({
    dataDir: '/nobody/.config/Housing Partnership Planner',
    documentsDir: '/nobody/.config/Housing Partnership Planner',
  });
});
