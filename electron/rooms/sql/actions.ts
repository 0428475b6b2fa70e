import { sql, type RawBuilder } from 'kysely';
import { LIVE_ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';

const LIVE = sql.join(LIVE_ACTION_STATUSES.map((status) => sql.lit(status)));

/** Holds for actions that still ask something of somebody: `isLive` in SQL. */
export const live = (alias: string): RawBuilder<boolean> => sql<boolean>`${sql.ref(`${alias}.status`)} in (${LIVE})`;

/** Holds for live actions whose due date has passed: `isOverdue` in SQL. */
export const overdue = (alias: string, today: string): RawBuilder<boolean> =>
  sql<boolean>`(${live(alias)} and ${sql.ref(`${alias}.due_on`)} < ${today})`;

/** A meeting, as far as matters arising go. */
export interface OfMeeting {
  id: string;
  groupId: string;
  heldOn: string;
}

/** Raised by the meeting's group before its day, and not at it. */
const earlierThan = (alias: string, meeting: OfMeeting): RawBuilder<boolean> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${alias}.${column}`);
  return sql<boolean>`(${of('group_id')} = ${meeting.groupId} and ${of('raised_on')} < ${meeting.heldOn}
    and (${of('meeting_id')} is null or ${of('meeting_id')} <> ${meeting.id}))`;
};

/** Holds for matters arising: live actions of the group raised before the meeting's day, not at this meeting: `open` of `arisingOf` in SQL. */
export const arisingAt = (alias: string, meeting: OfMeeting): RawBuilder<boolean> =>
  sql<boolean>`(${earlierThan(alias, meeting)} and ${live(alias)})`;

/** Holds for actions done since the group's meeting before, which come up once more: `done` of `arisingOf` in SQL. */
export const doneSince = (alias: string, meeting: OfMeeting, previousOn: string): RawBuilder<boolean> => {
  const closedOn = sql.ref(`${alias}.closed_on`);
  return sql<boolean>`(${earlierThan(alias, meeting)} and not ${live(alias)}
    and ${closedOn} > ${previousOn} and ${closedOn} <= ${meeting.heldOn})`;
};
