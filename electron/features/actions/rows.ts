import { notInBin } from '../../core/bin.ts';
import type { Action, ActionRow } from '../../../shared/features/actions/contract.ts';
import { isOverdue } from '../../../shared/features/actions/rules.ts';
import type { ReadDb } from '../../db/schema.ts';

/** Actions with the names of what they point at and their newest update, in one statement. */
export const actionRows = (db: ReadDb) =>
  db
    .selectFrom('action as a')
    .leftJoin('person as p', 'p.id', 'a.owner_person_id')
    .leftJoin('organisation as o', 'o.id', 'a.organisation_id')
    .leftJoin('working_group as g', 'g.id', 'a.group_id')
    .leftJoin('meeting as m', (join) => join.onRef('m.id', '=', 'a.meeting_id').on(notInBin('m')))
    .leftJoin('action_update as u', (join) =>
      join.on('u.id', '=', (eb) =>
        eb
          .selectFrom('action_update as n')
          .select('n.id')
          .whereRef('n.action_id', '=', 'a.id')
          .where(notInBin('n'))
          .orderBy('n.made_on', 'desc')
          .orderBy('n.created_at', 'desc')
          .orderBy('n.id', 'desc')
          .limit(1),
      ),
    )
    .select(['a.id', 'a.version', 'a.ref', 'a.title', 'a.status', 'a.priority'])
    .select(['a.owner_person_id as ownerPersonId', 'a.organisation_id as organisationId', 'a.group_id as groupId'])
    .select(['a.meeting_id as meetingId', 'a.agenda_item_id as agendaItemId', 'a.raised_on as raisedOn', 'a.due_on as dueOn'])
    .select(['a.original_due_on as originalDueOn', 'a.closed_on as closedOn'])
    .select(['p.name as ownerName', 'o.name as organisationName', 'g.name as groupName', 'm.held_on as meetingOn'])
    .select(['u.text as updateText', 'u.reason as updateReason', 'u.made_on as lastUpdateOn'])
    .where(notInBin('a'));

type Stored = Awaited<ReturnType<ReturnType<typeof actionRows>['execute']>>[number];

/** A row of `actionRows` as the contract's action. */
export function toAction({ updateText, updateReason, ...row }: Stored, today: string): Action {
  return {
    ...row,
    ownerName: row.ownerName ?? '',
    organisationName: row.organisationName ?? '',
    groupName: row.groupName ?? '',
    overdue: isOverdue(row.status, row.dueOn, today),
    lastUpdate: updateText || updateReason || '',
  };
}

/** Actions as the log shows them, by their ids, in no order yet. */
export async function logRows(db: ReadDb, ids: string[], today: string): Promise<ActionRow[]> {
  const rows = await db
    .selectFrom('action as a')
    .leftJoin('person as p', 'p.id', 'a.owner_person_id')
    .leftJoin('organisation as o', 'o.id', 'a.organisation_id')
    .select(['a.id', 'a.version', 'a.ref', 'a.title', 'a.status', 'a.priority'])
    .select(['a.owner_person_id as ownerPersonId', 'a.organisation_id as organisationId', 'a.group_id as groupId'])
    .select(['a.meeting_id as meetingId', 'a.raised_on as raisedOn', 'a.due_on as dueOn'])
    .select(['a.original_due_on as originalDueOn', 'a.closed_on as closedOn', 'p.name as ownerName', 'o.name as organisationName'])
    .where('a.id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    ...row,
    ownerName: row.ownerName ?? '',
    organisationName: row.organisationName ?? '',
    overdue: isOverdue(row.status, row.dueOn, today),
  }));
}
