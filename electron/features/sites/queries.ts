import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { STANDINGS } from '../../../shared/fields.ts';
import type { Site, SiteLine, SiteRow, sites as contract } from '../../../shared/features/sites/contract.ts';
import { standingOf } from '../../rooms/sql/standing.ts';
import { labelIn, readPart, type LongList } from '../../rooms/list-part.ts';
import { fold } from '../../../shared/domain/fold.ts';
import type { ReadDb } from '../../db/schema.ts';

const FIELDS = [
  's.id',
  's.version',
  's.register',
  's.reference',
  's.name_address as nameAddress',
  's.uprn',
  's.planning_reference as planningReference',
  's.ward',
  's.coordinate_system as coordinateSystem',
  's.geo_x as geoX',
  's.geo_y as geoY',
  's.area_sqm as areaSqm',
  's.ownership',
  's.planning_status as planningStatus',
  's.permission_type as permissionType',
  's.permission_on as permissionOn',
  's.planning_history as planningHistory',
  's.deliverable',
  's.homes_from as homesFrom',
  's.homes_to as homesTo',
  's.hazardous_substances as hazardousSubstances',
  's.site_plan_url as sitePlanUrl',
  's.organisation_uri as organisationUri',
  's.notes',
  's.first_added_on as firstAddedOn',
  's.last_updated_on as lastUpdatedOn',
  's.ended_on as endedOn',
] as const;

const toSite = (row: { deliverable: number | null }): Site =>
  ({ ...row, deliverable: row.deliverable === null ? null : row.deliverable === 1 }) as Site;

/** One site. Throws `not_found`. */
export async function getSite(db: ReadDb, id: string): Promise<Site> {
  const [site] = await getSites(db, [id]);
  return site!;
}

/** One site, and whether it is still in its register. Throws `not_found`. */
export async function getSiteRow(db: ReadDb, id: string, today: string): Promise<SiteRow> {
  const [row] = await listSites(db, { text: '', include: 'all', limit: 1, ids: [id] }, today);
  if (!row) throw await goneRecord(db, 'site', id);
  return row;
}

/** Several sites, in the order of their ids. Throws `not_found` when one is missing. */
export async function getSites(db: ReadDb, ids: string[]): Promise<Site[]> {
  const rows = await db.selectFrom('site as s').select(FIELDS).where('s.id', 'in', ids).where(notInBin('s')).execute();
  const byId = new Map(rows.map((row) => [row.id, toSite(row)]));
  const missing = ids.find((id) => !byId.has(id));
  if (missing !== undefined) throw await goneRecord(db, 'site', missing);
  return ids.map((id) => byId.get(id)!);
}

export interface SiteFilter {
  text: string;
  register?: string | undefined;
  include: 'current' | 'all';
  limit: number;
  ids?: string[] | undefined;
}

const current = (today: string) => sql<boolean>`${standing(today)} = 'current'`;
const standing = (today: string) => standingOf('site', 's.id', 's.ended_on', today);

/** Sites that hold every word, in no order yet. */
function matching(db: ReadDb, filter: SiteFilter) {
  let query = db.selectFrom('site as s').where(notInBin('s'));
  if (filter.register !== undefined) query = query.where('s.register', '=', filter.register);
  for (const word of fold(filter.text).split(/\s+/).filter(Boolean)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    query = query.where(sql<boolean>`s.search_text like ${pattern} escape '\\'`);
  }
  return query;
}

/** Sites by reference. */
export async function listSites(db: ReadDb, filter: SiteFilter, today: string): Promise<SiteRow[]> {
  let found = matching(db, filter);
  if (filter.include !== 'all') found = found.where(current(today));
  const rows = await (filter.ids ? found.where('s.id', 'in', filter.ids) : found)
    .select(FIELDS)
    .select(standing(today).as('standing'))
    .orderBy('s.sort_key')
    .orderBy('s.register')
    .orderBy('s.id')
    .limit(filter.limit)
    .execute();
  return rows.map((row) => ({ ...toSite(row), standing: row.standing }));
}

/** The register a part at a time. */
export function partOfSites(db: ReadDb, asked: z.output<typeof contract.part.input>, today: string) {
  const at = standingOf('site', 't.id', 't.ended_on', today);
  const status = sql.ref('t.planning_status');
  const list: LongList = {
    entity: 'site',
    shows: ['register', 'reference', 'nameAddress', 'ward', 'planningStatus', 'ownership', 'homesFrom', 'homesTo', 'areaSqm'],
    where: asked.include === 'all' ? [] : [sql<boolean>`${at} = 'current'`],
    order: [sql`t.sort_key`, sql`t.register`, sql`t.id`],
    sums: ['homesFrom', 'homesTo'],
    counts: {
      permissioned: sql<boolean>`${status} = 'permissioned'`,
      notPermissioned: sql<boolean>`${status} = 'not_permissioned'`,
      pending: sql<boolean>`${status} = 'pending'`,
      noStatus: sql<boolean>`${status} is null`,
    },
    // The column that says so is there where others than current ones are.
    ...(asked.include === 'all' ? { words: { standing: labelIn(at, STANDINGS) } } : {}),
    over: sql<boolean>`${at} <> 'current'`,
  };
  return readPart(db, list, asked, (ids) => siteLines(db, ids, today));
}

const LONG = new Set([
  's.planning_history as planningHistory',
  's.hazardous_substances as hazardousSubstances',
  's.notes',
  's.site_plan_url as sitePlanUrl',
  's.organisation_uri as organisationUri',
]);
const LINE_FIELDS = FIELDS.filter((field) => !LONG.has(field));

async function siteLines(db: ReadDb, ids: string[], today: string): Promise<SiteLine[]> {
  const rows = await db
    .selectFrom('site as s')
    .select(LINE_FIELDS)
    .select(standing(today).as('standing'))
    .where('s.id', 'in', ids)
    .execute();
  return rows.map((row) => ({ ...toSite(row as { deliverable: number | null }), standing: row.standing }));
}

const oneIf = (status: string) => sql<number>`case when s.planning_status = ${status} then 1 else 0 end`;

/** Totals over all matching sites that are current, also those beyond the limit. */
export async function siteTotals(db: ReadDb, filter: SiteFilter, today: string) {
  const all = await matching(db, filter)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const row = await matching(db, filter)
    .where(current(today))
    .select(({ fn }) => [
      fn.countAll<number>().as('sites'),
      fn.sum<number | null>('s.homes_from').as('homesFrom'),
      fn.sum<number | null>('s.homes_to').as('homesTo'),
      fn.sum<number | null>(oneIf('permissioned')).as('permissioned'),
      fn.sum<number | null>(oneIf('not_permissioned')).as('notPermissioned'),
      fn.sum<number | null>(oneIf('pending')).as('pending'),
      fn.sum<number | null>(sql<number>`case when s.planning_status is null then 1 else 0 end`).as('noStatus'),
    ])
    .executeTakeFirstOrThrow();
  const { sites, homesFrom, homesTo, permissioned, notPermissioned, pending, noStatus } = row;
  return {
    sites,
    homesFrom: homesFrom ?? 0,
    homesTo: homesTo ?? 0,
    permissioned: permissioned ?? 0,
    notPermissioned: notPermissioned ?? 0,
    pending: pending ?? 0,
    noStatus: noStatus ?? 0,
    ended: all.n - sites,
  };
}

/** How many commitments name the site. */
export async function commitmentsOn(db: ReadDb, id: string): Promise<number> {
  const row = await db
    .selectFrom('commitment')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('site_id', '=', id)
    .where(notInBin())
    .executeTakeFirstOrThrow();
  return row.n;
}
