import type { Address } from '../../domain/calendar-event.ts';
import type { EmailDraft } from '../../domain/email-draft.ts';
import { longDate } from '../../domain/uk-dates.ts';
import { WEEKDAY_NAMES, weekdayOf } from '../../domain/dates.ts';
import { lengthOf } from './agenda-time.ts';
import type { MeetingChange } from './moved-meeting.ts';

/** A meeting as a draft names it. */
export interface DraftedMeeting {
  groupName: string;
  heldOn: string;
  startsAt: string | null;
  endsAt: string | null;
  place: string;
}

/** What the drafts are made of. */
const WORDS = {
  greeting: 'Dear colleagues,',
  callSubject: (group: string, day: string) => `${group}, ${day}: call for items`,
  call: (by: string) =>
    `Please send items for the agenda by ${by}, each with what it asks of the group, who leads it and the minutes it needs.`,
  agendaSubject: (group: string, day: string) => `${group}, ${day}: agenda and papers`,
  agenda: 'The agenda and papers are attached. Please say whether you are coming, or who comes in your place.',
  cancelledSubject: (group: string, day: string) => `${group}, ${day}: cancelled`,
  cancelled: (group: string, day: string) => `The ${group} meeting of ${day} is cancelled.`,
  movedSubject: (group: string, day: string, to: string) => `${group}: moved from ${day} to ${to}`,
  moved: (group: string, day: string, to: string) => `The ${group} meeting of ${day} is moved to ${to}.`,
  reason: 'Reason: ',
} as const;

const dayOf = (iso: string): string => `${WEEKDAY_NAMES[weekdayOf(iso)] ?? ''} ${longDate(iso)}`;

/** "14:00 to 16:00, Committee Room 2", as far as it is known. */
function whenAndWhere(meeting: DraftedMeeting): string {
  const { startsAt, endsAt, place } = meeting;
  const time = lengthOf(meeting) === null ? (startsAt ?? '') : `${startsAt} to ${endsAt}`;
  return [time, place].filter(Boolean).join(', ');
}

const draft = (to: readonly Address[], subject: string, paragraphs: readonly string[]): EmailDraft => ({
  to: to.filter(({ email }) => email !== ''),
  subject,
  text: [WORDS.greeting, ...paragraphs.filter(Boolean)].join('\n\n') + '\n',
});

/** Asks members for items by a day. */
export const callForItems = (to: readonly Address[], meeting: DraftedMeeting, by: string): EmailDraft =>
  draft(to, WORDS.callSubject(meeting.groupName, dayOf(meeting.heldOn)), [whenAndWhere(meeting), WORDS.call(dayOf(by))]);

/** Sends the agenda with its papers. */
export const agendaDraft = (to: readonly Address[], meeting: DraftedMeeting): EmailDraft =>
  draft(to, WORDS.agendaSubject(meeting.groupName, dayOf(meeting.heldOn)), [whenAndWhere(meeting), WORDS.agenda]);

/** Tells members that a meeting is called off or moved, and why. `meeting` is as it was before. */
export function noticeDraft(to: readonly Address[], meeting: DraftedMeeting, change: MeetingChange): EmailDraft {
  const { groupName } = meeting;
  const day = dayOf(meeting.heldOn);
  const reason = WORDS.reason + change.reason;
  if (change.kind === 'cancelled') return draft(to, WORDS.cancelledSubject(groupName, day), [WORDS.cancelled(groupName, day), reason]);
  const moved = dayOf(change.toOn);
  return draft(to, WORDS.movedSubject(groupName, day, moved), [WORDS.moved(groupName, day, moved), whenAndWhere(meeting), reason]);
}
