import type { Verdict } from '../../domain/quorum/rule.ts';

/** How one member took part in one meeting. */
export interface AttendanceEntry {
  personId: string;
  organisationId: string | null;
  /** As recorded; `expected` while nothing is. */
  state: 'present' | 'deputy' | 'apologies' | 'absent' | 'expected';
  /** There for some items only. */
  inPart: boolean;
}

/** A meeting of the year, with those who were its members that day. */
export interface AttendedMeeting {
  id: string;
  heldOn: string;
  cancelled: boolean;
  /** Null when no rule was in force. */
  quorum: Verdict | null;
  entries: readonly AttendanceEntry[];
}

/** How often a member or organisation took part. Cancelled meetings and those not held yet are left out. */
export interface AttendanceFigures {
  /** Meetings it should have been at and of which something is recorded. */
  possible: number;
  present: number;
  /** Of those present, there for some items only. */
  inPart: number;
  deputy: number;
  apologies: number;
  absent: number;
  /** Meetings held of which nothing is recorded: in no percentage. */
  notRecorded: number;
  /** Present or by a deputy, of those possible, in basis points; null when none was possible. */
  attended: number | null;
}

const NONE: AttendanceFigures = { possible: 0, present: 0, inPart: 0, deputy: 0, apologies: 0, absent: 0, notRecorded: 0, attended: null };

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part * 10_000) / whole));

function figuresOf(entries: readonly AttendanceEntry[]): AttendanceFigures {
  const count = (state: AttendanceEntry['state']): number => entries.filter((entry) => entry.state === state).length;
  const [present, deputy, apologies, absent] = [count('present'), count('deputy'), count('apologies'), count('absent')];
  const possible = present + deputy + apologies + absent;
  return {
    possible,
    present,
    inPart: entries.filter((entry) => entry.state === 'present' && entry.inPart).length,
    deputy,
    apologies,
    absent,
    notRecorded: count('expected'),
    attended: shareOf(present + deputy, possible),
  };
}

/** Meetings that took place between two days, both included, up to today. */
export const heldBetween = <T extends { heldOn: string; cancelled: boolean }>(
  meetings: readonly T[],
  { from, until, today }: { from: string; until: string; today: string },
): T[] => meetings.filter(({ heldOn, cancelled }) => !cancelled && from <= heldOn && heldOn <= until && heldOn <= today);

/** Figures of each member, by person. Somebody who joined in the year is asked only about meetings since. */
export function attendanceByPerson(held: readonly AttendedMeeting[]): Map<string, AttendanceFigures> {
  const entries = Map.groupBy(
    held.flatMap((meeting) => meeting.entries),
    (entry) => entry.personId,
  );
  return new Map([...entries].map(([personId, own]) => [personId, figuresOf(own)]));
}

const BEST: readonly AttendanceEntry['state'][] = ['present', 'deputy', 'expected', 'apologies', 'absent'];

/** The organisation's part in one meeting: the best of its members', for one of them is enough to be represented. */
function bestOf(entries: readonly AttendanceEntry[]): AttendanceEntry | undefined {
  return entries.toSorted((a, b) => BEST.indexOf(a.state) - BEST.indexOf(b.state) || Number(a.inPart) - Number(b.inPart))[0];
}

/** Figures of each organisation, by its id; `null` for members of none. A meeting counts once, however many sit for it. */
export function attendanceByOrganisation(held: readonly AttendedMeeting[]): Map<string | null, AttendanceFigures> {
  const represented = new Map<string | null, AttendanceEntry[]>();
  for (const meeting of held) {
    for (const [organisationId, own] of Map.groupBy(meeting.entries, (entry) => entry.organisationId)) {
      // Those of no organisation share none: each counts.
      const entries = organisationId === null ? own : [bestOf(own)].filter((entry) => entry !== undefined);
      represented.set(organisationId, [...(represented.get(organisationId) ?? []), ...entries]);
    }
  }
  return new Map([...represented].map(([id, entries]) => [id, figuresOf(entries)]));
}

/** A group's year: how it was attended, and in how many meetings the quorum was there. */
export interface YearOfMeetings extends AttendanceFigures {
  held: number;
  cancelled: number;
  quorate: number;
  notQuorate: number;
  /** Held without a rule in force, or with too little recorded to say. */
  quorumNotKnown: number;
}

/** The figures of a group between two days. */
export function yearOf(meetings: readonly AttendedMeeting[], days: { from: string; until: string; today: string }): YearOfMeetings {
  const held = heldBetween(meetings, days);
  const entries = held.flatMap((meeting) => meeting.entries);
  const count = (verdict: Verdict): number => held.filter((meeting) => meeting.quorum === verdict).length;
  const [quorate, notQuorate] = [count('met'), count('not_met')];
  return {
    ...(entries.length === 0 ? NONE : figuresOf(entries)),
    held: held.length,
    cancelled: meetings.filter(({ cancelled, heldOn }) => cancelled && days.from <= heldOn && heldOn <= days.until).length,
    quorate,
    notQuorate,
    quorumNotKnown: held.length - quorate - notQuorate,
  };
}
