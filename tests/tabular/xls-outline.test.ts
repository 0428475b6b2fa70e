import * as XLSX from 'xlsx';
import { describe, expect, test } from 'vitest';
import { xlsOutline } from '../../electron/tabular/xls-outline.ts';

/** An xls of two sheets, the second hidden, as SheetJS writes it. */
function workbook(rows: number): Buffer {
  const sheet = (): XLSX.WorkSheet => XLSX.utils.aoa_to_sheet(Array.from({ length: rows }, (_, at) => [`A${at}`, at]));
  const book: XLSX.WorkBook = { SheetNames: ['Register', 'Älter 2019'], Sheets: { Register: sheet(), 'Älter 2019': sheet() } };
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
}

describe('an xls workbook’s own records', () => {
  test.each([3, 4000])('say its sheets, which is hidden, and its %d rows', (rows) => {
    expect(xlsOutline(workbook(rows))).toEqual([
      { name: 'Register', hidden: false, rows, ended: true, cells: { formats: [], totals: [] } },
      { name: 'Älter 2019', hidden: true, rows, ended: true, cells: { formats: [], totals: [] } },
    ]);
  });

  test('say that a sheet breaks off', () => {
    const whole = workbook(4000);
    const cut = Buffer.from(whole);
    // Records that run out: what follows the middle of the file is gone.
    cut.fill(0xff, Math.floor(whole.length * 0.6), Math.floor(whole.length * 0.9));
    const sheets = xlsOutline(cut);
    expect(sheets === undefined || sheets.some(({ ended }) => !ended)).toBe(true);
  });

  test('are looked for in vain in other bytes, however they are cut', () => {
    const whole = workbook(50);
    for (let length = 600; length < whole.length; length += 97) expect(() => xlsOutline(whole.subarray(0, length))).not.toThrow();
    expect(xlsOutline(Buffer.alloc(600))).toBeUndefined();
  });
});
