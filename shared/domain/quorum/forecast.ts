import { countQuorum, type PartCount, type QuorumCount } from './evaluate.ts';
import type { QuorumPart, QuorumRule } from './rule.ts';
import { countingSeats, type Roster, type Seat, type Stay } from './seats.ts';

/** Somebody's answer to an invitation: a member's, or a deputy's for a member. */
export interface InvitationReply {
  personId: string;
  name: string;
  /** The member stood in for; null for oneself. */
  standsFor: string | null;
  reply: 'accepted' | 'tentative' | 'declined';
}

/** How a quorum looks before the meeting. */
export interface QuorumForecast {
  /** `at_risk`: one absence more would lose it. */
  outcome: 'likely' | 'at_risk' | 'not_likely';
  /** Seats filled by those who accepted, and all that count. */
  coming: number;
  seats: number;
  /** The fewest absences more that lose it; 0 when it isn't there, null when none can (no quorum is needed). */
  lostBy: number | null;
  parts: readonly PartCount[];
}

/** Only who accepted is taken for coming: no answer, and perhaps, is never counted. */
const stayOf = ({ personId, name, standsFor, reply }: InvitationReply): Stay => ({
  personId,
  name,
  standsFor,
  state: reply === 'accepted' ? 'present' : 'apologies',
  joinedItem: null,
  leftItem: null,
});

const filling = (seat: Seat): Stay => ({
  personId: seat.personId,
  name: seat.name,
  standsFor: null,
  state: 'present',
  joinedItem: null,
  leftItem: null,
});

/** The fewest of those coming whose absence makes a part not met any more. */
function absencesToLose(rule: QuorumRule, part: QuorumPart, roster: Roster, coming: readonly Seat[]): number {
  const countOf = (here: readonly Seat[]): PartCount | undefined => {
    const stays = roster.seats.map((seat): Stay => (here.includes(seat) ? filling(seat) : { ...filling(seat), state: 'absent' }));
    return countQuorum({ ...rule, parts: [part] }, roster, stays, [])[0]?.parts[0];
  };
  /** Takes groups away, the smallest first, until the part isn't met. */
  const fewest = (groups: readonly (readonly Seat[])[]): number => {
    const away = new Set<Seat>();
    for (const group of groups.toSorted((a, b) => a.length - b.length)) {
      for (const seat of group) away.add(seat);
      if (countOf(coming.filter((seat) => !away.has(seat)))?.verdict !== 'met') return away.size;
    }
    return Infinity;
  };
  const organisations = [...Map.groupBy(coming, (seat) => seat.organisationId ?? seat.personId).values()];
  // Lacking one organisation is enough: each is tried alone, person by person.
  if (part.kind === 'each_organisation') return Math.min(Infinity, ...organisations.map((own) => fewest(own.map((seat) => [seat]))));
  const counts = (seat: Seat): boolean => (countOf([seat])?.counted ?? 0) > 0;
  // Where an organisation is one vote it is lost with the last of its people that count.
  const together = rule.countBy === 'organisation' && part.kind !== 'organisation';
  const groups = together ? organisations : coming.map((seat) => [seat]);
  return fewest(groups.map((group) => group.filter(counts)).filter((group) => group.length > 0));
}

const outcomeOf = (count: QuorumCount, lostBy: number): QuorumForecast['outcome'] => {
  if (count.verdict !== 'met') return 'not_likely';
  return lostBy <= 1 ? 'at_risk' : 'likely';
};

/** The quorum as replies promise it. */
export function forecastQuorum(rule: QuorumRule, roster: Roster, replies: readonly InvitationReply[]): QuorumForecast {
  const answered = new Set(replies.filter((reply) => reply.standsFor === null).map((reply) => reply.personId));
  const silent = roster.seats.filter((seat) => !answered.has(seat.personId)).map((seat): Stay => ({ ...filling(seat), state: 'absent' }));
  const [count] = countQuorum(rule, roster, [...replies.map(stayOf), ...silent], []) as [QuorumCount];
  const filled = new Set(count.people.filter((person) => person.counts).map((person) => person.seatOf));
  const counting = countingSeats(rule, roster);
  const coming = counting.filter((seat) => filled.has(seat.personId));
  const lostBy = count.verdict === 'met' ? Math.min(Infinity, ...rule.parts.map((part) => absencesToLose(rule, part, roster, coming))) : 0;
  return {
    outcome: outcomeOf(count, lostBy),
    coming: coming.length,
    seats: counting.length,
    lostBy: Number.isFinite(lostBy) ? lostBy : null,
    parts: count.parts,
  };
}
