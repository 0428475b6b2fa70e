import { ENGLAND_AND_WALES } from './bank-holidays-list.ts';

/** Days on which nobody works although they are no weekend, by day, with their names. */
export type Holidays = ReadonlyMap<string, string>;

/** A partnership's own change to the list: a day more, or with no name a day that is none after all. */
export interface HolidayChange {
  day: string;
  name: string | null;
}

/** The list that comes with the program, 2010 on. */
export const BANK_HOLIDAYS: Holidays = new Map(ENGLAND_AND_WALES);

/** The bundled list with a partnership's own changes. */
export function holidaysWith(changes: readonly HolidayChange[]): Holidays {
  const days = new Map(BANK_HOLIDAYS);
  for (const { day, name } of changes) {
    if (name === null) days.delete(day);
    else days.set(day, name);
  }
  return days;
}

/** True when the list says something of a day's year. Of later years it doesn't know which days are bank holidays. */
export function knowsYearOf(holidays: Holidays, day: string): boolean {
  const year = day.slice(0, 4);
  return [...holidays.keys()].some((holiday) => holiday.startsWith(year));
}
