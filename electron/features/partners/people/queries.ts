import { notInBin } from '../../../core/bin.ts';
import { goneRecord } from '../../../core/gone.ts';
import type { Person } from '../../../../shared/features/partners/people.ts';
import type { ReadDb } from '../../../db/schema.ts';

const base = (db: ReadDb) =>
  db
    .selectFrom('person as p')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select([
      'p.id',
      'p.version',
      'p.name',
      'p.organisation_id as organisationId',
      'p.job_title as jobTitle',
      'p.email',
      'p.phone',
      'p.notes',
      'o.name as organisationName',
    ])
    .where(notInBin('p'));

/** Names of the working groups each person belongs to. */
async function groupsOf(db: ReadDb, personId?: string): Promise<Map<string, string[]>> {
  let query = db
    .selectFrom('group_member as m')
    .innerJoin('working_group as g', 'g.id', 'm.group_id')
    .select(['m.person_id as personId', 'g.name'])
    .where(notInBin('m'))
    .where(notInBin('g'))
    .orderBy('g.sort_key');
  if (personId) query = query.where('m.person_id', '=', personId);
  const found = new Map<string, string[]>();
  for (const row of await query.execute()) found.set(row.personId, [...(found.get(row.personId) ?? []), row.name]);
  return found;
}

/** One person. Throws `not_found`. */
export async function getPerson(db: ReadDb, id: string): Promise<Person> {
  const row = await base(db).where('p.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'person', id);
  return { ...row, organisationName: row.organisationName ?? '', groups: (await groupsOf(db, id)).get(id) ?? [] };
}

/** People by name. */
export async function listPeople(
  db: ReadDb,
  filter: { organisationId?: string | undefined; ids?: string[] | undefined },
): Promise<Person[]> {
  let query = base(db).orderBy('p.sort_key').orderBy('p.id');
  if (filter.ids) query = query.where('p.id', 'in', filter.ids);
  if (filter.organisationId) query = query.where('p.organisation_id', '=', filter.organisationId);
  const [rows, groups] = [await query.execute(), await groupsOf(db)];
  return rows.map((row) => ({
    ...row,
    organisationName: row.organisationName ?? '',
    groups: groups.get(row.id) ?? [],
  }));
}
