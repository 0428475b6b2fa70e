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

/** Converts a cell of a number column. "about 40" is refused with 40 offered, never taken. */
export function convertNumber(cell: FileCell, field: ImportField): Verdict {
  const rule: NumberRule = { whole: field.type === 'whole number', min: field.min, max: field.max, unit: field.unit };
  if (typeof cell === 'number') return verdictOf(judgeNumber(cell, rule));
  if (typeof cell === 'string') return verdictOf(readNumber(cell, rule));
  const what = typeof cell === 'boolean' ? 'is TRUE or FALSE, not a number' : 'is a date, not a number';
  return refuse('not-a-number', what, `Enter ${rule.whole ? 'a whole number' : 'a number'}, and format the cell as a number in Excel.`);
}
