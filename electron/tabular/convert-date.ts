import type { FileCell } from '../../shared/domain/tabular-types.ts';
import { excelSerialToIso, longDate, parseUkDate } from '../../shared/domain/uk-dates.ts';
import type { DateRefusal } from '../../shared/domain/uk-dates.ts';
import { isBlankMarker } from '../../shared/domain/uk-numbers.ts';
import { inUkOrder, type DateOrder } from './date-order.ts';
import { accept, refuse, repair } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const LIKE = 'Enter the date like 31/01/2026 or 2026-01-31.';

/** Where computers begin to count. */
const EPOCH = '1970-01-01';

const REFUSALS: Record<
  Exclude<DateRefusal, 'blank' | 'template'>,
  readonly [code: 'no-such-day' | 'not-a-date' | 'date-out-of-range', words: string, remedy: string]
> = {
  'no-such-day': [
    'no-such-day',
    'isn’t a date, because that month has no such day',
    'Check the day and month. Dates are read as day, month, year.',
  ],
  'no-such-month': [
    'no-such-day',
    'isn’t a date, because the month isn’t 1 to 12 (dates are read as day, month, year)',
    'Put the day first, like 31/12/2026.',
  ],
  'not-a-date': ['not-a-date', 'isn’t a date', LIKE],
  'out-of-range': ['date-out-of-range', 'is before 1900 or after 2199', 'Check the year.'],
};

/** Converts a cell of a date column: a date Excel knew, text as people write it, or Excel's serial number. */
export function convertDate(cell: FileCell, date1904: boolean, order?: DateOrder): Verdict {
  const verdict = convertAny(cell, date1904, order);
  if (verdict.kind === 'refused' || verdict.value !== EPOCH) return verdict;
  return repair(
    null,
    'read-as-blank',
    'is what map programs write for no date, and was read as blank',
    'Enter the date or clear the cell.',
  );
}

function convertAny(cell: FileCell, date1904: boolean, order: DateOrder | undefined): Verdict {
  if (typeof cell === 'object' && cell !== null) {
    const year = Number(cell.date.slice(0, cell.date.indexOf('-', 1)));
    return year >= 1900 && year <= 2199 ? accept(cell.date) : refuse(...REFUSALS['out-of-range']);
  }
  if (typeof cell === 'boolean') return refuse(...REFUSALS['not-a-date']);
  const text = inUkOrder(String(cell).trim(), order);
  const serial = /^\d{5}(?:\.\d+)?$/u.test(text) ? excelSerialToIso(Number(text), date1904) : undefined;
  if (serial !== undefined) {
    return repair(
      serial,
      'repaired',
      `is Excel’s number for a date and was read as ${longDate(serial)}`,
      'Format the column as a date in Excel to be sure.',
    );
  }
  const parsed = parseUkDate(text);
  if (parsed.ok) {
    if (parsed.assumed === undefined) return accept(parsed.iso);
    return repair(parsed.iso, 'repaired', `was read as ${longDate(parsed.iso)}: ${parsed.assumed}`, LIKE);
  }
  if (parsed.reason === 'blank') return accept(null);
  if (parsed.reason === 'template') {
    return repair(null, 'read-as-blank', 'is the example text of the form and was read as blank', 'Enter the date or clear the cell.');
  }
  if (isBlankMarker(text)) return repair(null, 'read-as-blank', 'was read as blank', 'Enter the date or clear the cell.');
  return refuse(...REFUSALS[parsed.reason]);
}
