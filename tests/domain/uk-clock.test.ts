/** Wall-clock times in the United Kingdom as instants, held against another library. */
import { parseZonedDateTime } from '@internationalized/date';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../shared/domain/dates.ts';
import { ukInstant } from '../../shared/domain/uk-clock.ts';

it.each([
  ['2027-02-15', '10:00', '2027-02-15T10:00:00.000Z'],
  ['2027-07-15', '10:00', '2027-07-15T09:00:00.000Z'],
  // The clocks go forward on 28 March 2027, and back on 31 October.
  ['2027-03-28', '00:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28', '01:30', '2027-03-28T01:30:00.000Z'],
  ['2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
  ['2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ['2027-10-31', '00:30', '2027-10-30T23:30:00.000Z'],
])('%s %s is %s', (day, time, instant) => {
  expect(ukInstant(day, time)).toBe(instant);
});

it('agrees with another library at every hour of every day', () => {
  const day = fc.integer({ min: 0, max: 12_000 }).map((after) => addDays('2010-01-01', after));
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  fc.assert(
    fc.property(day, minute, (on, at) => {
      const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
      expect(ukInstant(on, time)).toBe(parseZonedDateTime(`${on}T${time}[Europe/London]`).toDate().toISOString());
    }),
    { numRuns: 2000 },
  );
});
