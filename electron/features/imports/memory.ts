import type { Kysely } from 'kysely';
import type { ImportKind } from '../../../shared/contract/imports.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { Schema } from '../../db/schema.ts';
import type { Choice, ReadFile } from './read.ts';

const find = (db: Kysely<Schema>, kind: string, signature: string) =>
  db.selectFrom('import_mapping').selectAll().where('kind', '=', kind).where('signature', '=', signature).where('deleted_at', 'is', null).executeTakeFirst();

/** Columns chosen before for files with these headings; empty when none were. */
export async function rememberedColumns(db: Kysely<Schema>, kind: ImportKind, signature: string): Promise<Choice> {
  const row = await find(db, kind, signature);
  return row ? (JSON.parse(row.columns) as Choice) : {};
}

/** Keeps the columns of a file for the next one with the same headings. */
export async function rememberColumns(ctx: WriteCtx, read: ReadFile): Promise<void> {
  const columns = JSON.stringify(Object.fromEntries(read.columns.filter((match) => match.heading !== null).map((match) => [match.field, match.heading])));
  const row = await find(ctx.db, read.kind, read.signature);
  if (row) await ctx.write.update('import_mapping', row.id, row.version, { columns });
  else await ctx.write.insert('import_mapping', { kind: read.kind, signature: read.signature, sourceName: read.fileName, columns });
}
