import { holdsOn, type Period } from '../periods.ts';
import type { QuorumRule } from './rule.ts';

/** A member of the group, with all that a quorum may ask about. */
export interface Seat extends Period {
  personId: string;
  name: string;
  organisationId: string | null;
  /** Code of the organisation's sector; null when it isn't known. */
  sector: string | null;
  /** Roles the member sits in, such as `Councillor` or `Director of Public Health`. */
  roles: readonly string[];
  membership: string;
  /** Named deputies, the first to count first. */
  deputies: readonly string[];
}

/** An organisation that belongs to the group, whether or not anybody sits for it now. */
export interface GroupOrganisation {
  id: string;
  name: string;
  /** Code of its sector; null when it isn't known. */
  sector: string | null;
}

/** The group on the day of a meeting. */
export interface Roster {
  day: string;
  seats: readonly Seat[];
  organisations: readonly GroupOrganisation[];
}

/** One stay of one person in the room. Somebody who left and came back has two. */
export interface Stay {
  /** Null for a deputy known by name alone. */
  personId: string | null;
  name: string;
  /** `expected`: nothing is recorded yet. */
  state: 'present' | 'expected' | 'apologies' | 'absent';
  /** The member stood in for, if one is recorded. */
  standsFor: string | null;
  /** First agenda item the person was there for; null from the start. */
  joinedItem: string | null;
  /** First agenda item the person was not there for any more; null to the end. */
  leftItem: string | null;
}

/** Why somebody counts or doesn't. */
export type CountReason =
  | 'member'
  | 'deputy'
  | 'not_a_member'
  | 'out_of_term'
  | 'membership_does_not_count'
  | 'apologies'
  | 'absent'
  | 'not_recorded'
  | 'not_yet_here'
  | 'has_left'
  | 'no_deputies'
  | 'deputy_not_named'
  | 'member_is_here'
  | 'other_deputy_counts';

/** One person at one item, and whether the quorum counts them. */
export interface CountedPerson {
  personId: string | null;
  name: string;
  counts: boolean;
  reason: CountReason;
  /** The member whose seat is filled or would have been. */
  seatOf: string | null;
}

/** True when a stay covers an item, by the agenda's order now: links stay right when items move. */
function covers(stay: Stay, at: number, places: ReadonlyMap<string, number>): boolean {
  const joined = places.get(stay.joinedItem ?? '') ?? -Infinity;
  const left = places.get(stay.leftItem ?? '') ?? Infinity;
  return joined <= at && at < left;
}

/** Seats that count under a rule on the day. */
export const countingSeats = (rule: QuorumRule, { seats, day }: Roster): Seat[] =>
  seats.filter((seat) => holdsOn(seat, day) && rule.memberships.includes(seat.membership));

type Standing = 'here' | 'perhaps' | 'away';

/** A place on the agenda, and the places of its items as they stand now. */
export interface Moment {
  at: number;
  places: ReadonlyMap<string, number>;
}

/** What is known of a stay at an item. */
function standingOf(stay: Stay, { at, places }: Moment): Standing {
  if (stay.state === 'expected') return 'perhaps';
  return stay.state === 'present' && covers(stay, at, places) ? 'here' : 'away';
}

/** Stays without those of which nothing is recorded, where something else is of the same person. */
export function recordedStays(stays: readonly Stay[]): Stay[] {
  const known = new Set(stays.flatMap((stay) => (stay.state === 'expected' ? [] : (stay.personId ?? []))));
  return stays.filter((stay) => stay.state !== 'expected' || !known.has(stay.personId ?? ''));
}

/** A member's stays, for whomever they came: in the room they fill their own seat. One not known when nothing is recorded. */
function ownStays({ personId, name }: Seat, stays: readonly Stay[]): Stay[] {
  const own = stays.filter((stay) => stay.personId === personId);
  if (own.length > 0) return own;
  return [{ personId, name, state: 'expected', standsFor: null, joinedItem: null, leftItem: null }];
}

/** True when a deputy may take the seat under the rule. */
function mayStandFor(rule: QuorumRule, seat: Seat, stay: Stay): boolean {
  if (rule.deputies === 'none') return false;
  const named = stay.personId !== null && seat.deputies.includes(stay.personId);
  if (stay.standsFor === seat.personId) return rule.deputies === 'any' || named;
  return stay.standsFor === null && named;
}

/**
 * The stays that may fill a seat: its deputies in their order, then others sent for it, those first who can fill no
 * other. The order in which they were entered makes no difference.
 */
function deputiesFor(rule: QuorumRule, seat: Seat, stays: readonly Stay[]): Stay[] {
  const rank = ({ personId }: Stay): number => {
    if (personId === null) return seat.deputies.length;
    const named = seat.deputies.indexOf(personId);
    return named === -1 ? seat.deputies.length + 1 : named;
  };
  const byId = (a: Stay, b: Stay): number => ((a.personId ?? '') < (b.personId ?? '') ? -1 : 1);
  return stays.filter((stay) => mayStandFor(rule, seat, stay)).toSorted((a, b) => rank(a) - rank(b) || byId(a, b));
}

function fill(rule: QuorumRule, seats: readonly Seat[], stays: readonly Stay[], isHere: (stay: Stay) => boolean): Map<string, Stay> {
  const filled = new Map<string, Stay>();
  const taken = new Set<Stay | string>();
  const take = (seat: Seat, stay: Stay | undefined): void => {
    if (!stay) return;
    filled.set(seat.personId, stay);
    taken.add(stay.personId ?? stay);
  };
  for (const seat of seats) take(seat, ownStays(seat, stays).find(isHere));
  for (const seat of seats) {
    if (filled.has(seat.personId)) continue;
    take(
      seat,
      deputiesFor(rule, seat, stays).find((stay) => !taken.has(stay.personId ?? stay) && isHere(stay)),
    );
  }
  return filled;
}

/** Which seats are filled at an item, by the member's id. */
export interface Filled {
  /** For certain, and by whom. */
  certain: ReadonlyMap<string, Stay>;
  /** If everybody was there of whom nothing is recorded. */
  possible: ReadonlySet<string>;
}

/** Fills the seats at an item. A person fills one seat, their own before another's; seats choose in their order. */
export function filledSeats(rule: QuorumRule, seats: readonly Seat[], stays: readonly Stay[], moment: Moment): Filled {
  const certain = fill(rule, seats, stays, (stay) => standingOf(stay, moment) === 'here');
  const perhaps = fill(rule, seats, stays, (stay) => standingOf(stay, moment) !== 'away');
  return { certain, possible: new Set(perhaps.keys()) };
}

function whyAway(stays: readonly Stay[], { at, places }: Moment): CountReason {
  const present = stays.filter((stay) => stay.state === 'present');
  if (present.some((stay) => at >= (places.get(stay.leftItem ?? '') ?? Infinity))) return 'has_left';
  if (present.length > 0) return 'not_yet_here';
  const state = stays.at(-1)?.state;
  return state === 'apologies' || state === 'absent' ? state : 'not_recorded';
}

function whyGuest(rule: QuorumRule, seat: Seat | undefined, stay: Stay, filled: Filled): CountReason {
  if (!seat) return 'not_a_member';
  if (rule.deputies === 'none') return 'no_deputies';
  if (!mayStandFor(rule, seat, stay)) return 'deputy_not_named';
  return filled.certain.get(seat.personId)?.personId === seat.personId ? 'member_is_here' : 'other_deputy_counts';
}

/** Every member and everybody else of whom something is recorded: who counts at an item, and why or why not. */
export function countedPeople(rule: QuorumRule, roster: Roster, stays: readonly Stay[], moment: Moment): CountedPerson[] {
  const counting = countingSeats(rule, roster);
  const filled = filledSeats(rule, counting, stays, moment);
  const fills = new Map([...filled.certain].map(([seatOf, stay]) => [stay.personId ?? stay, seatOf]));
  const people: CountedPerson[] = [];
  const seated = new Set<string>();
  for (const seat of roster.seats) {
    const { personId, name } = seat;
    const seatOf = fills.get(personId);
    const recorded = stays.some((stay) => stay.personId === personId);
    if (!recorded && !holdsOn(seat, roster.day)) continue;
    seated.add(personId);
    const reason = ((): CountReason => {
      if (seatOf !== undefined) return seatOf === personId ? 'member' : 'deputy';
      if (!holdsOn(seat, roster.day)) return 'out_of_term';
      return counting.includes(seat) ? whyAway(ownStays(seat, stays), moment) : 'membership_does_not_count';
    })();
    people.push({ personId, name, counts: seatOf !== undefined, reason, seatOf: seatOf ?? null });
  }
  const guests = stays.filter((stay) => !seated.has(stay.personId ?? ''));
  for (const own of Map.groupBy(guests, (stay) => stay.personId ?? stay).values()) {
    const [first] = own as [Stay];
    const { personId, name } = first;
    const seatOf = fills.get(personId ?? first);
    const here = own.find((stay) => standingOf(stay, moment) === 'here');
    const seat = counting.find((entry) => own.some((stay) => stay.standsFor === entry.personId) || entry.deputies.includes(personId ?? ''));
    const reason = ((): CountReason => {
      if (seatOf !== undefined) return 'deputy';
      return here ? whyGuest(rule, seat, here, filled) : whyAway(own, moment);
    })();
    people.push({ personId, name, counts: seatOf !== undefined, reason, seatOf: seatOf ?? null });
  }
  return people;
}
