import type { Grid, GridRow } from '../../../shared/features/homes/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { NEEDS, NPPF_AFFORDABLE, STAGES, TENURES } from '../../../shared/features/homes/codes.ts';
import { yearInWords } from '../../../shared/domain/in-words.ts';
import {
  COMMITMENT_STATUSES,
  countedOf,
  deliveryPercent,
  reliabilityPercent,
  slippageYears,
  totalsBy,
  totalsByYear,
  totalsOf,
  type Counted,
  type Homes,
} from '../../../shared/features/homes/supply.ts';
import type { TaskCtx } from '../../core/context.ts';
import type { ReportCell, ReportColumn, ReportSheet } from '../../workbook/report-model.ts';
import { basisPoints, fileNameOf, frameOf, whole, type ComposedReport, type Report } from '../../rooms/report.ts';
import { HOMES_NOTES } from './report-notes.ts';

const TITLE = 'Commitments register';

type Row = GridRow & Counted;

/** All commitments as the grid shows them, with totals by provider, tenure and year. */
async function commitmentsRegister(ctx: TaskCtx): Promise<ComposedReport> {
  const grid = await ctx.run('homes.grid', {});
  const rows: Row[] = grid.rows.map((row) => countedOf(row, grid.currentYear));
  const totals = totalsOf(rows);
  const affordable = totalsOf(rows.filter((row) => NPPF_AFFORDABLE.has(row.tenure)));
  const period = periodOf(grid.years);
  return {
    fileName: fileNameOf(TITLE, ctx.today),
    totals: {
      commitments: totals.commitments,
      promised: totals.promised,
      forecast: totals.forecast,
      delivered: totals.delivered,
      expected: totals.expected,
    },
    model: {
      ...(await frameOf(ctx, TITLE)),
      subtitle: 'Homes promised, forecast, delivered and expected, by provider, site, tenure and year',
      ...(period ? { period } : {}),
      subject: 'Homes promised, forecast and delivered',
      keywords: ['homes', 'commitments', 'housing supply'],
      cover: {
        facts: [
          { label: 'Commitments', value: whole(totals.commitments) },
          { label: 'Homes promised', value: whole(totals.promised) },
          { label: 'Homes forecast', value: whole(totals.forecast) },
          { label: 'Homes delivered', value: whole(totals.delivered) },
          { label: 'Homes expected', value: whole(totals.expected) },
          { label: 'Status of all together', value: labelOf(COMMITMENT_STATUSES, totals.status) },
          {
            label: 'Affordable homes (NPPF)',
            value: `${whole(affordable.promised)} promised, ${whole(affordable.forecast)} forecast, ${whole(affordable.delivered)} delivered, ${whole(affordable.expected)} expected`,
          },
        ],
        intro: [
          'Every commitment of the partnership as it stands now, and its totals. The Notes sheet says what the words mean and which definition of affordable homes is used.',
        ],
      },
      notes: HOMES_NOTES,
      sheets: [
        commitmentsSheet(rows, grid, await rshCodes(ctx), period),
        providersSheet(rows, grid, period),
        tenuresSheet(rows, period),
        yearsSheet(rows, grid, period),
      ],
    },
  };
}

function periodOf(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last ? yearInWords(first) : `${yearInWords(first)} to ${yearInWords(last)}`;
}

const titled = (what: string, period: string): string => (period ? `${what}, ${period}` : what);

async function rshCodes(ctx: TaskCtx): Promise<Map<string, string | null>> {
  const rows = await ctx.db.selectFrom('organisation').select(['id', 'rsh_code']).execute();
  return new Map(rows.map((row) => [row.id, row.rsh_code]));
}

const HOMES: readonly ReportColumn[] = [
  { key: 'promised', heading: 'Promised', kind: 'number', total: 'sum' },
  { key: 'forecast', heading: 'Forecast', kind: 'number', total: 'sum' },
  { key: 'delivered', heading: 'Delivered', kind: 'number', total: 'sum' },
  {
    key: 'expected',
    heading: 'Expected',
    kind: 'number',
    total: 'sum',
    note: 'Homes delivered in past years and forecast from this year on: what status compares with homes promised.',
  },
];
const SHARE: ReportColumn = {
  key: 'share',
  heading: 'Share delivered',
  kind: 'percent',
  note: 'Homes delivered as a share of homes promised.',
};
const STATUS: ReportColumn = { key: 'status', heading: 'Status', kind: 'rag' };

const homesCells = (homes: Homes): ReportCell[] => [homes.promised, homes.forecast, homes.delivered, homes.expected];
const shareOf = (homes: { promised: number; delivered: number }): ReportCell =>
  basisPoints(deliveryPercent(homes.delivered, homes.promised));
const wordOf = (status: string): string => labelOf(COMMITMENT_STATUSES, status);

function commitmentsSheet(rows: Row[], grid: Grid, codes: ReadonlyMap<string, string | null>, period: string): ReportSheet {
  return {
    name: 'Commitments',
    tableName: 'Commitments',
    title: titled('Commitments', period),
    description: 'One row for each commitment. Homes are over all years; the last columns give the forecast of each year.',
    columns: [
      { key: 'provider', heading: 'Provider', kind: 'text', total: 'count' },
      {
        key: 'rsh',
        heading: 'RSH code',
        kind: 'reference',
        note: 'Code in the register of the Regulator of Social Housing.',
      },
      { key: 'site', heading: 'Site', kind: 'text' },
      { key: 'tenure', heading: 'Tenure', kind: 'text' },
      { key: 'need', heading: 'Need', kind: 'text' },
      { key: 'stage', heading: 'Stage', kind: 'text' },
      STATUS,
      ...HOMES,
      {
        key: 'slippage',
        heading: 'Slippage in years',
        kind: 'number',
        note: 'Years later than promised that the last homes are expected; a minus means sooner.',
      },
      ...grid.years.map((year): ReportColumn => ({
        key: `forecast-${year}`,
        heading: `Forecast ${yearInWords(year)}`,
        kind: 'number',
        total: 'sum',
      })),
    ],
    rows: rows.map((row) => [
      row.providerName,
      codes.get(row.organisationId) ?? null,
      row.siteLabel,
      labelOf(TENURES, row.tenure),
      labelOf(NEEDS, row.need),
      labelOf(STAGES, row.stage),
      wordOf(row.status),
      ...homesCells(row),
      slippageYears(row.years, grid.currentYear, row.stage),
      ...grid.years.map((year) => row.years.find((figures) => figures.year === year)?.forecast ?? null),
    ]),
  };
}

function providersSheet(rows: Row[], grid: Grid, period: string): ReportSheet {
  const names = new Map(rows.map((row) => [row.organisationId, row.providerName]));
  const own = Map.groupBy(rows, (row) => row.organisationId);
  return {
    name: 'By provider',
    tableName: 'Providers',
    title: titled('Homes by provider', period),
    columns: [
      { key: 'provider', heading: 'Provider', kind: 'text' },
      { key: 'commitments', heading: 'Commitments', kind: 'number', total: 'sum' },
      ...HOMES,
      SHARE,
      {
        key: 'reliability',
        heading: 'Reliability',
        kind: 'percent',
        note: 'Share of homes completed within the year first promised, over the years that have ended.',
      },
      STATUS,
    ],
    rows: [...totalsBy(rows, (row) => row.organisationId)].map(([id, totals]) => [
      names.get(id) ?? '',
      totals.commitments,
      ...homesCells(totals),
      shareOf(totals),
      basisPoints(reliabilityPercent(own.get(id) ?? [], grid.currentYear)),
      wordOf(totals.status),
    ]),
  };
}

function tenuresSheet(rows: Row[], period: string): ReportSheet {
  const totals = totalsBy(rows, (row) => row.tenure);
  return {
    name: 'By tenure',
    tableName: 'Tenures',
    title: titled('Homes by tenure', period),
    columns: [
      { key: 'tenure', heading: 'Tenure', kind: 'text' },
      {
        key: 'affordable',
        heading: 'Affordable (NPPF)',
        kind: 'text',
        note: 'Yes for tenures that are affordable housing under Annex 2 of the National Planning Policy Framework.',
      },
      { key: 'commitments', heading: 'Commitments', kind: 'number', total: 'sum' },
      ...HOMES,
      SHARE,
      STATUS,
    ],
    rows: TENURES.flatMap(({ code, label }) => {
      const own = totals.get(code);
      const affordable = code === 'NS' ? 'Not known' : NPPF_AFFORDABLE.has(code) ? 'Yes' : 'No';
      return own ? [[label, affordable, own.commitments, ...homesCells(own), shareOf(own), wordOf(own.status)]] : [];
    }),
  };
}

function yearsSheet(rows: Row[], grid: Grid, period: string): ReportSheet {
  return {
    name: 'By year',
    tableName: 'Years',
    title: titled('Homes by financial year', period),
    description: `Figures of ${yearInWords(grid.currentYear)} and later years are not final.`,
    columns: [
      { key: 'year', heading: 'Year', kind: 'text' },
      ...HOMES,
      SHARE,
      {
        key: 'cumulative-promised',
        heading: 'Promised so far',
        kind: 'number',
        note: 'Homes promised for this and all earlier years.',
      },
      {
        key: 'cumulative-delivered',
        heading: 'Delivered so far',
        kind: 'number',
        note: 'Homes delivered in this and all earlier years.',
      },
    ],
    rows: totalsByYear(rows, grid.years, grid.currentYear).map((year) => [
      yearInWords(year.year),
      ...homesCells(year),
      shareOf(year),
      year.cumulativePromised,
      year.cumulativeDelivered,
    ]),
  };
}

export const report: Report = {
  name: 'commitments-register',
  order: 10,
  title: TITLE,
  description: 'Homes promised, forecast and delivered by provider, site, tenure and year, with totals and status.',
  compose: commitmentsRegister,
};
