import { KINDS } from '../../shared/domain/kinds.ts';
import { verdictOf, type CellReader } from './cell-reading.ts';
import { accept, refuse, repair } from './verdict.ts';

const LIKE = 'Enter the time like 14:00 or 2pm.';
const MINUTES = 24 * 60;

/** Excel's days before and at its year 1900, on which a cell that is a time alone stands. */
const NO_DAY = /^(?:1899|1900-01-0[01]|1904-01-01)/u;

/** Converts a cell of a column of times: what Excel knew to be a time, a part of a day, or text as people write it. */
export const convertTime: CellReader = (cell, place) => {
  if (typeof cell === 'boolean') return refuse('not-a-time', 'is TRUE or FALSE, not a time', LIKE);
  if (typeof cell === 'object' && cell !== null) {
    if (cell.time === undefined && !NO_DAY.test(cell.date)) return refuse('not-a-time', 'is a date without a time', LIKE);
    const clock = (cell.time ?? '00:00').slice(0, 5);
    return NO_DAY.test(cell.date) ? accept(clock) : repair(clock, 'repaired', `is a date and a time; ${clock} was taken`, LIKE);
  }
  // A part of a day, as Excel stores a time whose cell has lost its format.
  if (typeof cell === 'number' && cell > 0 && cell < 1) return accept(clockOf(cell));
  const text = String(cell ?? '').trim();
  // Seconds that are none: 14:00:00 is how other programs write 14:00.
  return verdictOf(KINDS.time.read(text.replace(/^(\d{1,2}:\d{2}):00(?:\.0+)?(?=$|\s)/u, '$1'), place));
};

function clockOf(part: number): string {
  const minutes = Math.round(part * MINUTES) % MINUTES;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
