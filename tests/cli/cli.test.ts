import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { importKinds } from '../../electron/program.ts';

const CLI = resolve(import.meta.dirname, '../../electron/cli.ts');
const HEADINGS =
  'OrganisationURI,SiteReference,SiteNameAddress,GeoX,GeoY,Hectares,OwnershipStatus,PlanningStatus,MinNetDwellings,FirstAddedDate,LastUpdatedDate';
const ROW = (reference: string, homes: string): string =>
  `,${reference},"1 Ash Road, Elmbridge",-2.08,52.51,0.4,unknown ownership,permissioned,${homes},2024-01-10,2024-06-30`;

// Each step is a process of its own.
vi.setConfig({ testTimeout: 240_000 });

let folder: string;
let db: string;
let turn = 0;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'hpp-cli-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  const own = join(folder, String((turn += 1)));
  mkdirSync(own);
  db = join(own, 'north.hpp');
});

const beside = (name: string): string => join(db, '..', name);
const env = (): NodeJS.ProcessEnv => ({
  ...process.env,
  HPP_DATA_DIR: join(folder, 'data'),
  HPP_ACTOR: 'Sam Officer',
  DISPLAY: '',
  NODE_OPTIONS: '',
});
const run = (args: string[]): ChildProcessByStdio<null, Readable, Readable> =>
  spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: env() });

interface Result {
  code: number | null;
  out: string;
  err: string;
}

function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Result> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}
const hpp = (...args: string[]): Promise<Result> => ended(run(args));

function register(...rows: string[]): string {
  const path = beside('register.csv');
  writeFileSync(path, [HEADINGS, ...rows].join('\r\n'));
  return path;
}

/** The file doesn't say whose register it is, nor has it a planning status: what the command would ask is answered. */
const ANSWERED = ['--register', 'Rivermere', '--answers', 'proposed'];
const importRegister = (...more: string[]): Promise<Result> =>
  hpp('import', 'brownfield', '--db', db, '--file', register(ROW('A1', '12'), ROW('A2', '30')), ...ANSWERED, ...more);

describe('wrong usage is 2, with the usage', () => {
  test.each<[string[], string]>([
    [[], 'hpp: the Housing Partnership Planner'],
    [['nonsense'], 'There is no command “nonsense”'],
    [['constructor'], 'There is no command'],
    [['check'], 'Give the partnership file or postgres:// address with --db.'],
    [['check', '--db'], 'argument missing'],
    [['check', '--db', ''], '--db needs a value'],
    [['check', '--db', 'x', '--nope'], 'Unknown option'],
    [['check', 'extra', '--db', 'x'], '“extra” is one word too many'],
    [['sample', '--db', 'x'], 'demo, birmingham'],
    [['sample', '--db', 'x', '--name', 'nope'], '“nope” is no sample'],
    [['sample', '--db', 'x', '--name', 'demo', '--scale', '7'], '1, 10, 100'],
    [['import', '--db', 'x', '--file', 'y'], importKinds.join(', ')],
    [['import', 'nope', '--db', 'x', '--file', 'y'], '“nope” is no kind of import'],
    [['import', 'brownfield', '--db', 'x'], '--file'],
    [['report', '--db', 'x', '--out', 'y'], 'commitments-register'],
    [['report', 'action-log', '--db', 'x'], '--out'],
    [['report', 'action-log', '--db', 'x', '--out', 'y', '--edition', 'public'], 'Unknown option'],
    [['backup', '--db', 'x'], '--out'],
    [['restore', '--db', 'x'], '--from'],
    [['start', '--port', '99999'], '--port takes a number'],
  ])('hpp %j', async (args, said) => {
    const { code, out, err } = await hpp(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err).toContain('hpp ');
  });
});

test('help and version answer on standard output', async () => {
  const [help, one, version] = await Promise.all([hpp('--help'), hpp('import', '--help'), hpp('--version')]);
  expect(help).toMatchObject({ code: 0, err: '' });
  for (const name of ['start', 'sample', 'import', 'report', 'check', 'backup', 'restore']) expect(help.out).toContain(`hpp ${name}`);
  expect(one).toMatchObject({ code: 0, out: expect.stringContaining('--columns MAP.json') as string });
  expect(version).toEqual({ code: 0, out: '0.1.0\n', err: '' });
});

describe('import', () => {
  test('makes a partnership named after the file, and brings the rows in once', async () => {
    const first = await importRegister('--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({
      kind: 'brownfield',
      file: 'register.csv',
      rows: 2,
      new: 2,
      changed: 0,
      same: 0,
      problems: [],
      totals: { homesFrom: 42 },
    });
    const parts =
      'run kind file rows new changed same stopped skipped problems totals sheets unused accounts before after ended notInFile reused questions unasked notes';
    expect(Object.keys(JSON.parse(first.out) as object)).toEqual(parts.split(' '));
    const second = await importRegister();
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toMatch(/The same +2/);
    const check = await hpp('check', '--db', db);
    expect(check).toMatchObject({ code: 0, out: expect.stringContaining('“north” is sound') as string });
  });

  test('names columns that are not read, a heading over two of them and headings over two rows, in words and in --json', async () => {
    const path = join(folder, 'odd.csv');
    const lines = [
      'Council,,,Net homes,,,,',
      'OrganisationURI,SiteReference,SiteNameAddress,From,To,Shoe size,Colour,Colour',
      'x,A1,Ash Road,1,2,9,red,blue',
      'x,A2,Elm Road,1,2,8,red,green',
    ];
    writeFileSync(path, lines.join('\r\n'));
    const args = ['import', 'brownfield', '--db', join(folder, 'odd.hpp'), '--file', path, '--answers', 'proposed', '--dry-run'];
    const [text, json] = await Promise.all([hpp(...args), hpp(...args, '--json')]);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toMatch(
      /Columns not read\n(.*\n)*? +Net homes Shoe size: “9”, “8”\n(.*\n)*? +Net homes Colour \(2\): “blue”, “green”/,
    );
    expect(text.out).toMatch(/Note: odd: “Net homes Colour” stands over 2 columns, G and H: none of them is read/);
    expect(text.out).toMatch(/Note: odd: The headings run over two rows, 1 and 2/);
    const counts = JSON.parse(json.out) as { unused: unknown[]; notes: string[] };
    expect(counts.unused).toContainEqual({ sheet: 'odd', heading: 'Net homes Shoe size', samples: ['9', '8'] });
    expect(counts.notes).toContainEqual(expect.stringContaining('stands over 2 columns'));
  });

  test('a file that leaves questions open is refused with them, and --answers is the way out', async () => {
    const path = register(ROW('A1', '12'));
    const asked = await hpp('import', 'brownfield', '--db', db, '--file', path);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toContain('Whose register is this?');
    expect(asked.err).toContain('--answers proposed');
    expect(existsSync(db)).toBe(false);
    writeFileSync(beside('answers.json'), JSON.stringify({ register: 'Rivermere' }));
    const told = await hpp('import', 'brownfield', '--db', db, '--file', path, '--answers', beside('answers.json'), '--json');
    expect(told.code, told.err).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({ new: 1, before: { records: 0 }, after: { records: 1, homes: 12 } });
    // As from a timer: the same file with the same answers, and one that last month's file asked for.
    writeFileSync(beside('answers.json'), JSON.stringify({ register: 'Rivermere', 'value:ownership:parish': 'private' }));
    for (const more of [[], ['--json']]) {
      const again = await hpp('import', 'brownfield', '--db', db, '--file', path, '--answers', beside('answers.json'), ...more);
      expect([again.code, again.out]).toEqual([0, expect.stringContaining('value:ownership:parish')]);
    }
    writeFileSync(beside('answers.json'), JSON.stringify({ registre: 'Rivermere' }));
    const stray = await hpp('import', 'brownfield', '--db', db, '--file', path, '--answers', beside('answers.json'));
    expect([stray.code, stray.err]).toEqual([1, expect.stringMatching(/“registre” is no question.*The nearest is “register”/su)]);
  });

  test('dry runs change nothing, with and without a partnership', async () => {
    expect(await importRegister('--dry-run')).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing was changed') as string,
    });
    expect(existsSync(db)).toBe(false);
    await importRegister();
    const again = await hpp(
      'import',
      'brownfield',
      '--db',
      db,
      '--file',
      register(ROW('A1', '14'), ROW('A3', '5')),
      ...ANSWERED,
      '--dry-run',
      '--json',
    );
    expect(JSON.parse(again.out)).toMatchObject({ new: 1, changed: 1 });
    expect(JSON.parse((await hpp('check', '--db', db, '--json')).out)).toMatchObject({
      ok: true,
      records: { site: 2 },
    });
  });

  test('a register without references is refused with the way to number it on, and that way works', async () => {
    const path = beside('noref.csv');
    writeFileSync(path, 'Risk,Likelihood,Impact\r\nFlood,1,2\r\nFire,2,2\r\n');
    const args = ['import', 'risks', '--db', db, '--file', path, '--dry-run', '--json'];
    const refused = await hpp('import', 'risks', '--db', db, '--file', path);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('Or answer “column:reference” with “+” (None: number them on from R');
    const answers = beside('answers.json');
    writeFileSync(answers, JSON.stringify({ 'column:reference': '+' }));
    for (const given of [answers, 'proposed']) {
      expect(JSON.parse((await hpp(...args, '--answers', given)).out)).toMatchObject({ new: 2, stopped: 0 });
    }
  });

  test('a file that lacks a needed column is refused with the way out, and --columns is it', async () => {
    const path = beside('own.csv');
    writeFileSync(path, 'Running key,Where,Homes\r\nA1,1 Ash Road,12\r\n');
    const refused = await hpp('import', 'brownfield', '--db', db, '--file', path);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('has no column for');
    expect(refused.err).toContain('--columns MAP.json');
    expect(refused.err).toContain('“Running key”');
    expect(readdirSync(beside('.'))).toEqual(['own.csv']);

    const fields = [...refused.err.matchAll(/\((\w+)\)/g)].map((match) => match[1]!);
    expect(fields).toContain('reference');
    writeFileSync(beside('map.json'), JSON.stringify({ reference: 'Running key', nameAddress: 'Where', homesFrom: 'Homes' }));
    const mapped = await hpp('import', 'brownfield', '--db', db, '--file', path, '--columns', beside('map.json'), ...ANSWERED, '--json');
    expect(mapped.code, mapped.err).toBe(0);
    expect(JSON.parse(mapped.out)).toMatchObject({ rows: 1, new: 1 });
  });

  test.each([
    ['[1]', 'is not a map of columns'],
    ['{', 'is not a map of columns'],
    ['{"reference": 7}', 'is not a map of columns'],
    ['{"refrence": "Ref"}', '“refrence”'],
  ])('a map such as %s is refused', async (map, said) => {
    writeFileSync(beside('map.json'), map);
    const { code, err } = await importRegister('--columns', beside('map.json'));
    expect(code).toBe(1);
    expect(err).toContain(said);
    expect(existsSync(db)).toBe(false);
  });

  test('a file that is missing, a folder or no table is refused, and no database is left', async () => {
    writeFileSync(beside('photo.xlsx'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    for (const file of [beside('none.csv'), beside('.'), beside('photo.xlsx')]) {
      const { code, out, err } = await hpp('import', 'brownfield', '--db', db, '--file', file);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err.trim().split('\n')).toHaveLength(1);
    }
    expect(readdirSync(beside('.'))).toEqual(['photo.xlsx']);
  });
});

test('a sample is made in a new file, and never over a partnership', async () => {
  const first = await hpp('sample', '--name', 'birmingham', '--db', db, '--json');
  expect(first.code, first.err).toBe(0);
  expect(JSON.parse(first.out)).toMatchObject({ sample: 'birmingham', db, partnership: expect.any(String) as string });
  expect(JSON.parse((await hpp('check', '--db', db, '--json')).out)).toMatchObject({
    ok: true,
    records: { partnership: 1 },
  });
  expect(await hpp('sample', '--name', 'birmingham', '--db', db)).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('already holds a partnership') as string,
  });
  expect(readdirSync(beside('.'))).toEqual(['north.hpp']);
});

test('what a killed process left of a new partnership is cleared away by the next, and nothing else', async () => {
  const child = run(['sample', '--name', 'demo', '--scale', '10', '--db', db]);
  const gone = ended(child);
  const left = (): string[] => readdirSync(beside('.')).filter((name) => name.includes(`.${child.pid}-`));
  await vi.waitFor(() => expect(left().length).toBeGreaterThan(1), { timeout: 60_000, interval: 5 });
  child.kill('SIGKILL');
  await gone;
  expect(left().some((name) => name.startsWith('.north.hpp.') && name.endsWith('.making'))).toBe(true);

  const kept = [
    `.south.hpp.${process.pid}.making`,
    '.north.hpp.making',
    `.north.hpp.${child.pid}.making.txt`,
    `north.hpp.${child.pid}.making`,
  ];
  for (const name of kept) writeFileSync(beside(name), '');
  expect((await hpp('sample', '--name', 'birmingham', '--db', db)).code).toBe(0);
  expect(readdirSync(beside('.')).toSorted()).toEqual([...kept, 'north.hpp'].toSorted());
});

describe('report', () => {
  test('lists what there is', async () => {
    const list = JSON.parse((await hpp('report', '--list', '--json')).out) as { name: string }[];
    expect(list.map(({ name }) => name)).toEqual(expect.arrayContaining(['commitments-register', 'action-log']));
    expect((await hpp('report', '--list')).out).toContain('action-log: ');
  });

  test('writes a workbook to a file, or into a folder under its own name', async () => {
    await importRegister();
    const out = beside('actions.xlsx');
    const { code, out: said } = await hpp('report', 'action-log', '--db', db, '--out', out, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(said)).toMatchObject({ report: 'action-log', out, bytes: statSync(out).size });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    mkdirSync(beside('reports'));
    await hpp('report', 'action-log', '--db', db, '--out', beside('reports'));
    expect(readdirSync(beside('reports'))).toEqual([expect.stringMatching(/\.xlsx$/)]);
  });

  test('leaves nothing behind where it can’t be written or made', async () => {
    await importRegister();
    const before = readdirSync(beside('.'));
    const nowhere = await hpp('report', 'action-log', '--db', db, '--out', beside('none/x.xlsx'));
    expect(nowhere).toMatchObject({ code: 1, out: '', err: expect.stringContaining('There is no folder') as string });
    const missing = await hpp('report', 'action-log', '--db', beside('none.hpp'), '--out', beside('x.xlsx'));
    expect(missing).toMatchObject({ code: 1, err: expect.stringContaining('There is no partnership file') as string });
    expect(readdirSync(beside('.'))).toEqual(before);
  });
});

test('a refusal is 1, one sentence and no stack', async () => {
  writeFileSync(db, 'My thesis');
  for (const args of [
    ['check', '--db', db],
    ['check', '--db', beside('none.hpp')],
    ['backup', '--db', db, '--out', beside('b.hpp')],
    ['import', 'brownfield', '--db', db, '--file', register()],
  ]) {
    const { code, out, err } = await hpp(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^.+\.\n$/);
    expect(err).not.toContain('    at ');
  }
  expect(readFileSync(db, 'utf8')).toBe('My thesis');
});

test('a backup is made once, and never over the partnership', async () => {
  await importRegister();
  const out = beside('b.hpp');
  expect(await hpp('backup', '--db', db, '--out', out)).toMatchObject({ code: 0, err: '' });
  expect(await hpp('backup', '--db', db, '--out', out)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is there already') as string,
  });
  expect(await hpp('backup', '--db', db, '--out', out, '--replace', '--json')).toMatchObject({ code: 0 });
  expect(await hpp('backup', '--db', db, '--out', beside('./north.hpp'), '--replace')).toMatchObject({
    code: 1,
    err: expect.stringContaining('over the partnership itself') as string,
  });
  expect(JSON.parse((await hpp('check', '--db', out, '--json')).out)).toMatchObject({ ok: true, records: { site: 2 } });
});

test('a restore brings a backup back and keeps what was there', async () => {
  await importRegister();
  await hpp('backup', '--db', db, '--out', beside('b.hpp'));
  await hpp('import', 'brownfield', '--db', db, '--file', register(ROW('B1', '1'), ROW('B2', '2'), ROW('B3', '3')), ...ANSWERED);
  const { code, out } = await hpp('restore', '--from', beside('b.hpp'), '--db', db, '--json');
  expect(code).toBe(0);
  const { kept, partnership } = JSON.parse(out) as { kept: string; partnership: string };
  expect(partnership).toBe('north');
  const sites = async (path: string): Promise<number> =>
    (JSON.parse((await hpp('check', '--db', path, '--json')).out) as { records: { site: number } }).records.site;
  expect([await sites(db), await sites(kept)]).toEqual([2, 5]);
});

describe('a network share', () => {
  test.each(['\\\\server\\share\\p.hpp', '//server/share/p.hpp'])('%s is refused as it was given, and nothing is made', async (share) => {
    const before = readdirSync('.');
    for (const args of [['sample', '--name', 'birmingham'], ['check'], ['import', 'brownfield', '--file', register(ROW('A1', '3'))]]) {
      const { code, err } = await hpp(...args, '--db', share);
      expect([code, err]).toEqual([1, expect.stringContaining(`${share} is on a network share`)]);
      expect(err).toContain('Keep the file on this computer');
    }
    expect(readdirSync('.')).toEqual(before);
  });
});

describe('start', () => {
  /** Starts the browser host and waits for its address. */
  async function start(...args: string[]): Promise<{ url: URL; child: ReturnType<typeof run>; done: Promise<Result> }> {
    const child = run(['start', '--no-open', '--db', db, ...args]);
    const done = ended(child);
    const line = await Promise.race([
      new Promise<string>((ready) => child.stdout.once('data', (part: Buffer) => ready(part.toString()))),
      done.then(({ err }) => Promise.reject(new Error(err))),
    ]);
    return { url: new URL(line), child, done };
  }

  test('prints its address, answers, and closes cleanly when told to end', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const { url, child, done } = await start('--browser');
      expect(url.hostname).toBe('127.0.0.1');
      const headers = {
        origin: url.origin,
        authorization: `Bearer ${url.hash.slice('#token='.length)}`,
        'content-type': 'application/json',
      };
      const call = async (method: string, input: object): Promise<unknown> =>
        (await fetch(`${url.origin}/rpc/${method}`, { method: 'POST', headers, body: JSON.stringify({ input }) })).json();
      expect(await call('workspace.state', {})).toMatchObject({ ok: true, data: { target: db } });
      if (signal === 'SIGTERM')
        expect(await call('workspace.start', { name: 'North' })).toMatchObject({ ok: true, data: { state: 'open' } });
      child.kill(signal);
      expect(await done).toMatchObject({ code: 0, err: '', out: `${url.href}\n` });
    }
    expect(readdirSync(beside('.'))).toEqual(['north.hpp']);
  });

  test('says in one sentence that it opens in the browser when there is no window to open', async () => {
    const { child, done } = await start();
    child.kill('SIGTERM');
    expect((await done).err).toMatch(/^[^\n]+, so the planner opens in your browser\.\n$/);
  });

  test('refuses a port that is taken', async () => {
    const { url, child, done } = await start('--browser');
    expect(await hpp('start', '--browser', '--no-open', '--db', db, '--port', url.port)).toMatchObject({
      code: 1,
      err: expect.stringContaining('another program has it') as string,
    });
    child.kill('SIGTERM');
    await done;
  });

  test('opens with a file that is none, and says so', async () => {
    writeFileSync(db, 'My thesis');
    const { child, done } = await start('--browser');
    child.kill('SIGTERM');
    expect((await done).err).toContain('is not a partnership file');
  });
});
