import { accountActor } from '../../electron/core/actor.ts';
import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { resourceUsage } from 'node:process';
import SqliteFile from 'better-sqlite3';
import Papa from 'papaparse';
import { createCore, type Core } from '../../electron/core/create-core.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import { program } from '../../electron/program.ts';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract.ts';
import type { Api } from '../../shared/rpc.ts';

/**
 * One measured run in a process of its own: `ours` imports a CSV file into a new partnership file, `bare` inserts the
 * same rows, `parsed` lets papaparse read the file before it does, `undo` takes the import back. Prints JSON.
 */
const [kind = '', csv = '', db = ''] = process.argv.slice(2);

async function withCore(work: (api: Api<CoreContract>, core: Core) => Promise<Outcome>): Promise<Outcome> {
  const core = await createCore({
    profile: { kind: 'sqlite', path: db },
    program,
    actor: accountActor('bench'),
    open: { create: true },
  });
  const api = createApi<CoreContract>({ call: (call) => core.dispatch(call), onChange: () => () => {} });
  try {
    return await work(api, core);
  } finally {
    await core.close();
  }
}

interface Outcome {
  ms: number;
  rows: number;
}

const ours = (): Promise<Outcome> =>
  withCore(async (api) => {
    const started = performance.now();
    const bytes = new Uint8Array(readFileSync(csv));
    const preview = await api.imports.preview({ kind: 'brownfield', answers: { '*': 'proposed' }, file: { name: basename(csv), bytes } });
    const result = await api.imports.apply({ token: preview.token });
    return { ms: performance.now() - started, rows: result.new };
  });

const undo = (): Promise<Outcome> =>
  withCore(async (api, core) => {
    const started = performance.now();
    await api.history.undo({});
    const ms = performance.now() - started;
    const { rows } = core.database.sqlite!.prepare('select count(*) as rows from site where deleted_at is not null').get() as {
      rows: number;
    };
    return { ms, rows };
  });

/** The rows that our import stored, put into an equal table by better-sqlite3 alone. */
async function bare(before: () => void = () => {}): Promise<Outcome> {
  const source = new SqliteFile(db, { readonly: true });
  const rows = source.prepare('select * from site').raw().all() as unknown[][];
  source.close();
  const path = `${db}.bare`;
  await (await openDatabase({ kind: 'sqlite', path }, program.migrations, { create: true })).close();
  const file = new SqliteFile(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) file.pragma(pragma);
  const insert = file.prepare(`insert into site values (${rows[0]!.map(() => '?').join(',')})`);
  const started = performance.now();
  before();
  file.transaction(() => {
    for (const row of rows) insert.run(row);
  })();
  const ms = performance.now() - started;
  file.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return { ms, rows: rows.length };
}

/** What a script of a few lines would do: read the file whole, and put it into the table. */
const parsed = (): Promise<Outcome> =>
  bare(() => {
    const { data } = Papa.parse<string[]>(readFileSync(csv, 'utf8'), { skipEmptyLines: true });
    if (data.length < 2) throw new Error('papaparse found no rows.');
  });

const run = { ours, bare: () => bare(), parsed, undo }[kind];
if (!run) throw new Error(`There is no run called “${kind}”.`);
process.stdout.write(`${JSON.stringify({ ...(await run()), peakMb: resourceUsage().maxRSS / 1024 })}\n`);
