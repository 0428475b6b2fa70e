import type { Kysely } from 'kysely';
import { AppError } from '../../../shared/errors.ts';
import type { Commitment } from '../../../shared/contract/commitments.ts';
import type { Schema } from '../../db/schema.ts';

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
export async function getCommitment(db: Kysely<Schema>, id: string): Promise<Commitment> {
  const row = await db
    .selectFrom('commitment as c')
    .select(COMMITMENT_FIELDS)
    .where('c.id', '=', id)
    .where('c.deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row)
    throw new AppError('not_found', 'This commitment is no longer here.', {
      remedy: 'Undo brings removed records back.',
    });
  return row as Commitment;
}

/** Provider and site of a commitment as the grid names them, for sentences about it. */
export async function nameOf(db: Kysely<Schema>, id: string): Promise<string> {
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

/** Refuses a provider or site that is not there or was removed, and names the field. */
export async function assertLinks(
  db: Kysely<Schema>,
  links: { organisationId?: string | undefined; siteId?: string | null | undefined },
  path: string[],
): Promise<void> {
  for (const [table, field, id, message] of [
    ['organisation', 'organisationId', links.organisationId, 'This provider is no longer here. Choose another.'],
    ['site', 'siteId', links.siteId, 'This site is no longer here. Choose another, or leave the site empty.'],
  ] as const) {
    if (!id) continue;
    const found = await db.selectFrom(table).select('id').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
    if (!found) throw new AppError('validation', message, { issues: [{ path: [...path, field], message }] });
  }
}

/** A commitment's year records that are not in the bin. */
export function yearRecords(db: Kysely<Schema>, id: string): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('commitment_year')
    .select(['id', 'version'])
    .where('commitment_id', '=', id)
    .where('deleted_at', 'is', null)
    .orderBy('year')
    .execute();
}
