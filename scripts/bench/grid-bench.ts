import { join } from 'node:path';
import { inFolder, lineOf, runWorker } from './runs.ts';
import type { BenchLine } from './runs.ts';

interface Runs {
  rows: number;
  grid: number[];
  raw: number[];
}

/** Sizes, as times of the demo, and the most the grid may be of a bare read: a small one is mostly the call itself. */
const SCALES = [
  [1, 4.6],
  [10, 3.9],
  [100, 3.1],
] as const;

/** The whole commitments grid through the API at three sizes, against better-sqlite3 reading the same two tables. */
export function benchGrid(): Promise<BenchLine[]> {
  return inFolder(async (folder) => {
    const lines: BenchLine[] = [];
    for (const [scale, limit] of SCALES) {
      const { rows, grid, raw } = await runWorker<Runs>('./grid-worker.ts', [String(scale), join(folder, `${scale}.hpp`)]);
      lines.push(lineOf(`Grid of ${rows.toLocaleString('en-GB')} rows`, 'ms', grid, { name: 'bare reads', values: raw }, limit));
    }
    return lines;
  });
}
