import { Answers, ColumnChoice } from '../../../shared/features/imports/contract.ts';
import { notInBin } from '../../core/bin.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { Asking } from './asking.ts';
import { fileSource } from './find-tables.ts';
import { ADD } from './names.ts';
import type { Memory, ReadFile } from './read.ts';

const find = (db: ReadDb, kind: string, signature: string) =>
  db
    .selectFrom('import_mapping')
    .selectAll()
    .where('kind', '=', kind)
    .where('signature', '=', signature)
    .where(notInBin())
    .executeTakeFirst();

/** What an answer says of the source, not of one file. */
const LASTING: ReadonlySet<string> = new Set(['value', 'repeat', 'name']);
/** What it says of the very file. */
const OF_FILE: ReadonlySet<string> = new Set(['quotes']);

/** What earlier imports of a kind have left. */
export const memoryOf = (db: ReadDb, kind: string): Memory => ({
  async columns(signature) {
    const row = await find(db, kind, signature);
    return row ? ColumnChoice.parse(JSON.parse(row.columns)) : {};
  },
  async answers(source) {
    const row = await find(db, kind, source);
    return row ? Answers.parse(JSON.parse(row.columns)) : {};
  },
});

async function keep(ctx: WriteCtx, kind: string, signature: string, sourceName: string, content: object): Promise<void> {
  const row = await find(ctx.db, kind, signature);
  const columns = JSON.stringify({ ...(row ? (JSON.parse(row.columns) as object) : {}), ...content });
  if (row?.columns === columns) return;
  if (row) await ctx.write.update('import_mapping', row.id, row.version, { sourceName, columns });
  else await ctx.write.insert('import_mapping', { kind, signature, sourceName, columns });
}

/** Keeps what a person said of this source for its next file, which may have another name. */
export async function remember(ctx: WriteCtx, read: ReadFile, asking: Asking): Promise<void> {
  for (const { signature, columns } of read.layouts) await keep(ctx, read.kind, signature, read.register, columns);
  // What was added is here now, under its name.
  const said = asking.questions.filter(
    ({ kind, by, answer }) => by === 'person' && answer !== null && !(kind === 'name' && answer === ADD),
  );
  for (const [source, kinds] of [[read.source, LASTING] as const, [fileSource(read), OF_FILE] as const]) {
    const answers = said.filter(({ kind }) => kinds.has(kind)).map(({ id, answer }) => [id, answer] as const);
    if (answers.length > 0) await keep(ctx, read.kind, source, read.register, Object.fromEntries(answers));
  }
}
