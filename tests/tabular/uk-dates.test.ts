import { describe, expect, it } from 'vitest';
import { excelSerialToIso, longDate, parseUkDate } from '../../shared/domain/uk-dates.ts';

describe('parseUkDate', () => {
  it.each([
    ['2026-04-01', '2026-04-01'],
    ['2026-04-01T00:00:00Z', '2026-04-01'],
    ['2026-04-01 08:07:16', '2026-04-01'],
    ['2026/4/1', '2026-04-01'],
    ['2026_04_01', '2026-04-01'],
    ['20260401', '2026-04-01'],
    ['01/02/2026', '2026-02-01'],
    ['1/2/2026', '2026-02-01'],
    ['31/12/2026 00:00', '2026-12-31'],
    ['01.02.2026', '2026-02-01'],
    ['01-02-2026', '2026-02-01'],
    ['1 Feb 2026', '2026-02-01'],
    ['1st February 2026', '2026-02-01'],
    ['Sunday 1 February 2026', '2026-02-01'],
    ['Mon, 2 Feb 2026', '2026-02-02'],
    ['01-Feb-2026', '2026-02-01'],
    ['"""2017-04-01"""', '2017-04-01'],
    ['"2017-04-01"', '2017-04-01'],
    ['29/02/2024', '2024-02-29'],
    ['\u00A031/01/2026 ', '2026-01-31'],
  ])('%s is %s', (text, iso) => expect(parseUkDate(text)).toEqual({ ok: true, iso }));

  it.each([
    ['Mar-17', '2017-03-01', /first of the month/],
    ['March 2017', '2017-03-01', /first of the month/],
    ['Sept 2017', '2017-09-01', /first of the month/],
    ['2017-03', '2017-03-01', /first of the month/],
    ['1/2/26', '2026-02-01', /year 26 was taken as 2026/],
    ['1-Feb-75', '1975-02-01', /year 75 was taken as 1975/],
  ])('%s is %s, and says what it assumed', (text, iso, assumed) => {
    expect(parseUkDate(text)).toMatchObject({ ok: true, iso, assumed: expect.stringMatching(assumed) });
  });

  it.each([
    ['31/02/2026', 'no-such-day'],
    ['29/02/2026', 'no-such-day'],
    ['0/1/2026', 'no-such-day'],
    ['12/31/2026', 'no-such-month'],
    ['2026-13-01', 'no-such-month'],
    ['YYYY-MM-DD', 'template'],
    ['dd/mm/yyyy', 'template'],
    ['01/01/0026', 'out-of-range'],
    ['  ', 'blank'],
    ['soon', 'not-a-date'],
    ['2026', 'not-a-date'],
    ['Q1 2026', 'not-a-date'],
    ['1/2', 'not-a-date'],
    ['01/02-2026', 'not-a-date'],
  ])('%s is refused: %s', (text, reason) => expect(parseUkDate(text)).toEqual({ ok: false, reason }));

  it('never reads a month first, whatever the day', () => {
    for (let day = 1; day <= 12; day += 1) {
      expect(parseUkDate(`${day}/7/2026`)).toEqual({ ok: true, iso: `2026-07-${String(day).padStart(2, '0')}` });
    }
  });
});

describe('Excel serial numbers', () => {
  it('counts days from 1900 or 1904 and refuses what Excel itself gets wrong', () => {
    expect(excelSerialToIso(46_113)).toBe('2026-04-01');
    expect(excelSerialToIso(46_113.75)).toBe('2026-04-01');
    expect(excelSerialToIso(46_113 - 1462, true)).toBe('2026-04-01');
    expect(excelSerialToIso(60)).toBeUndefined();
    expect(excelSerialToIso(1e9)).toBeUndefined();
  });

  it('writes a date in words', () => expect(longDate('2026-04-01')).toBe('1 April 2026'));
});
