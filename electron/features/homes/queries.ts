import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Commitment } from '../../../shared/features/homes/contract.ts';
import type { ReadDb } from '../../db/schema.ts';

/** A commitment's own columns under their contract names. */
export const COMMITMENT_FIELDS = [
  'c.id',
  'c.version',
  'c.organisation_id as organisationId',
  'c.site_id as siteId',
  'c.site_name as siteName',
  'c.tenure',
  'c.need',
  'c.stage',
  'c.route',
  'c.notes',
] as const;

/** One commitment. Throws `not_found`. */
export async function getCommitment(db: ReadDb, id: string): Promise<Commitment> {
  const row = await db
    .selectFrom('commitment as c')
    .select(COMMITMENT_FIELDS)
    .where('c.id', '=', id)
    .where(notInBin('c'))
    .executeTakeFirst();
  if (!row) throw await goneRecord(db, 'commitment', id);
  return row;
}

/** Provider and site of a commitment as the grid names them, for sentences about it. */
export async function nameOf(db: ReadDb, id: string): Promise<string> {
  const row = await db
    .selectFrom('commitment as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .leftJoin('site as s', 's.id', 'c.site_id')
    .select(['o.name as provider', 'c.site_name as siteName', 's.name_address as address'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  const site = row?.siteName || row?.address || '';
  return [row?.provider ?? '', site].filter(Boolean).join(', ');
}

/** What a commitment points at. */
interface Links {
  organisationId?: string | undefined;
  siteId?: string | null | undefined;
}

const LINKS = [
  ['organisation', 'organisationId', 'This provider is no longer here. Choose another.'],
  ['site', 'siteId', 'This site is no longer here. Choose another, or leave the site empty.'],
] as const;

/** Ids of the providers and sites named that are there and not removed, by one query each. */
export async function linkedTo(db: ReadDb, links: Links[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [table, field] of LINKS) {
    const ids = [...new Set(links.flatMap((link) => link[field] ?? []))];
    if (ids.length === 0) continue;
    const rows = await db.selectFrom(table).select('id').where('id', 'in', ids).where(notInBin()).execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Refuses a provider or site that is not among those found, and names the field. */
export function assertLinked(links: Links, found: Set<string>): void {
  for (const [, field, message] of LINKS) {
    const id = links[field];
    if (id && !found.has(id)) throw new AppError('validation', message, { issues: [{ path: [field], message }] });
  }
}

/** A commitment's year records that are not in the bin. */
export function yearRecords(db: ReadDb, id: string): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('commitment_year')
    .select(['id', 'version'])
    .where('commitment_id', '=', id)
    .where(notInBin())
    .orderBy('year')
    .execute();
}
