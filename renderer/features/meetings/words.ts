import type { AgendaItem, Meeting, MeetingDetail } from '../../../shared/features/meetings/contract.ts';
import { lengthOf, plannedOf, timeAfter } from '../../../shared/features/meetings/agenda-time.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { PURPOSES } from '../../../shared/features/meetings/codes.ts';
import { t } from './t.ts';
import type { WholeMeeting } from './use-meeting.ts';
import type { Option } from '../../ui/OptionList.tsx';
import { formatTime, formatTimeRange } from '../../ui/format.ts';

/** "2pm to 4pm", "2pm", or nothing. */
export const timeWords = ({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string =>
  startsAt && endsAt ? formatTimeRange(startsAt, endsAt) : startsAt ? formatTime(startsAt) : '';

/** "Decide · Ashgrove Homes". */
export const itemWords = (item: Pick<AgendaItem, 'purpose' | 'lead'>): string =>
  [labelOf(PURPOSES, item.purpose), item.lead].filter(Boolean).join(' · ');

/** The items of an agenda to choose from: "3 Homes for older people". */
export const itemChoices = (items: readonly Pick<AgendaItem, 'id' | 'position' | 'title'>[]): Option[] =>
  items.map(({ id, position, title }) => ({ id, label: t('meetings.itemPick', { number: position, title }) }));

export interface Running {
  words: string;
  /** "10 minutes too long"; null when it fits. */
  over: string | null;
}

/** The agenda's time against the meeting's length, in words. */
export function runningWords(meeting: Pick<MeetingDetail, 'startsAt' | 'endsAt' | 'items'>): Running {
  const planned = plannedOf(meeting.items);
  const length = lengthOf(meeting);
  if (length === null || !meeting.startsAt || !meeting.endsAt) return { words: t('meetings.planMinutes', { count: planned }), over: null };
  if (planned === length) return { words: t('meetings.full', { count: planned }), over: null };
  if (planned < length) return { words: t('meetings.spare', { count: length - planned, planned, length }), over: null };
  return {
    words: t('meetings.overEnds', {
      planned,
      length,
      end: formatTime(timeAfter(meeting.startsAt, planned)),
      planEnd: formatTime(meeting.endsAt),
    }),
    over: t('meetings.over', { count: planned - length }),
  };
}

/** What was recorded under an item, or under none. */
export function recordedUnder(meeting: WholeMeeting, itemId: string | null) {
  return {
    decisions: meeting.decisions.filter((decision) => decision.agendaItemId === itemId),
    actions: meeting.actions.filter((action) => action.agendaItemId === itemId),
  };
}

/** True when anything was recorded for an item. */
export function isMinuted(meeting: WholeMeeting, item: AgendaItem): boolean {
  const { decisions, actions } = recordedUnder(meeting, item.id);
  return item.minutesText.trim() !== '' || decisions.length > 0 || actions.length > 0;
}
