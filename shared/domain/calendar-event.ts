/** Somebody as calendars and e-mails name them. */
export interface Address {
  name: string;
  email: string;
}

/** When something is: at an hour, with or without an end, or a whole day. */
export type EventTime = { startsAt: string; endsAt: string | null } | { day: string };

/** Something that calendars show. */
export interface CalendarEvent {
  /** The same for as long as it exists: calendars replace what has the same. A UUID, as RFC 7986 asks. */
  uid: string;
  /** Grows with each change that matters to those invited. */
  sequence: number;
  status: 'confirmed' | 'cancelled';
  when: EventTime;
  title: string;
  place: string;
  text: string;
  organizer: Address | null;
  invited: readonly Address[];
}

const WHAT_MATTERS = ['status', 'when', 'title', 'place'] as const;

/** The number of an event's next edition: one more when its time, place, title or state changed since the last one sent. */
export function sequenceAfter(last: CalendarEvent | null, now: Omit<CalendarEvent, 'sequence'>): number {
  if (last === null) return 0;
  const changed = WHAT_MATTERS.some((part) => JSON.stringify(last[part]) !== JSON.stringify(now[part]));
  return changed ? last.sequence + 1 : last.sequence;
}

/** How a calendar takes a file: as an invitation, as a cancellation, or as something to look at. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

/** The method of a file of one event. Without an organiser nobody can be answered, so nothing is asked. */
export function methodOf({ organizer, status, invited }: CalendarEvent): CalendarMethod {
  if (organizer === null) return 'PUBLISH';
  if (status === 'cancelled') return 'CANCEL';
  return invited.length > 0 ? 'REQUEST' : 'PUBLISH';
}
