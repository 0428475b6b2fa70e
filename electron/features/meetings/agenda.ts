import type { NewFields } from '../../core/write.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { AgendaItem, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ITEM_KINDS } from '../../../shared/features/meetings/codes.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import { followItems } from './decisions.ts';

const STANDARD = [
  { kind: 'apologies', purpose: 'note', minutesPlanned: 5 },
  { kind: 'declarations', purpose: 'note', minutesPlanned: 5 },
  { kind: 'last_minutes', purpose: 'decide', minutesPlanned: 5 },
  { kind: 'matters_arising', purpose: 'discuss', minutesPlanned: 15 },
  { kind: 'next_meeting', purpose: 'note', minutesPlanned: 5 },
] as const;

/** The items every agenda has. */
export function standardAgenda(meetingId: string, previous: MeetingDetail['previous']): NewFields<'agenda_item'>[] {
  return STANDARD.map((item, at) => ({
    ...item,
    meetingId,
    position: at + 1,
    title: item.kind === 'last_minutes' && previous ? `Minutes of ${longDate(previous.heldOn)}` : labelOf(ITEM_KINDS, item.kind),
    lead: '',
    minutesText: '',
  }));
}

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
