import type { Noun } from '../../shared/plain-record.ts';
import type { WriteCtx } from './context.ts';
import { asNew } from './edits.ts';
import type { Seen } from './write.ts';

/** Adds the new records of a list and changes those that are here: one step, and Undo says both. */
export async function addAndEdit<Record, Edit>(
  ctx: WriteCtx,
  { records, edits }: { records: Record[]; edits: Edit[] },
  noun: Noun,
  { add, edit }: { add: (records: Record[]) => Promise<readonly string[]>; edit: (edits: Edit[]) => Promise<Seen[]> },
): Promise<Seen[]> {
  const added = records.length > 0 ? asNew(await add(records)) : [];
  const edited = edits.length > 0 ? await edit(edits) : [];
  if (added.length > 0 && edited.length > 0)
    ctx.describe(`Add ${added.length} ${added.length === 1 ? noun.one : noun.other} and edit ${edited.length}`);
  return [...added, ...edited];
}
