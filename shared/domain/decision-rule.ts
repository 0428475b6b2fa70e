/** How a group decides. */
export interface DecisionRule {
  method: 'consensus' | 'majority' | 'consensus_else_majority' | 'fraction';
  /** The share of a method `fraction`: 2 and 3 for two thirds. */
  numerator?: number;
  denominator?: number;
  /** What a majority or share is of: the votes for and against, all who could vote and are there, or all members. */
  of: 'votes_cast' | 'present' | 'members';
  votesBy: 'person' | 'organisation';
  /** The chair settles a tie. */
  castingVote: boolean;
}

/** How a group decides by e-mail between meetings. */
export interface AssentRule {
  /** What no answer means when the days have passed. */
  silence: 'assent' | 'nothing';
  /** Working days to answer in, after the day it was sent. */
  workingDays: number;
  /** One objection stops it, or is a vote against. */
  objection: 'stops' | 'counts';
  /** Assents needed, of all members. */
  needed: 'all' | 'majority';
}
