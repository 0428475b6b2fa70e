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
