import { describe, expect, it } from 'vitest';
import { readNumber } from '../../shared/domain/uk-numbers.ts';

// Texts and their figures: tests/domain/one-reader.test.ts.
describe('readNumber', () => {
  it.each([
    ['0.27', 0.27],
    ['.5', 0.5],
    ['12.', 12],
    ['£1,373,992.00', 1_373_992],
    ['-£5', -5],
    ['£-5', -5],
    ['1 250 000', 1_250_000],
    ['(40)', -40],
    ['\u22123', -3],
    ['12%', 12],
    ['12.5 %', 12.5],
    ['0.27 ha', 0.27],
    ['1.5E3', 1500],
    ['-0', 0],
  ])('%s is %d where any number may stand', (text, value) => expect(readNumber(text, { whole: false })).toMatchObject({ ok: true, value }));

  it('holds a number against the bounds of its place', () => {
    expect(readNumber('101', { whole: false, max: 100 })).toMatchObject({ reason: 'too-big', words: 'is more than 100' });
    expect(readNumber('2', { whole: true, min: 3, unit: 'members' })).toMatchObject({
      reason: 'too-small',
      remedy: 'Members can’t be less than 3.',
    });
    expect(readNumber('-1', { whole: true, min: -5 })).toEqual({ ok: true, value: -1 });
  });

  it('says what it took off', () => {
    expect(readNumber('40 homes', { whole: true })).toMatchObject({ value: 40, note: { words: 'was read as 40' } });
    for (const text of ['1,250', '£1,250', '12%', ' 7 ']) expect(readNumber(text, { whole: false })).not.toHaveProperty('note');
  });
});
