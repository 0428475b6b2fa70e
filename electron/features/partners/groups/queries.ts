import { notInBin } from '../../../core/bin.ts';
import { goneRecord } from '../../../core/gone.ts';
import type { ExpressionBuilder } from 'kysely';
import type { Group, GroupDetail, GroupRow, Member } from '../../../../shared/features/partners/groups.ts';
import { live } from '../../../rooms/sql/actions.ts';
import { memberOn } from '../../../rooms/sql/members.ts';
import { isMemberOn } from '../../../../shared/features/partners/rules.ts';
import { MEMBER_ROLES } from '../../../../shared/features/partners/codes.ts';
import { quorumNeeded } from '../../../../shared/domain/quorum.ts';
import type { ReadDb, Schema } from '../../../db/schema.ts';

const FIELDS = [
  'g.id',
  'g.version',
  'g.name',
  'g.purpose',
  'g.parent_group_id as parentGroupId',
  'g.cadence',
  'g.quorum_rule as quorumRule',
  'g.quorum_value as quorumValue',
  'g.agreed_on as agreedOn',
  'g.review_on as reviewOn',
  'g.default_place as defaultPlace',
  'g.ref_prefix as refPrefix',
] as const;

const ROLE_ORDER: string[] = MEMBER_ROLES.map((role) => role.code);

const base = (db: ReadDb) => db.selectFrom('working_group as g').select(FIELDS).where(notInBin('g'));

/** One group without its members. Throws `not_found`. */
export async function getGroup(db: ReadDb, id: string): Promise<Group> {
  const row = await base(db).where('g.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'working_group', id);
  return row;
}

const memberRows = (db: ReadDb) =>
  db
    .selectFrom('group_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('person as d', 'd.id', 'm.deputy_person_id')
    .select([
      'm.id',
      'm.version',
      'm.group_id as groupId',
      'm.person_id as personId',
      'm.membership',
      'm.role',
      'm.deputy_person_id as deputyPersonId',
      'm.from_on as fromOn',
      'm.to_on as toOn',
      'p.name as personName',
      'p.job_title as jobTitle',
      'p.organisation_id as organisationId',
      'o.name as organisationName',
      'd.name as deputyName',
    ])
    .where(notInBin('m'));

type StoredMember = Awaited<ReturnType<ReturnType<typeof memberRows>['execute']>>[number];

const toMember = (row: StoredMember): Member => ({
  ...row,
  organisationName: row.organisationName ?? '',
  deputyName: row.deputyName ?? '',
});

/** One membership. Throws `not_found`. */
export async function getMember(db: ReadDb, id: string): Promise<Member> {
  const row = await memberRows(db).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'group_member', id);
  return toMember(row);
}

/** A group with its members, those with an office first. */
export async function getGroupDetail(db: ReadDb, id: string, today: string): Promise<GroupDetail> {
  const group = await getGroup(db, id);
  const rows = await memberRows(db).where('m.group_id', '=', id).orderBy('p.sort_key').orderBy('m.id').execute();
  const members = rows.map(toMember).toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
  const full = members.filter((member) => member.membership === 'full' && isMemberOn(member, today));
  return { ...group, members, quorumNeeded: quorumNeeded(group.quorumRule, group.quorumValue, full.length) };
}

type GroupScope = ExpressionBuilder<Schema & { g: Schema['working_group'] }, 'g'>;

/** Memberships of a group that hold today. */
const membersToday = (eb: GroupScope, today: string) =>
  eb.selectFrom('group_member as m').whereRef('m.group_id', '=', 'g.id').where(notInBin('m')).where(memberOn('m', today));

/** Groups by name, with what hangs on each. */
export async function listGroups(db: ReadDb, today: string): Promise<GroupRow[]> {
  const rows = await base(db)
    .select((eb) => [
      membersToday(eb, today)
        .select((m) => m.fn.countAll<number>().as('n'))
        .as('members'),
      membersToday(eb, today)
        .innerJoin('person as p', 'p.id', 'm.person_id')
        .select('p.name')
        .where('m.role', '=', 'chair')
        .orderBy('p.sort_key')
        .orderBy('m.id')
        .limit(1)
        .as('chairName'),
      eb
        .selectFrom('meeting as t')
        .select((t) => t.fn.min('t.held_on').as('day'))
        .whereRef('t.group_id', '=', 'g.id')
        .where(notInBin('t'))
        .where('t.held_on', '>=', today)
        .as('nextMeetingOn'),
      eb
        .selectFrom('action as a')
        .select((a) => a.fn.countAll<number>().as('n'))
        .whereRef('a.group_id', '=', 'g.id')
        .where(notInBin('a'))
        .where(live('a'))
        .as('openActions'),
    ])
    .orderBy('g.sort_key')
    .orderBy('g.id')
    .execute();
  return rows.map((row) => ({
    ...(row as Group),
    members: row.members ?? 0,
    chairName: row.chairName ?? '',
    nextMeetingOn: row.nextMeetingOn,
    openActions: row.openActions ?? 0,
  }));
}

/** True while the group has meetings. */
export async function hasMeetings(db: ReadDb, id: string): Promise<boolean> {
  const row = await db.selectFrom('meeting').select('id').where('group_id', '=', id).where(notInBin()).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** True while the person belongs to the group. */
export async function isMember(db: ReadDb, groupId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('group_member')
    .select('id')
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId)
    .where(notInBin())
    .executeTakeFirst();
  return row !== undefined;
}

/** A person's name. Throws `not_found`. */
export async function personName(db: ReadDb, id: string): Promise<string> {
  const row = await db.selectFrom('person').select('name').where('id', '=', id).where(notInBin()).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'person', id);
  return row.name;
}
