import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { convertRows } from '../../electron/tabular/convert.ts';
import type { ConvertedRow } from '../../electron/tabular/convert.ts';
import { findHeader, matchColumns } from '../../electron/tabular/header.ts';
import { readTables } from '../../electron/tabular/read-table.ts';
import type { Kind } from '../../shared/domain/kinds.ts';
import type { ImportField, TableFile } from '../../shared/domain/tabular-types.ts';

const FOLDER = [process.env['HPP_REALDATA'], fileURLToPath(new URL('../../../shared/realdata', import.meta.url))].find(
  (path) => path !== undefined && existsSync(path),
);
if (FOLDER === undefined) console.log('Skipped: the real public data files are not on this computer (../shared/realdata).');

const field = (key: string, type: Kind, aliases: string[], required = false): ImportField => ({
  key,
  label: key,
  required,
  aliases,
  type,
});
const SITES = [
  field('Reference', 'reference', ['SiteReference', 'LA SITE REF'], true),
  field('Address', 'long_text', ['SiteNameAddress', 'NAME AND ADDRESS OF SITE'], true),
  field('Homes from', 'number', ['NetDwellingsRangeFrom', 'MINIMUM NET DWELLINGS']),
  field('First added', 'day', ['FirstAddedDate', 'DATE ENTERED ON REGISTER']),
];

const read = (name: string): Promise<TableFile> => readTables(join(FOLDER ?? '', name));

async function convert(name: string, fields: ImportField[], sheetName?: string): Promise<ConvertedRow[]> {
  const file = await read(name);
  const sheet = file.sheets.find((one) => sheetName === undefined || one.name === sheetName);
  if (sheet === undefined) throw new Error('no sheet');
  const header = findHeader(sheet, fields);
  if (header === undefined) throw new Error('no header');
  const match = matchColumns(fields, header.headings);
  expect(match.missing).toEqual([]);
  return [...convertRows({ sheet, header, match, fields, today: '2026-11-22' })];
}

const sum = (rows: readonly ConvertedRow[], key: string): number => rows.reduce((total, row) => total + Number(row.values[key] ?? 0), 0);

describe.skipIf(FOLDER === undefined)('real public files', () => {
  it.each([
    ['10_brownfield_register_dudley.csv', 128, 4978],
    ['09_brownfield_register_redcar_cleveland.xlsx', 54, 1287],
    ['14_brownfield_register_rochdale_own_headings.csv', 128, undefined],
    ['12_brownfield_register_new_forest_cp1252.csv', 56, undefined],
  ])('%s has %d sites', async (name, sites, homes) => {
    const rows = await convert(name, SITES);
    expect(rows).toHaveLength(sites);
    expect(rows.flatMap((row) => row.problems.filter((problem) => problem.severity === 'error'))).toEqual([]);
    if (homes !== undefined) expect(sum(rows, 'Homes from')).toBe(homes);
  });

  it('New Forest’s apostrophes come out right from Windows-1252', async () => {
    const file = await read('12_brownfield_register_new_forest_cp1252.csv');
    const text = JSON.stringify(file.sheets);
    expect(file.encoding).toBe('Windows-1252');
    expect(text).toContain('\u2019');
    expect(text).not.toMatch(/[\u0080-\u009F\uFFFD]/u);
  });

  it('the providers have 1,755 rows, codes as text and real dates', async () => {
    const rows = await convert('02_rsh_registered_providers_2017-05.xlsx', [
      field('Code', 'reference', ['RP Code'], true),
      field('Kind', 'long_text', ['Designation']),
      field('Registered', 'day', ['Registration Date']),
    ]);
    expect(rows).toHaveLength(1755);
    expect(rows.every((row) => typeof row.values['Code'] === 'string')).toBe(true);
    expect(rows[0]?.values).toEqual({ Code: '4636', Kind: 'Profit', Registered: '2010-12-13' });
    expect(rows.filter((row) => row.values['Kind'] === 'Non-Profit')).toHaveLength(1522);
  });

  it('the GLA’s two-line headings and cached totals are read', async () => {
    const fields = [
      field('Borough', 'long_text', ['Column B']),
      field('Starts', 'number', ['Starts on Site Total Affordable Starts']),
      field('Social', 'number', ['Starts on Site Social Rent (and LAR to benchmarks)']),
    ];
    const file = await read('01_gla_housing_starts_completions_to_2022-03.xlsx');
    const sheet = file.sheets.find((one) => one.name.startsWith('Table 2 - All'));
    const header = findHeader(sheet ?? { rows: [] }, fields);
    expect(header).toMatchObject({ headerRow: 4, lines: 2 });
    const bexley = sheet?.rows.find((row) => row[1] === 'Bexley');
    const column = matchColumns(fields, header?.headings ?? []).matched['Starts']?.column ?? -1;
    expect(bexley?.[column]).toBe(192);
    expect(file.sheets.find((one) => one.name === 'Table 2 - tidy version')?.rows).toHaveLength(928);
  });

  it('local plans keep newlines in their cells', async () => {
    const file = await read('19_local_plan_housing_requirements.csv');
    expect(file.sheets[0]?.rows).toHaveLength(528);
    expect(file.sheets[0]?.rows.flat().filter((cell) => typeof cell === 'string' && cell.includes('\n'))).toHaveLength(153);
  });
});
