import { accountActor } from '../../electron/core/actor.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createApi } from '../../shared/client.ts';
import { windowIdFrom } from '../../shared/window-id.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { HostBridge } from '../../shared/host.ts';
import type { Api, Reply, Transport } from '../../shared/rpc.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import type { Connection } from '../../renderer/api/connect.ts';
import { App } from '../../renderer/frame/App.tsx';

// A busy machine is slow, not wrong; and a whole window is no error message.
configure({ asyncUtilTimeout: 20_000, getElementError: (message) => new Error(message ?? 'not found') });

const OFFLINE: Reply = { ok: false, error: { code: 'offline', message: 'The line is cut.', details: { remedy: 'Mend it.' } } };

export interface OpenWorkspace {
  api: Api<AppContract>;
  connection: Connection;
  /** Methods that the window has called, oldest first. */
  asked: string[];
  /** Files that screens saved, by name. */
  saved: Map<string, Uint8Array>;
  /** Cuts the window off from the core, or joins them again. Specs go on reaching the core. */
  cut(off: boolean): void;
  close(): Promise<void>;
}

/** A real workspace and core, in memory but for its SQLite file. Only the native dialogs are stood in for; the line to the core can be cut. */
export async function openWorkspace(): Promise<OpenWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-window-'));
  const workspace = await createWorkspace({
    target: join(folder, 'p.hpp'),
    dataDir: folder,
    actor: accountActor('Sam Officer'),
    program,
  });
  const transport: Transport = {
    call: (call) => workspace.dispatch(call),
    onChange: (listener) => workspace.onChange(listener),
  };
  let isCut = false;
  const asked: string[] = [];
  const line: Transport = {
    ...transport,
    call: (call) => {
      asked.push(call.method);
      return isCut ? Promise.resolve(OFFLINE) : transport.call(call);
    },
  };
  const saved = new Map<string, Uint8Array>();
  const host: HostBridge = {
    kind: 'browser',
    saveFile: (name, bytes) => {
      saved.set(name, bytes);
      return Promise.resolve({ saved: true });
    },
    openExternal: () => Promise.resolve(),
    onMenu: () => () => {},
  };
  const api = createApi<AppContract>(transport);
  return {
    api,
    connection: { api: createApi<AppContract>(line), transport: line, host, window: windowIdFrom(crypto.randomUUID()) },
    asked,
    saved,
    cut: (off) => void (isCut = off),
    close: async () => {
      cleanup();
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface OpenApp extends Omit<OpenWorkspace, 'connection'> {
  user: ReturnType<typeof userEvent.setup>;
}

/** The whole window over a real workspace. */
export async function openApp(hash = '#/', started = true): Promise<OpenApp> {
  const { connection, ...workspace } = await openWorkspace();
  if (started) await workspace.api.workspace.start({ name: 'Rivermere' });
  localStorage.clear();
  window.location.hash = hash;
  render(<App connection={connection} />);
  return { ...workspace, user: userEvent.setup() };
}
