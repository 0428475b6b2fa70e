import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { backupFolderOf } from '../../electron/db/place.ts';
import { program } from '../../electron/program.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { Random } from '../../electron/samples/random.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';

const KILLS = process.env['HPP_SOAK'] === 'short' ? 4 : 100;
const SEED = process.env['HPP_SOAK_SEED'] ?? Date.now().toString(36);
const CLI = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));
const WRITER = fileURLToPath(new URL('second-writer.ts', import.meta.url));
const parts = { program, actor: accountActor('Sam Officer') };
const random = new Random(SEED);
const report: string[] = [];

afterAll(() => console.log([`Seed ${SEED}, ${KILLS} kills each`, ...report].join('\n')));

interface Ended {
  code: number | null;
  out: string;
  ms: number;
}

/** Runs a script, killed after so many milliseconds when it has not ended by then. */
async function run(script: string, args: string[], folder: string, killAfter = Number.POSITIVE_INFINITY): Promise<Ended> {
  const started = performance.now();
  const child = spawn(execPath, [script, ...args], {
    env: { ...env, HPP_DATA_DIR: folder, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', (data: Buffer) => (out += String(data)));
  child.stderr.on('data', (data: Buffer) => (out += String(data)));
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (Number.isFinite(killAfter)) void wait(killAfter).then(() => child.kill('SIGKILL'));
  const [code] = await ended;
  return { code, out, ms: performance.now() - started };
}

/** The ids of all commands in the file and in what was kept of it. */
function logged(path: string): Set<string> {
  const folder = backupFolderOf(path);
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.hpp')) : [];
  const ids = new Set<string>();
  for (const file of [path, ...kept.map((name) => join(folder, name))]) {
    const db = new SqliteFile(file, { fileMustExist: true });
    for (const id of db.prepare('select id from command_entry').pluck().all()) ids.add(String(id));
    db.close();
  }
  return ids;
}

async function nameOfSound(path: string): Promise<string> {
  const { core, name } = await openPartnership({ kind: 'sqlite', path }, parts);
  try {
    expect(await ask(core, 'system.check')).toMatchObject({ ok: true, findings: [] });
    return name;
  } finally {
    await core.close();
  }
}

const make = (path: string, name: string): Promise<unknown> =>
  makeNew({ kind: 'sqlite', path }, parts, async (core) => {
    await ask(core, 'partnership.start', { name });
    for (let n = 0; n < 30; n += 1) await ask(core, 'people.create', { name: `First ${n}` });
  });

/** A folder with a partnership and an earlier one. */
async function prepare(name: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `hpp-kill-${name}-`));
  await make(join(folder, 'a.hpp'), 'Present');
  await makeNew({ kind: 'sqlite', path: join(folder, 'earlier.hpp') }, parts, (core) =>
    ask(core, 'partnership.start', { name: 'Earlier' }),
  );
  return folder;
}

/** What a kind of work may leave, success or not. */
interface Work {
  args: (folder: string) => string[];
  /** The file worked on. */
  file: string;
  /** Called when it said that it was done. */
  done: (folder: string) => Promise<void>;
}

const WORK: Record<string, Work> = {
  restore: {
    args: (folder) => ['restore', '--from', join(folder, 'earlier.hpp'), '--db', join(folder, 'a.hpp')],
    file: 'a.hpp',
    done: async (folder) => expect(await nameOfSound(join(folder, 'a.hpp'))).toBe('Earlier'),
  },
  backup: {
    args: (folder) => ['backup', '--db', join(folder, 'a.hpp'), '--out', join(folder, 'copy.hpp')],
    file: 'a.hpp',
    done: async (folder) => expect(await nameOfSound(join(folder, 'copy.hpp'))).toBe('Present'),
  },
  check: {
    args: (folder) => ['check', '--db', join(folder, 'a.hpp')],
    file: 'a.hpp',
    done: async () => {},
  },
  sample: {
    args: (folder) => ['sample', '--name', 'birmingham', '--db', join(folder, 'new.hpp')],
    file: 'new.hpp',
    done: async (folder) => void (await nameOfSound(join(folder, 'new.hpp'))),
  },
};

describe.each(Object.entries(WORK))('%s, killed while a second process opens and saves', (name, work) => {
  let whole = 0;
  beforeAll(async () => {
    const folder = await prepare(name);
    whole = (await run(CLI, work.args(folder), folder)).ms;
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(Array.from({ length: KILLS }, (_, at) => at + 1))('kill %i', async (at) => {
    const folder = await prepare(name);
    try {
      const share = (at - random.next()) / KILLS;
      const [ended, second] = await Promise.all([
        run(CLI, work.args(folder), folder, share * whole * 1.3),
        wait(random.next() * whole).then(() => run(WRITER, [join(folder, work.file), '15'], folder)),
      ]);
      const path = join(folder, work.file);
      const saved = [...second.out.matchAll(/^saved (\S+)$/gm)].map((match) => match[1]!);
      report.push(`${name} ${at}: ${ended.code === 0 ? 'done' : ended.code === null ? 'killed' : 'refused'}, ${saved.length} saved beside`);
      if (existsSync(path)) {
        await nameOfSound(path);
        const found = logged(path);
        expect(
          saved.filter((id) => !found.has(id)),
          ended.out + second.out,
        ).toEqual([]);
      } else expect(saved).toEqual([]);
      if (name !== 'sample') expect(existsSync(path)).toBe(true);
      if (ended.code === 0 && saved.length === 0) await work.done(folder);
      expect(ended.out + second.out).not.toMatch(/Something went wrong/);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

test('a sample made by two at once is made by one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-two-'));
  const path = join(folder, 'new.hpp');
  const both = await Promise.allSettled(
    [1, 2].map(() => makeNew({ kind: 'sqlite', path }, parts, (core) => fillSample(core, 'birmingham'))),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await nameOfSound(path);
  rmSync(folder, { recursive: true, force: true });
});
