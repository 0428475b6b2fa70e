import type { KindReading, KindRefusal, ReadingPlace } from '../../shared/domain/kinds.ts';
import type { FileCell, ImportField, ProblemCode, ShownNumber } from '../../shared/domain/tabular-types.ts';
import type { DateOrder } from './date-order.ts';
import { accept, refuse, repair, type Verdict } from './verdict.ts';

/** What a file's dates are read by: the day it is, and whether its workbook counts days from 1904. */
export interface DateRules {
  today: string;
  date1904: boolean;
  /** How day and month stand in the column. */
  order?: DateOrder | undefined;
}

/** What a column's cells are read by. */
export interface CellReading extends ReadingPlace {
  order?: DateOrder | undefined;
}

/** Makes of a cell a value of one kind. */
export type CellReader = (cell: Exclude<FileCell, ShownNumber>, place: CellReading) => Verdict;

/** What the cells of a field's column are read by. */
export const readingOf = ({ label, values = [], min, max, unit, least, most }: ImportField, dates: DateRules): CellReading => ({
  ...dates,
  label,
  min,
  max,
  unit,
  least,
  most,
  choices: values.map(({ value, aliases }) => ({ value, label: value, aliases })),
});

const CODES: Readonly<Record<KindRefusal, ProblemCode>> = {
  'no-such-day': 'no-such-day',
  'no-such-month': 'no-such-day',
  'not-a-date': 'not-a-date',
  'out-of-range': 'date-out-of-range',
  'wrong-weekday': 'not-a-date',
  ambiguous: 'not-a-date',
  'not-a-time': 'not-a-time',
  'half-a-day': 'not-a-time',
  'not-a-year': 'not-a-year',
  'not-a-number': 'not-a-number',
  'not-whole': 'not-whole',
  negative: 'negative',
  'too-small': 'too-small',
  'too-big': 'too-big',
  unclear: 'not-a-number',
  'not-yes-no': 'not-yes-no',
  'unknown-value': 'unknown-value',
  'unknown-name': 'unknown-value',
  'shared-name': 'unknown-value',
  'mangled-code': 'mangled-code',
};

/** What a reader made of a cell's text, as a verdict on the cell. */
export function verdictOf(reading: KindReading): Verdict {
  if (!reading.ok) return refuse(CODES[reading.reason], reading.words, reading.remedy);
  const { value, note } = reading;
  return note ? repair(value, value === null ? 'read-as-blank' : 'repaired', note.words, note.remedy) : accept(value);
}
