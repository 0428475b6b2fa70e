import { notInBin } from '../../../core/bin.ts';
import { goneRecord } from '../../../core/gone.ts';
import { like } from '../../../rooms/sql/like.ts';
import { sql } from 'kysely';
import type { Organisation, OrganisationRow } from '../../../../shared/features/partners/organisations.ts';
import { hasLeft, standingOf } from '../../../rooms/sql/standing.ts';
import { live } from '../../../rooms/sql/actions.ts';
import { fold } from '../../../../shared/domain/fold.ts';
import type { ReadDb } from '../../../db/schema.ts';

const FIELDS = [
  'o.id',
  'o.version',
  'o.name',
  'o.short_name as shortName',
  'o.sector',
  'o.rsh_code as rshCode',
  'o.designation',
  'o.corporate_form as corporateForm',
  'o.registered_on as registeredOn',
  'o.is_partner as isPartner',
  'o.website',
  'o.notes',
] as const;

type Stored = Omit<Organisation, 'isPartner' | 'sector' | 'designation'> & {
  isPartner: number;
  sector: string;
  designation: string | null;
};

const toOrganisation = (row: Stored): Organisation => ({ ...row, isPartner: row.isPartner === 1 }) as Organisation;

/** One organisation. Throws `not_found`. */
export async function getOrganisation(db: ReadDb, id: string): Promise<Organisation> {
  const row = await db.selectFrom('organisation as o').select(FIELDS).where('o.id', '=', id).where(notInBin('o')).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'organisation', id);
  return toOrganisation(row);
}

/** Organisations with what hangs on each, by name. */
export async function listOrganisations(
  db: ReadDb,
  filter: { include: 'partners' | 'register' | 'all'; ended: boolean; text: string },
): Promise<OrganisationRow[]> {
  let query = db
    .selectFrom('organisation as o')
    .select(FIELDS)
    .select(standingOf('organisation', 'o.id', null, '').as('standing'))
    .select((eb) => [
      eb
        .selectFrom('person as p')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('p.organisation_id', '=', 'o.id')
        .where(notInBin('p'))
        .as('people'),
      eb
        .selectFrom('action as a')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('a.organisation_id', '=', 'o.id')
        .where(notInBin('a'))
        .where(live('a'))
        .as('openActions'),
      eb
        .selectFrom('commitment as c')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('c.organisation_id', '=', 'o.id')
        .where(notInBin('c'))
        .as('commitments'),
    ])
    .where(notInBin('o'))
    .orderBy('o.sort_key')
    .orderBy('o.id');
  if (filter.include === 'partners') query = query.where('o.is_partner', '=', 1);
  if (filter.include === 'register') query = query.where('o.rsh_code', 'is not', null);
  if (!filter.ended) query = query.where((eb) => eb.or([eb('o.is_partner', '=', 1), eb.not(hasLeft('organisation', 'o.id'))]));
  for (const word of fold(filter.text).split(/\s+/).filter(Boolean)) query = query.where(like(sql.ref('o.search_text'), '%', word));
  const rows = await query.execute();
  return rows.map((row) => ({
    ...toOrganisation(row),
    people: row.people ?? 0,
    openActions: row.openActions ?? 0,
    commitments: row.commitments ?? 0,
    standing: row.standing,
  }));
}
