/** Why a text isn't a date. `template` is the example text of an empty form, such as YYYY-MM-DD. */
export type DateRefusal = 'blank' | 'template' | 'no-such-day' | 'no-such-month' | 'not-a-date' | 'out-of-range';

/** A date read from text. `assumed` is a sentence about anything the text left open. */
export type UkDate = { ok: true; iso: string; assumed?: string } | { ok: false; reason: DateRefusal };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** No date is longer than this; a whole paragraph in a date column is refused before any pattern is tried on it. */
const LONGEST = 200;

const NUMERIC_ISO = /^(\d{4})([-/_.])(\d{1,2})\2(\d{1,2})$/u;
const NUMERIC_UK = /^(\d{1,2})([-/_.\s])(\d{1,2})\2(\d{4}|\d{2})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const NAMED_DAY = /^(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[-\s/.]*([a-z]+)\.?,?[-\s/.]*(\d{4}|\d{2})$/u;
const NAMED_MONTH = /^([a-z]+)\.?[-\s/.,']*(\d{4}|\d{2})$/u;
const ISO_MONTH = /^(\d{4})[-/_](\d{1,2})$/u;
const TIME_TAIL = /(?:t|,?\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z|[+-]\d{2}:?\d{2})?$/u;
const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,?\s+/u;
const TEMPLATE = /^(?:y{2,4}[-/_. ]m{1,4}[-/_. ]d{1,2}|d{1,2}[-/_. ]m{1,4}[-/_. ]y{2,4})$/u;

/** The days in a month of a year. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `YYYY-MM-DD` from its parts, which must already be right. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A date as people here write it: 2026-04-01 is "1 April 2026". */
export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  const name = FULL_MONTHS[(month ?? 1) - 1] ?? '';
  return `${day} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}

function checked(year: number, month: number, day: number, assumed?: string): UkDate {
  if (month < 1 || month > 12) return { ok: false, reason: 'no-such-month' };
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, reason: 'out-of-range' };
  if (day < 1 || day > daysInMonth(year, month)) return { ok: false, reason: 'no-such-day' };
  const iso = isoDate(year, month, day);
  return assumed === undefined ? { ok: true, iso } : { ok: true, iso, assumed };
}

/** Two-digit years as Excel takes them: 00 to 29 are this century, 30 to 99 the last. */
function fullYear(text: string): { year: number; assumed?: string } {
  const year = Number(text);
  if (text.length === 4) return { year };
  const full = year < 30 ? 2000 + year : 1900 + year;
  return { year: full, assumed: `the year ${text} was taken as ${full}` };
}

function monthNumber(name: string): number {
  if (name === 'sept') return 9;
  const short = MONTHS.indexOf(name);
  return (short === -1 ? FULL_MONTHS.indexOf(name) : short) + 1;
}

function numericDate(text: string): UkDate | undefined {
  const iso = NUMERIC_ISO.exec(text) ?? undefined;
  if (iso) return checked(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const uk = NUMERIC_UK.exec(text) ?? undefined;
  if (uk) {
    const { year, assumed } = fullYear(uk[4] ?? '');
    return checked(year, Number(uk[3]), Number(uk[1]), assumed);
  }
  const compact = COMPACT.exec(text) ?? undefined;
  if (compact) return checked(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return undefined;
}

function namedDate(text: string): UkDate | undefined {
  const day = NAMED_DAY.exec(text) ?? undefined;
  const dayMonth = day ? monthNumber(day[2] ?? '') : 0;
  if (day && dayMonth > 0) {
    const { year, assumed } = fullYear(day[3] ?? '');
    return checked(year, dayMonth, Number(day[1]), assumed);
  }
  const month = NAMED_MONTH.exec(text) ?? undefined;
  const number = month ? monthNumber(month[1] ?? '') : 0;
  if (month && number > 0) {
    return checked(fullYear(month[2] ?? '').year, number, 1, 'no day was given, so the first of the month was taken');
  }
  const isoMonth = ISO_MONTH.exec(text) ?? undefined;
  if (isoMonth) {
    return checked(Number(isoMonth[1]), Number(isoMonth[2]), 1, 'no day was given, so the first of the month was taken');
  }
  return undefined;
}

/**
 * Reads a date as people in the UK write it: ISO, day first with any common separator, a month by name, or
 * only a month and year. Never month first: 12/31/2026 has no month 31 and is refused.
 */
export function parseUkDate(text: string): UkDate {
  if (text.length > LONGEST) return { ok: false, reason: 'not-a-date' };
  const bare = text
    .replaceAll(/["'\u2018\u2019\u201C\u201D]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  if (bare === '') return { ok: false, reason: 'blank' };
  if (TEMPLATE.test(bare)) return { ok: false, reason: 'template' };
  const day = bare.replace(TIME_TAIL, '').replace(WEEKDAY, '');
  return numericDate(day) ?? namedDate(day) ?? { ok: false, reason: 'not-a-date' };
}

/**
 * The date an Excel serial number stands for. Serial 60 is Excel's 29 February 1900, which never was, so
 * everything before 1 March 1900 is refused.
 */
export function excelSerialToIso(serial: number, date1904 = false): string | undefined {
  if (!Number.isFinite(serial)) return undefined;
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  if (days < 61 || days > 109_939) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
