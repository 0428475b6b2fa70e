import { addDays, addMonths, weekdayOf } from './dates.ts';

/** Days of the week by the names people write, 0 for Sunday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  [
    ['sun', 'sunday'],
    ['mon', 'monday'],
    ['tue', 'tues', 'tuesday'],
    ['wed', 'weds', 'wednes', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'],
    ['fri', 'friday'],
    ['sat', 'satur', 'saturday'],
  ].flatMap((names, day) => names.map((name): [string, number] => [name, day])),
);

const NAMED: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  'next week': 7,
  'a week today': 7,
  'a week tomorrow': 8,
  fortnight: 14,
  'a fortnight': 14,
  'in a fortnight': 14,
};
const AMOUNT = /^(in |\+ ?)?(\d{1,3}|a|an|one|two|three|four|six) (day|week|fortnight|month|year)s?( ago)?( from today| time)?$/u;
const NEXT_DAY = /^(?:(next|this) )?([a-z]{3,9})$/u;
const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, six: 6 };
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };

/** The next such day of the week after today: on a Tuesday, "tue" is a week on. */
function weekdayAfter(today: string, weekday: number): string {
  return addDays(today, (weekday - weekdayOf(today) + 7) % 7 || 7);
}

/**
 * A day counted from today: "today", "next tue", "2 weeks", "in 3 days", "6 months", "2 weeks ago"; undefined for any
 * other text. A day of the week, with "next" or without, is the first such day after today.
 */
export function relativeDay(text: string, today: string): string | undefined {
  const fixed = Object.hasOwn(NAMED, text) ? NAMED[text] : undefined;
  if (fixed !== undefined) return addDays(today, fixed);
  const weekday = NEXT_DAY.exec(text);
  const number = WEEKDAYS.get(weekday?.[2] ?? '');
  if (number !== undefined) return weekdayAfter(today, number);
  const amount = AMOUNT.exec(text);
  if (!amount) return undefined;
  const [, ahead, count = '', unit = '', ago] = amount;
  if (ahead !== undefined && ago !== undefined) return undefined;
  const size = (WORDS[count] ?? Number(count)) * (ago === undefined ? 1 : -1);
  const days = DAYS[unit];
  return days === undefined ? addMonths(today, size * (unit === 'year' ? 12 : 1)) : addDays(today, size * days);
}
