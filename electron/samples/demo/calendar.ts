import { addDays, daysBetween } from '../../../shared/domain/dates.ts';
import type { GroupSeed } from './words/groups.ts';

/** A meeting's day and its place in the row of the group's meetings: 0 is the next one, -1 the last one held. */
export interface MeetingDay {
  heldOn: string;
  place: number;
}

/** The day a group meets first from today on, the days before and those after, oldest first. */
export function meetingDays(seed: GroupSeed, today: string): MeetingDay[] {
  const next = onWeekday(addDays(today, seed.nextIn), seed.weekday);
  const held = seed.meetings - seed.ahead;
  return Array.from({ length: seed.meetings }, (_, at) => {
    const place = at - held;
    return { place, heldOn: beforeHolidays(addDays(next, place * seed.weeksApart * 7)) };
  });
}

/** The first such weekday (Monday is 0) from a day on. */
function onWeekday(from: string, weekday: number): string {
  // 1 January 1900 was a Monday.
  const now = daysBetween('1900-01-01', from) % 7;
  return addDays(from, (weekday - now + 7) % 7);
}

/** Nobody meets between the Friday before Christmas and New Year: a week or two earlier instead. */
function beforeHolidays(day: string): string {
  const date = day.slice(5);
  return date >= '12-22' || date <= '01-02' ? beforeHolidays(addDays(day, -7)) : day;
}
