import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountActor } from '../../electron/core/actor.ts';
import type { Core } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { ask, makeNew, openPartnership } from '../../electron/workspace/make-new.ts';
import { writeRegister } from './register-csv.ts';
import { inFolder, lineOf, type BenchLine } from './runs.ts';

const ROWS = 100_000;
const PAUSE_MS = 5;

/** How long somebody's small question waits meanwhile, each in milliseconds, the shortest first. */
async function waits(core: Core, until: Promise<unknown>): Promise<number[]> {
  const work = { ended: false };
  void until.finally(() => (work.ended = true));
  const found: number[] = [];
  while (!work.ended) {
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    await ask(core, 'partnership.get');
    found.push(performance.now() - started - PAUSE_MS);
  }
  await until;
  return found.toSorted((a, b) => a - b);
}

/** What others wait for an answer while 100,000 rows are read, brought in, checked, copied and undone, against the work itself. */
export function benchTurns(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const profile = { kind: 'sqlite' as const, path: join(folder, 'a.hpp') };
    const parts = { program, actor: accountActor('Bench') };
    const csv = join(folder, 'register.csv');
    await writeRegister(csv, ROWS);
    await makeNew(profile, parts, (core) => ask(core, 'partnership.start', { name: 'Bench' }));
    const { core } = await openPartnership(profile, parts);
    const file = { name: 'register.csv', bytes: new Uint8Array(await readFile(csv)) };
    let token = '';
    const preview = async (): Promise<void> => {
      const asked = { kind: 'brownfield', register: 'bench', file, answers: { '*': 'proposed' } };
      ({ token } = await ask<{ token: string }>(core, 'imports.preview', asked));
    };
    const work: [string, () => Promise<unknown>][] = [
      ['preview', preview],
      ['apply', () => ask(core, 'imports.apply', { token, skipProblems: true })],
      ['preview again', preview],
      ['check', () => ask(core, 'system.check')],
      ['backup', () => ask(core, 'system.backup')],
      ['undo', () => ask(core, 'history.undo')],
    ];
    const lines: BenchLine[] = [];
    for (const [name, does] of work) {
      const started = performance.now();
      const done = does();
      const found = await waits(core, done);
      const whole = { name: 'the work', values: [performance.now() - started] };
      lines.push(lineOf(`${name}: others wait, 95 %`, 'ms', [found[Math.floor(found.length * 0.95)] ?? 0], whole, 0.05));
      lines.push(lineOf(`${name}: others wait at most`, 'ms', [found.at(-1) ?? 0], whole, 0.35));
    }
    await core.close();
    return lines;
  });
}
