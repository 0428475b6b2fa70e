/** A reference that a workbook shows by a number's format is what the person sees, as the same sheet saved as text has it. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bring, fileOf, PROPOSED } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** A workbook whose first column is numbers in one format. */
function bookOf(bookType: 'xlsx' | 'biff8' | 'ods', heads: string[], format: string, rows: (string | number)[][]) {
  const sheet = XLSX.utils.aoa_to_sheet([heads, ...rows]);
  // Of an ods the file itself says what a cell shows.
  for (const [at, [value]] of rows.entries()) Object.assign(sheet[`A${at + 2}`], { z: format, w: XLSX.SSF.format(format, value) });
  const book = XLSX.utils.book_new(sheet, 'Sheet1');
  const extension = bookType === 'biff8' ? 'xls' : bookType;
  return { name: `book.${extension}`, bytes: new Uint8Array(XLSX.write(book, { bookType, type: 'buffer' }) as Buffer) };
}

const HEADS = ['Reference', 'Risk', 'Likelihood', 'Impact'];

test.each([
  ['xlsx', '"R"000', 'R001', 'R012'],
  ['biff8', '"R"000', 'R001', 'R012'],
  ['ods', '"R"000', 'R001', 'R012'],
  ['xlsx', '000', '001', '012'],
  ['biff8', '0000', '0001', '0012'],
  ['xlsx', '"RISK-"0', 'RISK-1', 'RISK-12'],
  ['xlsx', '0000"/26"', '0001/26', '0012/26'],
] as const)('of %s, in the format %s, it is %s', async (bookType, format, one, twelve) => {
  const file = bookOf(bookType, HEADS, format, [
    [1, 'Flood', 3, 4],
    [12, 'Fire', 2, 2],
  ]);
  expect(await bring(it, file, {}, 'risks')).toMatchObject({ new: 2 });
  expect((await it.api.risks.list({})).map(({ reference }) => reference)).toEqual([one, twelve]);
  const text = fileOf('same.csv', HEADS.join(','), `${one},Flood,3,4`, `${twelve},Fire,2,2`);
  expect(await bring(it, text, {}, 'risks')).toMatchObject({ new: 0, changed: 0, same: 2 });
});

test.each(['xlsx', 'biff8', 'ods'] as const)('a figure with noughts or a unit before or behind it stays a figure: %s', async (bookType) => {
  const heads = ['NetDwellingsRangeFrom', 'SiteReference', 'SiteNameAddress', 'PlanningStatus', 'NetDwellingsRangeTo'];
  for (const [at, format] of ['000', '0" homes"', '#,##0', '"c. "0'].entries()) {
    const file = bookOf(bookType, heads, format, [[12, `S${at}`, `${at} Mill Lane`, 'permissioned', 20]]);
    expect([format, await bring(it, file, { register: 'Ambridge', answers: PROPOSED })]).toMatchObject([format, { new: 1 }]);
  }
  expect((await it.api.sites.list({ include: 'all' })).rows.map(({ homesFrom }) => homesFrom)).toEqual([12, 12, 12, 12]);
});
