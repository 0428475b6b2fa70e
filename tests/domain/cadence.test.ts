/** Dates by cadence, held against a calendar library's recurrence rules; then moved round what is in the way. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS, holidaysWith } from '../../shared/domain/bank-holidays.ts';
import { cadenceOfWord, daysBy, nthOf, weekdayOfMonth, type Cadence, type Nth } from '../../shared/domain/cadence.ts';
import { addDays, daysBetween, weekdayOf } from '../../shared/domain/dates.ts';
import { isWorkingDay } from '../../shared/domain/working-days.ts';
import { refuseChange, type MeetingChange } from '../../shared/features/meetings/moved-meeting.ts';
import { clashesOf, plannedDates, type Booking, type OnHoliday } from '../../shared/features/meetings/planned-dates.ts';
import { CADENCES } from '../../shared/features/partners/codes.ts';

const NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const NTHS: Nth[] = [1, 2, 3, 4, 'last'];

/** The same days by an RRULE, from the day it starts on. */
function byLibrary(cadence: Cadence, start: string, until: string): string[] {
  const byDay = cadence.kind === 'weeks' ? '' : `BYDAY=${cadence.nth === 'last' ? -1 : cadence.nth}${NAMES[cadence.weekday]};`;
  const rule = {
    weeks: () => `FREQ=WEEKLY;INTERVAL=${cadence.kind === 'weeks' ? cadence.every : 1};`,
    months: () => `FREQ=MONTHLY;INTERVAL=${cadence.kind === 'months' ? cadence.every : 1};${byDay}`,
    // Its BYMONTH gives a first day in the wrong month when the start isn’t in one of them.
    given_months: () => `FREQ=MONTHLY;${byDay}`,
  }[cadence.kind]();
  const days = ICAL.Recur.fromString(`${rule}UNTIL=${until.replaceAll('-', '')}`).iterator(ICAL.Time.fromDateString(start));
  const found: string[] = [];
  for (let next = days.next(); next; next = days.next()) found.push(next.toString().slice(0, 10));
  return cadence.kind === 'given_months' ? found.filter((day) => cadence.months.includes(Number(day.slice(5, 7)))) : found;
}

const day = fc.integer({ min: 0, max: 6000 }).map((after) => addDays('2010-01-01', after));
const nth = fc.constantFrom(...NTHS);
const weekday = fc.integer({ min: 0, max: 6 });

describe('days by cadence agree with a calendar library', () => {
  const agree = (cadence: Cadence, start: string): void => {
    const until = addDays(start, 1500);
    expect(daysBy(cadence, start, until)).toEqual(byLibrary(cadence, start, until));
  };
  it('every so many weeks', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 12 }), (from, every) => agree({ kind: 'weeks', every, from }, from)));
  });
  it('a weekday of every so many months', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(1, 2, 3, 6, 12), nth, weekday, (from, every, which, on) => {
        const first = `${from.slice(0, 7)}-01`;
        agree({ kind: 'months', every, from, nth: which, weekday: on }, first);
      }),
    );
  });
  it('a weekday of given months', () => {
    const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }).map((list) => list.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(day, months, nth, weekday, (from, list, which, on) =>
        agree({ kind: 'given_months', months: list, nth: which, weekday: on }, `${from.slice(0, 7)}-01`),
      ),
    );
  });
  it('whatever day one begins to look from', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 9 }), (anchor, from, every) => {
        const whole = daysBy({ kind: 'weeks', every, from: anchor }, from, addDays(from, 200));
        expect(whole.every((found) => found >= from && daysBetween(anchor, found) % (7 * every) === 0)).toBe(true);
        expect(whole.length).toBeGreaterThanOrEqual(Math.floor(200 / (7 * every)));
      }),
    );
  });
});

describe('the words a group has today', () => {
  it.each([
    ['monthly', ['2027-02-15', '2027-03-15', '2027-04-19']],
    ['quarterly', ['2027-02-15', '2027-05-17', '2027-08-16']],
    ['six_weekly', ['2027-02-15', '2027-03-29', '2027-05-10']],
    ['six_monthly', ['2027-02-15', '2027-08-16', '2028-02-21']],
    ['yearly', ['2027-02-15', '2028-02-21', '2029-02-19']],
  ])('%s from the third Monday', (word, days) => {
    expect(daysBy(cadenceOfWord(word, '2027-02-15')!, '2027-02-15', '2029-12-31').slice(0, 3)).toEqual(days);
  });
  it('each has a cadence but "as needed"', () => {
    expect(CADENCES.filter(({ code }) => cadenceOfWord(code, '2027-02-15') === null).map(({ code }) => code)).toEqual(['as_needed']);
  });
  it('a day from the 29th on is the last such weekday', () => {
    fc.assert(
      fc.property(day, (on) => {
        const found = weekdayOfMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7)), nthOf(on), weekdayOf(on));
        expect(found).toBe(on);
        expect(nthOf(on) === 'last').toBe(Number(on.slice(8)) > 28);
      }),
    );
  });
});

describe('round bank holidays and breaks', () => {
  const mondays: Cadence = { kind: 'months', every: 1, from: '2022-09-19', nth: 3, weekday: 1 };
  const wishes = { from: '2022-09-01', until: '2022-09-30', holidays: BANK_HOLIDAYS, breaks: [] };
  it.each<[OnHoliday, string | null]>([
    ['next_working_day', '2022-09-20'],
    ['working_day_before', '2022-09-16'],
    ['week_later', '2022-09-26'],
    ['leave_out', null],
    ['keep', '2022-09-19'],
  ])('19 September 2022, %s: %s', (onHoliday, moved) => {
    expect(plannedDates(mondays, { ...wishes, onHoliday })).toEqual([
      { wanted: '2022-09-19', day: moved, holiday: 'State Funeral of Queen Elizabeth II', reason: null, holidaysKnown: true },
    ]);
  });
  it.each<[string, Cadence, string]>([
    ['8 May 2023', { kind: 'months', every: 1, from: '2023-05-08', nth: 2, weekday: 1 }, '2023-05-09'],
    ['26 December 2026 has its substitute on the 28th', { kind: 'weeks', every: 1, from: '2026-12-28' }, '2026-12-29'],
  ])('%s', (_, cadence, next) => {
    const { from } = cadence as { from: string };
    expect(plannedDates(cadence, { from, until: from, holidays: BANK_HOLIDAYS, onHoliday: 'next_working_day', breaks: [] })[0]!.day).toBe(
      next,
    );
  });
  it('a partnership’s own day counts, and one taken away doesn’t', () => {
    const holidays = holidaysWith([
      { day: '2022-09-19', name: null },
      { day: '2022-10-17', name: 'Own' },
    ]);
    const found = plannedDates(mondays, { ...wishes, until: '2022-10-31', holidays, onHoliday: 'next_working_day' });
    expect(found.map((date) => date.day)).toEqual(['2022-09-19', '2022-10-18']);
  });
  it('a break leaves out with its reason, also where a moved day falls into it', () => {
    const breaks = [{ fromOn: '2022-09-20', toOn: '2022-10-20', reason: 'Purdah' }];
    const found = plannedDates(mondays, { ...wishes, until: '2022-11-30', onHoliday: 'next_working_day', breaks });
    expect(found.map(({ wanted, day: given, reason }) => [wanted, given, reason])).toEqual([
      ['2022-09-19', null, 'Purdah'],
      ['2022-10-17', null, 'Purdah'],
      ['2022-11-21', '2022-11-21', null],
    ]);
  });
  it('says of years beyond the list that their bank holidays aren’t known', () => {
    const far = plannedDates(mondays, { ...wishes, from: '2030-12-01', until: '2031-01-31', onHoliday: 'keep' });
    expect(far.map((date) => date.holidaysKnown)).toEqual([true, false]);
  });
  it('never offers a bank holiday, nor a weekend for a working day', () => {
    fc.assert(
      fc.property(
        day,
        weekday,
        nth,
        fc.constantFrom<OnHoliday>('next_working_day', 'working_day_before', 'week_later'),
        (from, on, which, onHoliday) => {
          const cadence: Cadence = { kind: 'months', every: 1, from, nth: which, weekday: on };
          for (const date of plannedDates(cadence, { from, until: addDays(from, 400), holidays: BANK_HOLIDAYS, onHoliday, breaks: [] })) {
            expect(BANK_HOLIDAYS.has(date.day!)).toBe(false);
            if (date.day !== date.wanted && onHoliday !== 'week_later') expect(isWorkingDay(date.day!, BANK_HOLIDAYS)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('clashes are told', () => {
  const meeting: Booking = {
    id: 'm',
    groupId: 'board',
    heldOn: '2027-02-15',
    startsAt: '14:00',
    endsAt: '16:00',
    place: 'Room 2',
    personIds: ['ann', 'bob'],
  };
  const other = (changes: Partial<Booking>): Booking => ({ ...meeting, id: 'o', groupId: 'supply', place: '', personIds: [], ...changes });
  it.each<[string, Partial<Booking>, unknown[]]>([
    ['people at the same time', { personIds: ['bob', 'cy'] }, [{ kind: 'people', with: 'o', personIds: ['bob'] }]],
    ['nobody in common', { personIds: ['cy'] }, []],
    ['one after the other', { personIds: ['bob'], startsAt: '16:00', endsAt: '17:00' }, []],
    [
      'overlapping by a minute',
      { personIds: ['bob'], startsAt: '15:59', endsAt: '17:00' },
      [{ kind: 'people', with: 'o', personIds: ['bob'] }],
    ],
    ['no time set', { personIds: ['bob'], startsAt: null, endsAt: null }, [{ kind: 'people', with: 'o', personIds: ['bob'] }]],
    ['the same place', { place: ' room 2' }, [{ kind: 'place', with: 'o', personIds: [] }]],
    [
      'the same group, whatever the time',
      { groupId: 'board', startsAt: '09:00', endsAt: '10:00' },
      [{ kind: 'same_group', with: 'o', personIds: [] }],
    ],
    ['another day', { heldOn: '2027-02-16', personIds: ['bob'] }, []],
    ['itself', { id: 'm', groupId: 'board' }, []],
  ])('%s', (_, changes, expected) => {
    expect(clashesOf(meeting, [other(changes)], BANK_HOLIDAYS)).toEqual(expected);
  });
  it('one with a start alone goes on to the end of the day', () => {
    const open = { ...meeting, endsAt: null };
    const later = other({ personIds: ['ann'], startsAt: '20:00', endsAt: '21:00' });
    const kinds = (a: Booking, b: Booking): string[] => clashesOf(a, [b], BANK_HOLIDAYS).map((clash) => clash.kind);
    expect([kinds(open, later), kinds(later, open), kinds(meeting, later)]).toEqual([['people'], ['people'], []]);
  });
  it('a bank holiday and a weekend', () => {
    expect(clashesOf({ ...meeting, heldOn: '2023-05-08' }, [], BANK_HOLIDAYS)).toEqual([
      { kind: 'holiday', name: 'Coronation of King Charles III' },
    ]);
    expect(clashesOf({ ...meeting, heldOn: '2023-05-06' }, [], BANK_HOLIDAYS)).toEqual([{ kind: 'weekend' }]);
  });
});

describe('calling off and moving', () => {
  const meeting = { heldOn: '2027-02-15', stage: 'circulated', cancelled: false };
  it.each<[string, Partial<typeof meeting>, MeetingChange, string | null]>([
    ['a reason is needed', {}, { kind: 'cancelled', reason: ' ' }, 'Give a reason.'],
    ['later', {}, { kind: 'postponed', reason: 'No quorum', toOn: '2027-02-22' }, null],
    [
      'the same day is not later',
      {},
      { kind: 'postponed', reason: 'R', toOn: '2027-02-15' },
      '15 February 2027 isn’t after 15 February 2027.',
    ],
    ['earlier', {}, { kind: 'brought_forward', reason: 'R', toOn: '2027-02-14' }, null],
    ['not earlier', {}, { kind: 'brought_forward', reason: 'R', toOn: '2027-02-16' }, '16 February 2027 isn’t before 15 February 2027.'],
    ['begun', { stage: 'in_progress' }, { kind: 'cancelled', reason: 'R' }, 'The meeting of 15 February 2027 has begun.'],
    ['cancelled already', { cancelled: true }, { kind: 'cancelled', reason: 'R' }, 'The meeting of 15 February 2027 is cancelled already.'],
  ])('%s', (_, changes, change, message) => {
    expect(refuseChange({ ...meeting, ...changes }, change)?.message ?? null).toBe(message);
  });
});
