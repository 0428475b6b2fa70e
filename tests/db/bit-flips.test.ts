import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountActor } from '../../electron/core/actor.ts';
import { program } from '../../electron/program.ts';
import { Random } from '../../electron/samples/random.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';

const parts = { program, actor: accountActor('Sam Officer') };
const SEED = process.env['HPP_SEED'] ?? 'flips';
const FLIPS = 40;
let folder: string;
let whole: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-flips-'));
  whole = join(folder, 'whole.hpp');
  await makeNew({ kind: 'sqlite', path: whole }, parts, (core) => fillSample(core, 'birmingham'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that is stored, as text; what can't be read is a change, too. */
function contents(path: string): string {
  const file = new SqliteFile(path, { fileMustExist: true });
  try {
    const tables = file
      .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely%' order by name")
      .pluck()
      .all();
    return tables
      .map((table) => JSON.stringify(file.prepare(`select * from "${String(table)}" not indexed order by rowid`).all()))
      .join('\n');
  } catch (error) {
    return String(error);
  } finally {
    file.close();
  }
}

/** What the check says of a file: whether it is sound. One that doesn't open isn't. */
async function passes(path: string): Promise<boolean> {
  try {
    const { core } = await openPartnership({ kind: 'sqlite', path }, parts);
    try {
      return (await ask<{ ok: boolean }>(core, 'system.check')).ok;
    } finally {
      await core.close();
    }
  } catch {
    return false;
  }
}

test(`each of ${FLIPS} flipped bits that change what is stored is found (seed ${SEED})`, async () => {
  const before = contents(whole);
  expect(await passes(whole)).toBe(true);
  const bytes = readFileSync(whole);
  const random = new Random(SEED);
  const flipped = join(folder, 'flipped.hpp');
  const missed: number[] = [];
  for (let changing = 0; changing < FLIPS;) {
    const at = Math.floor(random.next() * bytes.length * 8);
    const copy = Buffer.from(bytes);
    copy[at >> 3]! ^= 1 << (at & 7);
    writeFileSync(flipped, copy);
    copyFileSync(flipped, `${flipped}.read`);
    if (contents(`${flipped}.read`) === before) continue;
    changing += 1;
    // What is only derived is made again at opening: then all is as it was.
    if ((await passes(flipped)) && contents(flipped) !== before) missed.push(at);
    for (const suffix of ['-wal', '-shm']) rmSync(`${flipped}${suffix}`, { force: true });
  }
  expect(missed).toEqual([]);
});
