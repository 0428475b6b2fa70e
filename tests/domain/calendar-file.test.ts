/** Calendar files read back by another library, and what changes their number. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { calendarFile } from '../../electron/mail/calendar-file.ts';
import { methodOf, sequenceAfter, type CalendarEvent } from '../../shared/domain/calendar-event.ts';
import { invitationOf, type InvitedMeeting } from '../../shared/features/meetings/invitation.ts';

const STAMP = '2027-01-29T14:41:00.000Z';
const meeting: InvitedMeeting = {
  id: '0192d7a4-0000-7000-8000-000000000001',
  title: 'Housing supply group',
  groupName: 'Housing supply group',
  heldOn: '2027-02-15',
  startsAt: '14:00',
  endsAt: '16:00',
  place: 'Civic Centre, Committee Room 2',
  cancelled: false,
  reason: '',
};
const people = {
  organizer: { name: 'Ben Dyer', email: 'ben@example.org' },
  invited: [{ name: 'Zoë “Zo” O’Hara; Esq, x', email: 'zoe@example.org' }],
};
const eventOf = (changes: Partial<InvitedMeeting> = {}, last: CalendarEvent | null = null): CalendarEvent => {
  const now = invitationOf({ ...meeting, ...changes }, people);
  return { ...now, sequence: sequenceAfter(last, now) };
};

/** A file as the other library reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return {
    calendar,
    method: calendar.getFirstPropertyValue('method'),
    events: calendar.getAllSubcomponents('vevent').map((part) => {
      const event = new ICAL.Event(part);
      return {
        part,
        uid: event.uid,
        sequence: event.sequence,
        status: part.getFirstPropertyValue('status'),
        stamp: part.getFirstPropertyValue('dtstamp')?.toString(),
        start: event.startDate.isDate ? event.startDate.toString() : event.startDate.toJSDate().toISOString(),
        end: part.hasProperty('dtend') ? event.endDate.toJSDate().toISOString() : null,
        title: event.summary,
        place: event.location,
        text: event.description,
        invited: event.attendees.map((attendee) => [attendee.getParameter('cn'), attendee.getFirstValue()]),
      };
    }),
  };
}
const written = (event: CalendarEvent) => read(calendarFile([event], methodOf(event), STAMP)).events[0]!;

describe('a meeting', () => {
  it('is read as it is', () => {
    const text = calendarFile([eventOf()], 'REQUEST', STAMP);
    const { method, events } = read(text);
    expect(method).toBe('REQUEST');
    expect(events[0]).toMatchObject({
      uid: meeting.id,
      sequence: 0,
      status: 'CONFIRMED',
      stamp: '2027-01-29T14:41:00Z',
      start: '2027-02-15T14:00:00.000Z',
      end: '2027-02-15T16:00:00.000Z',
      title: 'Housing supply group',
      place: 'Civic Centre, Committee Room 2',
    });
    expect(String(events[0]!.invited[0]![1]).toLowerCase()).toBe('mailto:zoe@example.org');
  });
  it('is the same file each time', () => {
    expect(calendarFile([eventOf()], 'REQUEST', STAMP)).toBe(calendarFile([eventOf()], 'REQUEST', STAMP));
  });
  it('without an end has none, and without a time is a whole day', () => {
    expect(written(eventOf({ endsAt: null }))).toMatchObject({ start: '2027-02-15T14:00:00.000Z', end: null });
    expect(written(eventOf({ startsAt: null, endsAt: null }))).toMatchObject({ start: '2027-02-15', end: null });
  });
  it('keeps its UID and raises its number when moved, cancelled and moved again; what isn’t seen changes nothing', () => {
    const first = eventOf();
    const moved = eventOf({ heldOn: '2027-02-22' }, first);
    const same = eventOf({ heldOn: '2027-02-22', reason: 'No quorum' }, moved);
    const cancelled = eventOf({ heldOn: '2027-02-22', cancelled: true, reason: 'No quorum' }, same);
    const files = [first, moved, same, cancelled].map(written);
    expect(files.map(({ uid, sequence, status, start }) => [uid, sequence, status, start.slice(0, 10)])).toEqual([
      [meeting.id, 0, 'CONFIRMED', '2027-02-15'],
      [meeting.id, 1, 'CONFIRMED', '2027-02-22'],
      [meeting.id, 1, 'CONFIRMED', '2027-02-22'],
      [meeting.id, 2, 'CANCELLED', '2027-02-22'],
    ]);
    expect(files[3]!.text).toBe('No quorum');
    expect([first, cancelled].map(methodOf)).toEqual(['REQUEST', 'CANCEL']);
    expect(methodOf({ ...cancelled, organizer: null })).toBe('PUBLISH');
    expect(methodOf({ ...first, invited: [] })).toBe('PUBLISH');
  });
});

describe('whatever the clock of the machine', () => {
  const own = process.env.TZ;
  afterEach(() => {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });
  it.each(['UTC', 'Europe/London', 'America/Los_Angeles', 'Pacific/Auckland'])('%s', (zone) => {
    process.env.TZ = zone;
    const day = (heldOn: string, startsAt: string | null) => written(eventOf({ heldOn, startsAt, endsAt: null })).start;
    expect([
      day('2027-03-27', '10:00'),
      day('2027-03-29', '10:00'),
      day('2027-10-30', '10:00'),
      day('2027-11-01', '10:00'),
      day('2027-03-28', null),
      day('2027-10-31', null),
    ]).toEqual([
      '2027-03-27T10:00:00.000Z',
      '2027-03-29T09:00:00.000Z',
      '2027-10-30T09:00:00.000Z',
      '2027-11-01T10:00:00.000Z',
      '2027-03-28',
      '2027-10-31',
    ]);
  });
});

it('any text comes back, in lines of at most 75 bytes, and makes no line of its own', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', '💷', ',', ';', '\\', '\n', ':', '"', ' ', 'END:VEVENT\n', 'BEGIN:VALARM\n'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(text, text, text, (title, place, reason) => {
      const file = calendarFile([eventOf({ title, place, reason })], 'REQUEST', STAMP);
      for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      const { events, calendar } = read(file);
      expect(calendar.getAllSubcomponents()).toHaveLength(1);
      expect(events[0]!.part.getAllSubcomponents()).toHaveLength(0);
      expect(events[0]!.title).toBe(title || meeting.groupName);
      expect(events[0]!.place ?? '').toBe(place);
    }),
    { numRuns: 300 },
  );
});

it('a series is one file of several events', () => {
  const series = ['2027-02-15', '2027-03-15'].map((heldOn, at) => ({ ...eventOf({ heldOn }), uid: `u${at}` }));
  const { method, events } = read(calendarFile(series, 'PUBLISH', STAMP));
  expect([method, events.map((event) => event.uid)]).toEqual(['PUBLISH', ['u0', 'u1']]);
});
