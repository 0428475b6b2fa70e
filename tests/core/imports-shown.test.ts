/** What a workbook shows for a number is the value of a code or a text; of a figure it is what is stored. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look, PROPOSED, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

const HEAD = [
  'SiteReference',
  'SiteNameAddress',
  'NetDwellingsRangeFrom',
  'Hectares',
  'UPRN',
  'PlanningReference',
  'FirstAddedDate',
  'Notes',
];
const TYPES = ['xlsx', 'biff8', 'ods'] as const;
const MORE = { register: 'r', answers: PROPOSED };

/** One row of numbers, each under its number format. */
function workbook(bookType: (typeof TYPES)[number], ...rows: [value: number | string, format?: string][][]): FileOf {
  const sheet = XLSX.utils.aoa_to_sheet([HEAD, ...rows.map((row) => row.map(([value]) => value))]);
  for (const [at, row] of rows.entries())
    for (const [column, [, format]] of row.entries()) {
      const cell = sheet[XLSX.utils.encode_cell({ r: at + 1, c: column })] as XLSX.CellObject;
      if (format === undefined) continue;
      cell.z = format;
      delete cell.w;
      XLSX.utils.format_cell(cell);
    }
  const bytes: Uint8Array = XLSX.write(XLSX.utils.book_new(sheet, 'r'), { type: 'array', bookType });
  return { name: `r.${bookType === 'biff8' ? 'xls' : bookType}`, bytes: new Uint8Array(bytes) };
}

const row = (number: number): [number | string, string?][] => [
  [number, '"R"000'],
  ['Mill Yard, Quay Street'],
  [1200, '#,##0'],
  [0.4567, '0.0'],
  [10_457_355 + number, '000000000000'],
  [4512 + number, '"PA/"0000"/25"'],
  [44_000, 'dd/mm/yyyy'],
  [number, '"Phase "0" of 3"'],
];

describe.each(TYPES)('a number format (%s)', (type) => {
  test('is read as it shows in codes and texts, and as it is stored in figures and dates', async () => {
    await bring(it, workbook(type, row(1)), MORE);
    const { rows } = await it.api.sites.list({});
    const site = await it.api.sites.get({ id: rows[0]!.id });
    expect(site).toMatchObject({
      reference: 'R001',
      homesFrom: 1200,
      areaSqm: 4567,
      uprn: '000010457356',
      planningReference: 'PA/4513/25',
      firstAddedOn: '2020-06-18',
      notes: 'Phase 1 of 3',
    });
  });

  test('makes one record of the workbook and of its list of separated values', async () => {
    await bring(it, workbook(type, row(1), row(2)), MORE);
    const csv = fileOf(
      'r.csv',
      HEAD.join(','),
      ...[1, 2].map(
        (one) => `R00${one},"Mill Yard, Quay Street",1200,0.4567,0000${10_457_355 + one},PA/${4512 + one}/25,18/06/2020,Phase ${one} of 3`,
      ),
    );
    expect(await look(it, csv, MORE)).toMatchObject({ new: 0, changed: 0, same: 2, problems: [] });
  });

  test.each([
    [7, '000', '007'],
    [1.1, '0.00', '1.10'],
    [12, '0" East"', '12 East'],
    [1250, '#,##0', '1250'],
    [100_023_336_956, '0.00E+00', '100023336956'],
    [100_023_336_956, 'General', '100023336956'],
  ])('shows %d under %s as the reference %s', async (value, format, reference) => {
    const found = await look(it, workbook(type, [[value, format], ['Mill Yard'], [1]]), MORE);
    expect(found.sample.map((one) => one.reference)).toEqual([reference]);
  });
});
