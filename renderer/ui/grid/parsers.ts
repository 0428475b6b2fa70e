import { sayRemark, type Reading } from '../../../shared/domain/reading.ts';
import { readDate } from '../../../shared/domain/uk-dates.ts';
import { readNumber } from '../../../shared/domain/uk-numbers.ts';
import { t } from '../../words/t.ts';
import { columnName, optionsOf } from './cell-text.ts';
import type { GridColumn, ParseCell, ParseResult } from './types.ts';

/** No list holds more of anything; the core has its own limits. */
const LARGEST = 9_999_999;

function resultOf<Value extends string | number>(name: string, text: string, reading: Reading<Value, string>): ParseResult {
  return reading.ok ? { ok: reading.value } : { problem: t('grid.problem.unread', { column: name, reason: sayRemark(text, reading) }) };
}

/** Reads a whole number as `readNumber` does; "-" and blank mean empty. */
const parseWhole = (name: string, unit: string, text: string): ParseResult =>
  resultOf(name, text, readNumber(text, { whole: true, unit, max: LARGEST }));

/** Reads a date as `readDate` does; "-" and blank mean empty. */
const parseDate = (name: string, text: string, today: string): ParseResult => resultOf(name, text, readDate(text, today));

function parseOption<Row>(column: GridColumn<Row>, text: string, row: Row): ParseResult {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { ok: null };
  const options = optionsOf(column, row);
  const found =
    options.find((option) => option.label.toLowerCase() === wanted) ?? options.find((option) => option.value.toLowerCase() === wanted);
  if (found) return { ok: found.value };
  const many = options.length > 4;
  const listed = options.slice(0, many ? 2 : 4).map((option) => option.label);
  const key = many ? 'grid.problem.optionMany' : 'grid.problem.option';
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(listed);
  return { problem: t(key, { column: columnName(column), options: list }) };
}

function parseText(text: string, long: boolean): ParseResult {
  const tidy = long ? text.replace(/\r\n?/g, '\n').trimEnd() : text.replace(/[\r\n\t]+/g, ' ').trim();
  return { ok: tidy === '' ? null : tidy };
}

/** The parser of a column: the screen's own first, else the one of its kind. `today` is YYYY-MM-DD. */
export function parserFor<Row>(
  own: ParseCell<Row> | undefined,
  today: () => string,
): (column: GridColumn<Row>, text: string, row: Row) => ParseResult {
  return (column, text, row) => {
    const decided = own?.(column, text, row);
    if (decided) return decided;
    if (column.kind === 'whole') {
      return parseWhole(columnName(column), column.unit ?? t('grid.units.homes'), text);
    }
    if (column.kind === 'date') return parseDate(columnName(column), text, today());
    if (column.options) return parseOption(column, text, row);
    return parseText(text, column.kind === 'longtext');
  };
}
