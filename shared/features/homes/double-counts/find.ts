import { addressOf, type Address } from './address.ts';
import { addressKeys, blocksBy, pairsWithin } from './blocks.ts';
import { referenceKey, registerKey, uprnKey } from './keys.ts';
import { compareAddresses, isNear, toldApart, wordWeights, type WordWeight } from './likeness.ts';
import { scoreOf, type Identifier, type Score, type Scored } from './score.ts';

/** A site or scheme that somebody counts homes for. */
export interface Claim {
  id: string;
  /** Who counts them: two claims of one are no double count. Null where nobody does, such as a site of a register. */
  claimant: string | null;
  name: string;
  address: string;
  uprns: readonly string[];
  planningReferences: readonly string[];
  /** References in brownfield registers. */
  registers: readonly { register: string; reference: string }[];
  /** Homes by financial year. */
  years: readonly { year: number; homes: number }[];
}

/** Two claims that may be one, most alike first. */
export interface DoubleCount extends Score {
  first: string;
  second: string;
  /** Homes that would stop counting: the smaller claim's. */
  atStake: number;
  /** Changes when a scored field of either does: a decision holds while it stays. */
  fingerprint: string;
}

/** A claim with what it is compared by. */
interface Row {
  at: number;
  order: string;
  claim: Claim;
  address: Address;
  uprns: ReadonlySet<string>;
  planning: ReadonlySet<string>;
  /** Reference to the registers it stands in. */
  references: ReadonlyMap<string, ReadonlySet<string>>;
  years: string;
  total: number;
}

const keysOf = (texts: readonly string[], keyOf: (text: string) => string): Set<string> => new Set(texts.map(keyOf).filter(Boolean));

function rowOf(claim: Claim, at: number): Row {
  const given = claim.address === '' ? claim.name : claim.address;
  const address = addressOf(given);
  const references = new Map<string, Set<string>>();
  for (const { register, reference } of claim.registers) {
    const key = referenceKey(reference);
    if (key !== '') references.set(key, (references.get(key) ?? new Set()).add(registerKey(register)));
  }
  const years = claim.years.filter(({ homes }) => homes !== 0).toSorted((a, b) => a.year - b.year);
  return {
    at,
    order: address.words.join(' '),
    claim,
    address,
    uprns: keysOf(claim.uprns, uprnKey),
    planning: keysOf(claim.planningReferences, referenceKey),
    references,
    years: years.map(({ year, homes }) => `${year}:${homes}`).join(' '),
    total: years.reduce((sum, { homes }) => sum + homes, 0),
  };
}

const overlap = (one: Iterable<string>, other: { has(key: string): boolean }): string | undefined => [...one].find((key) => other.has(key));

/** What the references of two claims say. `other_register` is a reference in common in registers of two names. */
function sharedReference(one: Row, other: Row): Identifier | 'other_register' | null {
  if (overlap(one.uprns, other.uprns) !== undefined) return 'uprn';
  if (overlap(one.planning, other.planning) !== undefined) return 'planning_reference';
  const shared = overlap(one.references.keys(), other.references);
  if (shared === undefined) return null;
  const register = overlap(one.references.get(shared)!, other.references.get(shared)!);
  return register === undefined ? 'other_register' : 'brownfield_reference';
}

/** How close addresses must be for a reference in common to make one register of two names. */
const SAME_PLACE = 0.85;

/** Compares two claims; undefined for two that nobody need ask about. */
function compare(one: Row, other: Row, weight: WordWeight): Scored | undefined {
  const reference = sharedReference(one, other);
  const sure = reference !== null && reference !== 'other_register';
  if (!sure && toldApart(one.address, other.address)) return undefined;
  const sameHomes = one.years !== '' && one.years === other.years;
  const address = compareAddresses(one.address, other.address, weight);
  // A reference is unique within its register: in another one it says something with the address only.
  const identifier = sure ? reference : reference === 'other_register' && address.alike >= SAME_PLACE ? 'brownfield_reference' : null;
  if (identifier === null && !isNear(address, sameHomes)) return undefined;
  const homes = sameHomes ? 'same' : one.total > 0 && one.total === other.total ? 'same_total' : 'differ';
  return { identifier, address, homes };
}

const scored = ({ uprns, planning, references, address, years }: Row): string =>
  JSON.stringify([[...uprns].toSorted(), [...planning].toSorted(), [...references.keys()].toSorted(), address.text, years]);

/** Visits each two rows that share a key and are not one partner's, once. */
function eachCandidate(rows: readonly Row[], weight: WordWeight, visit: (one: Row, other: Row) => void): void {
  const blocks = [
    ...blocksBy(rows, (row) => row.uprns).values(),
    ...blocksBy(rows, (row) => row.planning).values(),
    ...blocksBy(rows, (row) => row.references.keys()).values(),
    ...blocksBy(rows, (row) => addressKeys(row.address, weight)).values(),
  ];
  pairsWithin(blocks, (one, other) => {
    const { claimant } = one.claim;
    if (claimant === null || claimant !== other.claim.claimant) visit(one, other);
  });
}

/** Double counts, and how many pairs were compared to find them. */
export interface Found {
  pairs: readonly DoubleCount[];
  compared: number;
}

/**
 * Finds claims that may count the same homes twice: those that share a UPRN, a planning or a brownfield reference, and
 * those with close addresses. Each is compared only with those it shares a key with, so the work grows with the rows.
 */
export function findDoubleCounts(claims: readonly Claim[]): Found {
  const rows = claims.map(rowOf);
  const weight = wordWeights(rows.map(({ address }) => address));
  const pairs: DoubleCount[] = [];
  let compared = 0;
  eachCandidate(rows, weight, (one, other) => {
    compared += 1;
    const scoredPair = compare(one, other, weight);
    if (!scoredPair) return;
    const fingerprint = (one.claim.id < other.claim.id ? [one, other] : [other, one]).map(scored).join('');
    pairs.push({
      first: one.claim.id,
      second: other.claim.id,
      atStake: Math.min(one.total, other.total),
      fingerprint,
      ...scoreOf(scoredPair),
    });
  });
  const ordered = pairs.toSorted((a, b) => b.score - a.score || b.atStake - a.atStake || (a.first < b.first ? -1 : 1));
  return { pairs: ordered, compared };
}
