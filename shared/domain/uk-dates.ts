import { isBlankMarker } from './blank-marks.ts';
import { addDays, daysInMonth, FIRST_YEAR, LAST_YEAR, weekdayOf } from './dates.ts';
import type { Reading } from './reading.ts';
import { relativeDay, WEEKDAYS } from './relative-days.ts';

/** Why a text isn't a date. */
export type DateRefusal = 'no-such-day' | 'no-such-month' | 'not-a-date' | 'out-of-range' | 'wrong-weekday' | 'ambiguous';

/** A date read from text, as `YYYY-MM-DD`. */
export type DateReading = Reading<string, DateRefusal>;

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** No date is longer than this; a whole paragraph in a date column is refused before any pattern is tried on it. */
const LONGEST = 200;
const LIKE = 'Enter the date like 31/01/2026 or 31 January 2026.';

const ISO = /^(\d{4})([-/_.])(\d{1,2})\2(\d{1,2})$/u;
const NUMERIC = /^(\d{1,2})([-/_.\s])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/u;
const SERIAL = /^\d{5}(?:\.\d+)?$/u;
const EIGHT = /^\d{8}$/u;
const DAY_MONTH = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-\s/.]*([a-z]+)\.?(?:,?[-\s/.]*(\d{4}|\d{2}))?$/u;
const MONTH_DAY_YEAR = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;
const MONTH_DAY = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?$/u;
const MONTH_YEAR = /^([a-z]+)\.?[-\s/.,]*(\d{4}|\d{2})$/u;
const MONTH_END = /^end(?: of)? ([a-z]+)\.?(?: (\d{4}|\d{2}))?$/u;
const ISO_MONTH = /^(\d{4})[-/_](\d{1,2})$/u;
const TIME_TAIL = /(?:t|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z|[+-]\d{2}:?\d{2})?$/u;
const WEEKDAY = /^([a-z]{3,9})\.?,?\s+(?=\S)/u;
const TEMPLATE = /^(?:y{2,4}[-/_. ]m{1,4}[-/_. ]d{1,2}|d{1,2}[-/_. ]m{1,4}[-/_. ]y{2,4})$/u;

/** `YYYY-MM-DD` from its parts, which must already be right. */
const isoDate = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A date as people here write it: 2026-04-01 is "1 April 2026". */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${capital(MONTHS[(month ?? 1) - 1] ?? '')} ${year}`;
}

const REFUSALS: Record<Exclude<DateRefusal, 'no-such-day'>, { words: string; remedy: string }> = {
  'no-such-month': { words: 'isn’t a date, because the month isn’t 1 to 12', remedy: 'Check the month.' },
  'not-a-date': { words: 'isn’t a date', remedy: LIKE },
  'out-of-range': { words: `is before ${FIRST_YEAR} or after ${LAST_YEAR}`, remedy: 'Check the year.' },
  'wrong-weekday': {
    words: 'names another day of the week than that date has',
    remedy: 'Correct the date or leave out the day of the week.',
  },
  ambiguous: {
    words: 'could be a day of that month or a year',
    remedy: 'Write the day first, like 15 March, or the whole year, like March 2027.',
  },
};

const refuse = (reason: keyof typeof REFUSALS): DateReading => ({ ok: false, reason, ...REFUSALS[reason] });

/** A day that is in no calendar, by its name. */
function noSuchDay(month: number, day: number, year?: number): DateReading {
  const named = [day, capital(MONTHS[month - 1] ?? ''), year].filter((part) => part !== undefined).join(' ');
  return { ok: false, reason: 'no-such-day', words: `isn’t a date, because there is no ${named}`, remedy: 'Check the day and the month.' };
}

/** Of figures whose order is ours to choose, the order is said; a year in front leaves no doubt. */
function dayFirst(reading: DateReading): DateReading {
  if (reading.ok || !(reading.reason === 'no-such-day' || reading.reason === 'no-such-month')) return reading;
  return { ...reading, remedy: `${reading.remedy} Dates are read as day, month, year, like 31/12/2026.` };
}

const found = (iso: string, open?: string): DateReading =>
  open === undefined
    ? { ok: true, value: iso }
    : { ok: true, value: iso, note: { words: `was read as ${longDate(iso)}: ${open}`, remedy: LIKE } };

function checked(year: number, month: number, day: number, open?: string): DateReading {
  if (month < 1 || month > 12) return refuse('no-such-month');
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse('out-of-range');
  if (day < 1 || day > daysInMonth(year, month)) return noSuchDay(month, day, year);
  return found(isoDate(year, month, day), open);
}

/** Two-digit years: 00 to 69 are this century, 70 to 99 the last. Programmes run for decades; nothing here is from 1969. */
function fullYear(text: string): { year: number; open?: string } {
  const year = Number(text);
  if (text.length === 4) return { year };
  const full = year < 70 ? 2000 + year : 1900 + year;
  return { year: full, open: `the year ${text} was taken as ${full}` };
}

/** A day and month; without a year the next such day, today included. 29 February waits for its year. */
function dayOf(day: number, month: number, yearText: string | undefined, today: string): DateReading {
  if (yearText !== undefined) {
    const { year, open } = fullYear(yearText);
    return checked(year, month, day, open);
  }
  if (month < 1 || month > 12) return refuse('no-such-month');
  if (day < 1 || day > daysInMonth(2024, month)) return noSuchDay(month, day);
  let year = Number(today.slice(0, 4));
  while (day > daysInMonth(year, month) || isoDate(year, month, day) < today) year += 1;
  return found(isoDate(year, month, day), 'no year was given, so the next such day was taken');
}

/** 1 to 12 for the name of a month, whole or its first three letters; 0 for any other word. */
const monthNumber = (name: string): number =>
  name === 'sept' ? 9 : MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;

function numericDate(text: string, today: string, date1904: boolean): DateReading | undefined {
  const iso = ISO.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const numeric = NUMERIC.exec(text);
  if (numeric) return dayFirst(dayOf(Number(numeric[1]), Number(numeric[3]), numeric[4], today));
  if (EIGHT.test(text)) {
    // 20271203 and 03122027 can't be taken for each other: 20 to 21 is no month, and 0101 to 1231 no year.
    const yearFirst = checked(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    return yearFirst.ok ? yearFirst : checked(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)));
  }
  const serial = SERIAL.test(text) ? excelSerialToIso(Number(text), date1904) : undefined;
  if (serial === undefined) return undefined;
  const words = `is Excel’s number for a date and was read as ${longDate(serial)}`;
  return { ok: true, value: serial, note: { words, remedy: 'Format the column as a date in Excel to be sure.' } };
}

function namedMonth(name: string | undefined, use: (month: number) => DateReading): DateReading | undefined {
  const month = monthNumber(name ?? '');
  return month === 0 ? undefined : use(month);
}

const wholeMonth = (yearText: string, month: number): DateReading =>
  checked(fullYear(yearText).year, month, 1, 'no day was given, so the first of the month was taken');

function monthEnd(month: number, yearText: string | undefined, today: string): DateReading {
  const open = 'the last day of the month was taken';
  if (yearText !== undefined) {
    const { year } = fullYear(yearText);
    return checked(year, month, daysInMonth(year, month), open);
  }
  const now = Number(today.slice(0, 4));
  const year = isoDate(now, month, daysInMonth(now, month)) < today ? now + 1 : now;
  return checked(year, month, daysInMonth(year, month), open);
}

function namedDate(text: string, today: string): DateReading | undefined {
  const [day, american, short, month, end, iso] = [DAY_MONTH, MONTH_DAY_YEAR, MONTH_DAY, MONTH_YEAR, MONTH_END, ISO_MONTH].map((one) =>
    one.exec(text),
  );
  if (day) return namedMonth(day[2], (number) => dayOf(Number(day[1]), number, day[3], today));
  if (american) return namedMonth(american[1], (number) => checked(Number(american[3]), number, Number(american[2])));
  // "Mar-17" is how Excel writes March 2017; "March 15" is one person's day and another's year.
  if (short) return namedMonth(short[1], () => refuse('ambiguous'));
  if (month) return namedMonth(month[1], (number) => wholeMonth(month[2] ?? '', number));
  if (end) return namedMonth(end[1], (number) => monthEnd(number, end[2], today));
  return iso ? wholeMonth(iso[1] ?? '', Number(iso[2])) : undefined;
}

function read(text: string, today: string, date1904: boolean): DateReading | undefined {
  const relative = relativeDay(text, today);
  return relative === undefined ? (numericDate(text, today, date1904) ?? namedDate(text, today)) : found(relative, 'counted from today');
}

const nothing = (words: string): DateReading => ({ ok: true, value: null, note: { words, remedy: 'Enter the date or clear it.' } });

/**
 * Reads a date as people in the UK write it, for every place where one is typed, pasted or imported: ISO, day first
 * with any common separator, a month by name, without a year (the next such day), or counted from today ("next tue",
 * "2 weeks"). Never month first: 12/31/2026 has no month 31 and is refused. `today` is `YYYY-MM-DD`.
 */
export function readDate(text: string, today: string, date1904 = false): DateReading {
  if (text.length > LONGEST) return refuse('not-a-date');
  const bare = text
    .replace(/(?<=[a-z\s])['\u2019](?=\d\d\s*$)/iu, '20')
    .replaceAll(/["'\u2018\u2019\u201C\u201D]+/gu, '')
    .replaceAll(/[\uFF10-\uFF19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfe_e0))
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  if (bare === '') return { ok: true, value: null };
  if (TEMPLATE.test(bare)) return nothing('is the example text of the form and was read as blank');
  if (isBlankMarker(bare)) return nothing('was read as blank');
  const day = bare.replace(TIME_TAIL, '');
  const whole = read(day, today, date1904);
  if (whole) return whole;
  const named = WEEKDAY.exec(day);
  const weekday = named ? WEEKDAYS.get(named[1] ?? '') : undefined;
  const rest = named && weekday !== undefined ? read(day.slice(named[0].length), today, date1904) : undefined;
  if (!rest) return refuse('not-a-date');
  return rest.ok && rest.value !== null && weekdayOf(rest.value) !== weekday ? refuse('wrong-weekday') : rest;
}

/**
 * The date an Excel serial number stands for. Serial 60 is Excel's 29 February 1900, which never was, so
 * everything before 1 March 1900 is refused.
 */
export function excelSerialToIso(serial: number, date1904 = false): string | undefined {
  if (!Number.isFinite(serial)) return undefined;
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  return days < 61 || days > 109_939 ? undefined : addDays('1899-12-30', days);
}
