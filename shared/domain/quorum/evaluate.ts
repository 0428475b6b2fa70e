import { fractionOf, type QuorumPart, type QuorumRule, type Verdict } from './rule.ts';
import {
  countedPeople,
  countingSeats,
  filledSeats,
  recordedStays,
  type CountedPerson,
  type Moment,
  type Roster,
  type Seat,
  type Stay,
} from './seats.ts';

/** How one part of a rule stands. */
export interface PartCount {
  part: QuorumPart;
  /** How many are needed. */
  needed: number;
  /** How many count for certain. */
  counted: number;
  /** How many would count if everything not recorded turned out in its favour. */
  possible: number;
  verdict: Verdict;
  /** Organisations without enough people here, of a part that asks for each. */
  missing: readonly string[];
}

/** How a quorum stands at one agenda item. */
export interface QuorumCount {
  /** The item; null when the meeting has no agenda. */
  itemId: string | null;
  verdict: Verdict;
  parts: readonly PartCount[];
  people: readonly CountedPerson[];
}

/** Least and most: they differ by what isn't known. */
interface Range {
  least: number;
  most: number;
}

interface Tally {
  rule: QuorumRule;
  counting: readonly Seat[];
  certain: ReadonlySet<string>;
  possible: ReadonlySet<string>;
  roster: Roster;
}

/**
 * Counts seats by person or organisation. `least` takes seats that certainly fit and are certainly filled; `most` also
 * those that may. A seat without an organisation may be of one that counts already, or of one more.
 */
function tally({ rule, counting, certain, possible }: Tally, fits: (seat: Seat) => Verdict): Range {
  const sure = counting.filter((seat) => certain.has(seat.personId) && fits(seat) === 'met');
  const maybe = counting.filter((seat) => possible.has(seat.personId) && fits(seat) !== 'not_met');
  if (rule.countBy === 'person') return { least: sure.length, most: maybe.length };
  const known = new Set(sure.flatMap((seat) => seat.organisationId ?? []));
  const least = known.size === 0 && sure.length > 0 ? 1 : known.size;
  return { least, most: new Set(maybe.map((seat) => seat.organisationId ?? seat)).size };
}

const ofSector = (sector: string | null, wanted: string): Verdict => {
  if (sector === null) return 'not_known';
  return sector === wanted ? 'met' : 'not_met';
};

/** A role's name as it is compared: spaces and capitals don't make another role. */
const roleKey = (role: string): string => role.replaceAll(/\s+/gu, ' ').trim().toLowerCase();

const inRole = (seat: Seat, role: string): Verdict => (seat.roles.some((own) => roleKey(own) === roleKey(role)) ? 'met' : 'not_met');

function ofOrganisation(seat: Seat, organisationId: string): Verdict {
  if (seat.organisationId === null) return 'not_known';
  return seat.organisationId === organisationId ? 'met' : 'not_met';
}

/** All that could count: every member that day, or every organisation they sit for. */
function totalOf(of: Tally): Range {
  const ids = new Set(of.counting.map((seat) => seat.personId));
  return tally({ ...of, certain: ids, possible: ids }, everybody);
}

const verdictOf = (needed: Range, counted: Range): Verdict => {
  if (counted.least >= needed.most) return 'met';
  return counted.most < needed.least ? 'not_met' : 'not_known';
};

const everybody = (): Verdict => 'met';

const exactly = (number: number): Range => ({ least: number, most: number });

interface Counted {
  needed: Range;
  counted: Range;
  verdict: Verdict;
  missing?: string[];
}

const compared = (needed: Range, counted: Range): Counted => ({ needed, counted, verdict: verdictOf(needed, counted) });

function countPart(of: Tally, part: QuorumPart): Counted {
  // People of one organisation are counted one by one, also where each organisation is one vote.
  const byPerson: Tally = { ...of, rule: { ...of.rule, countBy: 'person' } };
  switch (part.kind) {
    case 'number':
      return compared(exactly(part.atLeast), tally(of, everybody));
    case 'fraction': {
      const { least, most } = totalOf(of);
      return compared({ least: fractionOf(least, part), most: fractionOf(most, part) }, tally(of, everybody));
    }
    case 'all':
      return countAll(of);
    case 'sector':
      return compared(
        exactly(part.atLeast),
        tally(of, (seat) => ofSector(seat.sector, part.sector)),
      );
    case 'role':
      return compared(
        exactly(part.atLeast),
        tally(of, (seat) => inRole(seat, part.role)),
      );
    case 'named_role':
      return compared(
        exactly(1),
        tally(of, (seat) => inRole(seat, part.role)),
      );
    case 'each_organisation':
      return countEach(byPerson, part.sector, part.atLeast);
    default:
      return compared(
        exactly(part.atLeast),
        tally(byPerson, (seat) => ofOrganisation(seat, part.organisationId)),
      );
  }
}

/** All: how many there are may not be known, and still nobody is lacking when every seat is filled. */
function countAll(of: Tally): Counted {
  const { least, most } = totalOf(of);
  const all = compared({ least: Math.max(1, least), most: Math.max(1, most) }, tally(of, everybody));
  const full = of.counting.length > 0 && of.counting.every((seat) => of.certain.has(seat.personId));
  return full ? { ...all, verdict: 'met' } : all;
}

/** One from each: how many organisations of the kind there are, and how many have enough people here. */
function countEach(of: Tally, sector: string, atLeast: number): Counted {
  const [needed, counted] = [
    { least: 0, most: 0 },
    { least: 0, most: 0 },
  ];
  const verdicts: Verdict[] = [];
  const missing: string[] = [];
  for (const organisation of of.roster.organisations) {
    const fits = ofSector(organisation.sector, sector);
    if (fits === 'not_met') continue;
    const here = compared(
      exactly(atLeast),
      tally(of, (seat) => ofOrganisation(seat, organisation.id)),
    ).verdict;
    needed.most += 1;
    if (fits === 'met') needed.least += 1;
    if (here === 'met') counted.least += 1;
    if (here !== 'not_met') counted.most += 1;
    if (fits === 'met' && here !== 'met') missing.push(organisation.name);
    // One that is not here and whose sector isn't known may be one that is lacking.
    verdicts.push(fits === 'met' || here === 'met' ? here : 'not_known');
  }
  const verdict = ((): Verdict => {
    if (needed.most === 0) return 'not_met';
    return needed.least === 0 ? 'not_known' : allOf(verdicts);
  })();
  needed.least = Math.max(1, needed.least);
  needed.most = Math.max(1, needed.most);
  return { needed, counted, missing, verdict };
}

/** The weakest of several: not met before not known before met. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('not_met')) return 'not_met';
  return verdicts.includes('not_known') ? 'not_known' : 'met';
}

function countAt(rule: QuorumRule, roster: Roster, stays: readonly Stay[], moment: Moment, itemId: string | null): QuorumCount {
  const counting = countingSeats(rule, roster);
  const filled = filledSeats(rule, counting, stays, moment);
  const of: Tally = { rule, counting, certain: new Set(filled.certain.keys()), possible: filled.possible, roster };
  const parts = rule.parts.map((part): PartCount => {
    const { needed, counted, verdict, missing = [] } = countPart(of, part);
    return { part, needed: needed.most, counted: counted.least, possible: counted.most, verdict, missing };
  });
  return { itemId, verdict: allOf(parts.map((part) => part.verdict)), parts, people: countedPeople(rule, roster, stays, moment) };
}

/** The quorum at every agenda item, in the order given; at the meeting as a whole when it has none. */
export function countQuorum(rule: QuorumRule, roster: Roster, stays: readonly Stay[], itemIds: readonly string[]): QuorumCount[] {
  const places = new Map(itemIds.map((id, at) => [id, at]));
  const recorded = recordedStays(stays);
  if (itemIds.length === 0) return [countAt(rule, roster, recorded, { at: 0, places }, null)];
  return itemIds.map((id, at) => countAt(rule, roster, recorded, { at, places }, id));
}

/** The parts that this group could not meet if everybody came: a rule with such a part is never met. */
export function partsOutOfReach(rule: QuorumRule, roster: Roster): PartCount[] {
  const stays = roster.seats.map(({ personId, name }): Stay => ({
    personId,
    name,
    state: 'present',
    standsFor: null,
    joinedItem: null,
    leftItem: null,
  }));
  const [all] = countQuorum(rule, roster, stays, []);
  return all?.parts.filter((part) => part.verdict === 'not_met') ?? [];
}

/** Members needed when a rule asks for a number or a share and nothing else is known; the most one part asks for. */
export function neededBy(rule: QuorumRule, total: number): number {
  const asked = rule.parts.map((part) => {
    if (part.kind === 'fraction') return fractionOf(total, part);
    if (part.kind === 'all') return Math.max(1, total);
    return 'atLeast' in part ? part.atLeast : 1;
  });
  return Math.max(0, ...asked);
}
