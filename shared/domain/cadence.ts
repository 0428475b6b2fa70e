import { addDays, addMonths, daysBetween, daysInMonth, weekdayOf } from './dates.ts';

/** Which such weekday of a month: the first to the fourth, or the last. */
export type Nth = 1 | 2 | 3 | 4 | 'last';

/** How often a group meets, as data. */
export type Cadence =
  /** Every so many weeks, counted from a day it meets on. */
  | { kind: 'weeks'; every: number; from: string }
  /** A weekday of every so many months, counted from the month of a day: 3 is quarterly. */
  | { kind: 'months'; every: number; from: string; nth: Nth; weekday: number }
  /** A weekday of the months named, 1 to 12, every year. */
  | { kind: 'given_months'; months: readonly number[]; nth: Nth; weekday: number };

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The first to fourth or last such weekday of a month. */
export function weekdayOfMonth(year: number, month: number, nth: Nth, weekday: number): string {
  const last = daysInMonth(year, month);
  if (nth === 'last') return iso(year, month, last - ((weekdayOf(iso(year, month, last)) - weekday + 7) % 7));
  const first = 1 + ((weekday - weekdayOf(iso(year, month, 1)) + 7) % 7);
  return iso(year, month, first + (nth - 1) * 7);
}

/** Which such weekday of its month a day is; from the 29th on the last. */
export const nthOf = (day: string): Nth => {
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return nth > 4 ? 'last' : (nth as Nth);
};

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** True when the cadence has a meeting in the month of a day. */
function inMonth(cadence: Exclude<Cadence, { kind: 'weeks' }>, day: string): boolean {
  if (cadence.kind === 'given_months') return cadence.months.includes(Number(day.slice(5, 7)));
  return monthsBetween(cadence.from, day) % cadence.every === 0;
}

/** The days a cadence falls on between two days, both included, before bank holidays and the group's own wishes. */
export function daysBy(cadence: Cadence, from: string, until: string): string[] {
  const days: string[] = [];
  if (cadence.kind === 'weeks') {
    const step = cadence.every * 7;
    const gap = daysBetween(cadence.from, from);
    const first = addDays(cadence.from, Math.ceil(gap / step) * step);
    for (let day = first; day <= until; day = addDays(day, step)) days.push(day);
    return days;
  }
  for (let month = `${from.slice(0, 7)}-01`; month <= until; month = addMonths(month, 1)) {
    if (!inMonth(cadence, month)) continue;
    const day = weekdayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)), cadence.nth, cadence.weekday);
    if (day >= from && day <= until) days.push(day);
  }
  return days;
}

const MONTHS: Readonly<Record<string, number>> = { monthly: 1, quarterly: 3, six_monthly: 6, yearly: 12 };

/**
 * The cadence that a group's one word stands for, counted from a day it met or meets on: the same weekday of a month,
 * or the same day six weeks on. Null for "as needed".
 */
export function cadenceOfWord(word: string, from: string): Cadence | null {
  if (word === 'six_weekly') return { kind: 'weeks', every: 6, from };
  const every = MONTHS[word];
  return every === undefined ? null : { kind: 'months', every, from, nth: nthOf(from), weekday: weekdayOf(from) };
}
