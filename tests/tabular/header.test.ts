import { describe, expect, it } from 'vitest';
import { findHeader, headingSignature, matchColumns } from '../../electron/tabular/header.ts';
import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { expectLinear } from '../support/linear.ts';

const field = (key: string, label: string, aliases: string[] = [], required = true): ImportField => ({
  key,
  label,
  aliases,
  required,
  type: 'long_text',
});
const FIELDS = [
  field('ref', 'Site reference', ['LA SITE REF']),
  field('address', 'Site address', ['SiteNameAddress']),
  field('homes', 'Net homes', ['Minimum net dwellings'], false),
];
const HEAD = ['SITE REFERENCE', 'site-name address', 'Minimum\nNet Dwellings [10]'];

describe('findHeader', () => {
  it.each([0, 1, 4, 7])('finds the heading under %d rows of title and notes', (above) => {
    const notes: FileCell[][] = Array.from({ length: above }, (_, at) => (at % 2 === 0 ? ['Sites in the borough at April 2026'] : []));
    const found = findHeader({ rows: [...notes, HEAD, ['A', 'Mill Lane', '40']] }, FIELDS);
    expect(found).toMatchObject({ headerRow: above, lines: 1, firstDataRow: above + 1, matches: 3 });
    expect(found?.headings.map((one) => one.text)).toEqual(['SITE REFERENCE', 'site-name address', 'Minimum Net Dwellings']);
  });

  it('joins a band row with the names under it', () => {
    const rows: FileCell[][] = [
      ['Table 1'],
      [],
      [null, 'Starts on Site', null, 'Completions', null],
      ['Borough', 'Social Rent[10]', 'Total', 'Social Rent[10]', 'Total'],
      ['Bexley', 1, 2, 3, 4],
    ];
    const found = findHeader({ rows }, [field('la', 'Borough'), field('s', 'Starts on site total'), field('c', 'Completions total')]);
    expect(found).toMatchObject({ headerRow: 3, lines: 2, firstDataRow: 4, matches: 3 });
    expect(found?.headings.map((one) => one.text)).toEqual([
      'Borough',
      'Starts on Site Social Rent',
      'Starts on Site Total',
      'Completions Social Rent',
      'Completions Total',
    ]);
  });

  it('joins a heading split over two lines', () => {
    const found = findHeader(
      {
        rows: [
          ['Site', 'Site', 'Net'],
          ['reference', 'address', 'homes'],
          ['A', 'B', 1],
        ],
      },
      FIELDS,
    );
    expect(found).toMatchObject({ headerRow: 1, lines: 2, matches: 3 });
  });

  it('guesses the first wide row of words when nothing matches', () => {
    const found = findHeader({ rows: [['A title'], [], ['Red', 'Green', 'Blue'], [1, 2, 3]] }, FIELDS);
    expect(found).toMatchObject({ headerRow: 2, matches: 0 });
  });

  it('names empty and repeated headings apart', () => {
    const found = findHeader(
      {
        rows: [
          ['Ref', null, 'Total', 'Total'],
          ['x', 'y', 1, 2],
        ],
      },
      [],
    );
    expect(found?.headings.map((one) => one.text)).toEqual(['Ref', 'Column B', 'Total', 'Total (2)']);
  });

  it('takes cells made to be slow in time that grows with their length', () => {
    const rows = (length: number) => {
      const slow = [`${'*'.repeat(length)}x`, '('.repeat(length), `[${'1, '.repeat(length / 3)}`, '1'.repeat(length)];
      return Array.from({ length: 9 }, () => slow);
    };
    expectLinear((length) => findHeader({ rows: rows(length) }, FIELDS));
  });

  it('has no answer for an empty sheet', () => expect(findHeader({ rows: [] }, FIELDS)).toBeUndefined());
});

describe('matchColumns', () => {
  it('ignores case, punctuation and spacing, and reports what is missing and left over', () => {
    const match = matchColumns(FIELDS, ['la_site_ref', 'Ward', 'MINIMUM NET DWELLINGS']);
    expect(match.matched).toEqual({
      ref: { column: 0, heading: 'la_site_ref', how: 'same' },
      homes: { column: 2, heading: 'MINIMUM NET DWELLINGS', how: 'same' },
    });
    expect(match.missing.map((one) => one.key)).toEqual(['address']);
    expect(match.unmatched.map((one) => one.text)).toEqual(['Ward']);
  });

  it('matches nearly the same words after the same ones', () => {
    const match = matchColumns([field('ha', 'Area')], ['Area (ha)', 'Area 2']);
    expect(match.matched['ha']).toMatchObject({ column: 0, how: 'similar' });
    expect(match.rivals.map(({ field, headings }) => [field, headings.map(({ text }) => text)])).toEqual([['ha', ['Area (ha)', 'Area 2']]]);
  });

  it('suggests likely columns, best first', () => {
    const { suggestions } = matchColumns([field('address', 'Site address')], ['Address of the site', 'Site addresses', 'Ward']);
    expect(suggestions[0]).toMatchObject({ field: 'address', heading: 'Site addresses' });
    expect(suggestions.every((one) => one.heading !== 'Ward')).toBe(true);
  });

  it('puts the remembered choice first, and is not fooled by odd names', () => {
    const match = matchColumns(
      [field('ref', 'Reference'), field('constructor', 'Builder')],
      ['Reference', 'My ref', '__proto__', 'constructor'],
      { ref: 'my REF' },
    );
    expect(match.matched['ref']).toEqual({ column: 1, heading: 'My ref', how: 'remembered' });
    expect(match.matched['constructor']).toMatchObject({ column: 3 });
  });
});

describe('headingSignature', () => {
  it('is the same for the same headings in any order or case, and different otherwise', () => {
    expect(headingSignature(['Site Ref', 'Homes'])).toBe(headingSignature(['HOMES', 'site-ref']));
    expect(headingSignature(['Site Ref', 'Homes'])).not.toBe(headingSignature(['Site Ref', 'Home']));
  });
});
