/** Numbers that a workbook shows by a format: a code is what is seen, a figure what is held. */
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bring, fileOf, look, PROPOSED, type FileOf } from '../support/import-cases.ts';
import { makeCore, type TestCore } from '../support/make-core.ts';
import { ods } from '../tabular/zip-builder.ts';

let it: TestCore;
beforeEach(async () => {
  it = await makeCore();
});
afterEach(() => it.close());

/** A number with its format and what a person sees. */
type Cell = string | number | { v: number; z: string; w: string };
const shown = (v: number, z: string, w: string): Cell => ({ v, z, w });
const KINDS = ['xlsx', 'biff8', 'biff5', 'ods'] as const;

const odsCell = (cell: Cell): string =>
  typeof cell === 'object' && cell.z === 'd-mmm'
    ? `<table:table-cell office:value-type="date" office:date-value="2026-02-01"><text:p>${cell.w}</text:p></table:table-cell>`
    : typeof cell === 'string'
      ? `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="float" office:value="${typeof cell === 'number' ? cell : cell.v}"><text:p>${typeof cell === 'number' ? cell : cell.w}</text:p></table:table-cell>`;

/** The same rows as a file of each kind. */
function book(type: (typeof KINDS)[number], rows: Cell[][]): FileOf {
  if (type === 'ods') {
    const body = rows.map((row) => `<table:table-row>${row.map(odsCell).join('')}</table:table-row>`).join('');
    return { name: 't.ods', bytes: new Uint8Array(ods(`<table:table table:name="S">${body}</table:table>`)) };
  }
  const sheet = XLSX.utils.aoa_to_sheet(
    rows.map((row) => row.map((cell) => (typeof cell === 'object' ? { t: 'n', v: cell.v, z: cell.z } : cell))),
  );
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, 'S');
  const bytes = new Uint8Array(XLSX.write(made, { type: 'buffer', bookType: type }) as Buffer);
  return { name: type === 'xlsx' ? 't.xlsx' : 't.xls', bytes };
}

const RISK = ['Reference', 'Risk', 'Likelihood', 'Impact'];
const SHOWN: [string, Cell, string][] = [
  ['a letter before it', shown(1, '"R"000', 'R001'), 'R001'],
  ['zeros before it', shown(7, '000', '007'), '007'],
  ['a year after it', shown(12, '0000"/26"', '0012/26'), '0012/26'],
  ['a word before it', shown(3, '"RISK-"0', 'RISK-3'), 'RISK-3'],
  ['a stroke within it', shown(3417, '00-00', '34-17'), '34-17'],
  ['a zero at its end', shown(1.1, '0.00', '1.10'), '1.10'],
  ['another word for some', shown(250, '[>=200]"B"000;"A"000', 'B250'), 'B250'],
  // A figure however it is written is the same code: 100,012 and 1.00E+11 are how a column too narrow or too proper shows it.
  ['thousands apart', shown(100012, '#,##0', '100,012'), '100012'],
  ['powers of ten', shown(100012345678, '0.00E+00', '1.00E+11'), '100012345678'],
];

describe.each(KINDS)('in %s', (type) => {
  test('a reference is what the cell shows, and the same sheet as csv says nothing new', async () => {
    const file = book(type, [RISK, ...SHOWN.map(([what, cell]): Cell[] => [cell, what, 3, 4])]);
    await bring(it, file, { answers: PROPOSED }, 'risks');
    const rows = await it.api.risks.list({});
    expect(Object.fromEntries(rows.map(({ title, reference }) => [title, reference]))).toEqual(
      Object.fromEntries(SHOWN.map(([what, , seen]) => [what, seen])),
    );
    const csv = fileOf('t.csv', RISK.join(','), ...SHOWN.map(([what, , seen]) => `${seen},${what},3,4`));
    expect(await look(it, csv, {}, 'risks')).toMatchObject({ new: 0, changed: 0, same: SHOWN.length, problems: [], questions: [] });
  });

  test('figures stay what the cell holds', async () => {
    const HEAD = ['SiteReference', 'SiteNameAddress', 'NetDwellingsRangeFrom', 'Hectares', 'UPRN', 'PermissionDate'];
    const row: Cell[] = [
      shown(12, '"BLR"000', 'BLR012'),
      'Mill Yard',
      shown(40, '0 "homes"', '40 homes'),
      shown(1.25, '0.0" ha"', '1.3 ha'),
      shown(10457355, '000000000000', '000010457355'),
      '2024-05-02',
    ];
    await bring(it, book(type, [HEAD, row]), { register: 'r', answers: PROPOSED });
    expect((await it.api.sites.list({})).rows).toMatchObject([
      { reference: 'BLR012', homesFrom: 40, areaSqm: 12_500, uprn: '000010457355' },
    ]);
  });

  test('a date where a code or a name belongs is named', async () => {
    const day = shown(46054, 'd-mmm', '1-Feb');
    const found = await look(it, book(type, [RISK, [day, 'Flood', 3, 4], ['R2', day, 3, 4]]), {}, 'risks');
    expect(found.problems).toMatchObject([
      {
        row: 2,
        column: 'Reference',
        severity: 'error',
        message: expect.stringContaining('is a date, so Excel has probably changed a code'),
      },
      { row: 3, column: 'Risk', severity: 'warning', message: expect.stringContaining('is a date in the workbook') },
    ]);
    expect(found).toMatchObject({ new: 1, stopped: 1 });
  });
});
