import type { Kysely } from 'kysely';
import type { Action } from '../../../shared/features/actions/contract.ts';
import { LIVE_ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { actionRows, toAction } from '../actions/rows.ts';
import type { Schema } from '../../db/schema.ts';

/** Actions of a meeting, and the live ones of its group raised before it. */
interface MeetingActions {
  own: Action[];
  arising: Action[];
}

/** Reads both kinds of action a meeting looks at, by due date, those without one last. */
export async function meetingActions(
  db: Kysely<Schema>,
  meeting: { id: string; groupId: string; heldOn: string },
  today: string,
): Promise<MeetingActions> {
  const rows = await actionRows(db)
    .where((eb) =>
      eb.or([
        eb('a.meeting_id', '=', meeting.id),
        eb.and([
          eb('a.group_id', '=', meeting.groupId),
          eb('a.status', 'in', [...LIVE_ACTION_STATUSES]),
          eb('a.raised_on', '<', meeting.heldOn),
        ]),
      ]),
    )
    .orderBy('a.due_on', (order) => order.asc().nullsLast())
    .orderBy('a.sort_key')
    .orderBy('a.id')
    .execute();
  const found = rows.map((row) => toAction(row, today));
  return {
    own: found.filter((action) => action.meetingId === meeting.id),
    arising: found.filter((action) => action.meetingId !== meeting.id),
  };
}
