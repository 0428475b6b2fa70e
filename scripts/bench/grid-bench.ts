import { join } from 'node:path';
import { inFolder, lineOf, runWorker } from './runs.ts';
import type { BenchLine } from './runs.ts';

interface Runs {
  rows: number;
  grid: number[];
  raw: number[];
}

/** The whole commitments grid through the API at three sizes, against better-sqlite3 reading the same two tables. */
export function benchGrid(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const lines: BenchLine[] = [];
    for (const scale of [1, 10, 100]) {
      const { rows, grid, raw } = await runWorker<Runs>('./grid-worker.ts', [String(scale), join(folder, `${scale}.hpp`)]);
      lines.push(lineOf(`Grid of ${rows.toLocaleString('en-GB')} rows`, 'ms', grid, { name: 'bare reads', values: raw }, 10));
    }
    return lines;
  });
}
