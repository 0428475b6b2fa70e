import type { Address, CalendarEvent, EventTime } from '../../domain/calendar-event.ts';
import { ukInstant } from '../../domain/uk-clock.ts';

/** A meeting as far as calendars show it. */
export interface InvitedMeeting {
  id: string;
  title: string;
  groupName: string;
  heldOn: string;
  startsAt: string | null;
  endsAt: string | null;
  place: string;
  cancelled: boolean;
  /** Why it was moved or called off, or empty. */
  reason: string;
}

const whenOf = ({ heldOn, startsAt, endsAt }: InvitedMeeting): EventTime =>
  startsAt === null
    ? { day: heldOn }
    : { startsAt: ukInstant(heldOn, startsAt), endsAt: endsAt === null ? null : ukInstant(heldOn, endsAt) };

/** A meeting as calendars show it. Its time is an instant: each calendar shows it in its own clock's time. */
export const invitationOf = (
  meeting: InvitedMeeting,
  people: { organizer: Address | null; invited: readonly Address[] },
): Omit<CalendarEvent, 'sequence'> => ({
  uid: meeting.id,
  status: meeting.cancelled ? 'cancelled' : 'confirmed',
  when: whenOf(meeting),
  title: meeting.title || meeting.groupName,
  place: meeting.place,
  text: [meeting.title && meeting.title !== meeting.groupName ? meeting.groupName : '', meeting.reason].filter(Boolean).join('\n'),
  ...people,
});
