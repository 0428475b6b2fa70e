import { accountActor } from '../../electron/core/actor.ts';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { restoreFile } from '../../electron/workspace/restore.ts';

const parts = { program, actor: accountActor('Sam Officer') };
let folder: string;
let to: string;
let from: string;

const make = (path: string, name: string): Promise<unknown> =>
  makeNew({ kind: 'sqlite', path }, parts, (core) => ask(core, 'partnership.start', { name }));
const nameOf = async (path: string): Promise<string> => {
  const { core, name } = await openPartnership({ kind: 'sqlite', path }, parts);
  await core.close();
  return name;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-restore-'));
  to = join(folder, 'a.hpp');
  from = join(folder, 'backup.hpp');
  await make(to, 'Present');
  await make(from, 'Earlier');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('swaps the backup in and keeps what was there', async () => {
  const { name, kept } = await restoreFile({ from, to, parts });
  expect(name).toBe('Earlier');
  expect([await nameOf(to), await nameOf(from), await nameOf(kept!)]).toEqual(['Earlier', 'Earlier', 'Present']);
  expect(readdirSync(folder).toSorted()).toEqual(['a.hpp', 'a.hpp-backups', 'backup.hpp']);
});

test('restores to a new place', async () => {
  expect(await restoreFile({ from, to: join(folder, 'new.hpp'), parts })).toEqual({ name: 'Earlier', kept: null });
  expect(await nameOf(join(folder, 'new.hpp'))).toBe('Earlier');
});

test('swaps back when the restored file can’t be opened', async () => {
  const before = readFileSync(to);
  const open = (): Promise<never> => Promise.reject(new AppError('corrupt', 'It does not open.'));
  await expect(restoreFile({ from, to, parts, open })).rejects.toMatchObject({ code: 'corrupt' });
  expect(readFileSync(to).length).toBe(before.length);
  expect(await nameOf(to)).toBe('Present');
  expect(readdirSync(folder).toSorted()).toEqual(['a.hpp', 'a.hpp-backups', 'backup.hpp']);
});

test('refuses a backup that is damaged, no partnership, or not there', async () => {
  const damaged = join(folder, 'damaged.hpp');
  const bytes = readFileSync(from);
  for (let at = 8192; at < 200_000; at += 1) bytes[at] = at % 251;
  writeFileSync(damaged, bytes);
  writeFileSync(join(folder, 'thesis.hpp'), 'Chapter 1, which is longer than a header');
  for (const [path, code] of [
    [damaged, 'corrupt'],
    [join(folder, 'thesis.hpp'), 'corrupt'],
    [join(folder, 'none.hpp'), 'not_found'],
    [to, 'validation'],
  ] as const) {
    await expect(restoreFile({ from: path, to, parts }), path).rejects.toMatchObject({ code });
  }
  expect(await nameOf(to)).toBe('Present');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('refuses while another program has the partnership open', async () => {
  const other = await createCore({ ...parts, profile: { kind: 'sqlite', path: to } });
  try {
    await expect(restoreFile({ from, to, parts })).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringContaining('a.hpp is open in another window') as string,
    });
    expect(await ask(other, 'partnership.get')).toMatchObject({ name: 'Present' });
  } finally {
    await other.close();
  }
  expect(await nameOf(to)).toBe('Present');
});

test('replaces a damaged partnership and keeps it as it is', async () => {
  const bytes = readFileSync(to);
  for (let at = 4096; at < bytes.length; at += 1) bytes[at] = at % 251;
  writeFileSync(to, bytes);
  const { name, kept } = await restoreFile({ from, to, parts });
  expect(name).toBe('Earlier');
  expect(kept).toContain('damaged');
  expect(readFileSync(kept!).subarray(4096).equals(bytes.subarray(4096))).toBe(true);
});

test('replaces a partnership whose damage only a check finds', async () => {
  const { core } = await openPartnership({ kind: 'sqlite', path: to }, parts);
  core.database.sqlite!.unsafeMode();
  core.database.sqlite!.exec(
    "create table t (n integer); create index i on t (n); insert into t values (1), (2); pragma writable_schema = on; update sqlite_master set sql = 'create index i on t (n desc)' where name = 'i'",
  );
  await core.close();
  expect((await restoreFile({ from, to, parts })).name).toBe('Earlier');
});

test('takes a backup that is in use, with what is still in its log', async () => {
  const { core } = await openPartnership({ kind: 'sqlite', path: from }, parts);
  await ask(core, 'organisations.create', { name: 'Newest', sector: 'health' });
  await restoreFile({ from, to, parts });
  await core.close();
  const restored = await openPartnership({ kind: 'sqlite', path: to }, parts);
  expect(await ask(restored.core, 'organisations.list')).toMatchObject([{ name: 'Newest' }]);
  await restored.core.close();
});

test('never takes the place of another program’s file', async () => {
  const other = join(folder, 'thesis.docx');
  writeFileSync(other, 'Chapter 1, which is longer than a header');
  await expect(restoreFile({ from, to: other, parts })).rejects.toMatchObject({ code: 'corrupt' });
  expect(readFileSync(other, 'utf8')).toContain('Chapter 1');
  expect(existsSync(`${other}-backups`)).toBe(false);
});
