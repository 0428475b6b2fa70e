const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** The years that a day may be in, wherever it is typed or read. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

/** True for `YYYY-MM-DD` naming a day that exists. */
export function isRealDate(text: string): boolean {
  const match = ISO.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= FIRST_YEAR && year <= LAST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The day as milliseconds, counted without time zones. */
const millis = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);

/** An ISO date `days` later (or earlier). */
export const addDays = (iso: string, days: number): string => new Date(millis(iso) + days * DAY).toISOString().slice(0, 10);

/** Whole days from one ISO date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((millis(to) - millis(from)) / DAY);

/** Day of the week, 0 for Sunday. */
export const weekdayOf = (iso: string): number => new Date(millis(iso)).getUTCDay();

/** Names of the days of the week, Sunday first. */
export const WEEKDAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The days in a month (1 to 12) of a year. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months on; the last day of a month that is too short for it. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = daysInMonth(year, month + months);
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The financial year (1 April to 31 March) a day falls in, by its first calendar year. */
export const financialYearOf = (iso: string): number => Number(iso.slice(0, 4)) - (iso.slice(5) < '04-01' ? 1 : 0);

/** The financial quarter, 1 (April to June) to 4 (January to March), a day falls in. */
export const quarterOf = (iso: string): 1 | 2 | 3 | 4 => {
  const month = Number(iso.slice(5, 7));
  return (Math.floor(((month + 8) % 12) / 3) + 1) as 1 | 2 | 3 | 4;
};

/** The calendar day in the United Kingdom at a UTC instant. */
export const ukDay = (instant: string): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};
