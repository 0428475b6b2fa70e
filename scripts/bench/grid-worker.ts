import { accountActor } from '../../electron/core/actor.ts';
import SqliteFile from 'better-sqlite3';
import { createCore } from '../../electron/core/create-core.ts';
import { program } from '../../electron/program.ts';
import { fillSample } from '../../electron/samples/index.ts';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract.ts';

/** Fills a new file with the demo at a scale and measures the grid's query on it, in turns with plain reads. Prints JSON. */
const [scale = '', db = ''] = process.argv.slice(2);
const RUNS = 7;

const core = await createCore({
  profile: { kind: 'sqlite', path: db },
  program,
  actor: accountActor('bench'),
  open: { create: true },
});
await fillSample(core, 'demo', { scale: Number(scale) as 1 | 10 | 100 });
const api = createApi<CoreContract>({ call: (call) => core.dispatch(call), onChange: () => () => {} });

const reader = new SqliteFile(db, { readonly: true });
reader.pragma('cache_size = -65536');
const tables = ['commitment', 'commitment_year'].map((table) => reader.prepare(`select * from ${table}`));
const readRaw = (): number => tables.reduce((rows, table) => rows + table.all().length, 0);

const grid: number[] = [];
const raw: number[] = [];
const [, rows] = [readRaw(), (await api.homes.grid({})).rows.length];
for (let at = 0; at < RUNS; at += 1) {
  const started = performance.now();
  await api.homes.grid({});
  const between = performance.now();
  readRaw();
  grid.push(between - started);
  raw.push(performance.now() - between);
}
reader.close();
await core.close();
process.stdout.write(`${JSON.stringify({ rows, grid, raw })}\n`);
