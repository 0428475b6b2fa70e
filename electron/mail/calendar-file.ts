import ical, { ICalAttendeeRole, ICalCalendarMethod, ICalEventStatus, type ICalEventData } from 'ical-generator';
import type { CalendarEvent, CalendarMethod } from '../../shared/domain/calendar-event.ts';

/** Who made the file, as the format asks. */
const PRODUCT = { company: 'Housing Partnership Planner', product: 'Meetings', language: 'EN' };

const times = ({ when }: CalendarEvent): Partial<ICalEventData> => {
  // Given no time zone the library prints UTC, days too; given one it prints the machine's wall clock.
  if ('day' in when) return { start: new Date(`${when.day}T00:00:00Z`), allDay: true };
  return { start: new Date(when.startsAt), end: when.endsAt === null ? null : new Date(when.endsAt) };
};

const dataOf = (event: CalendarEvent, stampedAt: string): ICalEventData => ({
  id: event.uid,
  sequence: event.sequence,
  stamp: new Date(stampedAt),
  summary: event.title,
  location: event.place || null,
  description: event.text || null,
  status: event.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  organizer: event.organizer,
  attendees: event.invited.map(({ name, email }) => ({ name, email, role: ICalAttendeeRole.REQ, rsvp: true })),
  ...(times(event) as { start: Date }),
});

/** Events as a calendar file (RFC 5545), stamped with the instant at which it is made. */
export function calendarFile(events: readonly CalendarEvent[], method: CalendarMethod, stampedAt: string): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  for (const event of events) calendar.createEvent(dataOf(event, stampedAt));
  return calendar.toString();
}
