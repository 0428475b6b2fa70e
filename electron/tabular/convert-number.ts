import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { parseUkNumber } from '../../shared/domain/uk-numbers.ts';
import type { NumberRefusal } from '../../shared/domain/uk-numbers.ts';
import { accept, refuse, repair } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What nearly every cell holds, and parseUkNumber would take as it is after a dozen patterns. */
const PLAIN = /^\d{1,15}(?:\.\d{1,15})?$/u;

/** Converts a cell of a number column. "about 40" is refused with 40 offered, never taken. */
export function convertNumber(cell: FileCell, field: ImportField): Verdict {
  const whole = field.type === 'whole number';
  const kind = whole ? 'a whole number' : 'a number';
  if (typeof cell === 'number') return bounded(cell, field, false);
  if (typeof cell !== 'string') {
    const what = typeof cell === 'boolean' ? 'is TRUE or FALSE, not a number' : 'is a date, not a number';
    return refuse('not-a-number', what, `Enter ${kind}, and format the cell as a number in Excel.`);
  }
  if (PLAIN.test(cell)) return bounded(Number(cell), field, false);
  // A line break never separates thousands: 200 and 220 on two lines are two figures.
  const lines = cell
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length > 1)
    return refuse(
      'not-a-number',
      `is ${lines.length} figures on ${lines.length} lines`,
      `Keep one of them, such as ${lines[0]?.slice(0, 20)}.`,
    );
  const parsed = parseUkNumber(cell);
  if (parsed.ok) {
    if (parsed.percent && whole) return refuse('not-whole', 'is a percentage, not a whole number', `Enter ${kind}, such as 40.`);
    return bounded(parsed.value, field, parsed.repaired && !parsed.pounds && !/^-?[\d,]+(?:\.\d+)?%?$/u.test(cell.trim()));
  }
  if (parsed.reason === 'blank') return accept(null);
  if (parsed.reason === 'not-available' || parsed.reason === 'suppressed') {
    const meaning = parsed.reason === 'suppressed' ? 'a mark for a figure that is hidden' : 'a mark for no figure';
    return repair(null, 'read-as-blank', `is ${meaning} and was read as blank`, 'Enter the figure, or 0 if there are none.');
  }
  return refuse('not-a-number', `isn’t ${kind}`, remedyFor(parsed.reason, parsed.guess, kind, whole));
}

function remedyFor(reason: NumberRefusal, guess: number | undefined, kind: string, whole: boolean): string {
  const example = guess !== undefined && (!whole || Number.isInteger(guess)) ? String(guess) : whole ? '40' : '12.5';
  if (reason === 'grouping') return 'Use a full stop for decimals and commas only between thousands, like 1,250.5.';
  if (reason === 'range') return `Enter one number instead of a range, such as ${example}.`;
  return `Enter ${kind} such as ${example}.`;
}

/** Checks a number against what its field permits. */
function bounded(value: number, field: ImportField, repaired: boolean): Verdict {
  const whole = field.type === 'whole number';
  const things = field.unit ?? 'this number';
  // 0.1 + 0.2 in a formula gives 0.30000000000000004; a count that far off is still that count.
  const near = Math.round(value);
  const exact = whole && Math.abs(value - near) < 1e-9 ? near : value;
  if (whole && !Number.isInteger(exact)) {
    return refuse('not-whole', 'isn’t a whole number', `Enter a whole number, such as ${Math.floor(value)} or ${Math.ceil(value)}.`);
  }
  if (whole && !Number.isSafeInteger(exact)) return refuse('too-big', 'is too big', 'Check the number.');
  const min = field.min ?? (whole ? 0 : undefined);
  if (min === 0 && exact < 0)
    return refuse('negative', `is less than 0, and ${things} can’t be negative`, `Enter 0 or more${field.unit ? ` ${field.unit}` : ''}.`);
  if (min !== undefined && exact < min) return refuse('too-small', `is less than ${min}`, `${capital(things)} can’t be less than ${min}.`);
  if (field.max !== undefined && exact > field.max)
    return refuse('too-big', `is more than ${field.max}`, `${capital(things)} can’t be more than ${field.max}.`);
  return repaired ? repair(exact, 'repaired', `was read as ${exact}`, 'Enter the number without words to be sure.') : accept(exact);
}
