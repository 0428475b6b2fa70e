import { readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { createCore, newId } from '../../electron/core/create-core.ts';
import { openDatabase } from '../../electron/db/connect.ts';
import { features } from '../../electron/features/index.ts';
import { createApi } from '../../shared/client.ts';
import type { CoreContract } from '../../shared/contract/index.ts';

/** One measured run in a process of its own: `ours` imports a CSV file, `bare` inserts the same rows. Prints JSON. */
const [kind = '', csv = '', db = ''] = process.argv.slice(2);

async function ours(): Promise<{ ms: number; rows: number }> {
  const core = await createCore({ profile: { kind: 'sqlite', path: db }, features, actor: 'bench', open: { create: true } });
  const api = createApi<CoreContract>({ call: (call) => core.dispatch(call), onChange: () => () => {} });
  const started = performance.now();
  const bytes = new Uint8Array(readFileSync(csv));
  const preview = await api.imports.preview({ kind: 'brownfield', file: { name: basename(csv), bytes } });
  const result = await api.imports.apply({ token: preview.token });
  const ms = performance.now() - started;
  await core.close();
  return { ms, rows: result.new };
}

/** The rows that our import stored, put into an equal table by better-sqlite3 alone. */
async function bare(): Promise<{ ms: number; rows: number }> {
  const source = new SqliteFile(db, { readonly: true });
  const rows = source.prepare('select * from site').raw().all() as unknown[][];
  source.close();
  const path = `${db}.bare`;
  await (await openDatabase({ kind: 'sqlite', path }, { create: true })).close();
  const file = new SqliteFile(path);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL']) file.pragma(pragma);
  const insert = file.prepare(`insert into site values (${rows[0]!.map(() => '?').join(',')})`);
  const started = performance.now();
  file.transaction(() => {
    for (const row of rows) {
      row[0] = newId();
      insert.run(row);
    }
  })();
  const ms = performance.now() - started;
  file.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  return { ms, rows: rows.length };
}

process.stdout.write(`${JSON.stringify(await (kind === 'ours' ? ours() : bare()))}\n`);
