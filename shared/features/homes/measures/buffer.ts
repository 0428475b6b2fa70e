import { codes } from '../../../domain/codes.ts';
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
export const BUFFER_REASONS = codes([
  { code: 'usual', label: 'Added to every requirement' },
  { code: 'under_delivery', label: 'The Housing Delivery Test shows under-delivery' },
  { code: 'low_requirement', label: 'The requirement is low against need; for decisions only' },
  { code: 'judgement', label: 'A matter of judgement under this policy' },
  { code: 'need_missing', label: 'Not known while need or the plan’s average is missing' },
]);
export type BufferReason = (typeof BUFFER_REASONS)[number]['code'];

/** A buffer, in per cent; null where it can't be known. */
export interface Buffer {
  percent: number | null;
  reason: BufferReason;
  rule: RuleRef;
  /** True where the plan's requirement was held against need. */
  heldAgainstNeed: boolean;
}

/** The buffer the rules ask for. */
export function bufferOf(facts: BufferFacts, rules: BufferRules, edition: string): Buffer {
  const { usual, usualPlace, underDelivery, lowRequirement: low } = rules;
  const buffer = (percent: number | null, reason: BufferReason, place: string, heldAgainstNeed = false): Buffer => ({
    percent,
    reason,
    rule: { edition, place },
    heldAgainstNeed,
  });
  if (underDelivery && facts.deliveryTest !== null && isBelow(facts.deliveryTest, underDelivery.below))
    return buffer(underDelivery.percent, 'under_delivery', underDelivery.place);
  const plain = (held: boolean): Buffer => buffer(usual, usual === null ? 'judgement' : 'usual', usualPlace, held);
  if (!low || facts.purpose !== 'decisions' || !facts.examinedBefore2024 || facts.on < low.from) return plain(false);
  if (facts.planAverage === null || facts.need === null) return buffer(null, 'need_missing', low.place);
  const above = isBelow(facts.need * low.atMost, facts.planAverage * 100);
  return above ? plain(true) : buffer(low.percent, 'low_requirement', low.place, true);
}
