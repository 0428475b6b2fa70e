import { describe, expect, it } from 'vitest';
import { parseUkNumber } from '../../shared/domain/uk-numbers.ts';

describe('parseUkNumber', () => {
  it.each([
    ['40', 40],
    ['0', 0],
    ['-3', -3],
    ['0.27', 0.27],
    ['.5', 0.5],
    ['12.', 12],
    ['£1,373,992.00', 1_373_992],
    ['-£5', -5],
    ['£-5', -5],
    ['1,250', 1250],
    ['1 250 000', 1_250_000],
    ['1\u00A0250', 1250],
    ['(40)', -40],
    ['\u22123', -3],
    ['12%', 12],
    ['12.5 %', 12.5],
    ['40 homes', 40],
    ['0.27 ha', 0.27],
    ['+7', 7],
    ['1.5E3', 1500],
    ['007', 7],
    ['GBP 20', 20],
  ])('%s is %d', (text, value) => expect(parseUkNumber(text)).toMatchObject({ ok: true, value }));

  it.each([
    ['about 40', 'words', 40],
    ['up to 1,200', 'words', 1200],
    ['40+', 'not-a-number', 40],
    ['c.40', 'words', 40],
    ['10-15', 'range', 10],
    ['10 to 15', 'range', 10],
    ['£1.2m', 'words', 1.2],
  ])('%s is refused (%s) with %d seen in it', (text, reason, guess) => expect(parseUkNumber(text)).toEqual({ ok: false, reason, guess }));

  it.each([
    ['-', 'not-available'],
    ['\u2013', 'not-available'],
    [' - ', 'not-available'],
    ['..', 'not-available'],
    ['[x]', 'not-available'],
    ['N/A', 'not-available'],
    ['*', 'suppressed'],
    ['[c]', 'suppressed'],
    ['', 'blank'],
    ['1,5', 'grouping'],
    ['1,23,456', 'grouping'],
    ['Affordable houses', 'not-a-number'],
  ])('%s is refused: %s', (text, reason) => expect(parseUkNumber(text)).toMatchObject({ ok: false, reason }));
});
