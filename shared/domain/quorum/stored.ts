import type { QuorumRule } from './rule.ts';

const counted = (part: QuorumRule['parts'][number]): QuorumRule => ({
  version: 1,
  countBy: 'person',
  memberships: ['full'],
  deputies: 'any',
  parts: [part],
});

/**
 * The rule that a group's two fields stand for, which hold a kind and a number: full members are counted, and a deputy
 * sent counts. Null when no rule is recorded.
 */
export function ruleOfFields(kind: string, value: number | null): QuorumRule | null {
  if (value === null) return null;
  if (kind === 'number') return counted({ kind: 'number', atLeast: value });
  if (kind === 'percent') return counted({ kind: 'fraction', numerator: value, denominator: 100, rounding: 'up' });
  return null;
}
