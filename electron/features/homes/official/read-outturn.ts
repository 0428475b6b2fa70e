import type { ImportField, TableFile } from '../../../../shared/domain/tabular-types.ts';
import { readYearName } from '../../../../shared/domain/year-names.ts';
import {
  OUTTURN_TENURES,
  type OutturnKind,
  type OutturnRow,
  type OutturnTenure,
} from '../../../../shared/features/homes/official/outturn.ts';
import type { ConvertedRow } from '../../../tabular/convert.ts';
import { cellProblem, convertTable, field, tablesIn, type Official, type Table } from './official-file.ts';

const KINDS = [
  { value: 'starts', aliases: ['starts', 'starts on site'] },
  { value: 'completions', aliases: ['completions'] },
];

const homes = (key: string, label: string, aliases: string[] = []): ImportField => field(key, label, 'number', { unit: 'homes', aliases });

const FIELDS: readonly ImportField[] = [
  field('kind', 'Category', 'code', { required: true, values: KINDS }),
  field('year', 'Year', 'long_text', { required: true, aliases: ['Financial year'] }),
  field('authority', 'Borough', 'long_text', { required: true, aliases: ['Local authority'] }),
  homes('social_rent', 'Social Rent', ['Social Rent (and LAR to benchmarks)']),
  homes('affordable_rent', 'Affordable Rent', ['Other Affordable Rent']),
  homes('intermediate_rent', 'Intermediate Rent', ['Other Intermediate']),
  homes('home_ownership', 'Affordable Home Ownership', ['London Living Rent / Shared Ownership']),
  homes('to_be_confirmed', 'Affordable Tenure TBC'),
  { ...homes('affordable', 'Total Affordable'), required: true },
  homes('openMarket', 'Open Market'),
];

function rowOf({ values, row }: ConvertedRow, year: number): OutturnRow {
  const number = (key: string): number | null => values[key] as number | null;
  return {
    row,
    kind: values['kind'] as OutturnKind,
    year,
    authority: String(values['authority']),
    homes: Object.fromEntries(OUTTURN_TENURES.map(({ code }) => [code, number(code)])) as Record<OutturnTenure, number | null>,
    affordable: number('affordable') ?? 0,
    openMarket: number('openMarket'),
  };
}

function readTable(table: Table, today: string, read: Official<OutturnRow>): void {
  const { rows, problems } = convertTable(table, FIELDS, today);
  read.problems.push(...problems);
  for (const converted of rows) {
    const text = String(converted.values['year']);
    const year = readYearName(text)?.year;
    if (year === undefined) {
      const remedy = 'Write it like 2021-22.';
      read.problems.push(
        cellProblem(table, { row: converted.row, key: 'year' }, { value: text, words: 'is no financial year', remedy, severity: 'error' }),
      );
      continue;
    }
    const row = rowOf(converted, year);
    read.rows.push(row);
    const sum = OUTTURN_TENURES.reduce((all, { code }) => all + (row.homes[code] ?? 0), 0);
    if (sum === row.affordable) continue;
    const remedy = `The tenures add up to ${sum}. Compare the row with the published table.`;
    read.problems.push(
      cellProblem(
        table,
        { row: row.row, key: 'affordable' },
        { value: String(row.affordable), words: 'is not the sum of its tenures', remedy, severity: 'warning' },
      ),
    );
  }
}

/** Reads the Greater London Authority's starts and completions: the sheets with a row for each kind, year and borough. */
export function readOutturn(file: TableFile, today: string): Official<OutturnRow> {
  const { tables, notes } = tablesIn(file, FIELDS);
  const read: Official<OutturnRow> = { rows: [], problems: [], notes: [...notes] };
  for (const table of tables) readTable(table, today, read);
  if (tables.length === 0) read.notes.push('No sheet has the headings Category, Year, Borough and Total Affordable.');
  return read;
}
