import { notInBin } from '../../core/bin.ts';
import { goneRecord } from '../../core/gone.ts';
import type { z } from 'zod';
import type { Action, ActionDetail, actions as contract, MeetingActions } from '../../../shared/features/actions/contract.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { DUE_SOON_DAYS } from '../../../shared/features/actions/rules.ts';
import { arisingAt, live, overdue, type OfMeeting } from '../../rooms/sql/actions.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { actionRows, logRows, toAction } from './rows.ts';
import { sql, type RawBuilder } from 'kysely';
import { labelIn, readPart, type LongList } from '../../rooms/list-part.ts';
import type { QueryCtx } from '../../core/context.ts';
import type { ReadDb } from '../../db/schema.ts';

type Filter = z.output<typeof contract.list.input>;

function inView<Q extends ReturnType<typeof actionRows>>(query: Q, view: Filter['view'], today: string): Q {
  if (view === 'all') return query;
  if (view === 'done') return query.where((eb) => eb.not(live('a'))) as Q;
  if (view === 'overdue') return query.where(overdue('a', today)) as Q;
  const open = query.where(live('a'));
  if (view === 'due_soon') return open.where('a.due_on', '>=', today).where('a.due_on', '<=', addDays(today, DUE_SOON_DAYS)) as Q;
  return open as Q;
}

/** Actions by due date, those without one last. */
export async function listActions({ db, today, breath }: Pick<QueryCtx, 'db' | 'today' | 'breath'>, filter: Filter): Promise<Action[]> {
  let query = inView(actionRows(db), filter.view, today)
    .orderBy('a.due_on', (order) => order.asc().nullsLast())
    .orderBy('a.sort_key')
    .orderBy('a.id');
  if (filter.ids) query = query.where('a.id', 'in', filter.ids);
  if (filter.organisationId) query = query.where('a.organisation_id', '=', filter.organisationId);
  if (filter.groupId) query = query.where('a.group_id', '=', filter.groupId);
  if (filter.meetingId) query = query.where('a.meeting_id', '=', filter.meetingId);
  if (filter.ownerPersonId) query = query.where('a.owner_person_id', '=', filter.ownerPersonId);
  return breath.map(await query.execute(), (row) => toAction(row, today));
}

/** The log a part at a time. */
export function partOfActions(db: ReadDb, asked: z.output<typeof contract.part.input>, today: string) {
  const views: Record<Filter['view'], RawBuilder<boolean>[]> = {
    all: [],
    done: [sql<boolean>`not ${live('t')}`],
    overdue: [overdue('t', today)],
    due_soon: [live('t'), sql<boolean>`t.due_on >= ${today} and t.due_on <= ${addDays(today, DUE_SOON_DAYS)}`],
    open: [live('t')],
  };
  const own = asked.organisationId ? [sql<boolean>`t.organisation_id = ${asked.organisationId}`] : [];
  const list: LongList = {
    entity: 'action',
    shows: ['ref', 'title', 'ownerPersonId', 'organisationId', 'dueOn', 'status', 'priority'],
    where: [...views[asked.view], ...own],
    order: [sql`(t.due_on is null)`, sql`t.due_on`, sql`t.sort_key`, sql`t.id`],
    words: {
      state: sql<string>`case when ${overdue('t', today)} then 'Overdue' else ${labelIn(sql.ref('t.status'), ACTION_STATUSES)} end`,
    },
  };
  return readPart(db, list, asked, (ids) => logRows(db, ids, today));
}

/** One action. Throws `not_found`. */
export async function getAction(db: ReadDb, id: string, today: string): Promise<Action> {
  const row = await actionRows(db).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw await goneRecord(db, 'action', id);
  return toAction(row, today);
}

/** Several actions, in the order of their ids. Throws `not_found` when one is missing. */
export async function getActions(db: ReadDb, ids: string[], today: string): Promise<Action[]> {
  const rows = await actionRows(db).where('a.id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, toAction(row, today)]));
  const missing = ids.find((id) => !byId.has(id));
  if (missing !== undefined) throw await goneRecord(db, 'action', missing);
  return ids.map((id) => byId.get(id)!);
}

/** An action with its updates, newest first. */
export async function getActionDetail(db: ReadDb, id: string, today: string): Promise<ActionDetail> {
  const action = await getAction(db, id, today);
  const updates = await db
    .selectFrom('action_update as u')
    .select(['u.id', 'u.version', 'u.action_id as actionId', 'u.made_on as madeOn', 'u.text', 'u.status', 'u.due_on as dueOn'])
    .select(['u.reason', 'u.created_by as by'])
    .where('u.action_id', '=', id)
    .where(notInBin('u'))
    .orderBy('u.made_on', 'desc')
    .orderBy('u.created_at', 'desc')
    .orderBy('u.id', 'desc')
    .execute();
  return { ...action, updates: updates };
}

async function meetingOf(db: ReadDb, id: string): Promise<OfMeeting> {
  const meeting = await db
    .selectFrom('meeting')
    .select(['id', 'group_id as groupId', 'held_on as heldOn'])
    .where('id', '=', id)
    .where(notInBin())
    .executeTakeFirst();
  if (!meeting) throw await goneRecord(db, 'meeting', id);
  return meeting;
}

/** Actions recorded at a meeting and its matters arising, each by due date, those without one last. Throws `not_found`. */
export async function actionsOfMeeting(db: ReadDb, meetingId: string, today: string): Promise<MeetingActions> {
  const meeting = await meetingOf(db, meetingId);
  const rows = await actionRows(db)
    .where((eb) => eb.or([eb('a.meeting_id', '=', meeting.id), arisingAt('a', meeting)]))
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
