/** Quotation marks that make one cell of several rows, against cells that are meant to hold several lines. */
import { describe, expect, test } from 'vitest';
import { readTableBytes } from '../../electron/tabular/read-table.ts';

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
const read = (...lines: string[]) => readTableBytes('q.csv', bytesOf(lines));
/** The same file with the marks of its doubts read as text. */
const readAsText = async (...lines: string[]) => {
  const { doubts = [] } = await read(...lines);
  return readTableBytes('q.csv', bytesOf(lines), { asText: doubts.flatMap(({ marks }) => marks) });
};
const doubtsOf = async (...lines: string[]) =>
  ((await read(...lines)).doubts ?? []).map(({ row, more, likely }) => `row ${row}, ${more} more${likely ? '' : '?'}`);

const SITES = 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,NetDwellingsRangeTo,Notes';
const HOMES = 'Ref,Name,Homes,Notes';

const SWALLOWED: [string, string[], string][] = [
  [
    'in the last column',
    [SITES, 'A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,', 'A3,3 Mill Road,40,45,ok"', 'A4,4,5,5,'],
    '2, 2',
  ],
  ['of two rows', [SITES, 'A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,ok"', 'A3,3 Mill Road,5,5,'], '2, 1'],
  [
    'in the middle',
    ['Reference,Likelihood,Impact,Mitigation,Risk', 'R2,5,5,"x,Flood', 'R3,5,5,y,Fire', 'R4,5,5,z",Storm', 'R5,1,1,,Frost'],
    '2, 2',
  ],
  ['in the first column', [SITES, '"A1,1 Mill,10,12,', 'A2,2 Mill,50,60,', 'A3",3 Mill,40,45,ok', 'A4,4 Mill,5,5,'], '2, 2'],
  ['with a semicolon', ['Ref;Risk;L;I;Note', '10/001;Flood;3;4;"a', '10/002;Fire;2;2;b"', '10/003;Frost;1;1;'], '2, 1'],
  ['with a tab', ['Ref\tRisk\tL\tI\tNote', 'R1\tFlood\t3\t4\t"a', 'R2\tFire\t2\t2\tb"', 'R3\tFrost\t1\t1\t'], '2, 1'],
  ['without references', ['Risk,Likelihood,Impact,Mitigation', 'Flood,3,4,"sandbags', 'Fire,2,2,alarms"', 'Frost,1,1,'], '2, 1'],
  ['of words alone', ['Name,Town,County,Note', 'Mill,"Leeds,Yorkshire,old', 'Quay,York",Yorkshire,new', 'Shed,Hull,Humber,'], '2, 1'],
  ['in an address', [SITES, 'A1,"1 Mill Road,10,12,', 'A2,2 Mill Road",50,60,x', 'A3,3,5,5,'], '2, 1'],
  ['closed in another column', [SITES, 'A1,"1 Mill Road,10,12,', 'A2,2 Mill Road,50",60,x', 'A3,3,5,5,', 'A4,4,5,5,'], '2, 1'],
  ['further down', [SITES, 'A1,a,1,1,', 'A2,b,1,1,"x', 'A3,c,1,1,', 'A4,d,1,1,y"', 'A5,e,1,1,'], '3, 2'],
  ['to the end of the file', [HOMES, 'A1,"Mill Yard,10,', '', 'A2,Old Depot,50,', 'A3,Tram Shed,40,', 'A4,Quay",5,'], '2, 3'],
  [
    'with a text of several lines before it',
    [HOMES, 'A1,"Mill Yard', 'Quay Street",10,', 'A2,"Old Depot,50,', 'A3,Shed",40,', 'A4,Quay,5,'],
    '3, 1',
  ],
  ['in a first cell below the first row', [SITES, 'A0,0,1,1,', '"A1,1,10,12,x', 'A2",2,50,60,', 'A3,3,5,5,'], '3, 1'],
  ['with ditto marks', [HOMES, 'A1,Mill Yard,10,', 'A2,",5,', 'A3,",6,', 'A4,Quay,5,'], '3, 1'],
];

describe('rows between two stray marks', () => {
  test.each(SWALLOWED)('are a doubt, and rows once the marks are text: %s', async (_, lines, said) => {
    expect(await doubtsOf(...lines)).toEqual([`row ${said} more`]);
    // Whatever the line ends.
    const unix = await readTableBytes('q.csv', new TextEncoder().encode(lines.join('\n')));
    expect(unix.doubts).toMatchObject([{ row: Number(said.split(',')[0]) }]);
    const { sheets, doubts = [], notes } = await readAsText(...lines);
    expect([doubts, notes]).toEqual([[], []]);
    // What a spreadsheet would show with the marks gone, the marks standing in their texts.
    const own = lines.map((line) => line.split(/[,;\t]/u).map((cell) => (cell === '' ? null : cell)));
    const trimmed = (row: readonly unknown[]) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
    const several = lines.findIndex((line) => line.startsWith('Quay Street"'));
    const expected = several < 0 ? own.map(trimmed) : undefined;
    if (expected) expect(sheets[0]!.rows).toEqual(expected);
    else expect(sheets[0]!.rows.map(([first]) => first)).toEqual(['Ref', 'A1', 'A2', 'A3', 'A4']);
  });

  test('are told by the row’s first words and a line within it', async () => {
    const { doubts } = await read(SITES, 'A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,', 'A3,3 Mill Road,40,45,ok"');
    expect(doubts).toMatchObject([{ begins: 'A1,1 Mill Road,10,12,"see plan', line: 'A2,2 Mill Road,50,60,' }]);
  });

  test('are a doubt without a likely answer where the lines may be one text', async () => {
    expect(await doubtsOf('Ref,Name', 'A1,"Mill Yard', 'A2,Old Depot"', 'A4,Quay')).toEqual(['row 2, 1 more?']);
    expect(await doubtsOf(SITES, 'A1,Mill,10,12,"Was to be\nNorth, South, East, West, 4\nand so on"', 'A2,Depot,5,5,')).toEqual([
      'row 2, 2 more?',
    ]);
  });

  test('of several places are each a doubt, and may be read each its own way', async () => {
    const lines = [HOMES, 'A1,"Mill,10,', 'A2,Shed",20,', 'A3,Quay,30,"x', 'A4,Yard,40,y"', 'A5,Depot,50,'];
    const { doubts = [] } = await read(...lines);
    expect(doubts.map(({ row }) => row)).toEqual([2, 3]);
    const second = await readTableBytes('q.csv', bytesOf(lines), { asText: doubts[1]!.marks });
    expect(second.sheets[0]!.rows.map(([first]) => first)).toEqual(['Ref', 'A1', 'A3', 'A4', 'A5']);
    expect(second.doubts).toMatchObject([{ row: 2, marks: doubts[0]!.marks }]);
  });

  test('are a doubt behind a thousand honest cells of several lines', async () => {
    const honest = Array.from({ length: 1200 }, (_, at) => `A${at},"Mill ${at}, Road,\nTown, County",10,`);
    expect(await doubtsOf(HOMES, ...honest, 'B1,"Mill,10,', 'B2,Shed",20,', 'B3,Quay,30,')).toEqual(['row 1202, 1 more']);
  });
});

describe('a cell of several lines', () => {
  test.each([
    ['an address', SITES, 'A1,"1 Mill Road,\nOld Town,\nLeeds, LS1 1AA",10,12,'],
    ['an address of a list of three columns', 'Ref,Address,Homes', 'A1,"12 High Street, Newtown\nRivermere, RV1 2AB",10'],
    ['an address of a list of two columns', 'Ref,Address', 'A1,"12 High Street\nRivermere, RV1 2AB"'],
    ['a line with a number before its road', SITES, 'A1,"The Depot\n12, Mill Road",5,5,'],
    ['an address between addresses', HOMES, '"A1","1, Quay Street\nTown, County","10","a, b, c, d\ne, f, g, h"'],
    ['a note with commas', SITES, 'A1,Mill,10,12,"First, second, third and fourth.\nThen, at last, the end."'],
    ['a note of many commas', HOMES, 'A1,Mill Yard,10,"Plots 1, 2, 3, 4, 5 and 6\nFlats, houses, shops, offices, parking"'],
    ['notes with blank lines', HOMES, 'A1,Mill Yard,10,"First\n\n\nSecond, third, fourth, fifth"'],
    ['two on a row, with commas', HOMES, 'A1,"1 Mill Road\nNewtown, Rivermere\nRV1 2AB",10,"Seen, twice.\nAsk"'],
    ['two of them', HOMES, '"A1\n(old)","Mill Yard\nTown",10,"One\nTwo"'],
    ['a list of references', SITES, 'A1,Mill,10,12,"See also:\nA2\nA3, A4"'],
    ['numbered points', 'No,Risk,L,I', '1,"Flood\n2, once more",3,4'],
  ])('raises no doubt: %s', async (_, head, line) => {
    const { sheets, notes, doubts } = await read(head, line, 'A2,Old Depot,50');
    expect([notes.filter((note) => !/(?:fewer|more) cells/u.test(note)), doubts]).toEqual([[], undefined]);
    expect(sheets[0]!.rows).toHaveLength(3);
  });

  test('raises none in a register full of them', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) =>
        `A${at + 1},"${at + 1} Mill Road\nOld Town, Leeds\nLS1 1AA",10,12,"Cleared, fenced.\n\nAccess from A${at}, see plan, sheet 2."`,
    );
    expect(await read(SITES, ...rows)).toMatchObject({ notes: [] });
    expect(await doubtsOf(SITES, ...rows)).toEqual([]);
  });
});
