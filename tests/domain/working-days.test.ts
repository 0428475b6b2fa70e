import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, holidaysWith, knowsYearOf } from '../../shared/domain/bank-holidays.ts';
import { addDays, weekdayOf } from '../../shared/domain/dates.ts';
import { clearDaysBefore, isWorkingDay, workingDaysAfter } from '../../shared/domain/working-days.ts';
import { agendaDueOn } from '../../shared/features/meetings/rules.ts';

/** Easter Sunday by the method of Meeus, Jones and Butcher. */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}
const monday = (from: string, by: 1 | -1): string => (weekdayOf(from) === 1 ? from : monday(addDays(from, by), by));
const free = (day: string, taken: string[]): string =>
  [0, 6].includes(weekdayOf(day)) || taken.includes(day) ? free(addDays(day, 1), taken) : day;

/** The days by the Act of 1971 and substitute days, without what was proclaimed for one occasion. */
function byRule(year: number): string[] {
  const christmas = [`${year}-12-25`, `${year}-12-26`].filter((day) => ![0, 6].includes(weekdayOf(day)));
  for (const day of [`${year}-12-25`, `${year}-12-26`]) if (!christmas.includes(day)) christmas.push(free(day, christmas));
  return [
    free(`${year}-01-01`, []),
    addDays(easter(year), -2),
    addDays(easter(year), 1),
    monday(`${year}-05-01`, 1),
    monday(`${year}-05-31`, -1),
    monday(`${year}-08-31`, -1),
    ...christmas,
  ].toSorted();
}

/** What was proclaimed for one occasion: days more, and days moved away. */
const OCCASIONS: Record<number, { more: string[]; less: string[] }> = {
  2011: { more: ['2011-04-29'], less: [] },
  2012: { more: ['2012-06-04', '2012-06-05'], less: ['2012-05-28'] },
  2020: { more: ['2020-05-08'], less: ['2020-05-04'] },
  2022: { more: ['2022-06-02', '2022-06-03', '2022-09-19'], less: ['2022-05-30'] },
  2023: { more: ['2023-05-08'], less: [] },
};

describe('bank holidays of England and Wales', () => {
  const years = Array.from({ length: 21 }, (_, at) => 2010 + at);
  it.each(years)('%i are those of the Act and of that year’s occasions', (year) => {
    const { more = [], less = [] } = OCCASIONS[year] ?? {};
    const expected = [...byRule(year).filter((day) => !less.includes(day)), ...more].toSorted();
    expect([...BANK_HOLIDAYS.keys()].filter((day) => day.startsWith(String(year)))).toEqual(expected);
  });
  it('can be added to and taken from', () => {
    const own = holidaysWith([
      { day: '2027-06-14', name: 'One occasion' },
      { day: '2027-05-03', name: null },
    ]);
    expect([own.get('2027-06-14'), own.has('2027-05-03'), own.size]).toEqual(['One occasion', false, BANK_HOLIDAYS.size]);
  });
  it('says which years it doesn’t know', () => {
    expect([2009, 2010, 2030, 2031].map((year) => knowsYearOf(BANK_HOLIDAYS, `${year}-05-05`))).toEqual([false, true, true, false]);
  });
});

describe('the day to send an agenda by', () => {
  it.each([
    // 8 to 12 February lie between.
    ['2027-02-15', '2027-02-05'],
    // 19 September 2022: the State Funeral.
    ['2022-09-22', '2022-09-13'],
    // 8 May 2023: the Coronation, and 1 May.
    ['2023-05-10', '2023-04-28'],
    // Christmas and New Year.
    ['2026-01-05', '2025-12-23'],
    // A meeting on a Saturday.
    ['2026-11-28', '2026-11-20'],
  ])('of a meeting on %s is %s: five clear working days', (heldOn, due) => {
    expect(agendaDueOn(heldOn)).toBe(due);
  });
  it('leaves exactly so many working days between, both ends left out', () => {
    const days = fc.integer({ min: 0, max: 7000 }).map((after) => addDays('2010-01-20', after));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 20 }), (day, count) => {
        const sent = clearDaysBefore(day, count, BANK_HOLIDAYS);
        let between = 0;
        for (let at = addDays(sent, 1); at < day; at = addDays(at, 1)) if (isWorkingDay(at, BANK_HOLIDAYS)) between += 1;
        expect([between, isWorkingDay(sent, BANK_HOLIDAYS)]).toEqual([count, true]);
      }),
    );
  });
  it('working days after a day don’t count the day', () => {
    expect(workingDaysAfter('2026-12-24', 1, BANK_HOLIDAYS)).toBe('2026-12-29');
    expect(workingDaysAfter('2026-12-24', 0, BANK_HOLIDAYS)).toBe('2026-12-24');
  });
});
