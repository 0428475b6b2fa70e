import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { NextMeeting } from '../../../shared/features/home/contract.ts';
import { workingDaysBefore } from '../../../shared/domain/dates.ts';
import { quorumNeeded } from '../../../shared/domain/quorum.ts';
import type { Schema } from '../../db/schema.ts';
import { liveActions } from '../actions/home.ts';

/** Clear working days before a meeting by which its agenda goes out. */
const AGENDA_DAYS = 5;

/** The earliest meeting from today on whose minutes are not agreed yet. */
export async function nextMeeting(db: Kysely<Schema>, today: string): Promise<z.infer<typeof NextMeeting> | null> {
  const meeting = await db
    .selectFrom('meeting as m')
    .innerJoin('working_group as g', 'g.id', 'm.group_id')
    .select([
      'm.id',
      'm.group_id as groupId',
      'g.name as groupName',
      'm.held_on as heldOn',
      'm.starts_at as startsAt',
      'm.ends_at as endsAt',
    ])
    .select(['m.place', 'm.stage', 'g.quorum_rule as quorumRule', 'g.quorum_value as quorumValue'])
    .where('m.deleted_at', 'is', null)
    .where('m.held_on', '>=', today)
    .where('m.stage', '!=', 'agreed')
    .orderBy('m.held_on')
    .orderBy('m.starts_at', (order) => order.asc().nullsLast())
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst();
  if (!meeting) return null;
  const { quorumRule, quorumValue, ...own } = meeting;
  const members = await membersOn(db, own.groupId, own.heldOn);
  const arising = await mattersArising(db, own, today);
  return {
    ...own,
    agendaDueOn: workingDaysBefore(own.heldOn, AGENDA_DAYS),
    ...arising,
    members: members.length,
    quorumNeeded: quorumNeeded(quorumRule, quorumValue, members.filter((member) => member.membership === 'full').length),
    minutesPlanned: await minutesPlanned(db, own.id),
    length: own.startsAt && own.endsAt ? minutesBetween(own.startsAt, own.endsAt) : null,
  };
}

const membersOn = (db: Kysely<Schema>, groupId: string, day: string) =>
  db
    .selectFrom('group_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.membership')
    .where('m.group_id', '=', groupId)
    .where('m.deleted_at', 'is', null)
    .where((m) => m.or([m('m.from_on', 'is', null), m('m.from_on', '<=', day)]))
    .where((m) => m.or([m('m.to_on', 'is', null), m('m.to_on', '>=', day)]))
    .execute();

/** Live actions of the group raised before the meeting, as its minutes list them. */
async function mattersArising(db: Kysely<Schema>, meeting: { id: string; groupId: string; heldOn: string }, today: string) {
  const row = await liveActions(db)
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('live'),
      fn.sum<number | null>(eb.case().when('a.due_on', '<', today).then(eb.lit(1)).else(eb.lit(0)).end()).as('overdue'),
    ])
    .where('a.group_id', '=', meeting.groupId)
    .where('a.raised_on', '<', meeting.heldOn)
    .where((eb) => eb.or([eb('a.meeting_id', 'is', null), eb('a.meeting_id', '!=', meeting.id)]))
    .executeTakeFirstOrThrow();
  return { mattersArising: row.live, overdue: row.overdue ?? 0 };
}

async function minutesPlanned(db: Kysely<Schema>, meetingId: string): Promise<number> {
  const row = await db
    .selectFrom('agenda_item')
    .select(({ fn }) => fn.sum<number | null>('minutes_planned').as('minutes'))
    .where('meeting_id', '=', meetingId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.minutes ?? 0;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A meeting that ends before it starts has no length we could trust. */
function minutesBetween(from: string, to: string): number | null {
  const minutes = minutesOf(to) - minutesOf(from);
  return minutes >= 0 ? minutes : null;
}
