import type { FileCell, ProblemCode } from '../../shared/domain/tabular-types.ts';
import { readDate } from '../../shared/domain/uk-dates.ts';
import type { DateReading, DateRefusal } from '../../shared/domain/uk-dates.ts';
import { inUkOrder, type DateOrder } from './date-order.ts';
import { accept, refuse, repair } from './verdict.ts';
import type { Verdict } from './verdict.ts';

/** What a file's dates are read by: the day it is, and whether its workbook counts days from 1904. */
export interface DateRules {
  today: string;
  date1904: boolean;
  /** How day and month stand in the column. */
  order?: DateOrder | undefined;
}

/** Where computers begin to count. */
const EPOCH = '1970-01-01';

const CODES: Record<DateRefusal, ProblemCode> = {
  'no-such-day': 'no-such-day',
  'no-such-month': 'no-such-day',
  'not-a-date': 'not-a-date',
  'out-of-range': 'date-out-of-range',
  'wrong-weekday': 'not-a-date',
  ambiguous: 'not-a-date',
};

function verdictOf(reading: DateReading): Verdict {
  if (!reading.ok) return refuse(CODES[reading.reason], reading.words, reading.remedy);
  const { value, note } = reading;
  return note ? repair(value, value === null ? 'read-as-blank' : 'repaired', note.words, note.remedy) : accept(value);
}

/** Converts a cell of a date column: a date Excel knew, text as people write it, or Excel's serial number. */
export function convertDate(cell: FileCell, rules: DateRules): Verdict {
  const verdict = convertAny(cell, rules);
  if (verdict.kind === 'refused' || verdict.value !== EPOCH) return verdict;
  return repair(
    null,
    'read-as-blank',
    'is what map programs write for no date, and was read as blank',
    'Enter the date or clear the cell.',
  );
}

function convertAny(cell: FileCell, { today, date1904, order }: DateRules): Verdict {
  // Excel knew it to be a date; the reader checks the year.
  if (typeof cell === 'object' && cell !== null) return verdictOf(readDate(cell.date, today));
  // A number is a day's serial or its eight digits: 15.3 is not the fifteenth of March.
  if (typeof cell === 'boolean' || (typeof cell === 'number' && !/^(?:\d{5}(?:\.\d+)?|\d{8})$/u.test(String(cell))))
    return verdictOf(readDate('?', today));
  return verdictOf(readDate(inUkOrder(String(cell).trim(), order), today, date1904));
}
