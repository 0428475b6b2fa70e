import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import type { z } from 'zod';
import type { AgendaItem, Meeting, MeetingDetail, MeetingRow, meetings as contract } from '../../../shared/features/meetings/contract.ts';
import { agendaDueOn } from '../../../shared/features/meetings/rules.ts';
import { quorumNeeded } from '../../../shared/domain/quorum.ts';
import type { ReadDb } from '../../db/schema.ts';
import { attendanceOf } from './attendance.ts';
import { decisionsOf } from './decisions.ts';

const base = (db: ReadDb) =>
  db
    .selectFrom('meeting as m')
    .innerJoin('working_group as g', 'g.id', 'm.group_id')
    .select(['m.id', 'm.version', 'm.group_id as groupId', 'm.title', 'm.held_on as heldOn', 'm.starts_at as startsAt'])
    .select(['m.ends_at as endsAt', 'm.place', 'm.stage', 'm.notes', 'g.name as groupName'])
    .where(notInBin('m'));

/** One meeting without its agenda. Throws `not_found`. */
export async function getMeeting(db: ReadDb, id: string): Promise<Meeting> {
  const row = await base(db).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'meeting', id);
  return row;
}

/** Meetings, newest first, with what is on each. */
export async function listMeetings(db: ReadDb, filter: z.output<typeof contract.list.input>): Promise<MeetingRow[]> {
  let query = base(db)
    .select((eb) => {
      const items = eb.selectFrom('agenda_item as i').whereRef('i.meeting_id', '=', 'm.id').where(notInBin('i'));
      const decisions = eb.selectFrom('decision as d').whereRef('d.meeting_id', '=', 'm.id').where(notInBin('d'));
      const actions = eb.selectFrom('action as a').whereRef('a.meeting_id', '=', 'm.id').where(notInBin('a'));
      return [
        items.select(({ fn }) => fn.countAll<number>().as('n')).as('items'),
        items.select(({ fn }) => fn.sum<number>('i.minutes_planned').as('n')).as('minutesPlanned'),
        decisions.select(({ fn }) => fn.countAll<number>().as('n')).as('decisions'),
        actions.select(({ fn }) => fn.countAll<number>().as('n')).as('actions'),
      ];
    })
    .orderBy('m.held_on', 'desc')
    .orderBy('m.starts_at', (order) => order.desc().nullsLast())
    .orderBy('m.id', 'desc');
  if (filter.ids) query = query.where('m.id', 'in', filter.ids);
  if (filter.groupId) query = query.where('m.group_id', '=', filter.groupId);
  if (filter.from) query = query.where('m.held_on', '>=', filter.from);
  if (filter.to) query = query.where('m.held_on', '<=', filter.to);
  const rows = await query.execute();
  return rows.map((row) => ({
    ...(row as typeof row & Meeting),
    items: row.items ?? 0,
    minutesPlanned: row.minutesPlanned ?? 0,
    decisions: row.decisions ?? 0,
    actions: row.actions ?? 0,
    agendaDueOn: agendaDueOn(row.heldOn),
  }));
}

const itemRows = (db: ReadDb) =>
  db
    .selectFrom('agenda_item as i')
    .select(['i.id', 'i.version', 'i.meeting_id as meetingId', 'i.position', 'i.title', 'i.kind', 'i.purpose', 'i.lead'])
    .select(['i.minutes_planned as minutesPlanned', 'i.minutes_text as minutesText'])
    .where(notInBin('i'));

/** The agenda of a meeting, in order. */
export async function itemsOf(db: ReadDb, meetingId: string): Promise<AgendaItem[]> {
  return await itemRows(db).where('i.meeting_id', '=', meetingId).orderBy('i.position').orderBy('i.id').execute();
}

/** One agenda item. Throws `not_found`. */
export async function getItem(db: ReadDb, id: string): Promise<AgendaItem> {
  const row = await itemRows(db).where('i.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'agenda_item', id);
  return row;
}

/** The group's meeting before a day. */
export async function previousMeeting(db: ReadDb, groupId: string, heldOn: string): Promise<MeetingDetail['previous']> {
  const row = await db
    .selectFrom('meeting')
    .select(['id', 'held_on as heldOn', 'stage'])
    .where('group_id', '=', groupId)
    .where('held_on', '<', heldOn)
    .where(notInBin())
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** A meeting with everything its screen shows. */
export async function getMeetingDetail(db: ReadDb, id: string): Promise<MeetingDetail> {
  const row = await base(db)
    .select(['g.quorum_rule as quorumRule', 'g.quorum_value as quorumValue'])
    .where('m.id', '=', id)
    .executeTakeFirst();
  if (!row) throw await goneRecord(db, 'meeting', id);
  const { quorumRule, quorumValue, ...meeting } = row;
  const items = await itemsOf(db, id);
  const attendance = await attendanceOf(db, meeting);
  const full = attendance.filter((entry) => entry.membership === 'full');
  const present = full.filter((entry) => entry.state === 'present' || entry.state === 'deputy').length;
  const needed = quorumNeeded(quorumRule, quorumValue, full.length);
  return {
    ...meeting,
    items,
    attendance,
    decisions: await decisionsOf(db, id, items),
    quorum: { present, needed, met: needed === null ? null : present >= needed },
    agendaDueOn: agendaDueOn(meeting.heldOn),
    previous: await previousMeeting(db, meeting.groupId, meeting.heldOn),
  };
}
