import { isBlankMarker } from './blank-marks.ts';
import type { Reading } from './reading.ts';

/** A financial year named in a text, and the other words of it. */
export interface NamedYear {
  /** The calendar year it starts in. */
  year: number;
  /** What else the text says, in lower case: "forecast". */
  rest: string;
}

const YEAR = /(?<![\d])(?:fy\s*)?(20\d{2}|19\d{2})\s*(?:\/|-|\u2010|\u2011|\u2012|\u2013|\u2014|to|and)\s*(\d{4}|\d{2})(?![\d])/iu;

/** A year of two digits, alone; without "FY" none that might be a day and a month, such as 11/12. */
const SHORT = /^(fy\s*)?'?(\d{2})\s*(?:\/|-|\u2010|\u2011|\u2012|\u2013|\u2014)\s*'?(\d{2})$/iu;
const MONTHS = 12;

function shortYear(text: string): NamedYear | undefined {
  const [, fy, first, second] = SHORT.exec(text.trim()) ?? [];
  const next = (Number(first) + 1) % 100;
  if (first === undefined || Number(second) !== next || (fy === undefined && next <= MONTHS)) return undefined;
  return { year: 2000 + Number(first), rest: '' };
}

/**
 * Reads a financial year in any writing: 2026-27, 26/27, 2026/2027, "2026 to 2027", "Forecast 2026-27". Undefined for a text
 * without one, and for two years that don't follow each other.
 */
export function readYearName(text: string): NamedYear | undefined {
  const found = YEAR.exec(text);
  if (!found) return shortYear(text);
  const [all, first = '', second = ''] = found;
  const year = Number(first);
  const next = year + 1;
  if (Number(second) !== (second.length === 4 ? next : next % 100)) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`;
  return {
    year,
    rest: rest
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase(),
  };
}

/** A financial year read from text, by the calendar year it starts in. */
export type YearReading = Reading<number, 'not-a-year'>;

const LIKE = 'Enter a financial year, like 2026-27.';

/**
 * Reads a financial year as people write it: 2026/27, 2026-27, 2026 to 2027, FY2026/27; 2026 alone is the year that
 * starts then. Years that don't follow each other are refused.
 */
export function readYear(text: string): YearReading {
  const bare = text.replaceAll(/\s+/gu, ' ').trim();
  if (bare === '') return { ok: true, value: null };
  if (isBlankMarker(bare)) return { ok: true, value: null, note: { words: 'was read as blank', remedy: LIKE } };
  if (/^\d{4}$/u.test(bare)) return { ok: true, value: Number(bare) };
  const named = readYearName(bare);
  if (named?.rest === '') return { ok: true, value: named.year };
  const apart = named === undefined && /^\D{0,3}\d{4}\D+(?:\d{2}|\d{4})$/u.test(bare);
  const words = apart ? 'isn’t a financial year, as its years don’t follow each other' : 'isn’t a financial year';
  return { ok: false, reason: 'not-a-year', words, remedy: LIKE };
}
