import type { FileCell } from '../../shared/domain/tabular-types.ts';

/** How the dates of one column are to be read. */
export interface DateOrder {
  /** 12/22/2017 rather than 22/12/2017. */
  monthFirst: boolean;
  /** 2020-23-10 rather than 2020-10-23. */
  yearDay: boolean;
}

/** What a column's cells say about the order of day and month. */
export interface DateEvidence {
  /** Dates that fit one order only, with one of them to show; `either` fit both and differ by it. */
  dayFirst: { count: number; example: string };
  monthFirst: { count: number; example: string };
  either: { count: number; example: string };
  /** True for dates that begin with the year. */
  years: boolean;
}

const TIME = '(?:$|[T\\s])';
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/._ ])(\\d{1,2})\\2(\\d{4}|\\d{2})(?=${TIME})`, 'u');
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/._ ])(\\d{1,2})\\2(\\d{1,2})(?=${TIME})`, 'u');
const LONGEST = 60;

const none = (): DateEvidence['either'] => ({ count: 0, example: '' });

const nothing = (years: boolean): DateEvidence => ({ dayFirst: none(), monthFirst: none(), either: none(), years });

/** What one date says, with the date itself; null for a text that says nothing of the order. */
function sayingOf(text: string, years: boolean): { kind: 'dayFirst' | 'monthFirst' | 'either'; date: string } | null {
  const found = (years ? YEAR_FIRST : YEAR_LAST).exec(text);
  if (!found) return null;
  const [first, second] = years ? [Number(found[3]), Number(found[4])] : [Number(found[1]), Number(found[3])];
  if (first > 31 || second > 31 || (first > 12 && second > 12) || first === second) return null;
  return { kind: first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'either', date: found[0] };
}

/** What a column says of its own dates: those that begin with a day or month, and those that begin with the year. */
export function dateEvidence(cells: Iterable<FileCell | undefined>): { yearLast: DateEvidence; yearFirst: DateEvidence } {
  // Most days stand in many rows.
  const counts = new Map<string, number>();
  for (const cell of cells) if (typeof cell === 'string' && cell.length <= LONGEST) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const [yearLast, yearFirst] = [nothing(false), nothing(true)];
  for (const [cell, count] of counts) {
    for (const evidence of [yearLast, yearFirst]) {
      const said = sayingOf(cell.trim(), evidence.years);
      if (!said) continue;
      evidence[said.kind].count += count;
      if (evidence[said.kind].example === '') evidence[said.kind].example = said.date;
    }
  }
  return { yearLast, yearFirst };
}

const MONTH_NAMED_FIRST = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/u;
const MILLISECONDS = /^-?\d{12,13}$/u;

/**
 * A date's text as the UK reader takes it: put in the order its column has, and out of the ways of machines: a zone
 * without minutes, milliseconds since 1970, `Dec 31, 2019`, `2014 05 24`.
 */
export function inUkOrder(text: string, order?: DateOrder): string {
  if (text.length > LONGEST) return text;
  if (MILLISECONDS.test(text)) return new Date(Number(text)).toISOString().slice(0, 10);
  const named = MONTH_NAMED_FIRST.exec(text);
  if (named) return `${named[2]} ${named[1]} ${named[3]}`;
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, , second, third] = yearFirst;
    return order?.yearDay ? `${year}-${third}-${second}` : `${year}-${second}-${third}`;
  }
  const yearLast = order?.monthFirst ? YEAR_LAST.exec(text) : null;
  return yearLast ? `${yearLast[3]}/${yearLast[1]}/${yearLast[4]}` : text;
}
