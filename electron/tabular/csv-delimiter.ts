import Papa from 'papaparse';

const CANDIDATES = [',', '\t', ';'] as const;
const SAMPLE_ROWS = 60;

/** How many cells fall in rows of the commonest width, one-cell rows counting for nothing: the real delimiter wins. */
function agreement(sample: string, delimiter: string): number {
  const { data } = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: SAMPLE_ROWS });
  const widths = new Map<number, number>();
  for (const row of data) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return Math.max(0, ...[...widths].map(([width, rows]) => rows * rows * width));
}

/** Finds the character between cells: a comma, a tab or a semicolon. `start` is the first part of the file. */
export function detectDelimiter(start: string): string {
  const sample = start.replaceAll(/\r\n?/gu, '\n');
  let best: string = CANDIDATES[0];
  let most = 0;
  for (const candidate of CANDIDATES) {
    const score = sample.includes(candidate) ? agreement(sample, candidate) : 0;
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}
