/** Quotation marks that make one cell of several rows, against cells that are meant to hold several lines. */
import { describe, expect, test } from 'vitest';
import { readTableBytes } from '../../electron/tabular/read-table.ts';

const HEAD = 'SiteReference,SiteNameAddress,NetDwellingsRangeFrom,NetDwellingsRangeTo,Notes';
const read = (...lines: string[]) => readTableBytes('q.csv', new TextEncoder().encode(`${lines.join('\r\n')}\r\n`));
const refusal = (...lines: string[]) =>
  read(...lines).then(
    () => undefined,
    ({ reason, message }: { reason: string; message: string }) => `${reason}: ${message}`,
  );

describe('rows between two stray marks are refused, with their line', () => {
  test.each([
    [
      'in the last column',
      [HEAD, 'A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,', 'A3,3 Mill Road,40,45,ok"', 'A4,4 Mill Road,5,5,'],
      2,
    ],
    ['of two rows', [HEAD, 'A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,ok"', 'A3,3 Mill Road,5,5,'], 2],
    [
      'in the middle',
      ['Reference,Likelihood,Impact,Mitigation,Risk', 'R2,5,5,"x,Flood', 'R3,5,5,y,Fire', 'R4,5,5,z",Storm', 'R5,1,1,,Frost'],
      2,
    ],
    [
      'in the first column',
      [HEAD, '"A1,1 Mill Road,10,12,', 'A2,2 Mill Road,50,60,', 'A3",3 Mill Road,40,45,ok', 'A4,4 Mill Road,5,5,'],
      2,
    ],
    ['with a semicolon', ['Ref;Risk;L;I;Note', '10/001;Flood;3;4;"a', '10/002;Fire;2;2;b"', '10/003;Frost;1;1;'], 2],
    ['without references', ['Risk,Likelihood,Impact,Mitigation', 'Flood,3,4,"sandbags', 'Fire,2,2,alarms"', 'Frost,1,1,'], 2],
    ['in an address', [HEAD, 'A1,"1 Mill Road,10,12,', 'A2,2 Mill Road",50,60,x', 'A3,3,5,5,'], 2],
    ['with Windows line ends', [HEAD, 'A0,0,1,1,', '"A1,1,10,12,x', 'A2",2,50,60,', 'A3,3,5,5,'], 3],
    ['further down', [HEAD, 'A1,a,1,1,', 'A2,b,1,1,"x', 'A3,c,1,1,', 'A4,d,1,1,y"', 'A5,e,1,1,'], 3],
  ] as [string, string[], number][])('%s', async (_, lines, row) => {
    expect(await refusal(...lines)).toMatch(new RegExp(`^rows-in-quotes: .*in row ${row}: “`, 'u'));
  });
});

describe('a cell of several lines', () => {
  test.each([
    ['an address', [HEAD, 'A1,"1 Mill Road,\nOld Town,\nLeeds, LS1 1AA",10,12,', 'A2,"The Depot\n12, Mill Road",5,5,']],
    ['a note with commas', [HEAD, 'A1,Mill,10,12,"First, second, third and fourth.\nThen, at last, the end."', 'A2,Depot,5,5,']],
    ['a list of references', [HEAD, 'A1,Mill,10,12,"See also:\nA2\nA3, A4"', 'A2,Depot,5,5,']],
    ['numbered points', ['No,Risk,L,I', '1,"Flood\n2, once more",3,4', '2,Fire,1,1']],
  ])('is read as it is: %s', async (_, lines) => {
    const { notes, sheets } = await read(...lines);
    expect(sheets[0]?.rows).toHaveLength(3);
    expect(notes.filter((note) => !/row of its own/u.test(note))).toEqual([]);
  });

  test('is named where one of its lines may be a row', async () => {
    const { notes } = await read(HEAD, 'A1,Mill,10,12,"Was to be\nNorth, South, East, West, 4\nand so on"', 'A2,Depot,5,5,');
    expect(notes).toEqual([expect.stringMatching(/^Row 2 has a cell of several lines.*“North, South, East, West, 4”/u)]);
  });

  test('addresses and notes of a register raise no note', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) =>
        `A${at + 1},"${at + 1} Mill Road\nOld Town, Leeds\nLS1 1AA",10,12,"Cleared, fenced.\n\nAccess from A${at}, see plan, sheet 2."`,
    );
    expect((await read(HEAD, ...rows)).notes).toEqual([]);
  });
});
