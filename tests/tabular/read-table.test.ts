import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CsvPacker } from '../../electron/tabular/csv-rows.ts';
import { forkReader } from '../../electron/tabular/reader-process.ts';
import { CELL_MARK, ROW_MARK } from '../../electron/tabular/read-protocol.ts';
import { readTableBytes, readTables } from '../../electron/tabular/read-table.ts';
import type { ReadTablesOptions } from '../../electron/tabular/read-table.ts';
import type { FileCell, TableFile } from '../../shared/domain/tabular-types.ts';
import { biff5, biff8 } from './xls-builder.ts';
import { ods, sheetXml, workbook } from './zip-builder.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hpp-tables-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, bytes: string | Uint8Array, options?: ReadTablesOptions): Promise<TableFile> {
  writeFileSync(join(folder, name), bytes);
  return readTables(join(folder, name), options);
}

const rowsOf = async (name: string, bytes: string | Uint8Array): Promise<FileCell[][]> => (await read(name, bytes)).sheets[0]?.rows ?? [];

describe('text files', () => {
  it('keeps every cell as text and tells where it came from', async () => {
    const file = await read('sites.csv', 'Ref,UPRN,Added\n007,010012345678,01/02/2026\n');
    expect(file).toEqual({
      fileName: 'sites.csv',
      bytes: 43,
      kind: 'csv',
      encoding: 'UTF-8',
      delimiter: ',',
      notes: [],
      sha256: createHash('sha256').update('Ref,UPRN,Added\n007,010012345678,01/02/2026\n').digest('hex'),
      sheets: [
        {
          name: 'sites',
          rows: [
            ['Ref', 'UPRN', 'Added'],
            ['007', '010012345678', '01/02/2026'],
          ],
        },
      ],
    });
  });

  it.each<[string, string | Uint8Array, string]>([
    ['utf8', '£5 – naïve', 'UTF-8'],
    ['bom', '\uFEFF£5 – naïve', 'UTF-8'],
    ['cp1252', Buffer.from([0xa3, 0x35, 0x20, 0x96, 0x20, 0x6e, 0x61, 0xef, 0x76, 0x65]), 'Windows-1252'],
    ['utf16', Buffer.from('\uFEFF£5 – naïve', 'utf16le'), 'UTF-16'],
    ['utf16be', Buffer.from('\uFEFF£5 – naïve', 'utf16le').swap16(), 'UTF-16'],
  ])('decodes %s', async (name, bytes, encoding) => {
    const file = await read(`${name}.csv`, bytes);
    expect([file.encoding, file.sheets[0]?.rows]).toEqual([encoding, [['£5 – naïve']]]);
  });

  it('takes mixed line ends, a newline in a cell and doubled quotation marks', async () => {
    expect(await rowsOf('mixed.csv', 'a,b\r\n1,"x\r\ny"\n2,"say ""hi"""\r3,\r\r\n4,"""2017-04-01"""')).toEqual([
      ['a', 'b'],
      ['1', 'x\ny'],
      ['2', 'say "hi"'],
      ['3'],
      ['4', '"2017-04-01"'],
    ]);
  });

  it('keeps blank rows between, drops those at the end, and keeps a stray quotation mark', async () => {
    expect(await rowsOf('blank.csv', 'a,b\n\n,\n1,5" pipe\n,,\n\n')).toEqual([['a', 'b'], [], [], ['1', '5" pipe']]);
  });

  it.each([
    ['tab', 'a\tb\n1,5\t2', '\t'],
    ['semicolon', 'a;b\n1,5;2\n3,5;4', ';'],
    ['hint', 'sep=|\na|b\n1,5|2', '|'],
  ])('finds a %s between cells', async (name, text, delimiter) => {
    const file = await read(`${name}.txt`, text);
    expect([file.delimiter, file.sheets[0]?.rows.slice(0, 2)]).toEqual([
      delimiter,
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ]);
  });

  it('joins what follows a closing quotation mark, as Excel does, and says so', async () => {
    const file = await read('odd.csv', 'a,b\n"Smith" Ltd,"abc"\n');
    expect([file.sheets[0]?.rows[1], file.notes]).toEqual([
      ['Smith Ltd', 'abc'],
      ['Quotation marks inside cells look odd in row 2: check those rows.'],
    ]);
  });

  describe('a quoted cell of several lines', () => {
    const head = 'ref,address,from,to,notes';
    const notesOf = async (...lines: string[]) => (await read('swallowed.csv', `${[head, ...lines].join('\n')}\n`)).notes;

    it.each([
      [
        'a last cell, closed two rows on',
        ['A1,1 Mill Road,10,12,"see plan', 'A2,2 Mill Road,50,60,', 'A3,3 Mill Road,40,45,ok"', 'A4,4,5,5,'],
        2,
      ],
      ['one in the middle', ['A1,"1 Mill Road,10,12,', 'A2,2 Mill Road",50,60,x', 'A3,3,5,5,'], 2],
      ['a first cell, with Windows line ends', ['A0,0,1,1,\r', '"A1,1,10,12,x\r', 'A2",2,50,60,\r', 'A3,3,5,5,\r'], 3],
    ])('that holds whole rows is named: %s', async (_what, lines, row) => {
      expect(await notesOf(...lines)).toEqual([expect.stringMatching(`^Row ${row} holds other rows within one cell`)]);
    });

    it('that is an address or notes is not', async () => {
      expect(
        await notesOf(
          'A1,"1 Mill Road\nNewtown, Rivermere\nRV1 2AB",10,12,"Seen, twice.\nAsk"',
          'A2,"Land at, Mill Road,\nNewtown",5,5,',
          'A3,3,5,5,',
        ),
      ).toEqual([]);
    });
  });

  it('takes a text longer than a cell of Excel whole, and of one longer than any field as much as shows that', async () => {
    const file = await read('long.csv', `a,b\n1,${'x'.repeat(40_000)}\n2,${'y'.repeat(200_000)}\n`);
    expect([file.sheets[0]?.rows.slice(1), file.notes]).toEqual([
      [
        ['1', 'x'.repeat(40_000)],
        ['2', 'y'.repeat(100_001)],
      ],
      [],
    ]);
  });

  it('agrees with papaparse on thousands of made-up files', () => {
    let seed = 7;
    const pick = <T>(list: readonly T[]): T => list[(seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) % list.length] as T;
    for (let turn = 0; turn < 3000; turn += 1) {
      const rows = Array.from({ length: pick([1, 2, 5]) }, () =>
        Array.from({ length: pick([1, 2, 4]) }, () => pick(['', 'a', 'é,£', 'x\ny', '"', '""', 'say "hi"', ' b ', ',', '\n', "'"])),
      );
      const text = Papa.unparse(rows, { newline: '\n' });
      const packer = new CsvPacker(Buffer.from(text), ',');
      let packed = '';
      for (let batch = packer.next(); batch !== undefined; batch = packer.next()) packed += batch;
      const ours = packed.split(ROW_MARK).map((row) => row.split(CELL_MARK));
      expect(ours).toEqual(
        Papa.parse(text, { delimiter: ',', newline: '\n' }).data.length === 0
          ? [['']]
          : Papa.parse(text, { delimiter: ',', newline: '\n' }).data,
      );
    }
  });
});

describe('workbooks', () => {
  it('tells numbers, text and dates apart, in both date systems', async () => {
    const cells =
      '<sheetData><row r="1"><c r="A1"><v>4636</v></c><c r="B1" t="str"><v>LH0391</v></c><c r="C1" s="1"><v>SERIAL</v></c><c r="D1" s="2"><v>SERIAL.338</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#N/A</v></c></row></sheetData>';
    const expected = (date: string): FileCell[][] => [[4636, 'LH0391', { date }, { date, time: '08:06:43' }, true, '#N/A']];
    const modern = await read('d1900.xlsx', workbook({ sheets: [cells.replaceAll('SERIAL', '46113')] }));
    expect([modern.kind, modern.date1904, modern.sheets[0]?.rows]).toEqual(['xlsx', undefined, expected('2026-04-01')]);
    const mac = await read('d1904.xlsx', workbook({ sheets: [cells.replaceAll('SERIAL', String(46_113 - 1462))], date1904: true }));
    expect([mac.date1904, mac.sheets[0]?.rows]).toEqual([true, expected('2026-04-01')]);
  });

  it('reads cells without references, backslash paths and a workbook named .csv', async () => {
    const bare = '<sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>two</t></is></c></row></sheetData>';
    expect(await rowsOf('bare.xlsx', workbook({ sheets: [bare] }))).toEqual([[1, 'two']]);
    expect(await rowsOf('back.xlsx', workbook({ sheets: [bare], separator: '\\' }))).toEqual([[1, 'two']]);
    expect((await read('really.csv', workbook({ sheets: [bare] }))).kind).toBe('xlsx');
  });

  it('keeps odd sheet names and headings as they are', async () => {
    const file = await read(
      'proto.xlsx',
      workbook({
        sheets: [sheetXml([['__proto__', 'constructor']]), sheetXml([['x']])],
        names: ['__proto__', 'toString'],
      }),
    );
    expect(file.sheets.map((sheet) => [sheet.name, sheet.rows])).toEqual([
      ['__proto__', [['__proto__', 'constructor']]],
      ['toString', [['x']]],
    ]);
  });

  it('warns of formulas whose result was never saved', async () => {
    const file = await read(
      'formula.xlsx',
      workbook({
        sheets: ['<sheetData><row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c></row></sheetData>'],
      }),
    );
    expect([file.sheets[0]?.rows, file.notes.length]).toEqual([[[null, 2]], 1]);
    expect(file.notes[0]).toContain('One formula has no saved result on the sheet “Sheet1”');
  });

  it('reads ods with its usual endless blank rows', async () => {
    const file = await read(
      's.ods',
      ods(
        '<table:table table:name="Sites"><table:table-row><table:table-cell office:value-type="string"><text:p>Homes</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="40"><text:p>40</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      ),
    );
    expect([file.kind, file.sheets]).toEqual(['ods', [{ name: 'Sites', rows: [['Homes', 40]] }]]);
  });

  it.each([
    ['xls from Excel 97', biff8],
    ['xls from Excel 5, with the second reader', biff5],
  ])('reads %s', async (_name, build) => {
    const file = await read(
      'old.xls',
      build([
        ['Site', 'Homes', 'Added'],
        ['Mill Lane', 40, new Date(Date.UTC(2026, 3, 1))],
      ]),
    );
    expect([file.kind, file.sheets[0]?.rows]).toEqual([
      'xls',
      [
        ['Site', 'Homes', 'Added'],
        ['Mill Lane', 40, { date: '2026-04-01' }],
      ],
    ]);
  });
});

describe('bytes already in memory', () => {
  it('are read like a file, under the last part of their name', async () => {
    const file = await readTableBytes('C:\\fakepath\\sites.csv', Buffer.from('a,b\n1,2'));
    expect([file.fileName, file.sheets]).toEqual([
      'sites.csv',
      [
        {
          name: 'sites',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
    ]);
    await expect(readTableBytes('none.csv', new Uint8Array(0))).rejects.toMatchObject({ reason: 'empty' });
  });
});

describe('what stops a reading', () => {
  it.each([
    ['nowhere.csv', 'missing'],
    ['sub', 'folder'],
  ])('%s is %s', async (name, reason) => {
    mkdirSync(join(folder, 'sub'), { recursive: true });
    await expect(readTables(join(folder, name))).rejects.toMatchObject({ name: 'TableReadError', reason });
  });

  it('refuses 51 MB without reading it', async () => {
    await expect(read('big.csv', Buffer.alloc(51 * 1_048_576, 'a'))).rejects.toMatchObject({
      reason: 'too-big',
      message: '“big.csv” is 51 MB, and files up to 50 MB can be read.',
    });
  });

  it('can be cancelled before and during, and ends the process', async () => {
    await expect(read('c.csv', 'a,b', { signal: AbortSignal.abort() })).rejects.toMatchObject({ reason: 'cancelled' });
    const control = new AbortController();
    let pid: number | undefined;
    const spawn: typeof forkReader = (path, argv) => {
      const child = stalled(path, argv);
      pid = child.pid;
      setImmediate(() => control.abort());
      return child;
    };
    await expect(read('d.csv', 'a,b', { signal: control.signal, spawn })).rejects.toMatchObject({
      reason: 'cancelled',
    });
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('ends a reader that takes too long or too much memory', async () => {
    await expect(read('slow.csv', 'a,b', { timeMs: 5, spawn: stalled })).rejects.toMatchObject({ reason: 'too-slow' });
    await expect(read('fat.csv', 'a,b\n'.repeat(190_000), { rssBytes: 1, spawn: stalled })).rejects.toMatchObject({
      reason: 'too-much-memory',
    });
  });

  it('says so when the reader can’t be started or dies', async () => {
    const never: typeof forkReader = (_path, argv) => forkReader(join(folder, 'no-such-child.js'), argv);
    await expect(read('e.csv', 'a,b', { spawn: never })).rejects.toMatchObject({ reason: 'reader-failed' });
    const dies: typeof forkReader = (path, argv) => {
      const child = stalled(path, argv);
      setImmediate(() => child.kill());
      return child;
    };
    await expect(read('f.csv', 'a,b', { spawn: dies })).rejects.toMatchObject({
      reason: expect.stringMatching(/memory|failed/),
    });
  });
});

/** A reader that starts but is never given the file, so only a watchdog can end it. */
const stalled: typeof forkReader = (path, argv) => ({ ...forkReader(path, argv), post: () => undefined });

function isRunning(pid: number | undefined): boolean {
  if (pid === undefined) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
