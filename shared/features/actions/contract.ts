import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { ACTION_STATUSES, PRIORITIES } from './codes.ts';
import { command, listing, query } from '../../rpc.ts';
import { inParts } from '../../list-part.ts';
import {
  Edited,
  editOf,
  editsOf,
  Empty,
  Id,
  IsoDate,
  Line,
  LongText,
  OnlyIds,
  Removed,
  Version,
  Versioned,
  VersionedRef,
  additionsOf,
} from '../../fields.ts';

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

/** What one organisation owes. */
export const OverdueByOrganisation = z.object({
  organisationId: Id.nullable(),
  organisationName: z.string(),
  overdue: z.int(),
  oldestDueOn: IsoDate,
});

/** The part of Home that actions give. */
export const ActionsHome = z.object({
  today: IsoDate,
  open: z.int(),
  overdue: z.int(),
  /** Most overdue first. */
  overdueByOrganisation: z.array(OverdueByOrganisation),
  /** Overdue and soon due, of one organisation when one is named; the most pressing 50. */
  due: z.array(Action),
  /** How many those are in all. */
  dueCount: z.int(),
});
export type ActionsHome = z.infer<typeof ActionsHome>;

/** Actions as a meeting looks at them. */
export const MeetingActions = z.object({
  /** Recorded at this meeting. */
  own: z.array(Action),
  /** Matters arising: live actions of the group raised before the meeting's day. */
  arising: z.array(Action),
});
export type MeetingActions = z.infer<typeof MeetingActions>;

/** An action as the log shows it. */
export const ActionRow = Action.omit({ agendaItemId: true, groupName: true, meetingOn: true, lastUpdate: true, lastUpdateOn: true });
export type ActionRow = z.infer<typeof ActionRow>;

export const actions = {
  /** The log a part at a time: by due date, none last. */
  part: inParts('action', ['dueOn', 'ref'], z.object({ view: ActionView.default('all'), organisationId: Id.optional() }), ActionRow),
  /** By due date, none last. */
  list: listing(
    { of: 'action', order: ['dueOn', 'ref'] },
    z.object({
      view: ActionView.default('all'),
      organisationId: Id.optional(),
      groupId: Id.optional(),
      meetingId: Id.optional(),
      ownerPersonId: Id.optional(),
      ids: OnlyIds,
    }),
    z.array(Action),
  ),
  get: query(z.object({ id: Id }), ActionDetail),
  /** Both kinds by due date, none last. Throws `not_found` when the meeting isn't here. */
  ofMeeting: query(z.object({ meetingId: Id }), MeetingActions),
  /** What is open, overdue and due soon. */
  home: query(z.object({ organisationId: Id.optional() }), ActionsHome),
  /** How many are overdue: for the navigation. */
  overdueCount: query(Empty, z.object({ overdue: z.int() })),
  create: command('Add action', 'actions.edit', ActionFields, Action),
  /** Adds several at once, such as a list pasted into the grid: all or none. */
  createMany: command('Add actions', 'actions.edit', additionsOf(ActionFields), Edited),
  /** Moving the due date of an action needs `addUpdate` with a reason only when the group wants it kept. */
  update: command('Edit action', 'actions.edit', editOf(ActionFields), Action),
  /** Edits several actions at once, such as a block pasted into the log: all or none. */
  updateMany: command('Edit actions', 'actions.edit', editsOf(ActionFields), Edited),
  /** Adds a dated update, which can set status and due date. Updates are never changed afterwards. */
  addUpdate: command(
    'Update action',
    'actions.edit',
    z.object({
      id: Id,
      version: Version,
      text: LongText.default(''),
      status: z.enum(codesOf(ACTION_STATUSES)).optional(),
      dueOn: IsoDate.nullable().optional(),
      reason: z.string().max(1000).default(''),
    }),
    ActionDetail,
  ),
  remove: command('Remove action', 'actions.edit', VersionedRef, Removed),
};
