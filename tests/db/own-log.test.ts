import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { writeOver } from '../../electron/db/place.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { restoreFile } from '../../electron/workspace/restore.ts';

const parts = { program, actor: accountActor('Sam Officer') };
let folder: string;
const at = (name: string): string => join(folder, name);
const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
const KILLED = fileURLToPath(new URL('killed-writer.ts', import.meta.url));
const env = () => ({ ...process.env, HPP_DATA_DIR: at('data'), NODE_OPTIONS: '', DISPLAY: '' });

const make = (name: string): Promise<unknown> =>
  makeNew({ kind: 'sqlite', path: at(name) }, parts, (core) => ask(core, 'partnership.start', { name }));
const backup = async (name: string, to: string): Promise<void> => {
  const { core } = await openPartnership({ kind: 'sqlite', path: at(name) }, parts);
  await ask(core, 'system.backup', { path: at(to) });
  await core.close();
};
const hpp = (...args: string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: env() });
const killedIn = (name: string, first: number, last: number, log = 'kept'): void => {
  const { signal, stderr } = spawnSync(process.execPath, [KILLED, at(name), String(first), String(last), log], {
    encoding: 'utf8',
    env: env(),
  });
  expect(signal, stderr).toBe('SIGKILL');
  expect(statSync(at(`${name}-wal`)).size).toBeGreaterThan(0);
};
async function people(name: string): Promise<number> {
  const { core } = await openPartnership({ kind: 'sqlite', path: at(name) }, parts);
  try {
    expect(await ask(core, 'system.check')).toMatchObject({ ok: true });
    return (await ask<unknown[]>(core, 'people.list')).length;
  } finally {
    await core.close();
  }
}
/** A copy as a synchronising program makes it: into a new file, which then takes the name. */
function putInPlace(from: string, to: string): void {
  copyFileSync(at(from), at('coming'));
  renameSync(at('coming'), at(to));
}
const bytes = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.startsWith('a.hpp'))
      .map((name) => [name, statSync(at(name)).isFile() ? readFileSync(at(name)).toString('base64') : '']),
  );

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-own-log-'));
  await make('a.hpp');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file whose program was killed', () => {
  test.each(['kept', 'moved'])('opens with every step that was saved: its log %s', async (log) => {
    killedIn('a.hpp', 1, 6, log);
    expect(await people('a.hpp')).toBe(6);
    killedIn('a.hpp', 7, 9, log);
    expect(hpp('check', '--db', at('a.hpp')).stdout).toContain('is sound');
    expect(await people('a.hpp')).toBe(9);
  });

  test('opens when it was copied or moved together with its log', async () => {
    killedIn('a.hpp', 1, 6);
    for (const suffix of ['', '-wal']) copyFileSync(at(`a.hpp${suffix}`), at(`b.hpp${suffix}`));
    for (const suffix of ['', '-wal']) renameSync(at(`a.hpp${suffix}`), at(`c.hpp${suffix}`));
    expect([await people('b.hpp'), await people('c.hpp')]).toEqual([6, 6]);
  });

  test('opens when it was killed while its log was being moved into it', async () => {
    killedIn('a.hpp', 1, 40);
    // Some pages are there already, as in a checkpoint that was stopped.
    const log = readFileSync(at('a.hpp-wal'));
    const pages = new Map<number, Buffer>();
    const size = log.readUInt32BE(8);
    for (let from = 32; from + 24 + size <= log.length; from += 24 + size)
      pages.set(log.readUInt32BE(from), log.subarray(from + 24, from + 24 + size));
    const file = readFileSync(at('a.hpp'));
    for (const [page, content] of [...pages].toSorted(([a], [b]) => a - b).slice(0, Math.ceil(pages.size / 2)))
      if (page * size <= file.length) content.copy(file, (page - 1) * size);
    writeFileSync(at('a.hpp'), file);
    expect(await people('a.hpp')).toBe(40);
  });

  test('opens while others have it open, whatever they do to its log', async () => {
    killedIn('a.hpp', 1, 3);
    const cores = await Promise.all([1, 2].map(() => createCore({ ...parts, profile: { kind: 'sqlite', path: at('a.hpp') } })));
    for (let n = 0; n < 20; n += 1) {
      await ask(cores[n % 2]!, 'people.create', { name: `Person ${n}` });
      if (n % 3 === 0) cores[0]!.database.sqlite!.pragma('wal_checkpoint(RESTART)');
      await (await openPartnership({ kind: 'sqlite', path: at('a.hpp') }, parts)).core.close();
    }
    await Promise.all(cores.map((core) => core.close()));
    expect(await people('a.hpp')).toBe(23);
  });

  test('opens when what was killed wrote a backup or a restore over it', async () => {
    await make('b.hpp');
    const copy = at('whole.hpp');
    await backup('b.hpp', 'whole.hpp');
    const script = `import { writeOver } from ${JSON.stringify(resolve(import.meta.dirname, '../../electron/db/place.ts'))};
      import SqliteFile from 'better-sqlite3';
      SqliteFile.prototype.pragma = ((own) => function (text, ...rest) {
        if (this.name.endsWith('a.hpp') && text === 'journal_mode = DELETE' && globalThis.written) process.kill(process.pid, 'SIGKILL');
        return own.call(this, text, ...rest);
      })(SqliteFile.prototype.pragma);
      await writeOver(process.argv[1], process.argv[2], { whileLocked: () => { globalThis.written = true; } });`;
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, copy, at('a.hpp')], {
      encoding: 'utf8',
      env: env(),
      cwd: import.meta.dirname,
    });
    expect(signal, stderr).toBe('SIGKILL');
    expect(existsSync(at('a.hpp-wal'))).toBe(true);
    const { core, name } = await openPartnership({ kind: 'sqlite', path: at('a.hpp') }, parts);
    expect(name).toBe('b.hpp');
    await core.close();
  });

  test('of a version that set no marks opens too, when its steps go on in the log', async () => {
    const plain = new SqliteFile(at('a.hpp'));
    plain.pragma('user_version = 0');
    plain.close();
    killedIn('a.hpp', 1, 3);
    withoutMarks();
    expect(await people('a.hpp')).toBe(3);
  });
});

/** Takes the first page out of a log, as if its steps had not touched it: its checksums are made again. */
function withoutMarks(): void {
  const log = readFileSync(at('a.hpp-wal'));
  const size = log.readUInt32BE(8);
  const frames: Buffer[] = [];
  for (let from = 32; from + 24 + size <= log.length; from += 24 + size)
    if (log.readUInt32BE(from) !== 1) frames.push(Buffer.from(log.subarray(from, from + 24 + size)));
  const little = log.readUInt32BE(0) === 0x377f_0682;
  let sums: [number, number] = [log.readUInt32BE(24), log.readUInt32BE(28)];
  const add = (data: Buffer): void => {
    for (let n = 0; n < data.length; n += 8) {
      const [a, b] = little ? [data.readUInt32LE(n), data.readUInt32LE(n + 4)] : [data.readUInt32BE(n), data.readUInt32BE(n + 4)];
      const one = (sums[0] + a + sums[1]) >>> 0;
      sums = [one, (sums[1] + b + one) >>> 0];
    }
  };
  const pages = readFileSync(at('a.hpp')).length / size;
  for (const frame of frames) {
    if (frame.readUInt32BE(4) > 0) frame.writeUInt32BE(pages, 4);
    add(frame.subarray(0, 8));
    add(frame.subarray(24));
    frame.writeUInt32BE(sums[0], 16);
    frame.writeUInt32BE(sums[1], 20);
  }
  writeFileSync(at('a.hpp-wal'), Buffer.concat([log.subarray(0, 32), ...frames]));
}

/** What lies at the path after a program was killed there, with the log of another file beside it. */
const STRANGE: [what: string, prepare: () => Promise<void>][] = [
  [
    'another partnership',
    async () => {
      await make('b.hpp');
      killedIn('a.hpp', 1, 6);
      putInPlace('b.hpp', 'a.hpp');
    },
  ],
  [
    'a backup from before what the log holds',
    async () => {
      await backup('a.hpp', 'backup.hpp');
      killedIn('a.hpp', 1, 6);
      putInPlace('backup.hpp', 'a.hpp');
    },
  ],
  [
    'a backup from amid what the log holds, written over the file in place',
    async () => {
      killedIn('a.hpp', 1, 3);
      await backup('a.hpp', 'backup.hpp');
      killedIn('a.hpp', 4, 6);
      copyFileSync(at('backup.hpp'), at('a.hpp'));
    },
  ],
  [
    'an older copy of the file itself',
    async () => {
      killedIn('a.hpp', 1, 3);
      await people('a.hpp');
      copyFileSync(at('a.hpp'), at('older.hpp'));
      killedIn('a.hpp', 4, 9, 'moved');
      putInPlace('older.hpp', 'a.hpp');
    },
  ],
  [
    'the copy that another computer went on in',
    async () => {
      killedIn('a.hpp', 1, 3);
      await people('a.hpp');
      copyFileSync(at('a.hpp'), at('theirs.hpp'));
      killedIn('theirs.hpp', 10, 12);
      await people('theirs.hpp');
      killedIn('a.hpp', 4, 6);
      putInPlace('theirs.hpp', 'a.hpp');
    },
  ],
  [
    'an empty file',
    async () => {
      killedIn('a.hpp', 1, 6);
      writeFileSync(at('a.hpp'), '');
    },
  ],
  [
    'another partnership, with a log that has no marks',
    async () => {
      await make('b.hpp');
      killedIn('a.hpp', 1, 6);
      withoutMarks();
      putInPlace('b.hpp', 'a.hpp');
    },
  ],
  [
    'a file with the journal of another',
    async () => {
      await make('b.hpp');
      const file = new SqliteFile(at('b.hpp'));
      file.pragma('journal_mode = DELETE');
      file.pragma('cache_size = 1');
      file.exec("begin; update partnership set name = 'Half'; pragma user_version = 7; create table filler (text text)");
      const add = file.prepare('insert into filler values (?)');
      for (let n = 0; n < 2000; n += 1) add.run('x'.repeat(500));
      copyFileSync(at('b.hpp-journal'), at('a.hpp-journal'));
      file.exec('rollback');
      file.close();
    },
  ],
  ['a file with a letter called as its journal', async () => writeFileSync(at('a.hpp-journal'), 'Dear all, the minutes are attached.')],
];

describe.each(STRANGE)('%s, with what a killed program left beside it', (_what, prepare) => {
  test('is refused by everything that opens it, and nothing changes; a restore keeps the log apart', async () => {
    await prepare();
    await make('other.hpp');
    const before = bytes();
    const words = /a\.hpp(-wal|-journal)? beside it don’t belong together/;
    const refused = { code: 'corrupt', message: expect.stringMatching(words) as string };
    const profile = { kind: 'sqlite' as const, path: at('a.hpp') };
    const other = await createCore({ ...parts, profile: { kind: 'sqlite', path: at('other.hpp') } });
    for (const open of [
      () => openPartnership(profile, parts),
      () => createCore({ ...parts, profile, open: { create: true } }),
      () => makeNew(profile, parts, (core) => ask(core, 'partnership.start', { name: 'New' })),
      () => restoreFile({ from: at('a.hpp'), to: at('new.hpp'), parts }),
      () => ask(other, 'system.backup', { path: at('a.hpp'), replace: true }),
      () => writeOver(at('other.hpp'), at('a.hpp')),
    ]) {
      await expect(open(), String(open)).rejects.toMatchObject(refused);
      expect(bytes(), String(open)).toEqual(before);
    }
    await other.close();
    const workspace = await createWorkspace({ target: at('a.hpp'), dataDir: at('data'), actor: accountActor('Sam'), program });
    expect(workspace.state()).toMatchObject({ state: 'first_run', problem: expect.stringMatching(words) });
    await workspace.close();
    expect(bytes()).toEqual(before);
    expect(existsSync(at('new.hpp'))).toBe(false);

    const stray = ['a.hpp-wal', 'a.hpp-journal'].find((name) => existsSync(at(name)))!;
    const left = readFileSync(at(stray));
    const { name } = await restoreFile({ from: at('other.hpp'), to: at('a.hpp'), parts });
    expect(name).toBe('other.hpp');
    expect(await people('a.hpp')).toBe(0);
    const kept = readdirSync(at('a.hpp-backups')).filter((each) => each.startsWith('left behind'));
    expect(kept.some((each) => readFileSync(join(at('a.hpp-backups'), each)).equals(left))).toBe(true);
  });
});

test('the command line says so, and writes nothing', async () => {
  await STRANGE[0]![1]();
  await make('other.hpp');
  const before = bytes();
  for (const args of [
    ['check', '--db', at('a.hpp')],
    ['backup', '--db', at('a.hpp'), '--out', at('out')],
    ['report', 'action-log', '--db', at('a.hpp'), '--out', at('out')],
    ['sample', '--name', 'birmingham', '--db', at('a.hpp')],
    ['restore', '--from', at('a.hpp'), '--db', at('out')],
  ]) {
    const { status, stderr } = hpp(...args);
    expect([status, stderr], args[0]).toEqual([1, expect.stringContaining('a.hpp and a.hpp-wal beside it don’t belong together')]);
    expect(bytes(), args[0]).toEqual(before);
  }
  expect(existsSync(at('out'))).toBe(false);
});
