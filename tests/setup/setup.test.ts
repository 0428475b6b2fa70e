import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

interface Stamps {
  buildStamp: (root: string) => string;
  installStamp: (root: string) => string;
  isLockWhole: (root: string) => boolean;
  lockAgrees: (root: string) => boolean;
  matchesLock: (root: string) => boolean;
}

const REPO = resolve(import.meta.dirname, '../..');
const SETUP = join(REPO, 'scripts/setup');
const stamps = createRequire(import.meta.url)(join(SETUP, 'stamp.cjs')) as Stamps;
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed after the test. */
function tree(files: Record<string, string | object> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'hpp-setup-'));
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return root;
}

/** A small project: one package wanted, locked and installed. */
const project = {
  'package.json': { devDependencies: { tool: '1.0.0' }, scripts: { test: 'x' } },
  'package-lock.json': {
    packages: { '': { devDependencies: { tool: '1.0.0' } }, 'node_modules/tool': { version: '1.0.0' } },
  },
  'node_modules/.package-lock.json': { packages: { 'node_modules/tool': { version: '1.0.0' } } },
};

/** Runs one of the set-up functions for `root` in a process of its own. */
function runSetup(file: string, name: string, root: string, env: NodeJS.ProcessEnv = process.env) {
  const code = `require(process.argv[1])[process.argv[2]](process.argv[3]).catch((e) => { console.error(e.message); process.exit(1); })`;
  return spawnSync(process.execPath, ['-e', code, join(SETUP, file), name, root], { encoding: 'utf8', env });
}

describe('the build stamp', () => {
  test('changes with every change to a source, and only then', () => {
    const root = tree({ 'electron/cli.ts': 'one', 'renderer/a/b.tsx': 'x', 'shared/c.ts': 'y' });
    const first = stamps.buildStamp(root);
    expect(stamps.buildStamp(root)).toBe(first);
    writeFileSync(join(root, 'electron/.swp'), 'an editor at work');
    writeFileSync(join(root, 'README.md'), 'not a source');
    expect(stamps.buildStamp(root)).toBe(first);
    const seen = new Set([first]);
    const change = (act: () => void): void => {
      act();
      const now = stamps.buildStamp(root);
      expect(seen.has(now)).toBe(false);
      seen.add(now);
    };
    change(() => writeFileSync(join(root, 'electron/cli.ts'), 'two and more'));
    change(() => writeFileSync(join(root, 'shared/new.ts'), ''));
    change(() => renameSync(join(root, 'shared/new.ts'), join(root, 'shared/newer.ts')));
    change(() => rmSync(join(root, 'renderer/a/b.tsx')));
    change(() => writeFileSync(join(root, 'package-lock.json'), '{}'));
  });
});

describe('the install stamp', () => {
  test('follows the wanted packages and the lock file, not the scripts', () => {
    const root = tree(project);
    const first = stamps.installStamp(root);
    writeFileSync(join(root, 'package.json'), JSON.stringify({ ...project['package.json'], scripts: { test: 'y' } }));
    expect(stamps.installStamp(root)).toBe(first);
    writeFileSync(join(root, 'package.json'), JSON.stringify({ devDependencies: { tool: '1.0.1' } }));
    const second = stamps.installStamp(root);
    expect(second).not.toBe(first);
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
    expect(stamps.installStamp(root)).not.toBe(second);
  });

  test('what npm installed by hand is recognised, or not', () => {
    const here = { os: [process.platform], cpu: [process.arch] };
    const locked = (packages: object, installed: object): string =>
      tree({
        ...project,
        'package-lock.json': { packages: { '': {}, ...packages } },
        'node_modules/.package-lock.json': { packages: installed },
      });
    const tool = { 'node_modules/tool': { version: '1.0.0' } };
    expect(stamps.matchesLock(tree(project))).toBe(true);
    expect(stamps.matchesLock(locked(tool, {}))).toBe(false);
    expect(stamps.matchesLock(locked({ 'node_modules/tool': { version: '2.0.0' } }, tool))).toBe(false);
    expect(stamps.matchesLock(locked(tool, { ...tool, 'node_modules/extra': { version: '1.0.0' } }))).toBe(false);
    const part = { version: '1.0.0', optional: true };
    expect(stamps.matchesLock(locked({ ...tool, 'node_modules/part': { ...part, os: ['plan9'] } }, tool))).toBe(true);
    expect(stamps.matchesLock(locked(tool, { ...tool, 'node_modules/part': { ...part, ...here } }))).toBe(true);
    expect(stamps.matchesLock(locked(tool, { ...tool, 'node_modules/part': { ...part, os: ['plan9'] } }))).toBe(false);
    expect(stamps.matchesLock(tree({ 'package-lock.json': { packages: {} } }))).toBe(false);
  });

  test('a lock file that lists too little for `npm ci` is recognised', () => {
    const owner = { version: '1.0.0', optionalDependencies: { part: '1.0.0' } };
    const lockOf = (packages: object): string => tree({ 'package-lock.json': { packages } });
    expect(stamps.isLockWhole(lockOf({ 'node_modules/tool': owner }))).toBe(false);
    expect(stamps.isLockWhole(lockOf({ 'node_modules/tool': owner, 'node_modules/part': {} }))).toBe(true);
    expect(stamps.isLockWhole(lockOf({ 'node_modules/tool': owner, 'node_modules/tool/node_modules/part': {} }))).toBe(true);
    expect(stamps.lockAgrees(tree(project))).toBe(true);
    expect(stamps.lockAgrees(tree({ ...project, 'package.json': { devDependencies: { tool: '1.0.1' } } }))).toBe(false);
  });

  test('packages installed by hand are adopted without running npm', () => {
    const root = tree(project);
    mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node'));
    const told = runSetup('install.cjs', 'ensureInstalled', root, { ...process.env, PATH: root, npm_execpath: '' });
    expect(told).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(root, 'node_modules/.hpp-installed'), 'utf8').trim()).toBe(stamps.installStamp(root));
    expect(existsSync(join(root, '.cache/install.lock'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('when npm fails', () => {
  /** Runs the install with an npm that prints `output` and fails. */
  function failing(output: string): { status: number | null; stdout: string; stderr: string } {
    const root = tree({ ...project, 'node_modules/.package-lock.json': {}, 'bin/said': output });
    writeFileSync(
      join(root, 'bin/npm'),
      `#!/bin/sh\n[ "$1" = --version ] && echo 11.0.0 && exit 0\n/bin/cat "${root}/bin/said" >&2\nexit 1\n`,
    );
    chmodSync(join(root, 'bin/npm'), 0o755);
    return runSetup('install.cjs', 'ensureInstalled', root, {
      ...process.env,
      PATH: join(root, 'bin'),
      npm_execpath: '',
    });
  }

  test.each([
    ['npm error code ENOTFOUND\nnpm error network request to https://registry failed', /registry can’t be reached/],
    ['npm error code ENOSPC\nnpm error nospc no space left on device', /disk is full/],
    ['npm error code SELF_SIGNED_CERT_IN_CHAIN\nnpm error self-signed certificate', /NODE_EXTRA_CA_CERTS/],
    ['npm error code E403\nnpm error 403 Forbidden', /refused this machine/],
    ['npm error code EACCES\nnpm error permission denied', /may not write/],
    ['npm ERR! code EINTEGRITY\nnpm ERR! sha512 integrity checksum failed', /arrived damaged/],
    ['npm error something nobody has seen', /could not install[^]*npm said: something nobody has seen/],
  ])('%s', (output, sentence) => {
    const told = failing(output);
    expect(told.status).toBe(1);
    expect(told.stdout).toBe('');
    expect(told.stderr).toMatch(sentence);
    expect(told.stderr).not.toMatch(/ at .*\.cjs:\d+/);
  });

  test('no npm at all', () => {
    const root = tree({ ...project, 'node_modules/.package-lock.json': {} });
    const told = runSetup('install.cjs', 'ensureInstalled', root, { ...process.env, PATH: root, npm_execpath: '' });
    expect(told).toMatchObject({ status: 1, stdout: '' });
    expect(told.stderr).toMatch(/npm was not found/);
  });

  test('package.json and package-lock.json disagree', () => {
    const root = tree({ ...project, 'package.json': { devDependencies: { tool: '9.9.9' } } });
    const told = runSetup('install.cjs', 'ensureInstalled', root);
    expect(told).toMatchObject({ status: 1, stdout: '' });
    expect(told.stderr).toMatch(/disagree\. Run `npm install` once/);
  });
});

describe('the lock', () => {
  const work = `
    const { withLock } = require(${JSON.stringify(join(SETUP, 'lock.cjs'))});
    const fs = require('fs');
    withLock(process.argv[1] + '/.cache/x.lock', 'Waiting for the other.', async () => {
      if (fs.existsSync(process.argv[1] + '/done')) return;
      fs.appendFileSync(process.argv[1] + '/log', 'worked\\n');
      await new Promise((resolve) => setTimeout(resolve, 600));
      fs.writeFileSync(process.argv[1] + '/done', '');
    });`;

  test('of several commands at once, one works and the others wait', async () => {
    const root = tree();
    const all = Array.from({ length: 4 }, () => spawn(process.execPath, ['-e', work, root], { stdio: 'ignore' }));
    expect(await Promise.all(all.map(ending))).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(root, 'log'), 'utf8')).toBe('worked\n');
    expect(existsSync(join(root, '.cache/x.lock'))).toBe(false);
  });

  test('left by a process that died, it is taken over', () => {
    const dead = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' }).stdout.trim();
    const root = tree({ '.cache/x.lock': dead });
    const told = spawnSync(process.execPath, ['-e', work, root], { encoding: 'utf8', timeout: 20_000 });
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(root, 'done'))).toBe(true);
  });
});

/** A process's exit status, once it has ended. */
function ending(child: ChildProcess): Promise<number | null> {
  return new Promise((settle) => child.on('exit', settle));
}

describe('building and running', () => {
  /** A clone with a tiny app in place of ours; its packages are this clone's. */
  function clone(): string {
    const entry = 'export const name = 1;';
    const root = tree({
      'electron/cli.ts': `const [command, value] = process.argv.slice(2);
        if (command === 'exit') process.exit(Number(value));
        if (command === 'wait') { process.on('SIGTERM', () => process.exit(7)); setInterval(() => undefined, 1000); }
        console.log(JSON.stringify([process.version, command]));`,
      'renderer/index.html': '<!doctype html><title>T</title><script type="module" src="./main.ts"></script>',
      'renderer/main.ts': 'document.title = "made";',
    });
    for (const name of ['main', 'backend', 'server', 'preload', 'tabular/read-child']) {
      mkdirSync(dirname(join(root, 'electron', name)), { recursive: true });
      writeFileSync(join(root, 'electron', `${name}.ts`), entry);
    }
    for (const name of ['scripts', 'electron.config.ts', 'package.json', 'package-lock.json'])
      cpSync(join(REPO, name), join(root, name), { recursive: true });
    symlinkSync(join(REPO, 'node_modules'), join(root, 'node_modules'), 'junction');
    return root;
  }

  const run = (root: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'scripts/hpp.cjs'), ...args], { encoding: 'utf8', cwd: tmpdir() });

  test('builds once, passes output, status and signals through, and survives a failed build', async () => {
    const root = clone();
    const first = run(root, 'hello');
    expect(first.stderr).toMatch(/Building the app\.\.\.\nBuilt in/);
    expect(JSON.parse(first.stdout)).toEqual([expect.stringMatching(/^v2[2-9]\./), 'hello']);
    expect(run(root, 'hello')).toMatchObject({ status: 0, stdout: first.stdout, stderr: '' });
    expect(run(root, 'exit', '5')).toMatchObject({ status: 5, stdout: '', stderr: '' });

    const waiting = spawn(process.execPath, [join(root, 'scripts/hpp.cjs'), 'wait'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((settle) => waiting.stdout.once('data', settle));
    waiting.kill('SIGTERM');
    if (process.platform !== 'win32') expect(await ending(waiting)).toBe(7);

    const good = readFileSync(join(root, 'electron/cli.ts'), 'utf8');
    writeFileSync(join(root, 'electron/cli.ts'), `${good}\nimport './nowhere.ts';`);
    const broken = run(root, 'hello');
    expect(broken).toMatchObject({ status: 1, stdout: '' });
    expect(broken.stderr).toMatch(/could not be built[^]*nowhere/);
    const direct = spawnSync(process.execPath, [join(root, 'out/main/cli.js'), 'still'], { encoding: 'utf8' });
    expect(JSON.parse(direct.stdout)).toEqual([process.version, 'still']);
    writeFileSync(join(root, 'electron/cli.ts'), good);
    expect(run(root, 'hello').stdout).toBe(first.stdout);
  }, 120_000);
});
