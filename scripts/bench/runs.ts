import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

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

/** The middle value: one slow run on a busy machine doesn't count. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Runs a script of this folder in a process of its own; gives what it prints as JSON. */
export async function runWorker<T>(script: string, args: readonly string[]): Promise<T> {
  const { stdout } = await runFile(execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args]);
  return JSON.parse(stdout) as T;
}

/** Works in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hpp-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One line from the runs of both sides. */
export function lineOf(
  name: string,
  unit: BenchLine['unit'],
  ours: readonly number[],
  other: { name: string; values: readonly number[] },
  limit: number,
): BenchLine {
  const value = median(ours);
  const against = median(other.values);
  const ratio = value / against;
  return {
    name,
    value,
    unit,
    against: `${other.name} ${against.toFixed(0)} ${unit}`,
    ratio,
    limit,
    ok: ratio <= limit,
  };
}
