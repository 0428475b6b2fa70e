import { describe, expect, test } from 'vitest';
import { readTime } from '../../shared/domain/uk-times.ts';

describe('a time', () => {
  test.each([
    ['14:00', '14:00'],
    ['14.30', '14:30'],
    ['1430', '14:30'],
    ['14h30', '14:30'],
    ['9:05', '09:05'],
    ['02:30', '02:30'],
    ['14', '14:00'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['2pm', '14:00'],
    ['2.30 PM', '14:30'],
    ['12am', '00:00'],
    ['12 p.m.', '12:00'],
    ['midday', '12:00'],
    [' 10:00 ', '10:00'],
    ['', null],
    ['tbc', null],
  ])('typed as %j is %j', (text, value) => expect(readTime(text)).toMatchObject({ ok: true, value }));

  test.each(['25:00', '14:60', '13pm', '0am', 'two', '2 to 4', '14:0', '12:3pm', '1:2:3'])('is not %j', (text) =>
    expect(readTime(text)).toMatchObject({ ok: false, reason: 'not-a-time' }),
  );

  test.each(['2', '2:30', '7'])('could be either half of the day: %j', (text) =>
    expect(readTime(text)).toMatchObject({ ok: false, reason: 'half-a-day' }),
  );
});
