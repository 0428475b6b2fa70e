import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Attendance, AttendanceFields } from '../../../shared/contract/meetings.ts';
import { MEMBER_ROLES } from '../../../shared/domain/codes.ts';
import type { WriteCtx } from '../../core/context.ts';
import type { Schema } from '../../db/schema.ts';

type Row = z.output<typeof AttendanceFields>;

interface OfMeeting {
  id: string;
  groupId: string;
  heldOn: string;
}

const ROLE_ORDER: string[] = MEMBER_ROLES.map((role) => role.code);

/** Who belonged to the group on the meeting's day, those with an office first. */
async function membersOf(db: Kysely<Schema>, { groupId, heldOn }: OfMeeting) {
  const rows = await db
    .selectFrom('group_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['m.person_id as personId', 'p.name as personName', 'o.name as organisationName', 'm.membership', 'm.role'])
    .where('m.group_id', '=', groupId)
    .where('m.deleted_at', 'is', null)
    .where((eb) => eb.or([eb('m.from_on', 'is', null), eb('m.from_on', '<=', heldOn)]))
    .where((eb) => eb.or([eb('m.to_on', 'is', null), eb('m.to_on', '>=', heldOn)]))
    .orderBy('p.sort_key')
    .orderBy('m.id')
    .execute();
  return rows.toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
}

/** What was recorded, by name of the person. */
const recordedAt = (db: Kysely<Schema>, meetingId: string) =>
  db
    .selectFrom('attendance as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['t.id', 't.version', 't.meeting_id as meetingId', 't.person_id as personId', 't.state'])
    .select(['t.deputy_name as deputyName', 't.joined_item as joinedItem', 't.left_item as leftItem'])
    .select(['p.name as personName', 'o.name as organisationName'])
    .where('t.meeting_id', '=', meetingId)
    .where('t.deleted_at', 'is', null)
    .orderBy('p.sort_key')
    .orderBy('t.id')
    .execute();

/** Every member with what is recorded, or `expected`, and then the others recorded. */
export async function attendanceOf(db: Kysely<Schema>, meeting: OfMeeting): Promise<Attendance[]> {
  const members = await membersOf(db, meeting);
  const recorded = new Map((await recordedAt(db, meeting.id)).map((row) => [row.personId, row]));
  const rows: Attendance[] = members.map((member) => {
    const { membership, role, personId, personName } = member;
    const nothing = {
      id: null,
      version: 0,
      meetingId: meeting.id,
      state: 'expected',
      deputyName: '',
      joinedItem: null,
      leftItem: null,
    };
    const row = recorded.get(personId) ?? nothing;
    recorded.delete(personId);
    return {
      ...row,
      personId,
      personName,
      organisationName: member.organisationName ?? '',
      membership,
      role,
    } as Attendance;
  });
  for (const row of recorded.values()) {
    rows.push({ ...row, organisationName: row.organisationName ?? '', membership: '', role: '' } as Attendance);
  }
  return rows;
}

async function refuseUnknownPeople(db: Kysely<Schema>, ids: string[]): Promise<void> {
  const found = await db.selectFrom('person').select('id').where('id', 'in', ids).where('deleted_at', 'is', null).execute();
  if (found.length < new Set(ids).size) {
    throw new AppError('not_found', 'One of these people is no longer here.', {
      remedy: 'Undo brings removed records back.',
    });
  }
}

/** Records rows of one meeting: one row a person, the last one given. Returns them as they are now. */
export async function recordAttendance(ctx: WriteCtx, meeting: OfMeeting, rows: Row[]): Promise<Attendance[]> {
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  await refuseUnknownPeople(ctx.db, [...byPerson.keys()]);
  const known = new Map((await recordedAt(ctx.db, meeting.id)).map((row) => [row.personId, row]));
  const added: Row[] = [];
  for (const row of byPerson.values()) {
    const before = known.get(row.personId);
    const { state, deputyName, joinedItem, leftItem } = row;
    if (before) await ctx.write.update('attendance', before.id, before.version, { state, deputyName, joinedItem, leftItem });
    else added.push(row);
  }
  await ctx.write.insertMany('attendance', added);
  return (await attendanceOf(ctx.db, meeting)).filter((row) => byPerson.has(row.personId));
}
