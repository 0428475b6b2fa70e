import type { FileCell, DateCell } from '../../shared/domain/tabular-types.ts';

const DAY = 86_400_000;

/** A parser's Date as a date cell. Parsers give UTC midnight, so only UTC parts are right in every time zone. */
export function dateCell(date: Date): FileCell {
  const time = date.getTime();
  if (Number.isNaN(time)) return null;
  // Serial numbers are fractions of a day: 08:07:15.9999 is 08:07:16.
  const whole = new Date(Math.round(time / 1000) * 1000).toISOString();
  const cell: DateCell = { date: whole.slice(0, whole.indexOf('T')) };
  const clock = whole.slice(whole.indexOf('T') + 1, -5);
  return clock === '00:00:00' ? cell : { ...cell, time: clock };
}

/** An Excel serial number as a date cell; serials up to 60 count Excel's 29 February 1900, which never was. */
export function serialCell(serial: number, date1904: boolean): FileCell {
  const days = date1904 ? serial + 1462 : serial;
  return dateCell(new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY));
}

/** A share that a workbook shows as a percentage, as it shows it: 0.457 is 45.7%. */
export const percentText = (share: number): string => `${Number((share * 100).toFixed(10))}%`;

/** A figure as a person writes one, with its separators, currency and powers of ten. */
const FIGURE = /^[\s£$€¥(+−-]*[\d,.\s]*(?:E[+-]?\d+)?[)\s-]*$/iu;
/** A code's zero before its figures. */
const LEADING_ZERO = /^\D*0\d/u;

/** A number with what its cell shows, where that is more than the figure: `R001`, `007`, or `1.10` for 1.1. */
export function shownCell(number: number, shown: string): FileCell {
  const text = shown.trim();
  // A cell that shows nothing, or signs for a column that is too narrow, shows no code.
  if (text === '' || /^#+$/u.test(text)) return number;
  const ends = /^\d{1,3}\.\d+0$/u.test(text) && !Number.isInteger(number) && Number(text) === number;
  return FIGURE.test(text) && !LEADING_ZERO.test(text) && !ends ? number : { number, shown: text };
}

/** Formats that show the figure and nothing else. */
const PLAIN = /^(?:General|@|0|#|#,##0(?:\.0+)?|_[-(].*)$/u;

/** True for a format under which a number may look like more than a figure. */
export const mayShowMore = (format: string | undefined): format is string => format !== undefined && !PLAIN.test(format);

/** Makes of a number and its format what a reader passes on. */
export type Showing = (number: number, format: string) => FileCell;

/** How numbers look under their formats. The library is loaded where a format asks for it: most workbooks have none. */
export async function showing(): Promise<Showing> {
  const { SSF } = await import('xlsx');
  return (number, format) => {
    if (format.includes('%')) return percentText(number);
    try {
      // The language of a format says nothing of its figures.
      return shownCell(number, String(SSF.format(format.replaceAll(/\[\$-[\dA-F,]+\]/giu, ''), number)));
    } catch {
      // No format that Excel would write.
      return number;
    }
  };
}
