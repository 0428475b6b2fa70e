import type { NewFields } from '../../core/write.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { AgendaItem, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { nextAgenda, STANDARD_TEMPLATE } from '../../../shared/features/meetings/agenda-plan.ts';
import { followItems } from './decisions.ts';

/** The items every agenda has. */
export const standardAgenda = (meetingId: string, previous: MeetingDetail['previous']): NewFields<'agenda_item'>[] =>
  nextAgenda(STANDARD_TEMPLATE, [], previous?.heldOn ?? null).items.map(({ kind, title, purpose, lead, minutesPlanned }, at) => ({
    kind,
    title,
    purpose,
    lead,
    minutesPlanned,
    meetingId,
    position: at + 1,
    minutesText: '',
  }));

/** Place of a new item: before the item that fixes the next meeting, or last. */
export function placeOfNew(items: AgendaItem[], kind: string): number {
  const last = kind === 'next_meeting' ? undefined : items.find((item) => item.kind === 'next_meeting');
  return last ? last.position : items.length + 1;
}

/** The items with one of them moved to a place, counted from 1. */
export function withMoved(items: AgendaItem[], id: string, position: number): AgendaItem[] {
  const rest = items.filter((item) => item.id !== id);
  return rest.toSpliced(position - 1, 0, ...items.filter((item) => item.id === id));
}

/** Numbers items by their order, `gap` left free, writing only those whose number changes; decisions follow. */
export async function renumber(ctx: WriteCtx, items: AgendaItem[], gap?: number): Promise<void> {
  const moved = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    const position = gap !== undefined && at + 1 >= gap ? at + 2 : at + 1;
    if (position === item.position) continue;
    await ctx.write.update('agenda_item', item.id, item.version, { position });
    moved.set(item.id, position);
  }
  await followItems(ctx, moved);
}
