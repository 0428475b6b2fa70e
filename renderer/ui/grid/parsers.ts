import { t } from '../../words/t.ts';
import { formatNumber } from '../format.ts';
import { columnName, optionsOf } from './cell-text.ts';
import type { GridColumn, ParseCell, ParseResult } from './types.ts';

const SPACES = /[\s\u00A0\u2007\u2009\u202F]+/g;
const DASHES = /^[-\u2010-\u2015\u2212]$/;
const LARGEST = 10_000_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a whole number as spreadsheets write it: "1,001", "£ 1 001", "24.00"; "-" and blank mean empty. */
export function parseWhole(name: string, unit: string, text: string): ParseResult {
  const bare = text.replace(SPACES, '').replace(/^£/, '').replace(/£$/, '');
  if (bare === '' || DASHES.test(bare)) return { ok: null };
  const plain = bare.replace(/\.0+$/, '');
  if (/^[-\u2212]\d|^\(.*\)$/.test(plain)) {
    return { problem: t('grid.problem.negative', { column: name, unit }) };
  }
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(plain)) {
    return { problem: t('grid.problem.whole', { column: name, unit }) };
  }
  const value = Number(plain.replaceAll(',', ''));
  if (value < LARGEST) return { ok: value };
  return {
    problem: t('grid.problem.large', { column: name, unit, limit: formatNumber(LARGEST) }),
  };
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

function fullYear(text: string | undefined, today: string): number {
  if (text === undefined) return Number(today.slice(0, 4));
  return text.length <= 2 ? 2000 + Number(text) : Number(text);
}

function readDate(text: string, today: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(text);
  if (numeric) return isoDate(fullYear(numeric[3], today), Number(numeric[2]), Number(numeric[1]));
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (packed) return isoDate(Number(packed[3]), Number(packed[2]), Number(packed[1]));
  const named = /^(?:[a-z]+,? )?(\d{1,2})[ -]([a-z]{3,9})\.?(?:[ -](\d{4}|\d{2}))?$/i.exec(text);
  const month = MONTHS.indexOf((named?.[2] ?? '').slice(0, 3).toLowerCase()) + 1;
  return named && month > 0 ? isoDate(fullYear(named[3], today), month, Number(named[1])) : null;
}

/** Reads a British date: 12/03/2027, 12.3.27, 12 March 2027, 15/3 (this year), 12032027, 2027-03-12. */
export function parseDate(name: string, text: string, today: string): ParseResult {
  const tidy = text.replace(SPACES, ' ').trim();
  if (tidy === '' || DASHES.test(tidy)) return { ok: null };
  const iso = readDate(tidy, today);
  return iso === null ? { problem: t('grid.problem.date', { column: name }) } : { ok: iso };
}

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
