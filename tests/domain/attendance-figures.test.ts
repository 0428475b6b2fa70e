/** Attendance over a year: who came, which organisations were represented, and when there was a quorum. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attendanceByOrganisation,
  attendanceByPerson,
  heldBetween,
  yearOf,
  type AttendanceEntry,
  type AttendedMeeting,
} from '../../shared/features/meetings/attendance-figures.ts';

const entry = (
  personId: string,
  state: AttendanceEntry['state'],
  organisationId: string | null = 'A',
  inPart = false,
): AttendanceEntry => ({
  personId,
  organisationId,
  state,
  inPart,
});
const meeting = (heldOn: string, entries: AttendanceEntry[], changes: Partial<AttendedMeeting> = {}): AttendedMeeting => ({
  id: heldOn,
  heldOn,
  cancelled: false,
  quorum: 'met',
  entries,
  ...changes,
});
const YEAR = { from: '2026-04-01', until: '2027-03-31', today: '2027-01-29' };

const meetings = [
  meeting('2026-03-31', [entry('ann', 'absent')]),
  meeting('2026-04-20', [entry('ann', 'present'), entry('bob', 'apologies'), entry('cy', 'present', 'B', true)]),
  meeting('2026-06-15', [entry('ann', 'apologies'), entry('bob', 'deputy'), entry('cy', 'absent', 'B')], { quorum: 'not_met' }),
  meeting('2026-09-14', [entry('ann', 'absent'), entry('bob', 'absent'), entry('cy', 'absent', 'B')], {
    cancelled: true,
    quorum: 'not_met',
  }),
  meeting('2026-11-16', [entry('ann', 'present'), entry('bob', 'expected'), entry('cy', 'apologies', 'B'), entry('dot', 'present', null)], {
    quorum: null,
  }),
  meeting('2027-02-15', [entry('ann', 'expected'), entry('bob', 'expected')], { quorum: 'not_known' }),
];
const held = heldBetween(meetings, YEAR);

it('cancelled meetings, those to come and those of another year are left out', () => {
  expect(held.map(({ id }) => id)).toEqual(['2026-04-20', '2026-06-15', '2026-11-16']);
});

it('each person by what is recorded', () => {
  const figures = attendanceByPerson(held);
  expect(figures.get('ann')).toEqual({
    possible: 3,
    present: 2,
    inPart: 0,
    deputy: 0,
    apologies: 1,
    absent: 0,
    notRecorded: 0,
    attended: 6667,
  });
  expect(figures.get('bob')).toMatchObject({ possible: 2, deputy: 1, notRecorded: 1, attended: 5000 });
  expect(figures.get('cy')).toMatchObject({ possible: 3, present: 1, inPart: 1, attended: 3333 });
  expect(figures.get('dot')).toMatchObject({ possible: 1, attended: 10_000 });
});

it('an organisation is represented when one of its members is', () => {
  const figures = attendanceByOrganisation(held);
  expect(figures.get('A')).toMatchObject({ possible: 3, present: 2, deputy: 1, attended: 10_000 });
  expect(figures.get('B')).toMatchObject({ possible: 3, present: 1, attended: 3333 });
  expect(figures.get(null)).toMatchObject({ possible: 1, attended: 10_000 });
});

it('an organisation of whose one member nothing is recorded was not absent', () => {
  const one = attendanceByOrganisation([meeting('2026-05-01', [entry('ann', 'absent'), entry('bob', 'expected')])]);
  expect(one.get('A')).toMatchObject({ possible: 0, notRecorded: 1, attended: null });
});

describe('the group’s year', () => {
  it('counts meetings by their quorum, and what isn’t known as that', () => {
    expect(yearOf(meetings, YEAR)).toMatchObject({
      held: 3,
      cancelled: 1,
      quorate: 1,
      notQuorate: 1,
      quorumNotKnown: 1,
      possible: 9,
      attended: 5556,
    });
  });
  it('without meetings has no percentage', () => {
    expect(yearOf([], YEAR)).toMatchObject({ held: 0, possible: 0, attended: null });
  });
});

it('people’s figures add up to the year’s, and a cancelled meeting changes nothing', () => {
  const state = fc.constantFrom('present' as const, 'deputy' as const, 'apologies' as const, 'absent' as const, 'expected' as const);
  const entries = fc.uniqueArray(
    fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd'),
      organisationId: fc.constantFrom('A', 'B', null),
      state,
      inPart: fc.boolean(),
    }),
    { selector: (own) => own.personId },
  );
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
  const any = fc.record({ id: fc.uuid(), heldOn: day, cancelled: fc.boolean(), quorum: fc.constantFrom('met', 'not_met', null), entries });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (list) => {
      const year = yearOf(list, YEAR);
      const people = [...attendanceByPerson(heldBetween(list, YEAR)).values()];
      for (const part of ['possible', 'present', 'inPart', 'deputy', 'apologies', 'absent', 'notRecorded'] as const)
        expect(people.reduce((sum, own) => sum + own[part], 0)).toBe(year[part]);
      const { cancelled: _, ...figures } = year;
      expect(
        yearOf(
          list.filter((own) => !own.cancelled),
          YEAR,
        ),
      ).toMatchObject(figures);
    }),
  );
});
