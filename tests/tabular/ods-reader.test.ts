import { describe, expect, test } from 'vitest';
import { readOds } from '../../electron/tabular/ods-reader.ts';

const HIDING =
  '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>' +
  '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';

const content = (...tables: string[]): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?><office:document-content><office:automatic-styles>${HIDING}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
  );
const table = (rows: string, style = 'ta1', name = 'Sheet'): string =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
const cell = (text: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, more = ''): string => `<table:table-row${more}>${cells}</table:table-row>`;
const BLANKS = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16380"/>';
const rowsOf = (rows: string): unknown => readOds(content(table(rows))).sheets[0]?.rows;

describe('an ods as Excel writes it', () => {
  test('has its blank cells and rows counted, not made', () => {
    const many = Array.from({ length: 3000 }, (_, at) => row(cell(`A${at}`) + cell('x') + BLANKS)).join('');
    const { sheets } = readOds(content(table(`${many}${row(BLANKS, ' table:number-rows-repeated="1045576"')}`)));
    expect(sheets[0]?.rows).toHaveLength(3000);
    expect(sheets[0]?.rows.every(({ length }) => length === 2)).toBe(true);
  });

  test('keeps blank cells and rows that stand between others', () => {
    const gap = '<table:table-cell table:number-columns-repeated="3"/>';
    expect(rowsOf(row(cell('a') + gap + cell('b')) + row(BLANKS, ' table:number-rows-repeated="2"') + row(cell('c')))).toEqual([
      ['a', null, null, null, 'b'],
      [],
      [],
      ['c'],
    ]);
  });

  test('repeats cells and rows with something in them', () => {
    const twice = row(cell('x', ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="2"');
    expect(rowsOf(twice)).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });

  test('has numbers, dates, yes and no, and text as they are, without the notes beside them', () => {
    const cells = [
      '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1,234.50</text:p></table:table-cell>',
      '<table:table-cell office:value-type="percentage" office:value="0.12"><text:p>12%</text:p></table:table-cell>',
      '<table:table-cell office:value-type="date" office:date-value="2017-12-22"><text:p>22/12/17</text:p></table:table-cell>',
      '<table:table-cell office:value-type="date" office:date-value="2017-12-22T10:30:00"><text:p>22/12/17</text:p></table:table-cell>',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
      cell('Mill &amp; Co<text:s text:c="2"/>&#x2019;s<text:line-break/>yard</text:p><text:p><text:span>2</text:span>'),
      '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>text</text:p></table:table-cell>',
    ];
    expect(rowsOf(row(cells.join('')))).toEqual([
      [1234.5, '12%', { date: '2017-12-22' }, { date: '2017-12-22', time: '10:30:00' }, true, 'Mill & Co  ’s\nyard\n2', 'text'],
    ]);
  });

  test('says which sheets are hidden', () => {
    const { sheets } = readOds(content(table(row(cell('a')), 'ta1', 'Seen &amp; read'), table(row(cell('b')), 'ta2', 'Unseen')));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Seen & read', false],
      ['Unseen', true],
    ]);
  });

  test.each([
    ['a row of too many columns', table(row(cell('x', ' table:number-columns-repeated="5000"')))],
    ['too many rows', table(row(cell('x'), ' table:number-rows-repeated="300000"'))],
    ['an impossible repeat', table(row(cell('x', ' table:number-columns-repeated="-1"')))],
  ])('is refused for %s', (_, given) => {
    expect(() => readOds(content(given))).toThrow();
  });

  test('is refused when its content breaks off', () => {
    const whole = content(table(row(cell('a'))));
    for (const length of [whole.length - 5, whole.length - 80, 200]) expect(() => readOds(whole.subarray(0, length))).toThrow(/breaks off/);
  });
});
