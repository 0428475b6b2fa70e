import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../electron/samples/random.ts';
import { writeRegister } from '../../scripts/bench/register-csv.ts';
import { makeCore } from '../support/make-core.ts';
import { importKilled, importWhole, orphansAmong, stateOf, type Job, type Killed } from './killed-import.ts';

const SHORT = process.env['HPP_SOAK'] === 'short';
const [KILLS, ROWS] = SHORT ? [3, 20_000] : [20, 100_000];
/** `HPP_SOAK_SEED` repeats a run: the moments are shares of the time an import takes. */
const SEED = process.env['HPP_SOAK_SEED'] ?? Date.now().toString(36);

const folder = mkdtempSync(join(tmpdir(), 'hpp-kill-'));
const empty = join(folder, 'empty.hpp');
const csv = join(folder, 'register.csv');
const random = new Random(SEED);
const shares = Array.from({ length: KILLS }, (_, at) => (at + random.next()) / KILLS);
const report: string[] = [];
let firstMs = 0;
let duration = 0;

/** A partnership file of its own with nothing in it. */
function jobOn(name: string): Job {
  const db = join(folder, `${name}.hpp`);
  copyFileSync(empty, db);
  return { db, csv, dataDir: folder };
}

function forget({ db }: Job): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${db}${suffix}`, { force: true });
}

const TRIES = 4;

/** Kills a new import at this share of its time. One that is quicker than those before has ended by then: again, sooner. */
async function killAt(at: number, share: number): Promise<{ job: Job; killed: Killed }> {
  for (let attempt = 1; ; attempt += 1) {
    const job = jobOn(`kill-${at}`);
    const killed = await importKilled(job, share * duration);
    if (killed.struck || attempt === TRIES) return { job, killed };
    duration = killed.ms;
    forget(job);
  }
}

beforeAll(async () => {
  await writeRegister(csv, ROWS);
  const it = await makeCore({ profile: { kind: 'sqlite', path: empty } });
  await it.api.partnership.start({ name: 'Killed' });
  await it.close();
  const job = jobOn('whole');
  const { ms, counts } = await importWhole(job);
  expect(counts).toMatchObject({ new: ROWS, problems: [] });
  forget(job);
  duration = ms;
  firstMs = ms;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const head = `Imports of ${ROWS.toLocaleString('en-GB')} rows killed, seed ${SEED}; a whole one took ${Math.round(firstMs)} ms at first and ${Math.round(duration)} ms at last`;
  console.log([head, ...report].join('\n'));
});

describe(`an import of ${ROWS.toLocaleString('en-GB')} rows that is killed`, () => {
  test.each(shares.map((share, at) => ({ at: at + 1, percent: Math.round(share * 100), share })))(
    'is there wholly or not at all: kill $at, at $percent % of its time',
    async ({ at, share }) => {
      const { job, killed } = await killAt(at, share);
      const orphans = await orphansAmong(killed.readers);
      const state = await stateOf(job.db);
      report.push(
        [
          `${String(at).padStart(4)}.`,
          `${Math.round(share * 100)} %`.padStart(4),
          `${Math.round(killed.ms)} ms`.padStart(8),
          killed.struck ? 'killed   ' : 'had ended',
          `${killed.readers.length} reading`,
          `log ${killed.walMb.toFixed(0)} MB`.padStart(10),
          `${state.sites} sites, ${state.audit} audit rows, ${state.commands} commands`,
        ].join('  '),
      );
      expect(orphans, 'reading processes that outlived the import').toEqual([]);
      expect(state).toMatchObject({ integrity: 'ok', foreignKeys: [] });
      const whole = state.sites > 0;
      const { sites, audit, commands, runs } = state;
      expect({ sites, audit, commands, runs }).toEqual(
        whole ? { sites: ROWS, audit: ROWS, commands: 1, runs: 1 } : { sites: 0, audit: 0, commands: 0, runs: 0 },
      );

      const { ms, counts } = await importWhole(job);
      // The machine may be busier or quieter than it was.
      if (!whole) duration = ms;
      expect(counts).toMatchObject({ new: whole ? 0 : ROWS, same: whole ? ROWS : 0, changed: 0, problems: [] });
      expect(await stateOf(job.db)).toEqual({
        integrity: 'ok',
        foreignKeys: [],
        sites: ROWS,
        audit: ROWS,
        commands: whole ? 2 : 1,
        runs: 1,
      });
      forget(job);
    },
  );

  test('is there once it has said so', async () => {
    const job = jobOn('answered');
    const killed = await importKilled(job, 'answered');
    const state = await stateOf(job.db);
    report.push(
      `Killed on its answer after ${Math.round(killed.ms)} ms (${killed.struck ? 'still running' : 'had ended'}): ${state.sites} sites`,
    );
    expect(state).toEqual({ integrity: 'ok', foreignKeys: [], sites: ROWS, audit: ROWS, commands: 1, runs: 1 });
    forget(job);
  });
});
