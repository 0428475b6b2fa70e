import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { ACTION_STATUSES, PRIORITIES } from './codes.ts';
import { command, query } from '../../rpc.ts';
import { Edited, editOf, editsOf, Id, IsoDate, Line, LongText, Removed, Versioned, VersionedRef } from '../../fields.ts';

export const ActionFields = z.object({
  /** What is to be done. */
  title: Line,
  ownerPersonId: Id.nullable().default(null),
  /** Organisation answerable; taken from the owner when left out. */
  organisationId: Id.nullable().default(null),
  groupId: Id.nullable().default(null),
  meetingId: Id.nullable().default(null),
  agendaItemId: Id.nullable().default(null),
  /** Day it was agreed; today, or the meeting's day, when left out. */
  raisedOn: IsoDate.nullable().default(null),
  dueOn: IsoDate.nullable().default(null),
  status: z.enum(codesOf(ACTION_STATUSES)).default('open'),
  priority: z.enum(codesOf(PRIORITIES)).default('normal'),
});

export const Action = Versioned.extend(ActionFields.shape).extend({
  /** Reference such as `HSG/2026/014`. */
  ref: z.string(),
  raisedOn: IsoDate,
  /** Due date first agreed. */
  originalDueOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  ownerName: z.string(),
  organisationName: z.string(),
  groupName: z.string(),
  /** Day of the meeting it came from. */
  meetingOn: IsoDate.nullable(),
  /** True when it is live and its due date has passed. */
  overdue: z.boolean(),
  /** Newest dated update, or empty. */
  lastUpdate: z.string(),
  lastUpdateOn: IsoDate.nullable(),
});
export type Action = z.infer<typeof Action>;

export const ActionUpdate = z.object({
  id: Id,
  version: z.int(),
  actionId: Id,
  /** Day the update was given. */
  madeOn: IsoDate,
  text: z.string(),
  /** Status it set, if it set one. */
  status: z.enum(codesOf(ACTION_STATUSES)).nullable(),
  /** Due date it set, if it set one. */
  dueOn: IsoDate.nullable(),
  /** Why the due date moved. */
  reason: z.string(),
  by: z.string(),
});
export type ActionUpdate = z.infer<typeof ActionUpdate>;

export const ActionDetail = Action.extend({ updates: z.array(ActionUpdate) });
export type ActionDetail = z.infer<typeof ActionDetail>;

/** Which actions: live ones, overdue, due within 14 days, done, or all. */
export const ActionView = z.enum(['open', 'overdue', 'due_soon', 'done', 'all']);

export const actions = {
  /** By due date, none last. */
  list: query(
    z.object({
      view: ActionView.default('all'),
      organisationId: Id.optional(),
      groupId: Id.optional(),
      meetingId: Id.optional(),
      ownerPersonId: Id.optional(),
    }),
    z.array(Action),
  ),
  get: query(z.object({ id: Id }), ActionDetail),
  create: command('Add action', ActionFields, Action),
  /** Moving the due date of an action needs `addUpdate` with a reason only when the group wants it kept. */
  update: command('Edit action', editOf(ActionFields), Action),
  /** Edits several actions at once, such as a block pasted into the log: all or none. */
  updateMany: command('Edit actions', editsOf(ActionFields), Edited),
  /** Adds a dated update, which can set status and due date. Updates are never changed afterwards. */
  addUpdate: command(
    'Update action',
    z.object({
      id: Id,
      version: z.int().min(1),
      text: LongText.default(''),
      status: z.enum(codesOf(ACTION_STATUSES)).optional(),
      dueOn: IsoDate.nullable().optional(),
      reason: z.string().max(1000).default(''),
    }),
    ActionDetail,
  ),
  remove: command('Remove action', VersionedRef, Removed),
};
