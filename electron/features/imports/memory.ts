import { notInBin } from '../../core/bin.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { Choice, ReadFile, Remembered } from './read.ts';

const find = (db: ReadDb, kind: string, signature: string) =>
  db
    .selectFrom('import_mapping')
    .selectAll()
    .where('kind', '=', kind)
    .where('signature', '=', signature)
    .where(notInBin())
    .executeTakeFirst();

/** What was remembered for files with these headings. */
export async function remembered(db: ReadDb, kind: string, signature: string): Promise<Remembered> {
  const row = await find(db, kind, signature);
  return row ? { columns: JSON.parse(row.columns) as Choice, register: row.source_name } : { columns: {}, register: null };
}

/** Keeps columns and register of a file for the next one with the same headings, which may have another name. */
export async function remember(ctx: WriteCtx, read: ReadFile): Promise<void> {
  const matched = read.columns.filter((match) => match.heading !== null);
  const columns = JSON.stringify(Object.fromEntries(matched.map((match) => [match.field, match.heading])));
  const row = await find(ctx.db, read.kind, read.signature);
  const fields = { sourceName: read.register, columns };
  if (row) await ctx.write.update('import_mapping', row.id, row.version, fields);
  else await ctx.write.insert('import_mapping', { kind: read.kind, signature: read.signature, ...fields });
}
