import type { CommitmentStatus, Grid, GridRow, Measure, YearFigures } from '../../../shared/features/homes/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { NEEDS, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { labelsOf } from '../../work/field-words.ts';
import { t } from './t.ts';
import { formatNumber, formatYear } from '../../ui/format.ts';
import type { Band, BandCell, GridColumn } from '../../ui/grid/types.ts';
import type { Sums } from './band-sums.ts';
import { RagChip, ragWord, type RagStatus } from '../../ui/RagChip.tsx';

/** The years of a grid. */
type Years = Pick<Grid, 'years' | 'currentYear'>;

const field = labelsOf('commitment');
const figure = labelsOf('commitment_year');

/** A status code of the contract as the chip wants it. */
export const ragOf = (status: CommitmentStatus): RagStatus => status.replaceAll('_', '-') as RagStatus;

/** The figures of one year; empty ones where nothing was said. */
export const figuresOf = (row: GridRow, year: number): YearFigures =>
  row.years.find((figures) => figures.year === year) ?? {
    year,
    promised: null,
    forecast: null,
    delivered: null,
    version: 0,
  };

const KEY = /^(promised|forecast|delivered)-(\d{4})$/;

/** `forecast-2027`: the measure and year a column holds. */
export const yearKey = (measure: Measure, year: number): string => `${measure}-${year}`;

/** Measure and year of a column; null for a describing column. */
export function readYearKey(key: string): { measure: Measure; year: number } | null {
  const match = KEY.exec(key);
  return match ? { measure: match[1] as Measure, year: Number(match[2]) } : null;
}

function yearColumn(measure: Measure, year: number, more: Partial<GridColumn<GridRow>> = {}): GridColumn<GridRow> {
  return {
    key: yearKey(measure, year),
    heading: formatYear(year),
    longName: t('homes.columnName', { year: formatYear(year), measure: figure(measure).toLowerCase() }),
    group: figure(measure),
    kind: 'number',
    width: 64,
    value: (row) => figuresOf(row, year)[measure],
    marker: (row) => promiseMarker(row, measure, year),
    ...more,
  };
}

/** A corner mark where fewer homes are forecast than were promised. */
function promiseMarker(row: GridRow, measure: Measure, year: number): { tooltip: string } | undefined {
  const figures = figuresOf(row, year);
  if (measure !== 'forecast' || figures.promised === null || figures.forecast === null || figures.forecast >= figures.promised)
    return undefined;
  return { tooltip: t('homes.promisedWas', { promised: formatNumber(figures.promised) }) };
}

/** Years a measure is entered for: forecasts from this year on, deliveries until this year, promises all along. */
function yearsOf(grid: Years, measure: Measure): readonly number[] {
  const { years, currentYear } = grid;
  const wanted = years.filter((year) =>
    measure === 'forecast' ? year >= currentYear : measure === 'delivered' ? year <= currentYear : true,
  );
  return wanted.length > 0 ? wanted : years;
}

/** Site, tenure, need, stage, status and what that is judged by, then a column a year of the chosen measure. */
export function columnsOf(grid: Years, measure: Measure, besidePanel: boolean): GridColumn<GridRow>[] {
  const options = (list: readonly { code: string; label: string }[]) => list.map(({ code, label }) => ({ value: code, label }));
  const { years, currentYear } = grid;
  const overAll = (key: 'promised' | 'expected', hint: string): GridColumn<GridRow> => ({
    key,
    heading: key === 'promised' ? figure('promised') : t('homes.expected'),
    hint,
    group: t('homes.allYears'),
    kind: 'number',
    width: 72,
    value: (row) => row[key],
    label: true,
    addsUp: true,
  });
  const delivered =
    measure === 'forecast' && years.includes(currentYear)
      ? [
          yearColumn('delivered', currentYear, {
            readOnly: true,
            lockedReason: t('homes.deliveredLocked'),
            group: t('homes.thisYear'),
            heading: figure('delivered'),
            width: 84,
          }),
        ]
      : [];
  return [
    {
      key: 'siteLabel',
      heading: t('homes.site'),
      kind: 'opener',
      flex: 1,
      minWidth: 130,
      value: (row) => row.siteLabel,
      label: true,
    },
    {
      key: 'tenure',
      heading: field('tenure'),
      kind: 'code',
      width: 148,
      value: (row) => row.tenure,
      options: options(TENURES),
      format: (value) => labelOf(TENURES, String(value)),
    },
    {
      key: 'need',
      heading: field('need'),
      kind: 'code',
      width: 128,
      value: (row) => row.need,
      options: options(NEEDS),
      format: (value) => labelOf(NEEDS, String(value)),
    },
    {
      key: 'stage',
      heading: field('stage'),
      kind: 'code',
      width: 134,
      value: (row) => row.stage,
      options: options(STAGES),
      format: (value) => labelOf(STAGES, String(value)),
    },
    {
      key: 'status',
      heading: t('home.status'),
      kind: 'status',
      width: 116,
      value: (row) => ragWord(ragOf(row.status)),
      render: (row) => <RagChip status={ragOf(row.status)} />,
      label: true,
    },
    // What the status is judged by stands beside it, whatever figures are shown. An open panel says it, and needs the room.
    ...(besidePanel || measure === 'promised' ? [] : [overAll('promised', t('homes.promisedIs'))]),
    ...(besidePanel ? [] : [overAll('expected', t('homes.expectedIs'))]),
    ...delivered,
    ...yearsOf(grid, measure).map((year) => yearColumn(measure, year)),
    {
      key: 'sum',
      heading: t('homes.allYears'),
      group: figure(measure),
      kind: 'number',
      width: 76,
      value: (row) => row[measure],
      label: true,
      addsUp: true,
      // Years may run out of sight; their sum is never half in sight, which would read as another figure.
      ...(besidePanel ? {} : { pinned: 'right' as const }),
    },
  ];
}

/** A provider's row, or the total's: sums by year with the promise below, and the status they make together. */
export function bandOf(label: string, { totals, byYear }: Sums, { years, currentYear }: Years, measure: Measure): Band {
  const sum = (which: Measure, year: number): number => byYear.get(year)?.[which] ?? 0;
  const cell = (value: number, promised: number): BandCell =>
    measure === 'promised'
      ? { text: formatNumber(value) }
      : { text: formatNumber(value), caption: t('homes.of', { promised: formatNumber(promised) }) };
  const values: Record<string, BandCell> = {
    status: { text: ragWord(ragOf(totals.status)), node: <RagChip status={ragOf(totals.status)} /> },
    promised: { text: formatNumber(totals.promised) },
    expected: { text: formatNumber(totals.expected) },
    sum: cell(totals[measure], totals.promised),
  };
  for (const year of years) values[yearKey(measure, year)] = cell(sum(measure, year), sum('promised', year));
  if (measure === 'forecast') values[yearKey('delivered', currentYear)] = { text: formatNumber(sum('delivered', currentYear)) };
  return { label, caption: t('homes.commitments', { count: totals.commitments }), values };
}
