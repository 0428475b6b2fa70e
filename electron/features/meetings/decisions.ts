import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AgendaItem, Decision } from '../../../shared/features/meetings/contract.ts';
import { decisionNumber, decisionRef } from '../../../shared/domain/refs.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';

const decisionRows = (db: ReadDb) =>
  db
    .selectFrom('decision as d')
    .select(['d.id', 'd.version', 'd.meeting_id as meetingId', 'd.agenda_item_id as agendaItemId', 'd.ref', 'd.text', 'd.outcome'])
    .select(['d.decided_on as decidedOn'])
    .where(notInBin('d'));

/** One decision. Throws `not_found`. */
export async function getDecision(db: ReadDb, id: string): Promise<Decision> {
  const row = await decisionRows(db).where('d.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'decision', id);
  return row;
}

/** Decisions of a meeting in the order of its agenda; those under no item last. */
export async function decisionsOf(db: ReadDb, meetingId: string, items: AgendaItem[]): Promise<Decision[]> {
  const rows = (await decisionRows(db).where('d.meeting_id', '=', meetingId).orderBy('d.id').execute()) as Decision[];
  const places = new Map(items.map((item) => [item.id, item.position]));
  const place = (row: Decision): number => places.get(row.agendaItemId ?? '') ?? Infinity;
  return rows.toSorted((a, b) => {
    if (place(a) !== place(b)) return place(a) - place(b);
    return decisionNumber(a.ref) - decisionNumber(b.ref);
  });
}

/** The next reference under an item. Numbers of removed decisions are not given again: Undo may bring them back. */
export async function nextDecisionRef(db: ReadDb, meetingId: string, item: AgendaItem | null): Promise<string> {
  const rows = await db
    .selectFrom('decision')
    .select('ref')
    .where('meeting_id', '=', meetingId)
    .where('agenda_item_id', item ? '=' : 'is', item ? item.id : null)
    .execute();
  const last = Math.max(0, ...rows.map((row) => decisionNumber(row.ref)));
  return decisionRef(item ? item.position : null, last + 1);
}

/** Gives the decisions of moved items the new number of their item. */
export async function followItems(ctx: WriteCtx, moved: Map<string, number>): Promise<void> {
  if (moved.size === 0) return;
  const rows = await decisionRows(ctx.db)
    .where('d.agenda_item_id', 'in', [...moved.keys()])
    .execute();
  for (const row of rows) {
    const position = moved.get(row.agendaItemId ?? '') ?? null;
    await ctx.write.update('decision', row.id, row.version, { ref: decisionRef(position, decisionNumber(row.ref)) });
  }
}

/** Moves the decisions of a meeting to its new day. */
export async function followDay(ctx: WriteCtx, meetingId: string, heldOn: string): Promise<void> {
  const rows = await decisionRows(ctx.db).where('d.meeting_id', '=', meetingId).execute();
  for (const row of rows) await ctx.write.update('decision', row.id, row.version, { decidedOn: heldOn });
}

/** Refuses to take an item away from under its decisions. */
export async function refuseDecided(db: ReadDb, item: AgendaItem): Promise<void> {
  const rows = await decisionRows(db).where('d.agenda_item_id', '=', item.id).execute();
  if (rows.length === 0) return;
  const what = rows.length === 1 ? 'A decision is' : `${rows.length} decisions are`;
  throw new AppError('in_use', `${what} recorded under “${item.title}”.`, {
    remedy: 'Move these to another item or remove them first.',
  });
}
