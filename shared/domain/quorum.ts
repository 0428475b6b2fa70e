import { neededBy } from './quorum/evaluate.ts';
import { ruleOfFields } from './quorum/stored.ts';

/**
 * Members needed for a quorum, or null when no rule is set. A share counts full members and is rounded up; nobody at
 * all is never a quorum.
 */
export function quorumNeeded(rule: string, value: number | null, fullMembers: number): number | null {
  const asked = ruleOfFields(rule, value);
  return asked && neededBy(asked, fullMembers);
}
