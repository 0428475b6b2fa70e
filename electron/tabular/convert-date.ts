import { KINDS } from '../../shared/domain/kinds.ts';
import { verdictOf, type CellReader } from './cell-reading.ts';
import { inUkOrder } from './date-order.ts';
import { repair } from './verdict.ts';

/** Where computers begin to count. */
const EPOCH = '1970-01-01';

/** Converts a cell of a date column: a date Excel knew, text as people write it, or Excel's serial number. */
export const convertDate: CellReader = (cell, place) => {
  const verdict = verdictOf(KINDS.day.read(asText(cell, place), place));
  if (verdict.kind === 'refused' || verdict.value !== EPOCH) return verdict;
  return repair(
    null,
    'read-as-blank',
    'is what map programs write for no date, and was read as blank',
    'Enter the date or clear the cell.',
  );
};

function asText(cell: Parameters<CellReader>[0], { order }: Parameters<CellReader>[1]): string {
  // Excel knew it to be a date; the reader checks the year.
  if (typeof cell === 'object' && cell !== null) return cell.date;
  // A number is a day's serial or its eight digits: 15.3 is not the fifteenth of March.
  if (typeof cell === 'boolean' || (typeof cell === 'number' && !/^(?:\d{5}(?:\.\d+)?|\d{8})$/u.test(String(cell)))) return '?!';
  return inUkOrder(String(cell).trim(), order);
}
