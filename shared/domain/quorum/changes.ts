import type { PartCount, QuorumCount } from './evaluate.ts';
import type { CountedPerson } from './seats.ts';
import type { Verdict } from './rule.ts';

/** What the minutes record by themselves: the quorum was lost, regained, or isn't known from an item on. */
export interface QuorumChange {
  itemId: string | null;
  from: Verdict;
  to: Verdict;
  /** Who counted before and does not now. */
  left: readonly CountedPerson[];
  /** Who counts now and did not before. */
  joined: readonly CountedPerson[];
  /** Parts that are not met now. */
  lacking: readonly PartCount[];
}

const keyOf = (person: CountedPerson): string => person.personId ?? person.name;

const without = (people: readonly CountedPerson[], others: readonly CountedPerson[]): CountedPerson[] => {
  const counting = new Set(others.filter((person) => person.counts).map(keyOf));
  return people.filter((person) => person.counts && !counting.has(keyOf(person)));
};

/** Where the quorum changes along the agenda. A quorum not there at the first item is told of as lost there. */
export function quorumChanges(counts: readonly QuorumCount[]): QuorumChange[] {
  const changes: QuorumChange[] = [];
  let before: Pick<QuorumCount, 'verdict' | 'people'> = { verdict: 'met', people: [] };
  for (const [at, now] of counts.entries()) {
    if (now.verdict !== before.verdict) {
      const left = at === 0 ? [] : without(before.people, now.people);
      const joined = at === 0 ? [] : without(now.people, before.people);
      const lacking = now.parts.filter((part) => part.verdict !== 'met');
      changes.push({ itemId: now.itemId, from: before.verdict, to: now.verdict, left, joined, lacking });
    }
    before = now;
  }
  return changes;
}
