import { CsvPacker } from './csv-rows.ts';
import { CELL_MARK, ROW_MARK } from './read-protocol.ts';
import { RefusedTable } from './table-read-error.ts';

const CANDIDATES = [',', '\t', ';', '|'] as const;
const SAMPLE_ROWS = 60;

/** How well a sample falls into rows and columns with this delimiter. */
interface Fit {
  rows: string[];
  /** Quotation marks where none should be: common with a wrong delimiter, rare with the right one. */
  odd: number;
}

function fitOf(sample: Uint8Array, delimiter: string): Fit {
  const packer = new CsvPacker(sample, delimiter);
  let packed: string | undefined;
  try {
    packed = packer.next();
  } catch (error) {
    // A sample may end between quotation marks.
    if (!(error instanceof RefusedTable)) throw error;
    packed = packer.soFar();
  }
  return { rows: (packed ?? '').split(ROW_MARK).slice(0, SAMPLE_ROWS), odd: packer.quotes.oddRows.length + packer.quotes.stray };
}

/** How many cells fall in rows of the commonest width, one-cell rows counting for nothing: the real delimiter wins. */
function agreement(sample: Uint8Array, delimiter: string): number {
  const { rows, odd } = fitOf(sample, delimiter);
  const widths = new Map<number, number>();
  for (const row of rows) {
    const width = row.split(CELL_MARK).length;
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1);
  }
  return Math.max(0, ...[...widths].map(([width, count]) => count * count * width)) / (1 + odd);
}

/** Finds the character between cells: a comma, a tab, a semicolon or a bar. `start` is the first part of the file. */
export function detectDelimiter(start: Uint8Array): string {
  let best: string = CANDIDATES[0];
  let most = 0;
  for (const candidate of CANDIDATES) {
    const score = agreement(start, candidate);
    if (score > most) [best, most] = [candidate, score];
  }
  return best;
}
