import { accountActor } from '../../electron/core/actor.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call, Reply } from '../../shared/rpc.ts';
import { decodeReply, encodeCall, rpcPath } from '../../shared/wire.ts';
import { program } from '../../electron/program.ts';
import { listen, type Listener } from '../../electron/http/listener.ts';
import { createWorkspace, type Workspace } from '../../electron/workspace/create-workspace.ts';

let folder: string;
let server: Listener;
let workspace: Workspace;
let organisation: { id: string; version: number };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-parity-'));
  workspace = await createWorkspace({
    target: join(folder, 'a.hpp'),
    dataDir: folder,
    actor: accountActor('Sam Officer'),
    program,
    clock: () => new Date('2026-11-22T09:00:00.000Z'),
  });
  server = await listen({ workspace, root: folder });
  await overHttp({ method: 'workspace.start', input: { name: 'North' } });
  const reply = await overHttp({ method: 'organisations.create', input: { name: 'Alpha Homes', sector: 'provider' } });
  if (!reply.ok) throw new Error(reply.error.message);
  organisation = reply.data as typeof organisation;
  await workspace.dispatch({
    method: 'organisations.update',
    input: { id: organisation.id, version: 1, changes: { notes: 'Second' } },
  });
});
afterAll(async () => {
  await server.close();
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

async function overHttp(call: Call): Promise<Reply> {
  const headers = {
    origin: server.origin,
    authorization: `Bearer ${server.token}`,
    'content-type': 'application/json',
  };
  const answer = await fetch(server.origin + rpcPath(call.method), { method: 'POST', headers, body: encodeCall(call) });
  return decodeReply(await answer.text());
}

/** What structured cloning, Electron's way, makes of a reply. */
const overIpc = async (call: Call): Promise<Reply> => structuredClone(await workspace.dispatch(structuredClone(call)));

test.each<[string, () => Call, string]>([
  ['an answer', () => ({ method: 'organisations.list', input: {} }), 'ok'],
  ['no partnership method', () => ({ method: 'nothing.here', input: {} }), 'not_found'],
  ['a value refused', () => ({ method: 'organisations.create', input: { name: '', sector: 'provider' } }), 'validation'],
  ['an input that is none', () => ({ method: 'organisations.create', input: 7 }), 'validation'],
  [
    'a conflict',
    () => ({ method: 'organisations.update', input: { id: organisation.id, version: 1, changes: { name: 'Beta' } } }),
    'conflict',
  ],
  ['the workspace', () => ({ method: 'workspace.state', input: {} }), 'ok'],
  ['the workspace refusing', () => ({ method: 'workspace.open', input: { path: join(folder, 'none.hpp') } }), 'not_found'],
  [
    'a command told twice',
    () => ({
      method: 'organisations.create',
      input: { name: 'Twice', sector: 'health' },
      commandId: '4f0f1f6e-0000-4000-8000-000000000001',
    }),
    'ok',
  ],
  ['a report with bytes', () => ({ method: 'reports.create', input: { name: 'action-log' } }), 'ok'],
])('the window and the browser get the same: %s', async (_what, call, kind) => {
  const [direct, browser] = [await overIpc(call()), await overHttp(call())];
  expect(direct.ok ? 'ok' : direct.error.code).toBe(kind);
  expect(withoutBytes(browser)).toEqual(withoutBytes(direct));
});

test('a conflict carries the record as it is now', async () => {
  expect(
    await overHttp({
      method: 'organisations.update',
      input: { id: organisation.id, version: 1, changes: { name: 'Beta' } },
    }),
  ).toMatchObject({
    ok: false,
    error: {
      code: 'conflict',
      details: {
        conflict: {
          entity: 'organisation',
          version: 2,
          by: 'Sam Officer',
          current: { name: 'Alpha Homes', notes: 'Second' },
        },
      },
    },
  });
});

/** A workbook made twice may differ in its time stamps: that there are bytes is what counts here. */
const withoutBytes = (reply: Reply): unknown => {
  if (!reply.ok || typeof reply.data !== 'object' || reply.data === null || !('bytes' in reply.data)) return reply;
  expect(reply.data.bytes).toBeInstanceOf(Uint8Array);
  expect([...(reply.data.bytes as Uint8Array).subarray(0, 2)]).toEqual([0x50, 0x4b]);
  return { ...reply, data: { ...reply.data, bytes: null } };
};
