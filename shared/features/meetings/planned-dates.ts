import { knowsYearOf, type Holidays } from '../../domain/bank-holidays.ts';
import { daysBy, type Cadence } from '../../domain/cadence.ts';
import { addDays } from '../../domain/dates.ts';
import { isWorkingDay, nextWorkingDay } from '../../domain/working-days.ts';

/** What becomes of a meeting that falls on a bank holiday. */
export type OnHoliday = 'next_working_day' | 'working_day_before' | 'week_later' | 'leave_out' | 'keep';

/** Days on which the group doesn't meet, such as August, and why. */
export interface Break {
  fromOn: string;
  toOn: string;
  reason: string;
}

/** A date offered for a series. */
export interface PlannedDate {
  /** The day the cadence falls on. */
  wanted: string;
  /** The day offered; null when it is left out. */
  day: string | null;
  /** The bank holiday that is in the way, if one is. */
  holiday: string | null;
  /** Why it is left out, in the group's own words. */
  reason: string | null;
  /** False for a year whose bank holidays the list doesn't know. */
  holidaysKnown: boolean;
}

interface Wishes {
  from: string;
  until: string;
  holidays: Holidays;
  onHoliday: OnHoliday;
  breaks: readonly Break[];
}

function moved(day: string, onHoliday: OnHoliday, holidays: Holidays): string | null {
  if (onHoliday === 'keep') return day;
  if (onHoliday === 'leave_out') return null;
  if (onHoliday !== 'week_later') return nextWorkingDay(day, onHoliday === 'next_working_day' ? 1 : -1, holidays);
  let later = addDays(day, 7);
  while (holidays.has(later)) later = addDays(later, 7);
  return later;
}

const breakOn = (day: string | null, breaks: readonly Break[]): Break | undefined =>
  day === null ? undefined : breaks.find((pause) => pause.fromOn <= day && day <= pause.toOn);

/** The dates a cadence gives between two days, round bank holidays and the group's breaks. Every day wanted is told of. */
export function plannedDates(cadence: Cadence, { from, until, holidays, onHoliday, breaks }: Wishes): PlannedDate[] {
  return daysBy(cadence, from, until).map((wanted) => {
    const holiday = holidays.get(wanted) ?? null;
    const day = holiday === null ? wanted : moved(wanted, onHoliday, holidays);
    const pause = breakOn(wanted, breaks) ?? breakOn(day, breaks);
    const known = knowsYearOf(holidays, wanted);
    return { wanted, day: pause ? null : day, holiday, reason: pause?.reason ?? null, holidaysKnown: known };
  });
}

/** A meeting as far as a clash goes. */
export interface Booking {
  id: string;
  groupId: string;
  heldOn: string;
  /** Null when it isn't set: it may be at any time of the day. */
  startsAt: string | null;
  endsAt: string | null;
  place: string;
  /** Members and deputies who may be asked to come. */
  personIds: readonly string[];
}

/** What stands in the way of a meeting, told and not refused. */
export type Clash =
  | { kind: 'same_group' | 'place' | 'people'; with: string; personIds: readonly string[] }
  | { kind: 'holiday'; name: string }
  | { kind: 'weekend' };

const overlap = (a: Booking, b: Booking): boolean =>
  a.heldOn === b.heldOn && (a.startsAt ?? '00:00') < (b.endsAt ?? '24:00') && (b.startsAt ?? '00:00') < (a.endsAt ?? '24:00');

const samePlace = (a: string, b: string): boolean => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase();

/** Meetings, bank holidays and weekends that clash with a meeting; the worst of each other meeting once. */
export function clashesOf(meeting: Booking, others: readonly Booking[], holidays: Holidays): Clash[] {
  const clashes: Clash[] = [];
  const holiday = holidays.get(meeting.heldOn);
  if (holiday !== undefined) clashes.push({ kind: 'holiday', name: holiday });
  else if (!isWorkingDay(meeting.heldOn, holidays)) clashes.push({ kind: 'weekend' });
  for (const other of others) {
    if (other.id === meeting.id || other.heldOn !== meeting.heldOn) continue;
    const personIds = meeting.personIds.filter((id) => other.personIds.includes(id));
    if (other.groupId === meeting.groupId) clashes.push({ kind: 'same_group', with: other.id, personIds });
    else if (overlap(meeting, other) && samePlace(meeting.place, other.place)) clashes.push({ kind: 'place', with: other.id, personIds });
    else if (overlap(meeting, other) && personIds.length > 0) clashes.push({ kind: 'people', with: other.id, personIds });
  }
  return clashes;
}
