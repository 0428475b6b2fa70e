import { notInBin } from '../../core/bin.ts';
import type { NextMeeting } from '../../../shared/features/meetings/contract.ts';
import { lengthOf } from '../../../shared/features/meetings/agenda-time.ts';
import { agendaDueOn } from '../../../shared/features/meetings/rules.ts';
import { quorumNeeded } from '../../../shared/domain/quorum.ts';
import type { ReadDb } from '../../db/schema.ts';
import { arisingAt, overdue, type OfMeeting } from '../../rooms/sql/actions.ts';
import { memberOn } from '../../rooms/sql/members.ts';

/** The earliest meeting from today on whose minutes are not agreed yet. */
export async function nextMeeting(db: ReadDb, today: string): Promise<NextMeeting | null> {
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
    .where(notInBin('m'))
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
    agendaDueOn: agendaDueOn(own.heldOn),
    ...arising,
    members: members.length,
    quorumNeeded: quorumNeeded(quorumRule, quorumValue, members.filter((member) => member.membership === 'full').length),
    minutesPlanned: await minutesPlanned(db, own.id),
    length: lengthOf(own),
  };
}

const membersOn = (db: ReadDb, groupId: string, day: string) =>
  db
    .selectFrom('group_member as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select('m.membership')
    .where('m.group_id', '=', groupId)
    .where(notInBin('m'))
    .where(memberOn('m', day))
    .execute();

/** How many matters arise at the meeting, as its minutes list them. */
async function mattersArising(db: ReadDb, meeting: OfMeeting, today: string) {
  const row = await db
    .selectFrom('action as a')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('live'),
      fn.sum<number | null>(eb.case().when(overdue('a', today)).then(eb.lit(1)).else(eb.lit(0)).end()).as('overdue'),
    ])
    .where(notInBin('a'))
    .where(arisingAt('a', meeting))
    .executeTakeFirstOrThrow();
  return { mattersArising: row.live, overdue: row.overdue ?? 0 };
}

async function minutesPlanned(db: ReadDb, meetingId: string): Promise<number> {
  const row = await db
    .selectFrom('agenda_item')
    .select(({ fn }) => fn.sum<number | null>('minutes_planned').as('minutes'))
    .where('meeting_id', '=', meetingId)
    .where(notInBin())
    .executeTakeFirstOrThrow();
  return row.minutes ?? 0;
}
