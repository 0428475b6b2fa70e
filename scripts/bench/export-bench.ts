import { execFile } from 'node:child_process';
import { argv, execPath, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** One measured figure, set against something else measured in the same run. */
export interface BenchLine {
  /** What was measured. */
  name: string;
  /** The median. */
  value: number;
  /** Of `value`. */
  unit: 'ms' | 'MB';
  /** What it was set against, and that one's median. */
  against: string;
  /** `value` over the other. */
  ratio: number;
  /** The most the ratio may be. */
  limit: number;
  /** Whether it is no more than that. */
  ok: boolean;
}

type Writer = 'ours' | 'exceljs' | 'hucre';

interface Run {
  wallMs: number;
  peakMb: number;
}

const RUNS = 5;
const WRITERS: readonly Writer[] = ['ours', 'exceljs', 'hucre'];
const CHILD = fileURLToPath(new URL('./export-child.ts', import.meta.url));
const run = promisify(execFile);

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function runOnce(writer: Writer): Promise<Run> {
  const { stdout: text } = await run(execPath, [CHILD, writer]);
  return JSON.parse(text) as Run;
}

/** Exports 5 sheets of 10,000 rows and 15 columns with each writer in turn, each time in a fresh process. */
export async function benchExport(): Promise<BenchLine[]> {
  const runs: Record<Writer, Run[]> = { ours: [], exceljs: [], hucre: [] };
  for (let i = 0; i < RUNS; i += 1) {
    for (const writer of WRITERS) runs[writer].push(await runOnce(writer));
  }
  const line = (name: string, other: Writer, of: keyof Run, limit: number): BenchLine => {
    const unit = of === 'wallMs' ? 'ms' : 'MB';
    const value = median(runs.ours.map((one) => one[of]));
    const against = median(runs[other].map((one) => one[of]));
    const ratio = value / against;
    return { name, value, unit, against: `${other} ${against.toFixed(0)} ${unit}`, ratio, limit, ok: ratio <= limit };
  };
  return [
    line('Excel export, time', 'exceljs', 'wallMs', 0.5),
    line('Excel export, peak memory', 'exceljs', 'peakMb', 0.5),
    line('Excel export, time over bare hucre', 'hucre', 'wallMs', 1.3),
  ];
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const line of await benchExport()) {
    const verdict = line.ok ? 'ok' : 'TOO SLOW';
    stdout.write(
      `${line.name}: ${line.value.toFixed(0)} ${line.unit}, ${line.ratio.toFixed(2)} of ${line.against} (limit ${line.limit}) ${verdict}\n`,
    );
  }
}
