import { yearInWords } from '../../../../shared/domain/in-words.ts';
import type { FileCell, ImportField, Sheet, TableFile } from '../../../../shared/domain/tabular-types.ts';
import { readYearName } from '../../../../shared/domain/year-names.ts';
import { measuredYears } from '../../../../shared/features/homes/measures/delivery-test.ts';
import type { DeliveryTestRow } from '../../../../shared/features/homes/official/delivery-test-row.ts';
import type { ConvertedRow } from '../../../tabular/convert.ts';
import { cleanHeading } from '../../../tabular/headings.ts';
import type { MatchedColumn } from '../../../tabular/match-columns.ts';
import { cellProblem, convertTable, field, type Official, type Table } from './official-file.ts';

const CONSEQUENCE = [
  { value: 'none', aliases: ['none', 'no consequence', 'no action'] },
  { value: 'action_plan', aliases: ['action plan'] },
  { value: 'buffer', aliases: ['buffer', '20% buffer'] },
  { value: 'presumption', aliases: ['presumption'] },
  { value: 'unmet_need', aliases: ['unmet need', 'evidenced unmet need'] },
];

const FIELDS: readonly ImportField[] = [
  field('reference', 'ONS code', 'reference', { required: true }),
  field('name', 'Area name', 'long_text', { required: true }),
  ...[1, 2, 3].map((year) => field(`required${year}`, 'Homes required', 'decimal')),
  field('requiredTotal', 'Total number of homes required', 'decimal'),
  ...[1, 2, 3].map((year) => field(`delivered${year}`, 'Homes delivered', 'decimal')),
  field('deliveredTotal', 'Total number of homes delivered', 'decimal'),
  field('percent', 'Measurement', 'decimal'),
  field('consequence', 'Consequence', 'code', { required: true, values: CONSEQUENCE }),
];

/** One table of the file: a sheet holds several, with titles between them. */
interface Block extends Table {
  measurement: number;
  /** The years its own headings name, where they name any. */
  named: readonly (number | undefined)[];
}

const FEWEST_CELLS = 6;
const filled = (row: readonly FileCell[] | undefined): number => (row ?? []).filter((cell) => cell !== null && cell !== '').length;

function columnsOf(headings: readonly string[]): { matched: Record<string, MatchedColumn>; measurement: number } | undefined {
  const at = (pattern: RegExp): number => headings.findIndex((heading) => pattern.test(heading));
  const places: [string, number][] = [
    ['code', at(/^ons code$/iu)],
    ['name', at(/^area name$/iu)],
    ['required1', at(/^number of homes required$/iu)],
    ['requiredTotal', at(/^total number of homes required$/iu)],
    ['delivered1', at(/^number of homes delivered$/iu)],
    ['deliveredTotal', at(/^total number of homes delivered$/iu)],
    ['percent', at(/^housing delivery test:? \d{4} measurement$/iu)],
    ['consequence', at(/^housing delivery test:? \d{4} consequence/iu)],
  ];
  if (places.some(([, column]) => column < 0)) return undefined;
  const column = Object.fromEntries(places);
  const later = ['required', 'delivered'].flatMap((what) =>
    [2, 3].map((year): [string, number] => [`${what}${year}`, column[`${what}1`]! + year - 1]),
  );
  // Three years stand between the band's first column and its total.
  if (column['requiredTotal'] !== column['required1']! + 3 || column['deliveredTotal'] !== column['delivered1']! + 3) return undefined;
  const matched = Object.fromEntries(
    [...places, ...later].map(([key, place]) => [key, { column: place, heading: headings[place] ?? '', how: 'same' as const }]),
  );
  return { matched, measurement: Number(/\d{4}/u.exec(headings[column['percent']!]!)![0]) };
}

function blocksIn(sheet: Sheet): Block[] {
  const heads = sheet.rows.flatMap((row, index) => {
    const found = columnsOf(row.map(cleanHeading));
    return found ? [{ ...found, index }] : [];
  });
  return heads.map(({ matched, measurement, index }, at) => {
    const years = sheet.rows[index + 1] ?? [];
    const named = ['required', 'delivered'].flatMap((what) =>
      [1, 2, 3].map((year) => readYearName(cleanHeading(years[matched[`${what}${year}`]!.column]))?.year),
    );
    const firstDataRow = index + (named.some((year) => year !== undefined) ? 2 : 1);
    return { sheet, matched, measurement, named, firstDataRow, end: heads[at + 1]?.index ?? sheet.rows.length };
  });
}

/** Titles and notes between the tables have a cell or two; a row of the table that lost some still has more. */
const withoutTitles = (block: Block): Table => ({
  ...block,
  sheet: { ...block.sheet, rows: block.sheet.rows.map((row) => (filled(row) < FEWEST_CELLS ? [] : row)) },
});

function percentIn(cell: FileCell | undefined, value: number | null): number | null {
  // A spreadsheet holds 81% as 0.81; a text that says % was read as 81.
  return value === null || (typeof cell === 'string' && cell.includes('%')) ? value : value * 100;
}

function rowOf({ values, row }: ConvertedRow, block: Block): DeliveryTestRow {
  const number = (key: string): number | null => values[key] as number | null;
  const three = (what: string) => [number(`${what}1`), number(`${what}2`), number(`${what}3`)] as const;
  const percent = percentIn(block.sheet.rows[row - 1]?.[block.matched['percent']!.column], number('percent'));
  return {
    row,
    code: String(values['code']),
    name: String(values['name']),
    measurement: block.measurement,
    years: measuredYears(block.measurement),
    required: three('required'),
    requiredTotal: number('requiredTotal'),
    delivered: three('delivered'),
    deliveredTotal: number('deliveredTotal'),
    percent: percent === null ? null : Math.round(percent * 1e6) / 1e6,
    consequence: values['consequence'] as DeliveryTestRow['consequence'],
  };
}

function staleYears({ named, measurement, firstDataRow, sheet }: Block): string[] {
  const years = measuredYears(measurement);
  if (named.every((year, at) => year === undefined || year === years[at % 3])) return [];
  const [first, , last] = named;
  const say = (from: number | undefined, to: number | undefined): string =>
    [from, to].map((year) => (year === undefined ? '?' : yearInWords(year))).join(' to ');
  return [
    `${sheet.name}, row ${firstDataRow}: the headings say ${say(first, last)}, and the ${measurement} measurement counts ${say(years[0], years[2])}. The figures were read as those of ${say(years[0], years[2])}.`,
  ];
}

const SAME = 0.001;

function sumProblems(block: Block, row: DeliveryTestRow) {
  const check = (key: 'required' | 'delivered') => {
    const [total, years] = [row[`${key}Total`], row[key]];
    if (total === null || years.includes(null)) return [];
    const sum = years.reduce<number>((all, one) => all + (one ?? 0), 0);
    if (Math.abs(sum - total) < SAME) return [];
    const remedy = `The years add up to ${sum.toFixed(2)}. Compare the row with the published table.`;
    return [
      cellProblem(
        block,
        { row: row.row, key: `${key}Total` },
        { value: String(total), words: 'is not the sum of its years', remedy, severity: 'warning' },
      ),
    ];
  };
  return [...check('required'), ...check('delivered')];
}

/** Reads an official Housing Delivery Test measurement: every table of every sheet, with its three years. */
export function readDeliveryTest(file: TableFile, today: string): Official<DeliveryTestRow> {
  const read: Official<DeliveryTestRow> = { rows: [], problems: [], notes: [] };
  for (const block of file.sheets.flatMap(blocksIn)) {
    const { rows, problems } = convertTable(withoutTitles(block), FIELDS, today);
    const records = rows.map((row) => rowOf(row, block));
    read.rows.push(...records);
    // A dash says that there is no measurement: nothing to put right.
    read.problems.push(...problems.filter(({ code }) => code !== 'read-as-blank'), ...records.flatMap((row) => sumProblems(block, row)));
    read.notes.push(...staleYears(block));
  }
  if (read.rows.length === 0)
    read.notes.push('No table of a Housing Delivery Test was found: its headings begin with ONS Code and Area Name.');
  return read;
}
