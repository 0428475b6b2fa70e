import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

interface Runtime {
  wantsWindow: (args: string[], env: NodeJS.ProcessEnv, platform: NodeJS.Platform) => boolean;
}

const file = resolve(import.meta.dirname, '../../scripts/setup/electron-runtime.cjs');
const { wantsWindow } = createRequire(import.meta.url)(file) as Runtime;

let root: string;
let fetcher: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hpp-electron-'));
  mkdirSync(join(root, 'node_modules', 'electron'), { recursive: true });
  fetcher = join(root, 'node_modules', 'electron', 'install.js');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Runs `ensureElectron` in a process of its own and answers what it said. */
function ensure(limitMs = 20_000): string {
  const code = `require(process.argv[1]).ensureElectron(process.argv[2], ${limitMs})`;
  const { stderr, status } = spawnSync(process.execPath, ['-e', code, file, root], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stderr;
}

const COUNT = `const fs = require('fs'); fs.appendFileSync(__dirname + '/runs', 'x');`;
const runs = (): number => readFileSync(join(root, 'node_modules', 'electron', 'runs'), 'utf8').length;

test('Electron is fetched once, by its package’s own script', () => {
  writeFileSync(
    fetcher,
    `${COUNT} fs.mkdirSync(__dirname + '/dist'); fs.writeFileSync(__dirname + '/dist/own', ''); fs.writeFileSync(__dirname + '/path.txt', 'own');`,
  );
  expect(ensure()).toBe('Fetching Electron (about 120 MB, once)...\n');
  expect(ensure()).toBe('');
  expect(runs()).toBe(1);
});

test('a failure is said in a sentence and not tried again before tomorrow', () => {
  writeFileSync(fetcher, `${COUNT} console.error('RequestError: getaddrinfo ENOTFOUND example.org\\n  at x'); process.exit(1);`);
  expect(ensure()).toContain('Electron could not be fetched: getaddrinfo ENOTFOUND example.org. It is tried again tomorrow.');
  expect(ensure()).toBe('');
  expect(runs()).toBe(1);
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  utimesSync(join(root, '.cache', 'electron-not-fetched'), yesterday, yesterday);
  expect(ensure()).toContain('could not be fetched');
  expect(runs()).toBe(2);
});

test('a fetch that hangs is given up', () => {
  writeFileSync(fetcher, 'setInterval(() => {}, 1000)');
  expect(ensure(500)).toContain('it took too long');
});

test('nothing is fetched without the package', () => {
  expect(ensure()).toBe('');
  expect(existsSync(join(root, '.cache'))).toBe(false);
});

test('a window is wanted unless the browser is, or there is no display', () => {
  expect(wantsWindow([], {}, 'win32')).toBe(true);
  expect(wantsWindow(['--db', 'x.hpp'], { DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(wantsWindow([], { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(wantsWindow([], {}, 'linux')).toBe(false);
  expect(wantsWindow(['--browser'], { DISPLAY: ':0' }, 'linux')).toBe(false);
  expect(wantsWindow([], { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }, 'darwin')).toBe(false);
});
