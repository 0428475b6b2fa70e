import type { Holidays } from './bank-holidays.ts';
import { addDays, weekdayOf } from './dates.ts';

/** True from Monday to Friday, bank holidays left out. */
export function isWorkingDay(iso: string, holidays: Holidays): boolean {
  const weekday = weekdayOf(iso);
  return weekday !== 0 && weekday !== 6 && !holidays.has(iso);
}

/** The first working day after a day (`by` 1) or the last before it (-1). */
export function nextWorkingDay(iso: string, by: 1 | -1, holidays: Holidays): string {
  let day = addDays(iso, by);
  while (!isWorkingDay(day, holidays)) day = addDays(day, by);
  return day;
}

/**
 * The last day to send something so that so many clear working days lie between: neither that day nor the day itself
 * is counted.
 */
export function clearDaysBefore(iso: string, days: number, holidays: Holidays): string {
  let day = iso;
  for (let left = days + 1; left > 0; left -= 1) day = nextWorkingDay(day, -1, holidays);
  return day;
}

/** The day so many working days after another, which is not counted. */
export function workingDaysAfter(iso: string, days: number, holidays: Holidays): string {
  let day = iso;
  for (let left = days; left > 0; left -= 1) day = nextWorkingDay(day, 1, holidays);
  return day;
}
