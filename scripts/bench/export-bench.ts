import { lineOf, runWorker } from './runs.ts';
import type { BenchLine } from './runs.ts';

type Writer = 'ours' | 'exceljs' | 'hucre';

interface Run {
  wallMs: number;
  peakMb: number;
}

const RUNS = 5;
const WRITERS: readonly Writer[] = ['ours', 'exceljs', 'hucre'];

/** Exports 5 sheets of 10,000 rows and 15 columns with each writer in turn, each time in a fresh process. */
export async function benchExport(): Promise<BenchLine[]> {
  const runs: Record<Writer, Run[]> = { ours: [], exceljs: [], hucre: [] };
  for (let i = 0; i < RUNS; i += 1) {
    for (const writer of WRITERS) runs[writer].push(await runWorker<Run>('./export-child.ts', [writer]));
  }
  const of = (writer: Writer, what: keyof Run): number[] => runs[writer].map((run) => run[what]);
  const line = (name: string, other: Writer, what: keyof Run, limit: number): BenchLine =>
    lineOf(name, what === 'wallMs' ? 'ms' : 'MB', of('ours', what), { name: other, values: of(other, what) }, limit);
  return [
    line('Excel export, time', 'exceljs', 'wallMs', 0.5),
    line('Excel export, peak memory', 'exceljs', 'peakMb', 0.5),
    line('Excel export, time over bare hucre', 'hucre', 'wallMs', 1.3),
  ];
}
