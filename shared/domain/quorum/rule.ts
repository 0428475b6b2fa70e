import type { Period } from '../periods.ts';

/** How a fraction of the members becomes a whole number: up, or the first number that is more than it ("more than half"). */
export type Rounding = 'up' | 'more_than';

/** One thing a quorum asks for. */
export type QuorumPart =
  | { kind: 'number'; atLeast: number }
  | { kind: 'fraction'; numerator: number; denominator: number; rounding: Rounding }
  | { kind: 'all' }
  | { kind: 'sector'; sector: string; atLeast: number }
  | { kind: 'role'; role: string; atLeast: number }
  | { kind: 'named_role'; role: string }
  | { kind: 'organisation'; organisationId: string; atLeast: number }
  | { kind: 'each_organisation'; sector: string; atLeast: number };

/** Who may stand in for a member and count: nobody, the deputies named for the member, or anybody sent. */
export type DeputyRule = 'none' | 'named' | 'any';

/** A quorum as data: parts joined by "and". No parts at all: the group has agreed that it needs no quorum. */
export interface QuorumRule {
  version: 1;
  /** What is one: each member, or each organisation however many it sends. */
  countBy: 'person' | 'organisation';
  /** Kinds of membership that count. */
  memberships: readonly string[];
  deputies: DeputyRule;
  parts: readonly QuorumPart[];
}

/** A rule and the days it is in force. */
export interface DatedQuorumRule extends Period {
  rule: QuorumRule;
}

/** Whether a quorum is there. `not_known` while it depends on what isn't recorded. */
export type Verdict = 'met' | 'not_met' | 'not_known';

/** Members asked for by a fraction of so many; nobody at all is never a quorum. */
export function fractionOf(total: number, part: { numerator: number; denominator: number; rounding: Rounding }): number {
  const exact = total * part.numerator;
  const whole = part.rounding === 'up' ? Math.ceil(exact / part.denominator) : Math.floor(exact / part.denominator) + 1;
  return Math.max(1, whole);
}
