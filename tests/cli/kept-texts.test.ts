import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace, type Workspace } from '../../electron/workspace/create-workspace.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-kept-'));
  path = join(folder, 'this-computer.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (): Promise<Workspace> => createWorkspace({ dataDir: folder, actor: accountActor('Sam'), program });
const kept = async (workspace: Workspace): Promise<unknown> => {
  const reply = await workspace.dispatch({ method: 'workspace.kept', input: {} });
  return reply.ok ? reply.data : reply.error;
};
const keep = (workspace: Workspace, key: string, value: string | null) =>
  workspace.dispatch({ method: 'workspace.keep', input: { key, value } });

test('what is kept for this computer is there at the next start, without an open partnership too', async () => {
  const first = await start();
  expect(await kept(first)).toEqual({});
  expect(await keep(first, 'hpp-preferences', '{"theme":"dark"}')).toEqual({ ok: true, data: {} });
  await keep(first, 'hpp-minutes-1', 'The chair opened');
  await keep(first, 'hpp.grid.homes', '[]');
  await keep(first, 'hpp.grid.homes', null);
  await first.close();
  const second = await start();
  expect(await kept(second)).toEqual({ 'hpp-preferences': '{"theme":"dark"}', 'hpp-minutes-1': 'The chair opened' });
  await second.close();
});

test('two starts at once, and many writings at once, lose nothing of each other', async () => {
  const both = [await start(), await start()];
  for (const [n, workspace] of both.entries())
    await Promise.all(Array.from({ length: 20 }, (_, at) => keep(workspace, `k-${n}-${at}`, 'x')));
  expect(Object.keys((await kept(both[0]!)) as object)).toHaveLength(40);
  for (const workspace of both) await workspace.close();
});

test('a file that can’t be read is put aside and not written over', async () => {
  writeFileSync(path, '{"hpp-minutes-1": "half a sent');
  const workspace = await start();
  expect(await kept(workspace)).toEqual({});
  await keep(workspace, 'a', 'b');
  expect(readFileSync(`${path}.unreadable`, 'utf8')).toContain('half a sent');
  expect(await kept(workspace)).toEqual({ a: 'b' });
  await workspace.close();
});

test('too much is refused with a sentence, and what was kept stays', async () => {
  const workspace = await start();
  await keep(workspace, 'a', 'b');
  expect(await keep(workspace, 'c', 'x'.repeat(1_000_001))).toMatchObject({ ok: false, error: { code: 'validation' } });
  expect(await keep(workspace, '', 'x')).toMatchObject({ ok: false, error: { code: 'validation' } });
  for (let n = 0; n < 19; n += 1) await keep(workspace, `big-${n}`, 'x'.repeat(1_000_000));
  expect(await keep(workspace, 'more', 'x'.repeat(1_000_000))).toMatchObject({ ok: false, error: { code: 'storage_full' } });
  expect(await kept(workspace)).toMatchObject({ a: 'b' });
  await workspace.close();
});
