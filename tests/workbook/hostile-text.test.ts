import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { CUT_MARK } from '../../electron/workbook/cell-text.ts';
import { createReportWriter } from '../../electron/workbook/hucre-writer.ts';
import type { ReportCell, ReportColumn } from '../../electron/workbook/report-model.ts';
import { tinyReport, tinySheet } from './sample-reports.ts';
import { excelSheet, sheetCell, writeAndReopen } from './reopen.ts';

const TEXT: ReportColumn = { key: 't', heading: 'Text', kind: 'text' };

/** Writes one text column and gives back what two readers see in it. */
async function roundTrip(values: readonly ReportCell[]): Promise<unknown[]> {
  const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ columns: [TEXT], rows: values.map((value) => [value]) })] }));
  const seen = values.map((_, i) => sheetCell(book.sheetJs, 'Homes', `A${3 + i}`)?.v ?? null);
  const alsoSeen = values.map((_, i) => excelSheet(book.excelJs, 'Homes').getCell(`A${3 + i}`).value);
  expect(alsoSeen).toEqual(seen);
  expect(book.parts['xl/worksheets/sheet3.xml']).not.toContain('<f>');
  expect(book.parts['xl/worksheets/sheet3.xml']).not.toContain('t="e"');
  return seen;
}

describe('text that looks like something else', () => {
  it('never becomes a formula', async () => {
    const attacks = [
      '=1+1',
      '=HYPERLINK("https://evil.example","x")',
      "=cmd|' /C calc'!A0",
      '+44 20 7946 0000',
      '-5',
      '@SUM(A1)',
      '\t=1',
      ' =1',
    ];
    expect(await roundTrip(attacks)).toEqual(attacks);
    expect(await roundTrip(['\r=1+1', 'a\r\nb\rc'])).toEqual(['\n=1+1', 'a\nb\nc']);
  });

  it('never becomes an error, a number, a date or a switch', async () => {
    const words = ['#N/A', '#REF!', '#DIV/0!', '007', '1e5', 'TRUE', '01/02/2026', '1-2'];
    expect(await roundTrip(words)).toEqual(words);
  });

  it('stays as it was typed', async () => {
    const words = [
      'Tom & "Jo" <b>',
      '_x0041_',
      '_x000D_ _x',
      '  two  spaces ',
      'café £5 – 50%',
      '😀 家',
      ']]>',
      '__proto__',
      'constructor',
    ];
    expect(await roundTrip(words)).toEqual(words);
  });

  it('loses control characters and halves of characters', async () => {
    expect(await roundTrip(['a\u0000b\u0008c\u001fd\u007fe\u009f', 'x\ud800y', '\udc00z', 'ok\uffff\ufffe'])).toEqual([
      'abcde',
      'xy',
      'z',
      'ok',
    ]);
  });

  it('is cut at what Excel can hold, says so, and not through a character', async () => {
    const begins = 32_767 - CUT_MARK.length - 1;
    const [long, edge, exact] = (await roundTrip([
      'x'.repeat(40_000),
      `${'x'.repeat(begins)}😀${'z'.repeat(100)}`,
      'y'.repeat(32_767),
    ])) as string[];
    expect(long).toHaveLength(32_767);
    expect(long?.endsWith(`x${CUT_MARK}`)).toBe(true);
    expect(edge).toBe(`${'x'.repeat(begins)}${CUT_MARK}`);
    expect(exact).toHaveLength(32_767);
  });
});

describe('values of the wrong sort', () => {
  it('leaves cells empty for NaN and infinities, and keeps them out of totals', async () => {
    const rows = [['a', Number.NaN], ['b', Infinity], ['c', -Infinity], ['d', 4], ['e', null], ['f']];
    const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ rows })] }));
    expect([3, 4, 5, 7, 8].map((row) => excelSheet(book.excelJs, 'Homes').getCell(`B${row}`).value)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(sheetCell(book.sheetJs, 'Homes', 'B9')?.v).toBe(4);
    expect(book.parts['xl/worksheets/sheet3.xml']).not.toMatch(/NaN|Infinity/);
  });

  it('writes dates Excel cannot hold as text, and instants as the day in London', async () => {
    const columns: ReportColumn[] = [{ key: 'd', heading: 'Date', kind: 'day' }];
    const dates = [
      '2026-02-31',
      'soon',
      '1899-12-31',
      '2026-07-01T23:30:00.000Z',
      '2026-12-01T23:30:00.000Z',
      '2024-02-29',
      '2026-13-01',
      '2026-1a-01',
    ];
    const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ columns, rows: dates.map((date) => [date]) })] }));
    const seen = dates.map((_, i) => sheetCell(book.sheetJs, 'Homes', `A${3 + i}`)?.w ?? sheetCell(book.sheetJs, 'Homes', `A${3 + i}`)?.v);
    expect(seen).toEqual([
      '2026-02-31',
      'soon',
      '1899-12-31',
      '2 July 2026',
      '1 December 2026',
      '29 February 2024',
      '2026-13-01',
      '2026-1a-01',
    ]);
  });

  it('never follows a script or file address', async () => {
    const columns: ReportColumn[] = [{ key: 'l', heading: 'Link', kind: 'web_address' }];
    const rows = [
      ['javascript:alert(1)'],
      ['file:///etc/passwd'],
      ['Paper|javascript:alert(1)'],
      [`https://example.org/${'a'.repeat(3_000)}`],
      ['https://example.org/"><x>'],
    ];
    const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ columns, rows })] }));
    expect(book.parts['xl/worksheets/_rels/sheet3.xml.rels']).not.toMatch(/javascript|file:|aaaa/);
    expect(book.parts['xl/worksheets/sheet3.xml']?.match(/<hyperlink /g)).toHaveLength(1);
    expect(sheetCell(book.sheetJs, 'Homes', 'A5')?.v).toBe('Paper|javascript:alert(1)');
  });
});

describe('names', () => {
  it('makes sheet names that Excel accepts, and never two the same', async () => {
    const names = [
      'Cover',
      'notes',
      'a/b:c*d?e[f]\\g',
      "'quoted'",
      '',
      'History',
      'x'.repeat(50),
      `${'x'.repeat(50)}y`,
      "Jo's homes & more",
      'Homes',
      'HOMES',
      '\u0000\n',
    ];
    const book = await writeAndReopen(tinyReport({ sheets: names.map((name) => tinySheet({ name })) }));
    const seen = book.sheetJs.SheetNames;
    expect(seen).toHaveLength(names.length + 2);
    expect(new Set(seen.map((name) => name.toLowerCase())).size).toBe(seen.length);
    for (const name of seen) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/i);
    }
    expect(seen).toContain("Jo's homes & more");
    expect(book.parts['xl/workbook.xml']).toContain("'Jo''s homes &amp; more'!$2:$2");
    expect(excelSheet(book.excelJs, "Jo's homes & more").pageSetup.printTitlesRow).toBe('2:2');
  });

  it('makes table names that are not cell addresses, and never two the same', async () => {
    const names = ['A1', 'R1C1', 'r', '12 homes', 'Café', '', 'Homes', 'homes', 'Notes', 'a b-c'];
    const book = await writeAndReopen(tinyReport({ sheets: names.map((tableName) => tinySheet({ tableName })) }));
    const seen = Object.entries(book.parts)
      .filter(([path]) => path.startsWith('xl/tables/'))
      .map(([, xml]) => /displayName="([^"]*)"/.exec(xml)?.[1] ?? '');
    expect(new Set(seen.map((name) => name.toLowerCase())).size).toBe(names.length + 1);
    for (const name of seen) expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
    for (const name of ['Table_A1', 'Table_R1C1', 'Table_r', 'Table_12_homes', 'homes_2', 'Notes_2', 'a_b_c']) expect(seen).toContain(name);
  });

  it('makes headings unique, and says the same in the table as in the cells', async () => {
    const headings = ['Homes', 'homes', '', 'Two\nlines', '=SUM', "[a] #b 'c' @d", '_x0041_', '<&">', '#N/A'];
    const columns = headings.map((heading, i): ReportColumn => ({
      key: `k${i}`,
      heading,
      kind: 'number',
      total: 'sum',
    }));
    const book = await writeAndReopen(tinyReport({ sheets: [tinySheet({ columns, rows: [headings.map((_, i) => i)] })] }));
    const cells = headings.map((_, i) => sheetCell(book.sheetJs, 'Homes', `${'ABCDEFGHI'.charAt(i)}2`)?.v);
    expect(cells).toEqual(['Homes', 'homes (2)', 'Column 3', 'Two lines', '=SUM', "[a] #b 'c' @d", '_x0041_', '<&">', '#N/A']);
    expect(sheetCell(book.sheetJs, 'Homes', 'F4')?.f).toBe("SUBTOTAL(109,Homes['[a'] '#b ''c'' '@d])");
  });
});

describe('big and stopped exports', { timeout: 60_000 }, () => {
  const columns: ReportColumn[] = [TEXT, { key: 'n', heading: 'Number', kind: 'number', total: 'sum' }];
  function* rows(count: number, closed?: () => void): Generator<ReportCell[]> {
    try {
      for (let i = 0; i < count; i += 1) yield [`Row ${i}`, i];
    } finally {
      closed?.();
    }
  }

  it('writes 50,000 rows read one at a time', async () => {
    const seen: number[] = [];
    const model = tinyReport({ sheets: [tinySheet({ columns, rows: rows(50_000) })] });
    const bytes = await createReportWriter().write(model, { onProgress: ({ rows: done }) => seen.push(done) });
    const book = XLSX.read(bytes, { type: 'array' });
    expect(seen.at(-1)).toBe(50_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(sheetCell(book, 'Homes', 'A50002')?.v).toBe('Row 49999');
    expect(sheetCell(book, 'Homes', 'B50003')?.v).toBe((49_999 * 50_000) / 2);
  });

  it('stops when told to, and closes what it was reading', async () => {
    const stop = new AbortController();
    let closed = false;
    const model = tinyReport({ sheets: [tinySheet({ columns, rows: rows(500_000, () => (closed = true)) })] });
    const writing = createReportWriter().write(model, {
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('Stopped')),
    });
    await expect(writing).rejects.toThrow('Stopped');
    expect(closed).toBe(true);
    await expect(createReportWriter().write(model, { signal: stop.signal })).rejects.toThrow('Stopped');
  });
});
