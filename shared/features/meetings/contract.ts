import { z } from 'zod';
import { codesOf } from '../../domain/codes.ts';
import { ATTENDANCE_STATES, DECISION_OUTCOMES, ITEM_KINDS, MEETING_STAGES, PURPOSES } from './codes.ts';
import { command, listing, query } from '../../rpc.ts';
import {
  editOf,
  Empty,
  Id,
  IsoDate,
  Line,
  LongText,
  OnlyIds,
  OptionalLine,
  Removed,
  TimeOfDay,
  Versioned,
  VersionedRef,
} from '../../fields.ts';

export const MeetingFields = z.object({
  groupId: Id,
  /** Title; the group's name when left empty. */
  title: OptionalLine.default(''),
  heldOn: IsoDate,
  startsAt: TimeOfDay.nullable().default(null),
  endsAt: TimeOfDay.nullable().default(null),
  place: OptionalLine.default(''),
  stage: z.enum(codesOf(MEETING_STAGES)).default('draft'),
  notes: LongText.default(''),
});

export const Meeting = Versioned.extend(MeetingFields.shape).extend({ groupName: z.string() });
export type Meeting = z.infer<typeof Meeting>;

/** A row of the meetings' list. */
export const MeetingRow = Meeting.extend({
  items: z.int(),
  /** Minutes of time the agenda plans. */
  minutesPlanned: z.int(),
  decisions: z.int(),
  actions: z.int(),
  /** Last day to send the agenda: 5 clear working days before. */
  agendaDueOn: IsoDate,
});
export type MeetingRow = z.infer<typeof MeetingRow>;

/** Answers to what planning or changing a meeting may ask; asked only where it matters. */
const MeetingAnswers = {
  /** A second meeting of the group at the same day and time is meant. */
  alsoThen: z.boolean().default(false),
  /** The stage is meant, though the meeting is yet to come or its minutes were no draft. */
  stageMeant: z.boolean().default(false),
};

export const AgendaItemFields = z.object({
  meetingId: Id,
  title: Line,
  kind: z.enum(codesOf(ITEM_KINDS)).default('item'),
  purpose: z.enum(codesOf(PURPOSES)).default('discuss'),
  /** Who presents it: a person, role or organisation. */
  lead: OptionalLine.default(''),
  /** Minutes of time allotted. */
  minutesPlanned: z.int().min(0).max(600).default(10),
  /** What was said, as plain paragraphs. */
  minutesText: LongText.default(''),
});

export const AgendaItem = Versioned.extend(AgendaItemFields.shape).extend({
  /** Place on the agenda, from 1. */
  position: z.int(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const AttendanceFields = z.object({
  meetingId: Id,
  personId: Id,
  state: z.enum(codesOf(ATTENDANCE_STATES)),
  /** Who came instead. */
  deputyName: OptionalLine.default(''),
  /** Agenda item at which the person joined late. */
  joinedItem: z.int().min(1).nullable().default(null),
  /** Agenda item at which the person left. */
  leftItem: z.int().min(1).nullable().default(null),
});

/** How a person took part, as somebody is about to save it. */
export const AttendanceEdit = AttendanceFields.extend({
  /** Version of the record the person saw; 0 when nothing was recorded. */
  version: z.int().min(0),
});

export const Attendance = AttendanceFields.extend({
  /** Null while nothing is recorded for the person yet. */
  id: Id.nullable(),
  /** 0 while nothing is recorded. */
  version: z.int(),
  personName: z.string(),
  organisationName: z.string(),
  membership: z.string(),
  role: z.string(),
});
export type Attendance = z.infer<typeof Attendance>;

export const DecisionFields = z.object({
  meetingId: Id,
  agendaItemId: Id.nullable().default(null),
  /** What was resolved. */
  text: z.string().trim().min(1, { error: 'Enter what was decided.' }).max(4000),
  outcome: z.enum(codesOf(DECISION_OUTCOMES)).default('agreed'),
});

export const Decision = Versioned.extend(DecisionFields.shape).extend({
  /** Reference such as `5.1`: the agenda item and a running number. */
  ref: z.string(),
  decidedOn: IsoDate,
});
export type Decision = z.infer<typeof Decision>;

export const Quorum = z.object({
  /** Members who count as present: present, or with a deputy sent. */
  present: z.int(),
  /** Members needed; null when the group has no rule. */
  needed: z.int().nullable(),
  met: z.boolean().nullable(),
});

export const MeetingDetail = Meeting.extend({
  items: z.array(AgendaItem),
  attendance: z.array(Attendance),
  decisions: z.array(Decision),
  quorum: Quorum,
  agendaDueOn: IsoDate,
  /** The group's meeting before this one, whose minutes come up for agreement. */
  previous: z.object({ id: Id, heldOn: IsoDate, stage: z.string() }).nullable(),
});
export type MeetingDetail = z.infer<typeof MeetingDetail>;

/** The meeting that comes next, as far as preparing it asks. */
export const NextMeeting = z.object({
  id: Id,
  groupId: Id,
  groupName: z.string(),
  heldOn: IsoDate,
  startsAt: TimeOfDay.nullable(),
  endsAt: TimeOfDay.nullable(),
  place: z.string(),
  stage: z.string(),
  agendaDueOn: IsoDate,
  /** Live actions carried into it. */
  mattersArising: z.int(),
  overdue: z.int(),
  members: z.int(),
  quorumNeeded: z.int().nullable(),
  minutesPlanned: z.int(),
  /** Length in minutes of time; null when its times are not set. */
  length: z.int().nullable(),
});
export type NextMeeting = z.infer<typeof NextMeeting>;

export const meetings = {
  /** Newest first; of one group or all. */
  list: listing(
    { of: 'meeting', order: ['heldOn', 'startsAt'] },
    z.object({ groupId: Id.optional(), from: IsoDate.optional(), to: IsoDate.optional(), ids: OnlyIds }),
    z.array(MeetingRow),
  ),
  get: query(z.object({ id: Id }), MeetingDetail),
  /** The earliest meeting from today on whose minutes are not agreed yet; null when none is planned. */
  next: query(Empty, NextMeeting.nullable()),
  /** Plans a meeting with the items every agenda has. */
  create: command('Plan meeting', 'meetings.edit', MeetingFields.extend(MeetingAnswers), MeetingDetail),
  update: command('Edit meeting', 'meetings.edit', editOf(MeetingFields).extend(MeetingAnswers), Meeting),
  /** Removes the meeting with its agenda, attendance and decisions; its actions stay in the log. */
  remove: command('Remove meeting', 'meetings.edit', VersionedRef, Removed),
  addItem: command('Add agenda item', 'meetings.edit', AgendaItemFields, AgendaItem),
  updateItem: command('Edit agenda item', 'meetings.edit', editOf(AgendaItemFields.omit({ meetingId: true })), AgendaItem),
  /** Moves an item to a place on the agenda, from 1. */
  moveItem: command('Move agenda item', 'meetings.edit', VersionedRef.extend({ position: z.int().min(1) }), z.array(AgendaItem)),
  removeItem: command('Remove agenda item', 'meetings.edit', VersionedRef, Removed),
  /** Records how people took part, all or none; those left out keep what they had. */
  setAttendance: command(
    'Record attendance',
    'meetings.edit',
    z.object({ rows: z.array(AttendanceEdit).min(1).max(500) }),
    z.array(Attendance),
  ),
  addDecision: command('Record decision', 'meetings.edit', DecisionFields, Decision),
  updateDecision: command('Edit decision', 'meetings.edit', editOf(DecisionFields.omit({ meetingId: true })), Decision),
  removeDecision: command('Remove decision', 'meetings.edit', VersionedRef, Removed),
};
