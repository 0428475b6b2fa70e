import type { RuleRef } from './edition.ts';
import type { BufferRules } from './five-year-rules.ts';
import { isBelow } from './rounding.ts';

/** What decides on a buffer. */
export interface BufferFacts {
  /** The Housing Delivery Test in force, in per cent as it was published: a whole number. Null when there is none. */
  deliveryTest: number | null;
  /** What the supply is worked for: planning decisions, or a plan. */
  purpose: 'decisions' | 'plan';
  /** Day it is worked for. */
  on: string;
  /** True where the requirement was adopted in the last five years and examined under a policy from before December 2024. */
  examinedBefore2024: boolean;
  /** The requirement's average over its plan, homes a year; joint plans in aggregate. */
  planAverage: number | null;
  /** Local housing need now, homes a year. */
  need: number | null;
}

/** Why a buffer is what it is. */
export type BufferReason = 'usual' | 'under_delivery' | 'low_requirement' | 'judgement' | 'need_missing';

/** A buffer, in per cent; null where it can't be known. */
export interface Buffer {
  percent: number | null;
  reason: BufferReason;
  rule: RuleRef;
}

/** The buffer the rules ask for. */
export function bufferOf(facts: BufferFacts, rules: BufferRules, edition: string): Buffer {
  const { usual, usualPlace, underDelivery, lowRequirement } = rules;
  if (underDelivery && facts.deliveryTest !== null && isBelow(facts.deliveryTest, underDelivery.below))
    return { percent: underDelivery.percent, reason: 'under_delivery', rule: { edition, place: underDelivery.place } };
  if (lowRequirement && facts.purpose === 'decisions' && facts.examinedBefore2024 && facts.on >= lowRequirement.from) {
    const rule = { edition, place: lowRequirement.place };
    if (facts.planAverage === null || facts.need === null) return { percent: null, reason: 'need_missing', rule };
    if (!isBelow(facts.need * lowRequirement.atMost, facts.planAverage * 100))
      return { percent: lowRequirement.percent, reason: 'low_requirement', rule };
  }
  return { percent: usual, reason: usual === null ? 'judgement' : 'usual', rule: { edition, place: usualPlace } };
}
