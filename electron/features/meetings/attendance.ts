import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import type { Attendance, AttendanceEdit } from '../../../shared/features/meetings/contract.ts';
import { MEMBER_ROLES } from '../../../shared/features/partners/codes.ts';
import type { WriteCtx } from '../../core/context.ts';
import { addByKey, changedSince, liveOf, saveOver } from '../../core/one-per-key.ts';
import { toColumns, toFields } from '../../core/rows.ts';
import type { Rows } from '../../../shared/tables.ts';
import type { ReadDb } from '../../db/schema.ts';
import { memberOn } from '../../rooms/sql/members.ts';

type Edit = z.output<typeof AttendanceEdit>;

interface OfMeeting {
  id: string;
  groupId: string;
  heldOn: string;
}

/** What stands while nothing is recorded. */
const NOTHING = { state: 'expected', deputy_name: '', joined_item: null, left_item: null };

const ROLE_ORDER: string[] = MEMBER_ROLES.map((role) => role.code);

/** Who belonged to the group on the meeting's day, those with an office first. */
async function membersOf(db: ReadDb, { groupId, heldOn }: OfMeeting) {
  const rows = await db
    .selectFrom('group_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['m.person_id as personId', 'p.name as personName', 'o.name as organisationName', 'm.membership', 'm.role'])
    .where('m.group_id', '=', groupId)
    .where(notInBin('m'))
    .where(memberOn('m', heldOn))
    .orderBy('p.sort_key')
    .orderBy('m.id')
    .execute();
  return rows.toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
}

/** What was recorded, by name of the person. */
const recordedAt = (db: ReadDb, meetingId: string) =>
  db
    .selectFrom('attendance as t')
    .innerJoin('person as p', 'p.id', 't.person_id')
    .leftJoin('organisation as o', 'o.id', 'p.organisation_id')
    .select(['t.id', 't.version', 't.meeting_id as meetingId', 't.person_id as personId', 't.state'])
    .select(['t.deputy_name as deputyName', 't.joined_item as joinedItem', 't.left_item as leftItem'])
    .select(['p.name as personName', 'o.name as organisationName'])
    .where('t.meeting_id', '=', meetingId)
    .where(notInBin('t'))
    .orderBy('p.sort_key')
    .orderBy('t.id')
    .execute();

/** Every member with what is recorded, or `expected`, and then the others recorded. */
export async function attendanceOf(db: ReadDb, meeting: OfMeeting): Promise<Attendance[]> {
  const members = await membersOf(db, meeting);
  const recorded = new Map((await recordedAt(db, meeting.id)).map((row) => [row.personId, row]));
  const rows: Attendance[] = members.map((member) => {
    const { membership, role, personId, personName } = member;
    const row = recorded.get(personId) ?? { id: null, version: 0, meetingId: meeting.id, ...toFields(NOTHING) };
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
    rows.push({ ...row, organisationName: row.organisationName ?? '', membership: '', role: '' });
  }
  return rows;
}

/** Names of people who are here. Throws `not_found` when one of them isn't. */
async function namesOf(db: ReadDb, ids: string[]): Promise<Map<string, string>> {
  const found = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).where(notInBin()).execute();
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const missing = ids.find((id) => !names.has(id));
  if (missing !== undefined) throw await goneRecord(db, 'person', missing);
  return names;
}

/** Records of a meeting by person, with those in the bin. */
async function storedAt(db: ReadDb, meetingId: string): Promise<Map<string, Rows['attendance']>> {
  const rows = await db.selectFrom('attendance').selectAll().where('meeting_id', '=', meetingId).orderBy('updated_at').execute();
  const stored = new Map<string, Rows['attendance']>();
  addByKey(stored, rows, (row) => row.person_id);
  return stored;
}

function conflict(
  db: ReadDb,
  name: string,
  { meetingId, personId, version: seen }: Edit,
  stored: Rows['attendance'] | undefined,
): Promise<AppError> {
  const { state, deputy_name, joined_item, left_item } = liveOf(stored) ?? NOTHING;
  const current = { meeting_id: meetingId, person_id: personId, state, deputy_name, joined_item, left_item };
  return changedSince(db, { entity: 'attendance', what: `the attendance of ${name} while you were editing it`, seen }, stored, current);
}

/**
 * Records rows of one meeting, each checked against the version the person saw: one row a person, the last one given.
 * Returns them as they are now.
 */
export async function recordAttendance(ctx: WriteCtx, meeting: OfMeeting, rows: Edit[]): Promise<Attendance[]> {
  const byPerson = new Map(rows.map((row) => [row.personId, row]));
  const names = await namesOf(ctx.db, [...byPerson.keys()]);
  const stored = await storedAt(ctx.db, meeting.id);
  const added: Omit<Edit, 'version'>[] = [];
  for (const row of byPerson.values()) {
    const before = stored.get(row.personId);
    if (row.version !== (liveOf(before)?.version ?? 0)) throw await conflict(ctx.db, names.get(row.personId)!, row, before);
    const { version: _, ...fields } = row;
    if (before) await saveOver(ctx.write, 'attendance', before, toColumns(fields));
    else added.push(fields);
  }
  await ctx.write.insertMany('attendance', added);
  return (await attendanceOf(ctx.db, meeting)).filter((row) => byPerson.has(row.personId));
}
