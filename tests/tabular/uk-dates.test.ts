import { describe, expect, it } from 'vitest';
import { sayRemark } from '../../shared/domain/reading.ts';
import { excelSerialToIso, longDate, readDate } from '../../shared/domain/uk-dates.ts';

const TODAY = '2026-11-22';

// Texts and their days: tests/domain/one-reader.test.ts.
describe('readDate', () => {
  it.each([
    ['Mar-17', '2017-03-01', /first of the month/],
    ['2017-03', '2017-03-01', /first of the month/],
    ['1/2/26', '2026-02-01', /year 26 was taken as 2026/],
    ['1-Feb-75', '1975-02-01', /year 75 was taken as 1975/],
    ['15/3', '2027-03-15', /15 March 2027: no year was given/],
    ['next tue', '2026-11-24', /24 November 2026: counted from today/],
    ['46113', '2026-04-01', /Excel’s number/],
    ['dd/mm/yyyy', null, /example text/],
    ['tbc', null, /was read as blank/],
  ])('%s is %s, and says what it assumed', (text, value, words) => {
    expect(readDate(text, TODAY)).toMatchObject({ ok: true, value, note: { words: expect.stringMatching(words) } });
  });

  it('says nothing of a date that leaves nothing open', () => {
    for (const text of ['2026-04-01', '1/4/2026', '1 April 2026', 'Wed 1 April 2026'])
      expect(readDate(text, TODAY)).toEqual({ ok: true, value: '2026-04-01' });
  });

  it('takes today for a day without a year, and the next 29 February', () => {
    expect(readDate('22/11', TODAY)).toMatchObject({ value: '2026-11-22' });
    expect(readDate('29 Feb', '2028-03-01')).toMatchObject({ value: '2032-02-29' });
  });

  it('counts months to the last day of a short one', () => {
    expect(readDate('1 month', '2027-01-31')).toMatchObject({ value: '2027-02-28' });
    expect(readDate('1 year', '2028-02-29')).toMatchObject({ value: '2029-02-28' });
  });

  it('never reads a month first, whatever the day', () => {
    for (let day = 1; day <= 12; day += 1) {
      expect(readDate(`${day}/7/2026`, TODAY)).toEqual({ ok: true, value: `2026-07-${String(day).padStart(2, '0')}` });
    }
  });

  it('is refused in a sentence with the text and what to do', () => {
    const refused = readDate('31/2/2027', TODAY);
    expect(refused.ok ? '' : sayRemark('31/2/2027', refused)).toBe(
      '“31/2/2027” isn’t a date, because there is no 31 February 2027. Check the day and the month. Dates are read as day, month, year, like 31/12/2026.',
    );
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
