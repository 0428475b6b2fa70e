import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { judgeNumber, readNumber } from '../../shared/domain/uk-numbers.ts';
import type { NumberReading, NumberRule } from '../../shared/domain/uk-numbers.ts';
import { accept, refuse, repair } from './verdict.ts';
import type { Verdict } from './verdict.ts';

function verdictOf(reading: NumberReading): Verdict {
  if (!reading.ok) return refuse(reading.reason, reading.words, reading.remedy);
  const { value, note } = reading;
  return note ? repair(value, value === null ? 'read-as-blank' : 'repaired', note.words, note.remedy) : accept(value);
}

/** Refuses figures on several lines: a line break never separates thousands, so 200 and 220 are not 200,220. */
function oneLine(cell: string): Verdict | undefined {
  if (!/[\r\n]/u.test(cell)) return undefined;
  const lines = cell
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return undefined;
  const words = `is ${lines.length} figures on ${lines.length} lines`;
  return refuse('not-a-number', words, `Keep one of them, such as ${lines[0]?.slice(0, 20)}.`);
}

/** Converts a cell of a number column. "about 40" is refused with 40 offered, never taken. */
export function convertNumber(cell: FileCell, field: ImportField): Verdict {
  const rule: NumberRule = { whole: field.type === 'whole number', min: field.min, max: field.max, unit: field.unit };
  if (typeof cell === 'number') return verdictOf(judgeNumber(cell, rule));
  if (typeof cell === 'string') return oneLine(cell) ?? verdictOf(readNumber(cell, rule));
  const what = typeof cell === 'boolean' ? 'is TRUE or FALSE, not a number' : 'is a date, not a number';
  return refuse('not-a-number', what, `Enter ${rule.whole ? 'a whole number' : 'a number'}, and format the cell as a number in Excel.`);
}
