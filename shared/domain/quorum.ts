/**
 * Members needed for a quorum, or null when no rule is set. A share counts full members and is rounded up; nobody at
 * all is never a quorum.
 */
export function quorumNeeded(rule: string, value: number | null, fullMembers: number): number | null {
  if (value === null) return null;
  if (rule === 'number') return value;
  if (rule === 'percent') return Math.max(1, Math.ceil((value * fullMembers) / 100));
  return null;
}
