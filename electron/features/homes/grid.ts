import { notInBin } from '../../core/bin.ts';
import type { Grid, GridRow, YearFigures } from '../../../shared/features/homes/contract.ts';
import { NEEDS, TENURES } from '../../../shared/features/homes/codes.ts';
import { financialYearOf } from '../../../shared/domain/dates.ts';
import { homesOf, statusOf } from '../../../shared/features/homes/supply.ts';
import { sortKey } from '../../core/entities.ts';
import type { QueryCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';
import { COMMITMENT_FIELDS } from './queries.ts';

const YEARS_AHEAD = 4;

/** Which commitments: of one provider, or some by their ids; else all. */
export interface GridFilter {
  organisationId?: string | undefined;
  ids?: string[] | undefined;
}

const rowsOf = (db: ReadDb, { organisationId, ids }: GridFilter) => {
  let query = db
    .selectFrom('commitment as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .leftJoin('site as s', 's.id', 'c.site_id')
    .select(COMMITMENT_FIELDS)
    .select(['o.name as providerName', 'o.sort_key as providerKey', 's.name_address as address'])
    .where(notInBin('c'));
  if (organisationId) query = query.where('c.organisation_id', '=', organisationId);
  if (ids) query = query.where('c.id', 'in', ids);
  return query.execute();
};

const yearRowsOf = (db: ReadDb, { organisationId, ids }: GridFilter) => {
  let query = db
    .selectFrom('commitment_year as y')
    .select(['y.commitment_id as commitmentId', 'y.year', 'y.promised', 'y.forecast', 'y.delivered', 'y.version'])
    .where(notInBin('y'))
    // As an index has them: sorting hundreds of thousands by year alone takes longer than reading them.
    .orderBy('y.commitment_id')
    .orderBy('y.year');
  if (ids) query = query.where('y.commitment_id', 'in', ids);
  if (!organisationId) return query.execute();
  return query.innerJoin('commitment as c', 'c.id', 'y.commitment_id').where('c.organisation_id', '=', organisationId).execute();
};

// Field by field here and below: copying "all but this one" takes ten times as long, and a grid has hundreds of thousands.
const figuresOf = ({ year, promised, forecast, delivered, version }: YearFigures): YearFigures => ({
  year,
  promised,
  forecast,
  delivered,
  version,
});

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

/** Years outside the plan that have figures all the same, of all commitments or one provider's. */
async function otherYears(db: ReadDb, planned: number[], { organisationId }: GridFilter): Promise<number[]> {
  let query = db
    .selectFrom('commitment_year as y')
    .innerJoin('commitment as c', 'c.id', 'y.commitment_id')
    .select('y.year')
    .distinct()
    .where((eb) => eb.or([eb('y.year', '<', planned[0] ?? 0), eb('y.year', '>', planned.at(-1) ?? 0)]))
    .where((eb) => eb.or([eb('y.promised', 'is not', null), eb('y.forecast', 'is not', null), eb('y.delivered', 'is not', null)]))
    .where(notInBin('y'))
    .where(notInBin('c'));
  if (organisationId) query = query.where('c.organisation_id', '=', organisationId);
  return (await query.execute()).map(({ year }) => year);
}

/** Everything the grid shows: as many reads whatever the size, put together here. */
export async function readGrid({ db, today, breath }: Pick<QueryCtx, 'db' | 'today' | 'breath'>, filter: GridFilter): Promise<Grid> {
  const currentYear = financialYearOf(today);
  const planned = await plannedYears(db, currentYear);
  const shown = [...planned, ...(await otherYears(db, planned, filter))];
  // Without a gap: a year between two others is shown, though nobody has said anything of it.
  const first = Math.min(...shown);
  const years = Array.from({ length: shown.length === 0 ? 0 : Math.max(...shown) - first + 1 }, (_, at) => first + at);
  // Asked for together, so that one is put together while the other is read.
  const [rows, yearRows] = await Promise.all([rowsOf(db, filter), yearRowsOf(db, filter)]);
  const stored = new Map<string, YearFigures[]>(rows.map((row) => [row.id, []]));
  await breath.map(yearRows, (row) => void stored.get(row.commitmentId)?.push(figuresOf(row)));
  return {
    years,
    currentYear,
    rows: await breath.map(inOrder(rows), (row) => toGridRow(row, stored.get(row.id)!, currentYear)),
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

function toGridRow(read: Read, figures: YearFigures[], currentYear: number): GridRow {
  const { promised, forecast, delivered, expected } = homesOf(figures, currentYear, read.stage);
  return {
    id: read.id,
    version: read.version,
    organisationId: read.organisationId,
    siteId: read.siteId,
    siteName: read.siteName,
    tenure: read.tenure,
    need: read.need,
    stage: read.stage,
    route: read.route,
    notes: read.notes,
    providerName: read.providerName,
    siteLabel: labelOf(read),
    years: figures,
    promised,
    forecast,
    delivered,
    expected,
    status: statusOf(read.stage, { promised, delivered, expected }),
  };
}
