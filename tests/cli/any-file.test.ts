import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath, getuid, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { createWorkspace } from '../../electron/workspace/create-workspace.ts';
import { ask, makeNew } from '../../electron/workspace/make-new.ts';

const MANY = fileURLToPath(new URL('run-many.ts', import.meta.url));
const parts = { program, actor: accountActor('Sam Officer') };
let folder: string;
let bytes: Buffer;
const at = (...names: string[]): string => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-any-file-'));
  chmodSync(folder, 0o777);
  await makeNew({ kind: 'sqlite', path: at('good.hpp') }, parts, async (core) => {
    await ask(core, 'partnership.start', { name: 'North' });
    for (let n = 0; n < 60; n += 1) await ask(core, 'people.create', { name: `Person ${n}`, notes: 'x'.repeat(400) });
  });
  chmodSync(at('good.hpp'), 0o666);
  bytes = readFileSync(at('good.hpp'));
  writeFileSync(at('in.csv'), 'OrganisationURI,SiteReference,SiteNameAddress\n,A1,Ash Road\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const altered = (how: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  how(copy);
  return copy;
};
const file =
  (content: Buffer | string, name = 'a.hpp') =>
  (own: string) => (writeFileSync(join(own, name), content), join(own, name));
const database = (own: string, make: (file: SqliteFile.Database) => void): string => {
  const db = new SqliteFile(join(own, 'a.hpp'));
  make(db);
  db.close();
  return join(own, 'a.hpp');
};

/** What lies at a path, and what is said of it by whatever needs a partnership there. */
interface Lying {
  prepare: (own: string) => string;
  says: RegExp;
  /** Commands that do their work all the same, by their names below. */
  does?: readonly string[];
  /** Said where another sentence is due. */
  but?: Record<string, RegExp>;
  /** Run by somebody who isn't the administrator, who may write anywhere. */
  asOther?: boolean;
}

const ALL_BUT_NEW = ['check', 'backup', 'replace', 'restore to', 'restore from', 'import', 'report'];
const MAKE = ['backup to', 'replace', 'restore to', 'sample', 'import', 'report to'];
const NO_PARTNERSHIP = /a\.hpp is not a partnership file\./;
const THERE = { 'backup to': /is there already/ };

const LYING: Record<string, Lying> = {
  nothing: { prepare: (own) => join(own, 'a.hpp'), says: /^There is no (partnership file|backup) at .*a\.hpp\./, does: MAKE },
  'nothing, in no folder': {
    prepare: (own) => join(own, 'none', 'a.hpp'),
    says: /There is no (partnership file|backup|folder)|its folder is missing/,
    does: ['backup to', 'replace'],
  },
  'a folder': {
    prepare: (own) => (mkdirSync(join(own, 'a.hpp')), join(own, 'a.hpp')),
    says: /a\.hpp is a folder, not a file\. Name a file inside it/,
    does: ['report to'],
    but: THERE,
  },
  'an empty file': {
    prepare: file(''),
    says: /a\.hpp holds no partnership yet\./,
    does: ['replace', 'restore to', 'sample', 'import', 'report to'],
    but: { ...THERE, 'restore from': NO_PARTNERSHIP },
  },
  'a text': { prepare: file('Dear all, the minutes are attached. '.repeat(300)), says: NO_PARTNERSHIP, does: ['report to'], but: THERE },
  'a short text': { prepare: file('Dear all'), says: NO_PARTNERSHIP, does: ['report to'], but: THERE },
  'another program’s database': {
    prepare: (own) => database(own, (db) => db.exec('create table note (text text)')),
    says: /a\.hpp is (a database of another program, not )?(not )?a partnership file\./,
    but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
  },
  'a database of ours without a table': {
    prepare: (own) => database(own, (db) => db.pragma('application_id = 1213222961')),
    says: /a\.hpp holds no partnership yet\./,
    does: ['replace', 'restore to', 'sample', 'import'],
    but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
  },
  ...Object.fromEntries(
    (
      [
        ['a partnership with a damaged head', (copy) => copy.fill(0xff, 16, 60)],
        ['a partnership whose first bytes are gone', (copy) => copy.fill(0, 0, 16)],
        ['a partnership with a damaged first page', (copy) => copy.fill(0xff, 100, 4096)],
        ['a partnership with damage in every page', (copy) => eachPage(copy, (page) => page.fill(0xa5, 0, 300))],
      ] as [string, (copy: Buffer) => void][]
    ).map(([name, how]): [string, Lying] => [
      name,
      {
        prepare: (own) => file(altered(how))(own),
        says: /a\.hpp is damaged|The backup a\.hpp is damaged|The partnership (file )?is damaged/,
        does: ['restore to', ...(name.includes('first bytes') ? ['report to'] : [])],
        but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
      },
    ]),
  ),
  'half a partnership': {
    prepare: (own) => file(bytes.subarray(0, 20_000))(own),
    says: /a\.hpp is damaged|The backup a\.hpp is damaged|The partnership (file )?is damaged/,
    does: ['restore to'],
    but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
  },
  'a partnership that may only be read': {
    prepare: (own) => (file(bytes)(own), chmodSync(join(own, 'a.hpp'), 0o444), join(own, 'a.hpp')),
    says: /read-only|can’t be written/,
    does: ['check', 'backup', 'restore from', 'report'],
    but: { ...THERE, sample: /already holds a partnership/, 'report to': /is a partnership or belongs to one/ },
    asOther: true,
  },
  'a partnership in a folder that may only be read': {
    prepare: (own) => (file(bytes)(own), chmodSync(own, 0o555), join(own, 'a.hpp')),
    says: /read-only|can’t be written/,
    does: ['restore from'],
    but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
    asOther: true,
  },
  'a partnership that may not be read': {
    prepare: (own) => (file(bytes)(own), chmodSync(join(own, 'a.hpp'), 0o000), join(own, 'a.hpp')),
    says: /a\.hpp can’t be opened or written/,
    does: ['report to'],
    but: THERE,
    asOther: true,
  },
  'a partnership under a name of 250 letters': {
    prepare: (own) => file(bytes, `${'n'.repeat(246)}.hpp`)(own),
    says: /This name can’t be used for a file here: it is too long/,
    but: { ...THERE, 'report to': /is a partnership or belongs to one/ },
  },
  'a name of 300 letters': {
    prepare: (own) => join(own, `${'n'.repeat(296)}.hpp`),
    says: /This name can’t be used for a file here: it is too long|There is no (partnership file|backup) at|can’t be written/,
  },
  ...Object.fromEntries(
    ['a#b?c.hpp', '50%25 off.hpp', 'a\nb.hpp', '-a.hpp', 'ä ’é.hpp', 'o\'neil "x".hpp'].map((name): [string, Lying] => [
      `a partnership called ${JSON.stringify(name)}`,
      {
        prepare: (own) => file(bytes, name)(own),
        says: /already holds a partnership|is a partnership or belongs to one|is there already/,
        does: ALL_BUT_NEW,
      },
    ]),
  ),
  'a pipe': {
    prepare: (own) => (spawnSync('mkfifo', [join(own, 'a.hpp')]), join(own, 'a.hpp')),
    says: /a\.hpp is a device or a pipe, not a file\./,
    but: { ...THERE, 'report to': /a\.hpp is a device or a pipe/ },
  },
  'a link to nothing': {
    prepare: (own) => (symlinkSync(join(own, 'gone.hpp'), join(own, 'a.hpp')), join(own, 'a.hpp')),
    says: /There is no (partnership file|backup) at .*a\.hpp\.|is there already|leads nowhere/,
    does: ['report to'],
  },
};

function eachPage(copy: Buffer, change: (page: Buffer) => void): void {
  for (let from = 4096; from + 4096 <= copy.length; from += 4096) change(copy.subarray(from, from + 4096));
}

/** Every command that takes a path to a partnership, with the file at that path, or writes to one. */
const COMMANDS: Record<string, (path: string, own: string) => string[]> = {
  check: (path) => ['check', `--db=${path}`],
  backup: (path, own) => ['backup', `--db=${path}`, '--out', join(own, 'out.hpp')],
  'backup to': (path) => ['backup', '--db', at('good.hpp'), `--out=${path}`],
  replace: (path) => ['backup', '--db', at('good.hpp'), `--out=${path}`, '--replace'],
  'restore to': (path) => ['restore', '--from', at('good.hpp'), `--db=${path}`],
  'restore from': (path, own) => ['restore', `--from=${path}`, '--db', join(own, '..', `restored ${own.split(/[\\/]/).at(-1)}.hpp`)],
  sample: (path) => ['sample', '--name', 'birmingham', `--db=${path}`],
  import: (path) => ['import', 'brownfield', `--db=${path}`, '--file', at('in.csv'), '--register', 'North', '--answers', 'proposed'],
  report: (path, own) => ['report', 'action-log', `--db=${path}`, '--out', join(own, 'out.xlsx')],
  'report to': (path) => ['report', 'action-log', '--db', at('good.hpp'), `--out=${path}`],
};

/** Everything in a folder, to the byte. */
function stateOf(own: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(own, { recursive: true, encoding: 'utf8' })) {
    const stat = lstatSync(join(own, name));
    found[name] = stat.isFile()
      ? createHash('sha256')
          .update(readFileSync(join(own, name)))
          .digest('hex')
      : `${stat.mode}`;
  }
  return found;
}

const other = platform !== 'win32' && getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

interface Ran {
  status: number;
  text: string;
}

function run(jobs: string[][], asOther: boolean): Ran[] {
  const data = at(asOther ? 'data-other' : 'data');
  mkdirSync(data, { recursive: true });
  chmodSync(data, 0o777);
  const env = { ...process.env, HPP_DATA_DIR: data, HPP_ACTOR: 'Sam Officer', DISPLAY: '', NODE_OPTIONS: '' };
  const { stdout, stderr } = spawnSync(execPath, [MANY], {
    input: JSON.stringify(jobs),
    encoding: 'utf8',
    env,
    timeout: 60_000,
    killSignal: 'SIGKILL',
    ...(asOther ? other : {}),
  });
  const ran = stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Ran);
  expect(stderr).toBe('');
  expect(ran.length, `no answer to: ${jobs[ran.length]?.join(' ')}`).toBe(jobs.length);
  return ran;
}

describe.each(Object.entries(LYING))('%s', (what, { prepare, says, does = [], but = {}, asOther = false }) => {
  test.skipIf(platform === 'win32' && (asOther || /pipe|link|\\n|"/.test(what)))(
    'gets a sentence from every command, or its work; and a refusal changes nothing',
    async () => {
      const jobs = Object.entries(COMMANDS).map(([name, argv], n) => {
        const own = at(`${what.replaceAll(/\W+/g, '-')}-${n}`);
        mkdirSync(own);
        chmodSync(own, 0o777);
        const path = prepare(own);
        return { name, own, path, argv: argv(path, own), before: stateOf(own) };
      });
      const ran = run(
        jobs.map(({ argv }) => argv),
        asOther,
      );
      for (const [n, { name, own, before }] of jobs.entries()) {
        const { status, text } = ran[n]!;
        const done = does.includes(name);
        const told = `${what}, ${name}: ${text}`;
        expect(status, told).toBe(done ? 0 : 1);
        expect(text, told).not.toMatch(/SQLITE_|SqliteError|E[A-Z]{4,}:|at .*\.ts:|Something went wrong|undefined|\[object/);
        if (done) continue;
        expect(text, told).toMatch(but[name] ?? says);
        expect(text, told).toMatch(/\.\n$/);
        expect(stateOf(own), told).toEqual(before);
      }
      for (const name of ['check', 'report', 'backup']) {
        const { own, path, before } = jobs.find((job) => job.name === name)!;
        const now = Object.keys(stateOf(own)).filter((each) => !each.startsWith('out.'));
        expect(now, `${what}, ${name} of ${path} leaves nothing beside it`).toEqual(Object.keys(before));
      }
      const { path } = jobs.find((job) => job.name === 'check')!;
      if (asOther) return;
      const workspace = await createWorkspace({ target: path, dataDir: at('start'), actor: accountActor('Sam'), program });
      const { state, problem } = workspace.state();
      await workspace.close();
      if (does.includes('check')) expect(state).toBe('open');
      else if (problem !== null) expect(problem).toMatch(says);
      else expect(what).toMatch(/nothing|empty|without a table|300/);
    },
  );
});
