import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { restoreFile } from '../../electron/workspace/restore.ts';

const parts = { program, actor: accountActor('Sam Officer') };
const SAVER = fileURLToPath(new URL('saver.ts', import.meta.url));
let folder: string;
const at = (name: string): string => join(folder, name);
const make = (name: string): Promise<unknown> =>
  makeNew({ kind: 'sqlite', path: at(name) }, parts, (core) => ask(core, 'partnership.start', { name }));
const open = async (name: string): Promise<Core> => (await openPartnership({ kind: 'sqlite', path: at(name) }, parts)).core;
const add = (core: Core, name: string): Promise<unknown> => ask(core, 'organisations.create', { name, sector: 'health' });
const names = async (core: Core): Promise<string[]> => (await ask<{ name: string }[]>(core, 'organisations.list')).map(({ name }) => name);
async function using<T>(name: string, work: (core: Core) => Promise<T>): Promise<T> {
  const core = await open(name);
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}
const saved = (name: string, ...added: string[]): Promise<void> =>
  using(name, async (core) => {
    for (const each of added) await add(core, each);
  });
/** Moves the log into the file, and reads once, as the program does by itself all the time. */
async function intoFile(core: Core): Promise<void> {
  core.database.sqlite!.pragma('wal_checkpoint(PASSIVE)');
  await names(core);
}
const REFUSED = {
  code: 'read_only',
  message: expect.stringMatching(/^mine\.hpp was overwritten .* while it was open, so nothing more is saved to it/) as string,
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-over-'));
  await make('mine.hpp');
  await saved('mine.hpp', 'First');
  copyFileSync(at('mine.hpp'), at('laptop.hpp'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is put over the open file, and what was saved in it before: `put` names the file that is copied over it. */
const CASES: [what: string, prepare: () => Promise<string>, meanwhile: (core: Core) => Promise<unknown>][] = [
  ['a newer copy', async () => (await saved('laptop.hpp', 'L1', 'L2'), 'laptop.hpp'), (core) => add(core, 'Mine')],
  ['a newer copy, when nothing was saved since opening', async () => (await saved('laptop.hpp', 'L1'), 'laptop.hpp'), async () => {}],
  [
    'a newer copy, when what was saved is in the file already',
    async () => (await saved('laptop.hpp', 'L1', 'L2'), 'laptop.hpp'),
    async (core) => (await add(core, 'Mine'), intoFile(core)),
  ],
  ['an older copy', async () => 'laptop.hpp', async (core) => (await add(core, 'Mine'), await intoFile(core), add(core, 'More'))],
  ['an older copy, all being in the file', async () => 'laptop.hpp', async (core) => (await add(core, 'Mine'), intoFile(core))],
  ['another partnership', async () => (await make('other.hpp'), 'other.hpp'), (core) => add(core, 'Mine')],
  [
    'a backup made from the same open file',
    async () => 'backup.hpp',
    async (core) => (await add(core, 'Mine'), ask(core, 'system.backup', { path: at('backup.hpp') })),
  ],
  [
    'another program’s file',
    async () => (writeFileSync(at('letter.doc'), 'Dear Ann, '.repeat(900)), 'letter.doc'),
    (core) => add(core, 'Mine'),
  ],
  ['nothing', async () => (writeFileSync(at('empty'), ''), 'empty'), (core) => add(core, 'Mine')],
];

describe('a file that is open', () => {
  test.each(CASES)(
    'and is overwritten in place with %s takes no more, and what was put there stays whole',
    async (_what, prepare, meanwhile) => {
      const core = await open('mine.hpp');
      await meanwhile(core);
      const put = await prepare();
      const bytes = readFileSync(at(put));
      copyFileSync(at(put), at('mine.hpp'));
      await expect(add(core, 'After one')).rejects.toMatchObject(REFUSED);
      await expect(add(core, 'After two')).rejects.toMatchObject(REFUSED);
      await expect(ask(core, 'history.undo')).rejects.toMatchObject(REFUSED);
      await core.close();
      expect(readFileSync(at('mine.hpp')).equals(bytes)).toBe(true);
      if (!put.endsWith('.hpp')) return;
      // It opens at once, and its records are those of the copy.
      const there = await using(put, names);
      await using('mine.hpp', async (again) => {
        expect(await names(again)).toEqual(there);
        expect(await ask(again, 'system.check')).toMatchObject({ ok: true });
        await add(again, 'Goes on');
      });
    },
  );

  test('is neither shown nor copied as a mixture of two versions, and its log is kept', async () => {
    const core = await open('mine.hpp');
    await add(core, 'Mine');
    await saved('laptop.hpp', 'L1', 'L2', 'L3');
    copyFileSync(at('laptop.hpp'), at('mine.hpp'));
    await expect(add(core, 'After')).rejects.toMatchObject(REFUSED);
    for (const method of ['system.backup', 'system.check', 'organisations.list', 'history.undoState'])
      await expect(ask(core, method, method === 'system.backup' ? { path: at('copy.hpp') } : {}), method).rejects.toMatchObject(REFUSED);
    await core.close();
    expect(existsSync(at('copy.hpp'))).toBe(false);
    // What was saved here and was not in the file yet is kept.
    expect(readdirSync(at('mine.hpp-backups'))).toEqual([expect.stringMatching(/^left behind .*-wal$/)]);
  });

  test('goes on under a copy that is the same, byte for byte', async () => {
    const core = await open('mine.hpp');
    await add(core, 'Mine');
    copyFileSync(at('mine.hpp'), at('same'));
    copyFileSync(at('same'), at('mine.hpp'));
    await add(core, 'After');
    await core.close();
    await using('mine.hpp', async (again) => {
      expect(await names(again)).toEqual(['After', 'First', 'Mine']);
      expect(await ask(again, 'system.check')).toMatchObject({ ok: true });
    });
  });

  test('overwritten within a step doesn’t say that the step was saved', async () => {
    const core = await open('mine.hpp');
    await add(core, 'Mine');
    await saved('laptop.hpp', 'L1');
    await expect(
      core.transact('Add', async (ctx) => {
        await ctx.write.insert('person', { name: 'Ann', organisationId: null, jobTitle: '', email: '', phone: '', notes: '' });
        copyFileSync(at('laptop.hpp'), at('mine.hpp'));
      }),
    ).rejects.toMatchObject(REFUSED);
    await core.close();
  });

  test('can be opened again in the same window, with what it holds now', async () => {
    const workspace = await createWorkspace({ dataDir: at('data'), actor: parts.actor, program, target: at('mine.hpp') });
    const call = (method: string, input: unknown = {}) => workspace.dispatch({ method, input });
    expect(await call('organisations.create', { name: 'Mine', sector: 'health' })).toMatchObject({ ok: true });
    await saved('laptop.hpp', 'L1');
    copyFileSync(at('laptop.hpp'), at('mine.hpp'));
    expect(await call('organisations.create', { name: 'After', sector: 'health' })).toMatchObject({ ok: false, error: REFUSED });
    expect(await call('workspace.open', { path: at('mine.hpp') })).toMatchObject({ ok: true, data: { state: 'open' } });
    const listed = await call('organisations.list');
    expect(listed.ok && (listed.data as { name: string }[]).map(({ name }) => name)).toEqual(['First', 'L1']);
    await workspace.close();
  });
});

describe('a false alarm is never raised', () => {
  test('by two programs that both save and both move their log into the file', { timeout: 120_000 }, async () => {
    const others = [1, 2].map((n) =>
      spawn(process.execPath, [SAVER, at('mine.hpp'), `P${n}`, '150'], { stdio: ['ignore', 'pipe', 'inherit'] }),
    );
    const ends = others.map((other) => new Promise<number | null>((resolve) => other.once('exit', resolve)));
    const core = await open('mine.hpp');
    let mine = 0;
    for (let running = 2; running > 0; mine += 1) {
      await add(core, `Own ${mine}`);
      if (mine % 5 === 0) core.database.sqlite!.pragma(`wal_checkpoint(${mine % 2 ? 'PASSIVE' : 'RESTART'})`);
      await new Promise((resolve) => setTimeout(resolve, 3));
      running = others.filter(({ exitCode }) => exitCode === null).length;
    }
    expect(await Promise.all(ends)).toEqual([0, 0]);
    expect(await names(core)).toHaveLength(1 + 300 + mine);
    await core.close();
  });

  test('by other programs that open, save and close', async () => {
    const core = await open('mine.hpp');
    for (let n = 0; n < 12; n += 1) {
      await saved('mine.hpp', `Other ${n}`);
      if (n % 3 === 0) core.database.sqlite!.pragma('wal_checkpoint(RESTART)');
      await add(core, `Own ${n}`);
    }
    expect(await names(core)).toHaveLength(25);
    await core.close();
  });

  test('by steps larger than the log, by a backup in between and after a restore', { timeout: 60_000 }, async () => {
    const core = await open('mine.hpp');
    for (let n = 0; n < 3; n += 1) {
      await core.transact('Many', async (ctx) => {
        for (let m = 0; m < 20; m += 1)
          await ctx.write.insertMany(
            'person',
            Array.from({ length: 100 }, (_, at) => ({
              name: `${n} ${m} ${at}`,
              organisationId: null,
              jobTitle: '',
              email: '',
              phone: '',
              notes: 'x'.repeat(900),
            })),
          );
      });
      await ask(core, 'system.backup', { path: at('during.hpp'), replace: n > 0 });
      await add(core, `Own ${n}`);
    }
    await core.close();
    await restoreFile({ from: at('during.hpp'), to: at('mine.hpp'), parts });
    await saved('mine.hpp', 'After the restore');
    await using('mine.hpp', async (again) => expect(await ask(again, 'system.check')).toMatchObject({ ok: true }));
  });
});
