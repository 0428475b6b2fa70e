import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CliIo } from '../../electron/cli/command.ts';
import { findElectron, runWindow } from '../../electron/cli/window.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'hpp-window-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const io = (signal = new AbortController().signal): CliIo => ({
  out: () => {},
  err: () => {},
  env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  signal,
});

test('Electron is there when its executable is, wherever it was put', () => {
  expect(findElectron(root, {}, 'linux')).toBeNull();
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  expect(findElectron(root, {}, 'linux')).toBeNull();
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(findElectron(root, {}, 'linux')).toBe(join(folder, 'dist', 'electron'));
  writeFileSync(join(folder, 'dist', 'electron.exe'), '');
  expect(findElectron(root, {}, 'win32')).toBe(join(folder, 'dist', 'electron.exe'));
  expect(findElectron(root, {}, 'darwin')).toBeNull();
  writeFileSync(join(folder, 'path.txt'), 'own-electron');
  expect(findElectron(root, {}, 'linux')).toBeNull();
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(root, 'elsewhere', 'own-electron'), '');
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'elsewhere') }, 'linux')).toBe(
    join(root, 'elsewhere', 'own-electron'),
  );
});

const node = (code: string, own = io()): ReturnType<typeof runWindow> => runWindow(process.execPath, ['-e', code], own);

test('a window that was closed is the end; one that never came up is not', async () => {
  expect(await node('process.exit(0)')).toEqual({ opened: true, status: 0 });
  expect(await node('process.exit(127)')).toMatchObject({ opened: false });
  expect(await node("process.kill(process.pid, 'SIGTRAP')")).toMatchObject({ opened: false });
  expect(await runWindow(join(root, 'none'), [], io())).toMatchObject({ opened: false });
});

test('Electron is not told to act as Node', async () => {
  expect(await node("process.exit('ELECTRON_RUN_AS_NODE' in process.env ? 1 : 0)")).toEqual({
    opened: true,
    status: 0,
  });
});

test('asked to end, it asks the window to', async () => {
  const stopping = new AbortController();
  const running = node('setInterval(() => {}, 1000)', io(stopping.signal));
  setTimeout(() => stopping.abort(), 300);
  expect(await running).toEqual({ opened: true, status: 0 });
});
