import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDeliveryTest } from '../../electron/features/homes/official/read-delivery-test.ts';
import { readOutturn } from '../../electron/features/homes/official/read-outturn.ts';
import { readRequirements } from '../../electron/features/homes/official/read-requirements.ts';
import { readTables } from '../../electron/tabular/read-table.ts';
import type { TableFile } from '../../shared/domain/tabular-types.ts';
import { deliveryTest } from '../../shared/features/homes/measures/delivery-test.ts';
import { valueOf } from '../../shared/features/homes/measures/figure.ts';
import { roundTo } from '../../shared/features/homes/measures/rounding.ts';
import { deliveryTestTotals, type DeliveryTestRow } from '../../shared/features/homes/official/delivery-test-row.ts';
import { outturnTotals, reconcile } from '../../shared/features/homes/official/outturn.ts';
import { requirementAYear, requirementTotals } from '../../shared/features/homes/official/plan-requirement.ts';

const FOLDER = [process.env['HPP_REALDATA'], fileURLToPath(new URL('../../../shared/realdata', import.meta.url))].find(
  (path) => path !== undefined && existsSync(path),
);
if (FOLDER === undefined) console.log('Skipped: the real public data files are not on this computer (../shared/realdata).');

const TODAY = '2026-11-26';
const read = (name: string): Promise<TableFile> => readTables(join(FOLDER ?? '', name));

const measure = ({ years, required, delivered, measurement }: DeliveryTestRow) =>
  deliveryTest({
    measurement,
    publishedOn: '2024-12-12',
    on: '2024-12-20',
    years: years.map((year, at) => ({ year, required: required[at] ?? null, delivered: delivered[at] ?? null })),
  });

describe.skipIf(FOLDER === undefined)('the official Housing Delivery Test 2023', () => {
  const file =
    FOLDER === undefined ? Promise.resolve(undefined) : read('30_hdt_2023_measurement.ods').then((found) => readDeliveryTest(found, TODAY));
  const rows = async (): Promise<DeliveryTestRow[]> => (await file)?.rows ?? [];

  it('has 311 measured rows, with the published sums and bands', async () => {
    const totals = deliveryTestTotals(await rows());
    expect(totals.measured).toBe(311);
    expect(roundTo(totals.required, 4)).toBe(667_486.6177);
    expect(roundTo(totals.delivered, 4)).toBe(747_461.5595);
    expect(totals.byConsequence).toEqual({ none: 201, action_plan: 18, buffer: 29, presumption: 63, unmet_need: 0 });
  });

  it('is reproduced row by row: percentages and bands', async () => {
    const found = (await rows()).map((row) => ({ row, result: measure(row) }));
    const measured = found.filter(({ row }) => row.percent !== null);
    expect(measured.filter(({ row, result }) => valueOf(result.shown) !== row.percent)).toEqual([]);
    expect(
      measured.filter(({ row, result }) => (result.consequences?.at(-1) ?? 'none') !== row.consequence).map(({ row }) => row.name),
    ).toEqual([]);
    expect(found.filter(({ result }) => result.state === 'no_requirement').map(({ row }) => row.name)).toEqual([
      'Barrow-in-Furness',
      'Isles of Scilly',
    ]);
    expect(found).toHaveLength(313);
  });

  it('has four rows that rounding decides', async () => {
    const decided = (await rows()).map((row) => ({ row, result: measure(row) })).filter(({ result }) => result.roundingDecides);
    expect(new Map(decided.map(({ row, result }) => [row.name, [valueOf(result.shown), row.consequence]]))).toEqual(
      new Map([
        ['Bristol, City of', [75, 'buffer']],
        ['Dacorum', [75, 'buffer']],
        ['North Somerset', [85, 'action_plan']],
        ['Windsor and Maidenhead', [95, 'none']],
      ]),
    );
  });

  it('has one table whose headings name other years, and says so', async () => {
    const { notes, problems } = (await file)!;
    expect(notes).toEqual([
      'Sheet1, row 339: the headings say 2019-20 to 2021-22, and the 2023 measurement counts 2020-21 to 2022-23. The figures were read as those of 2020-21 to 2022-23.',
    ]);
    expect(problems).toEqual([]);
    expect((await rows()).find(({ name }) => name === 'Poole')).toMatchObject({ years: [2020, 2021, 2022], percent: 59 });
  });

  it('counts 243 of 365 days of 2020-21, as Bromley’s requirement shows', async () => {
    const bromley = (await rows()).find(({ name }) => name === 'Bromley')!;
    const result = deliveryTest({
      measurement: 2023,
      publishedOn: '2024-12-12',
      on: '2024-12-20',
      plans: [{ adoptedOn: '2019-01-16', homesIn: { 2020: 641, 2021: 641, 2022: 641 } }],
      years: [2020, 2021, 2022].map((year, at) => ({ year, delivered: bromley.delivered[at]!, need: 2000 })),
    });
    const required = result.working.steps.find(({ label }) => label === 'required_counted')!.byPart!.map(valueOf);
    expect(roundTo(required[0]!, 6)).toBe(roundTo(bromley.required[0]!, 6));
    expect(valueOf(result.shown)).toBe(58);
  });
});

describe.skipIf(FOLDER === undefined)('the Greater London Authority’s outturn', () => {
  const file =
    FOLDER === undefined
      ? Promise.resolve(undefined)
      : read('01_gla_housing_starts_completions_to_2022-03.xlsx').then((found) => readOutturn(found, TODAY));

  it('has the published totals by year, kind and tenure', async () => {
    const { rows, problems, notes } = (await file)!;
    expect([
      rows.length,
      rows.filter(({ kind }) => kind === 'starts').length,
      rows.filter(({ kind }) => kind === 'completions').length,
    ]).toEqual([927, 464, 463]);
    const totals = outturnTotals(rows);
    const of = (kind: string, year: number) => totals.find((one) => one.kind === kind && one.year === year)!;
    expect(of('starts', 2021)).toMatchObject({
      affordable: 18_649,
      byTenure: { social_rent: 9698, home_ownership: 6054, affordable_rent: 1411, intermediate_rent: 1366, to_be_confirmed: 120 },
    });
    expect([2019, 2020].map((year) => of('starts', year).affordable)).toEqual([17_256, 13_318]);
    expect([2019, 2020, 2021].map((year) => of('completions', year).affordable)).toEqual([7775, 8902, 10_179]);
    expect(notes).toEqual(['Not read: “Notes”, “Table 1 - Programme & Tenure”, “Table 2 - All Programmes by LA”.']);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has Bromley’s and Bexley’s', async () => {
    const { rows } = (await file)!;
    const of = (authority: string, kind: string) =>
      rows.find((row) => row.authority === authority && row.kind === kind && row.year === 2021);
    expect(of('Bromley', 'starts')).toMatchObject({
      affordable: 136,
      homes: { affordable_rent: 8, social_rent: 66, intermediate_rent: 0, home_ownership: 62 },
    });
    expect([of('Bromley', 'completions')?.affordable, of('Bexley', 'starts')?.affordable, of('Bexley', 'completions')?.affordable]).toEqual(
      [27, 192, 200],
    );
  });

  it('is reconciled with promised homes tenure by tenure, leaving none out', async () => {
    const bexley = (await file)!.rows.find((row) => row.authority === 'Bexley' && row.kind === 'starts' && row.year === 2021)!;
    const { tenures, outside } = reconcile(bexley, [
      { tenure: 'SR', homes: 100 },
      { tenure: 'LAR', homes: 14 },
      { tenure: 'AR', homes: 20 },
      { tenure: 'SO', homes: 48 },
      { tenure: 'MS', homes: 9 },
    ]);
    expect(tenures.map(({ tenure, difference }) => [tenure, difference])).toEqual([
      ['social_rent', 0],
      ['affordable_rent', -10],
      ['intermediate_rent', 0],
      ['home_ownership', 0],
      ['to_be_confirmed', 0],
    ]);
    expect(outside).toBe(9);
  });
});

describe.skipIf(FOLDER === undefined)('the local plans’ requirements', () => {
  const file =
    FOLDER === undefined
      ? Promise.resolve(undefined)
      : read('19_local_plan_housing_requirements.csv').then((found) => readRequirements(found, TODAY));

  it('are all read, by what each number says', async () => {
    const { rows, problems } = (await file)!;
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const totals = requirementTotals(rows);
    expect(totals).toMatchObject({ rows: 527, plans: 471, joint: 84, withoutNumber: 34 });
    expect(Object.fromEntries(Object.entries(totals.byKind).map(([kind, { rows: count }]) => [kind, count]))).toEqual({
      total: 402,
      average: 84,
      range: 6,
      average_range: 2,
    });
    const numbers = rows.filter(({ homes }) => homes !== null);
    expect([numbers.length, numbers.reduce((sum, { homes }) => sum + homes!, 0)]).toEqual([458, 5_253_315]);
  });

  it('give a yearly figure, or none where only a joint total is given', async () => {
    const { rows } = (await file)!;
    const aYear = (title: RegExp, authority: string) =>
      requirementAYear(rows.find((row) => row.authority.startsWith(authority) && title.test(row.planTitle))!);
    expect(valueOf(aYear(/2021-2039/u, 'Copeland'))).toBe(146);
    expect(valueOf(aYear(/2017-2037/u, 'Northumberland National'))).toBe(8);
    expect(valueOf(aYear(/2015-2030/u, 'Yorkshire Dales'))).toBe(55);
    expect(aYear(/Core Strategy/u, 'Christchurch')).toMatchObject({ known: false });
  });

  it('keep line breaks in their notes', async () => {
    const { rows } = (await file)!;
    expect(rows.some(({ notes }) => notes?.includes('\n'))).toBe(true);
  });
});

describe('a table of ours with mistakes', () => {
  const sheet = (rows: TableFile['sheets'][number]['rows']): TableFile => ({
    fileName: 'own.xlsx',
    sha256: '',
    bytes: 0,
    kind: 'xlsx',
    sheets: [{ name: 'Own', rows }],
    notes: [],
  });
  const HEAD = [
    'ONS Code',
    'Area Name',
    'Number of homes required',
    null,
    null,
    'Total number of homes required',
    'Number of homes delivered',
    null,
    null,
  ];
  const TAIL = ['Total number of homes delivered', 'Housing Delivery Test: 2024 measurement', 'Housing Delivery Test: 2024 consequence'];

  it('names the cell and the remedy, and keeps the other rows', () => {
    const { rows, problems } = readDeliveryTest(
      sheet([
        ['Own table'],
        [...HEAD, ...TAIL],
        [null, null, '2021-22', '2022-23', '2023-24', null, '2021-22', '2022-23', '2023-24'],
        ['E07000001', 'Northgate', 100, 100, 100, 300, 50, 100, 120, 270, 0.9, 'Action plan'],
        ['E07000002', 'Larkfield', 100, 'about 90', 100, 290, 50, 100, 120, 270, '93%', 'Action plan'],
        ['E07000003', 'Meadowbank', 100, 100, 100, 300, 50, 100, 120, 275, '92%', 'Action plan'],
        ['E07000004', 'Quayside', 100, 100, 100, 300, 50, 100, 120, 270, '90%', 'Detention'],
      ]),
      TODAY,
    );
    expect(rows.map(({ name, percent, years }) => [name, percent, years[0]])).toEqual([
      ['Northgate', 90, 2021],
      ['Meadowbank', 92, 2021],
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'Own, row 5, column D (Homes required): “about 90” isn’t a number.',
      expect.stringMatching(/^Own, row 7, column L .*“Detention”/u),
      expect.stringMatching(/^Own, row 6, column J .*“275” is not the sum of its years\.$/u),
    ]);
  });

  it('with headings of something else has no rows, and says what is wanted', () => {
    const other = sheet([
      ['Name', 'Homes'],
      ['Northgate', 4],
    ]);
    for (const reader of [readDeliveryTest, readOutturn, readRequirements]) {
      const { rows, notes } = reader(other, TODAY);
      expect(rows).toEqual([]);
      expect(notes).toEqual([expect.stringMatching(/headings/u)]);
    }
  });

  it('with a year that is none, or tenures that do not add up, says so', () => {
    const { rows, problems } = readOutturn(
      sheet([
        ['Category', 'Year', 'Borough', 'Affordable Rent', 'Social Rent', 'Total Affordable'],
        ['Starts', '2021-22', 'Northgate', 4, 6, 10],
        ['Starts', '2021-23', 'Northgate', 4, 6, 10],
        ['Completions', '2021/22', 'Northgate', 4, 6, 11],
      ]),
      TODAY,
    );
    expect(rows.map(({ kind, affordable }) => [kind, affordable])).toEqual([
      ['starts', 10],
      ['completions', 11],
    ]);
    expect(problems.map(({ message, severity }) => [message, severity])).toEqual([
      ['Own, row 3, column B (Year): “2021-23” is no financial year.', 'error'],
      ['Own, row 4, column F (Total Affordable): “11” is not the sum of its tenures.', 'warning'],
    ]);
  });
});
