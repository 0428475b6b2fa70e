import { notInBin } from '../../core/bin.ts';
import type { Grid, GridRow, YearFigures } from '../../../shared/features/homes/contract.ts';
import { NEEDS, TENURES } from '../../../shared/features/homes/codes.ts';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import { homesOf, statusOf } from '../../../shared/features/homes/supply.ts';
import { sortKey } from '../../core/entities.ts';
import type { ReadDb } from '../../db/schema.ts';
import { COMMITMENT_FIELDS } from './queries.ts';

const YEARS_AHEAD = 4;

const rowsOf = (db: ReadDb, organisationId: string | undefined) => {
  const query = db
    .selectFrom('commitment as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .leftJoin('site as s', 's.id', 'c.site_id')
    .select(COMMITMENT_FIELDS)
    .select(['o.name as providerName', 'o.sort_key as providerKey', 's.name_address as address'])
    .where(notInBin('c'));
  return (organisationId ? query.where('c.organisation_id', '=', organisationId) : query).execute();
};

const yearRowsOf = (db: ReadDb, organisationId: string | undefined) => {
  const query = db
    .selectFrom('commitment_year as y')
    .select(['y.commitment_id as commitmentId', 'y.year', 'y.promised', 'y.forecast', 'y.delivered', 'y.version'])
    .where(notInBin('y'));
  if (!organisationId) return query.execute();
  return query.innerJoin('commitment as c', 'c.id', 'y.commitment_id').where('c.organisation_id', '=', organisationId).execute();
};

/** The partnership's years, or this year and some ahead before one is started. */
async function plannedYears(db: ReadDb, currentYear: number): Promise<number[]> {
  const plan = await db
    .selectFrom('partnership')
    .select(['first_year as first', 'last_year as last'])
    .where(notInBin())
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  const { first, last } = plan ?? { first: currentYear, last: currentYear + YEARS_AHEAD };
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

const hasFigures = (year: Omit<YearFigures, 'version'>): boolean =>
  year.promised !== null || year.forecast !== null || year.delivered !== null;

/** Everything the grid shows: two reads whatever the size, put together here. */
export async function readGrid(db: ReadDb, today: string, organisationId?: string): Promise<Grid> {
  const currentYear = financialYearOf(today);
  const shown = new Set(await plannedYears(db, currentYear));
  const rows = await rowsOf(db, organisationId);
  const stored = new Map<string, YearFigures[]>(rows.map((row) => [row.id, []]));
  for (const row of await yearRowsOf(db, organisationId)) {
    const { year, promised, forecast, delivered, version } = row;
    stored.get(row.commitmentId)?.push({ year, promised, forecast, delivered, version });
    if (!shown.has(year) && hasFigures(row) && stored.has(row.commitmentId)) shown.add(year);
  }
  // Without a gap: a year between two others is shown, though nobody has said anything of it.
  const [first, last] = [Math.min(...shown), Math.max(...shown)];
  const years = Array.from({ length: shown.size === 0 ? 0 : last - first + 1 }, (_, at) => first + at);
  return {
    years,
    currentYear,
    rows: inOrder(rows).map((row) => toGridRow(row, stored.get(row.id)!, years, currentYear)),
  };
}

type Read = Awaited<ReturnType<typeof rowsOf>>[number];

const labelOf = (row: Read): string => row.siteName || (row.address ?? '');

const placeOf = (list: readonly { code: string }[], code: string): number => list.findIndex((entry) => entry.code === code);

/** By provider, site, tenure and need, these two as the field lists them; sorted here because a site's label has no column of its own. */
function inOrder(rows: Read[]): Read[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return rows
    .map((row) => ({ row, label: sortKey(labelOf(row)) }))
    .toSorted(
      (a, b) =>
        compare(a.row.providerKey, b.row.providerKey) ||
        compare(a.row.organisationId, b.row.organisationId) ||
        compare(a.label, b.label) ||
        placeOf(TENURES, a.row.tenure) - placeOf(TENURES, b.row.tenure) ||
        placeOf(NEEDS, a.row.need) - placeOf(NEEDS, b.row.need) ||
        compare(a.row.id, b.row.id),
    )
    .map(({ row }) => row);
}

function toGridRow(read: Read, figures: readonly YearFigures[], years: number[], currentYear: number): GridRow {
  const { providerKey: _key, address: _address, ...own } = read;
  const { promised, forecast, delivered, expected } = homesOf(figures, currentYear);
  return {
    ...own,
    siteLabel: labelOf(read),
    years: years.map(
      (year) =>
        figures.find((stored) => stored.year === year) ?? {
          year,
          promised: null,
          forecast: null,
          delivered: null,
          version: 0,
        },
    ),
    promised,
    forecast,
    delivered,
    status: statusOf(read.stage, { promised, delivered, expected }),
  };
}
