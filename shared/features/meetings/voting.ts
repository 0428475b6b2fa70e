import type { DecisionRule } from '../../domain/decision-rule.ts';

/** One person's vote. */
export interface Ballot {
  personId: string;
  name: string;
  organisationId: string | null;
  vote: 'for' | 'against' | 'abstain';
  /** False for observers and others without a vote. */
  mayVote: boolean;
}

/** A vote that isn't counted, and why. */
export interface SetAside {
  name: string;
  reason: 'no_vote' | 'no_organisation' | 'organisation_split';
}

/** How a vote came out. */
export interface VoteOutcome {
  /** `tied` waits for the chair's casting vote; `not_known` for votes that can't be counted as they are. */
  outcome: 'carried' | 'not_carried' | 'tied' | 'not_known';
  by: 'consensus' | 'vote' | 'casting_vote' | null;
  for: number;
  against: number;
  abstained: number;
  setAside: readonly SetAside[];
}

interface Counts {
  for: number;
  against: number;
  abstained: number;
}

interface Setting {
  /** Members who have a vote, or organisations that do, present or not. */
  members: number;
  /** The chair's casting vote, once given. */
  casting: 'for' | 'against' | null;
}

type Settled = Pick<VoteOutcome, 'outcome' | 'by'>;

/** One vote of an organisation from those of its people: an abstention beside a vote doesn't count. */
function voteOf(ballots: readonly Ballot[]): Ballot['vote'] | 'split' {
  const cast = new Set(ballots.map((ballot) => ballot.vote).filter((vote) => vote !== 'abstain'));
  if (cast.size === 2) return 'split';
  return [...cast][0] ?? 'abstain';
}

function votesCounted(rule: DecisionRule, ballots: readonly Ballot[]): { counts: Counts; open: number; setAside: SetAside[] } {
  const setAside: SetAside[] = ballots.filter((ballot) => !ballot.mayVote).map(({ name }) => ({ name, reason: 'no_vote' }));
  const voting = ballots.filter((ballot) => ballot.mayVote);
  if (rule.votesBy === 'person') return { counts: countsOf(voting.map((ballot) => ballot.vote)), open: 0, setAside };
  const votes: Ballot['vote'][] = [];
  let open = 0;
  for (const [organisationId, own] of Map.groupBy(voting, (ballot) => ballot.organisationId)) {
    const vote = voteOf(own);
    if (organisationId === null) open += own.length;
    else if (vote === 'split') open += 1;
    else votes.push(vote);
    const reason: SetAside['reason'] = organisationId === null ? 'no_organisation' : 'organisation_split';
    if (organisationId === null || vote === 'split') setAside.push(...own.map(({ name }) => ({ name, reason })));
  }
  return { counts: countsOf(votes), open, setAside };
}

const countsOf = (votes: readonly Ballot['vote'][]): Counts => ({
  for: votes.filter((vote) => vote === 'for').length,
  against: votes.filter((vote) => vote === 'against').length,
  abstained: votes.filter((vote) => vote === 'abstain').length,
});

/** What a majority or share is taken of. */
function baseOf(rule: DecisionRule, counts: Counts, members: number): number {
  const cast = counts.for + counts.against;
  if (rule.of === 'members') return members;
  return rule.of === 'present' ? cast + counts.abstained : cast;
}

function settle(rule: DecisionRule, counts: Counts, { members, casting }: Setting): Settled {
  const carried = (yes: boolean, by: Settled['by']): Settled => ({ outcome: yes ? 'carried' : 'not_carried', by });
  const unopposed = counts.for > 0 && counts.against === 0;
  if (rule.method === 'consensus') return carried(unopposed, 'consensus');
  if (rule.method === 'consensus_else_majority' && unopposed) return carried(true, 'consensus');
  const base = baseOf(rule, counts, members);
  if (rule.method === 'fraction') return carried(base > 0 && counts.for * (rule.denominator ?? 1) >= base * (rule.numerator ?? 1), 'vote');
  const tied = counts.for === counts.against && counts.for > 0;
  if (!tied || !rule.castingVote) return carried(counts.for * 2 > base, 'vote');
  if (casting === null) return { outcome: 'tied', by: null };
  // With the casting vote the base stays: a majority of all members asks for more than half of them still.
  return carried(casting === 'for' && (rule.of === 'votes_cast' || (counts.for + 1) * 2 > base), 'casting_vote');
}

/** How a vote came out under the group's rule. What can't be counted leaves it open only if it could change the outcome. */
export function voteOutcome(rule: DecisionRule, ballots: readonly Ballot[], setting: Setting): VoteOutcome {
  const { counts, open, setAside } = votesCounted(rule, ballots);
  const most = settle(rule, { ...counts, for: counts.for + open }, setting);
  const least = settle(rule, { ...counts, against: counts.against + open }, setting);
  const same = most.outcome === least.outcome;
  const settled: Settled = same ? (open === 0 ? most : { ...most, by: 'vote' }) : { outcome: 'not_known', by: null };
  return { ...settled, ...counts, setAside };
}
