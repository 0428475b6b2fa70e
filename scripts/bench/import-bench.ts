import { join } from 'node:path';
import { writeRegister } from './register-csv.ts';
import { inFolder, lineOf, runWorker } from './runs.ts';
import type { BenchLine } from './runs.ts';

const ROWS = 100_000;
const RUNS = 3;
const RUN_NAMES = ['ours', 'bare', 'parsed', 'undo'] as const;

interface Run {
  ms: number;
  rows: number;
  peakMb: number;
}

/** Imports 100,000 brownfield rows and undoes it, against better-sqlite3 inserting the same rows in one transaction, with and without papaparse before. */
export function benchImport(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const csv = join(folder, 'register.csv');
    await writeRegister(csv, ROWS);
    const runs: Record<(typeof RUN_NAMES)[number], Run[]> = { ours: [], bare: [], parsed: [], undo: [] };
    for (let at = 0; at < RUNS; at += 1) {
      for (const name of RUN_NAMES) {
        const run = await runWorker<Run>('./import-worker.ts', [name, csv, join(folder, `${at}.hpp`)]);
        if (run.rows !== ROWS) throw new Error(`The run “${name}” of the import took in ${run.rows} rows, not ${ROWS}.`);
        runs[name].push(run);
      }
    }
    const of = (name: (typeof RUN_NAMES)[number], what: 'ms' | 'peakMb'): number[] => runs[name].map((run) => run[what]);
    const inserts = { name: 'bare inserts', values: of('bare', 'ms') };
    return [
      lineOf('Import of 100,000 rows', 'ms', of('ours', 'ms'), inserts, 6.5),
      lineOf('The same', 'ms', of('ours', 'ms'), { name: 'papaparse and bare inserts', values: of('parsed', 'ms') }, 5.6),
      lineOf('Undo of that import', 'ms', of('undo', 'ms'), inserts, 2.2),
      lineOf('Import, peak memory', 'MB', of('ours', 'peakMb'), { name: 'bare inserts', values: of('bare', 'peakMb') }, 2),
    ];
  });
}
