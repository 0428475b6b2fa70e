import { argv, exit, stderr, stdout } from 'node:process';
import { benchExport } from './export-bench.ts';
import { benchGrid } from './grid-bench.ts';
import { benchImport } from './import-bench.ts';
import type { BenchLine } from './runs.ts';
import { benchOds } from './ods-bench.ts';
import { benchSearch } from './search-bench.ts';
import { benchStart } from './start-bench.ts';
import { benchTurns } from './turn-bench.ts';

/** `npm run bench [-- NAME... --json]`: every figure beside another of the same run, as one table. */
const BENCHES: Record<string, () => Promise<BenchLine[]>> = {
  export: benchExport,
  import: benchImport,
  start: benchStart,
  grid: benchGrid,
  turns: benchTurns,
  search: benchSearch,
  ods: benchOds,
};

function tableOf(lines: readonly BenchLine[]): string {
  const rows = lines.map((line) => [
    line.name,
    `${line.value.toFixed(0)} ${line.unit}`,
    line.against,
    line.ratio.toFixed(2),
    String(line.limit),
    line.ok ? 'ok' : 'TOO MUCH',
  ]);
  const all = [['', 'value', 'against', 'ratio', 'limit', ''], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const left = new Set([0, 2, 5]);
  return all
    .map((row) => row.map((cell, at) => (left.has(at) ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))))
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

const asked = argv.slice(2).filter((arg) => arg !== '--json');
const unknown = asked.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  stderr.write(`There is no bench called “${unknown}”. There are ${Object.keys(BENCHES).join(', ')}.\n`);
  exit(2);
}
const lines: BenchLine[] = [];
let failed = false;
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  stderr.write(`Measuring ${name}…\n`);
  try {
    lines.push(...(await bench()));
  } catch (error) {
    // The others are still worth knowing.
    failed = true;
    stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
stdout.write(argv.includes('--json') ? `${JSON.stringify(lines, null, 2)}\n` : `${tableOf(lines)}\n`);
exit(failed || lines.some((line) => !line.ok) ? 1 : 0);
