import { expect } from 'vitest';

const SHORT = 4000;
const TIMES = 8;

/** The quickest of several runs: what else the machine does only ever adds. */
function quickest(work: (length: number) => unknown, length: number): number {
  let best = Infinity;
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now();
    work(length);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

/**
 * Expects that work on text eight times as long takes no more than about eight times as long. A pattern that goes back
 * over its text takes 64 times as long, or never ends. Under a millisecond both ends measure nothing but noise.
 */
export function expectLinear(work: (length: number) => unknown): void {
  work(SHORT);
  const [short, long] = [quickest(work, SHORT), quickest(work, SHORT * TIMES)];
  expect(long / Math.max(short, 0.2), `${short} ms became ${long} ms`).toBeLessThan(TIMES * 4);
}
