/**
 * Two rooms made side by side, each from the same commit: the branches merge without a conflict, and files and databases
 * that either branch has written open after the merge, each with what the other adds.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { program } from '../../electron/program.ts';
import { databasesAt } from '../support/postgres.ts';
import { WIND_CHIMES, WIND_CHIMES_LINES } from './wind-chimes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REGISTRIES = ['shared/features/index.ts', 'electron/features/index.ts', 'renderer/features/index.ts'];
const databases = databasesAt(inject('postgresUrl'));
const names = ['lanterns', 'teapots'].map((branch) => `branch_${branch}_${process.pid}`);
let repo: string;
let urls: Record<string, string>;

const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Spec', '-c', 'user.email=spec@example.org', ...args], { cwd: repo, encoding: 'utf8' });

/** Runs a script over the checked-out program. */
function run(script: string): unknown {
  const path = join(repo, 'script.ts');
  writeFileSync(path, script);
  try {
    const out = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', path], { cwd: repo, encoding: 'utf8' });
    return JSON.parse(out) as unknown;
  } finally {
    rmSync(path);
  }
}

/** A script that opens a database with the program of this checkout and works on it. */
const opening = (profile: object, work: string): string => `
  import { accountActor } from './electron/core/actor.ts';
  import { createCore } from './electron/core/create-core.ts';
  import { program } from './electron/program.ts';
  import { sql } from 'kysely';
  const core = await createCore({ program, profile: ${JSON.stringify(profile)}, actor: accountActor('Spec'), open: { create: true, upgrade: true } });
  const ask = async (method, input = {}) => {
    const reply = await core.dispatch({ method, input });
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.data;
  };
  ${work}
  await core.close();`;

/** Everything the recipe makes for the risk register: folders and files, whatever is in them. */
const RECIPE = [
  'shared/features/risks',
  'electron/features/risks',
  'renderer/features/risks',
  'tests/core/risks.test.ts',
  'tests/db/schema/risk.json',
];

/** Makes a room as the recipe does: the risks register under another name. */
function addRoom(room: string, entity: string, migration: string): void {
  const renamed = (text: string): string =>
    text
      .replaceAll('2026-11-26T15-risks', migration)
      .replaceAll('risks', room)
      .replaceAll('risk', entity)
      .replaceAll('RISK', entity.toUpperCase())
      .replaceAll('Risk', entity);
  const files = git('ls-files', ...RECIPE)
    .split('\n')
    .filter(Boolean);
  for (const from of files) {
    const to = renamed(from);
    mkdirSync(dirname(join(repo, to)), { recursive: true });
    writeFileSync(join(repo, to), renamed(readFileSync(join(repo, from), 'utf8')));
  }
  for (const registry of REGISTRIES) {
    const own = readFileSync(join(repo, registry), 'utf8')
      .split('\n')
      .find((line) => line.includes('{ risks }'))!;
    register(registry, renamed(own));
  }
}

/** Puts a room's line into a registry. */
function register(registry: string, line: string): void {
  const lines = readFileSync(join(repo, registry), 'utf8').split('\n').filter(Boolean);
  writeFileSync(join(repo, registry), `${[...lines, line].toSorted().join('\n')}\n`);
}

const profilesOf = (branch: string): object[] => [
  { kind: 'sqlite', path: join(repo, '..', `${branch}.hpp`) },
  { kind: 'postgres', url: urls[branch] },
];

/** A branch with a room of its own, and a file and a database written by it. */
function makeBranch(branch: string, entity: string, migration: string): void {
  git('checkout', '-q', '-b', branch, 'base');
  addRoom(branch, entity, migration);
  git('add', '-A');
  git('commit', '-q', '-m', `Add ${branch}`);
  for (const profile of profilesOf(branch)) {
    const work = `
      await ask('partnership.start', { name: 'P' });
      await ask('${branch}.create', { reference: 'X1', title: 'Made on its branch', likelihood: 1, impact: 1 });
      console.log(JSON.stringify(true));`;
    expect(run(opening(profile, work))).toBe(true);
  }
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-branches-'));
  repo = join(folder, 'repo');
  mkdirSync(repo);
  urls = Object.fromEntries(
    await Promise.all(['lanterns', 'teapots'].map(async (branch, at) => [branch, await databases.createDatabase(names[at]!)])),
  );
  for (const part of ['shared', 'electron', 'renderer', 'scripts', 'docs', 'tests', 'package.json', 'vitest.config.ts', '.gitattributes'])
    cpSync(join(ROOT, part), join(repo, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(repo, 'node_modules'), 'junction');
  writeFileSync(join(repo, '.gitignore'), 'node_modules\n');
  git('init', '-q', '-b', 'base');
  git('add', '-A');
  git('commit', '-q', '-m', 'Base');
  // The one whose step is older is merged second, into a program that has applied a newer one.
  makeBranch('lanterns', 'lantern', '2027-02-01T10-lanterns');
  makeBranch('teapots', 'teapot', '2027-01-01T10-teapots');
  git('checkout', '-q', 'lanterns');
  git('merge', '-q', '--no-edit', 'teapots');
});
afterAll(async () => {
  rmSync(join(repo, '..'), { recursive: true, force: true });
  for (const name of names) await databases.dropDatabase(name);
});

test('merge without a conflict, and each registry has both lines once', () => {
  for (const registry of REGISTRIES) {
    const lines = readFileSync(join(repo, registry), 'utf8').split('\n').filter(Boolean);
    expect(new Set(lines).size).toBe(lines.length);
    for (const room of ['lanterns', 'teapots']) expect(lines.filter((line) => line.includes(`{ ${room} }`))).toHaveLength(1);
  }
});

test.each([
  ['lanterns', 'teapots'],
  ['teapots', 'lanterns'],
])('what %s wrote opens after the merge, with the tables of %s', (own, other) => {
  for (const profile of profilesOf(own)) {
    const work = `
      const kept = await ask('${own}.list');
      await ask('${other}.create', { reference: 'Y1', title: 'Made after the merge', likelihood: 2, impact: 2 });
      const added = await ask('${other}.list');
      const { rows } = await sql\`select name from kysely_migration order by name\`.execute(core.database.read);
      console.log(JSON.stringify({ kept: kept.map((row) => row.title), added: added.map((row) => row.title), steps: rows.map((row) => row.name) }));`;
    // Opened twice: each step is applied once.
    run(opening(profile, `console.log('null');`));
    expect(run(opening(profile, work))).toEqual({
      kept: ['Made on its branch'],
      added: ['Made after the merge'],
      steps: [...Object.keys(program.migrations), '2027-01-01T10-teapots', '2027-02-01T10-lanterns'].toSorted(),
    });
  }
});

test('what a branch wrote is refused by the other before the merge, and is as it was', () => {
  git('checkout', '-q', 'lanterns~1');
  const [file] = profilesOf('teapots') as [{ path: string }];
  const before = readFileSync(file.path);
  const script = opening(file, `console.log('null');`);
  expect(() => run(script)).toThrow(/newer version/);
  expect(readFileSync(file.path).equals(before)).toBe(true);
  git('checkout', '-q', 'lanterns');
});

/** Specs that go over all rooms, each by the project that runs it. */
const OVER_ALL = {
  'core-sqlite': ['parity', 'listings', 'own-keys', 'rights', 'imports-records', 'wind-chimes', 'lanterns', 'teapots'].map(
    (name) => `tests/core/${name}.test.ts`,
  ),
  unit: ['tests/db/plans.test.ts'],
  renderer: ['tests/renderer/every-field.test.tsx', 'tests/renderer/rooms.test.tsx'],
};

test(
  'the specs that go over all rooms pass on the merged tree, and with a room unlike the risk register, untouched',
  { timeout: 600_000 },
  () => {
    for (const [path, text] of Object.entries(WIND_CHIMES)) {
      mkdirSync(dirname(join(repo, path)), { recursive: true });
      writeFileSync(join(repo, path), text);
    }
    for (const [registry, line] of Object.entries(WIND_CHIMES_LINES)) register(registry, line);
    const projects = Object.keys(OVER_ALL).flatMap((name) => ['--project', name]);
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', ...projects, ...Object.values(OVER_ALL).flat()], {
      cwd: repo,
      encoding: 'utf8',
    });
    expect([status, status === 0 ? '' : `${stdout}${stderr}`]).toEqual([0, '']);
  },
);
