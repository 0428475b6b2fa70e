/** Votes by person and by organisation under each method, and decisions by e-mail. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../../shared/domain/bank-holidays.ts';
import type { AssentRule, DecisionRule } from '../../shared/domain/decision-rule.ts';
import { emailOutcome } from '../../shared/features/meetings/by-email.ts';
import { voteOutcome, type Ballot, type VoteOutcome } from '../../shared/features/meetings/voting.ts';

const base: DecisionRule = { method: 'majority', of: 'votes_cast', votesBy: 'person', castingVote: false };
/** Votes as letters, `for`, `against`, `abstain`: an organisation's before its people's. */
const votes = (text: string): Ballot[] =>
  text
    .split(' ')
    .filter(Boolean)
    .flatMap((entry, at) => {
      const [organisation, cast] = entry.includes(':') ? entry.split(':') : [`o${at}`, entry];
      return Array.from(cast!).map((letter, n): Ballot => ({
        personId: `${at}.${n}`,
        name: `${organisation} ${n + 1}`,
        organisationId: organisation || null,
        vote: ({ f: 'for', a: 'against', o: 'abstain' } as const)[letter as 'f' | 'a' | 'o'],
        mayVote: true,
      }));
    });
const outcome = (
  rule: Partial<DecisionRule>,
  text: string,
  members = 6,
  casting: 'for' | 'against' | null = null,
): VoteOutcome['outcome'] => voteOutcome({ ...base, ...rule }, votes(text), { members, casting }).outcome;

describe('by person', () => {
  it.each<[Partial<DecisionRule>, string, VoteOutcome['outcome']]>([
    [{}, 'f f a o o', 'carried'],
    [{}, 'f a', 'not_carried'],
    [{}, '', 'not_carried'],
    [{}, 'o o', 'not_carried'],
    [{ of: 'present' }, 'f f a o', 'not_carried'],
    [{ of: 'present' }, 'f f f a o', 'carried'],
    [{ of: 'members' }, 'f f f', 'not_carried'],
    [{ of: 'members' }, 'f f f f', 'carried'],
    [{ method: 'consensus' }, 'f f o', 'carried'],
    [{ method: 'consensus' }, 'f f f a', 'not_carried'],
    [{ method: 'fraction', numerator: 2, denominator: 3 }, 'f f a', 'carried'],
    [{ method: 'fraction', numerator: 3, denominator: 4 }, 'f f a', 'not_carried'],
    [{ method: 'fraction', numerator: 2, denominator: 3 }, '', 'not_carried'],
  ])('%j with %s: %s', (rule, text, expected) => {
    expect(outcome(rule, text)).toBe(expected);
  });
  it('a casting vote is one vote: of all members it may not be enough', () => {
    const rule = { of: 'members', castingVote: true } as const;
    expect(outcome(rule, 'f f a a', 6)).toBe('tied');
    expect(outcome(rule, 'f f a a', 6, 'for')).toBe('not_carried');
    expect(outcome(rule, 'f f a a', 5, 'for')).toBe('carried');
  });
  it('a casting vote settles nothing but a tie', () => {
    expect(outcome({ castingVote: true }, 'f a a', 3, 'for')).toBe('not_carried');
    expect(outcome({ castingVote: true }, 'f f a', 3, 'against')).toBe('carried');
  });
});

describe('by organisation', () => {
  const rule = { votesBy: 'organisation' } as const;
  it.each<[string, VoteOutcome['outcome']]>([
    ['A:ff B:a', 'not_carried'],
    ['A:ff B:a C:fo', 'carried'],
    ['A:f B:f C:a D:fa', 'not_known'],
    ['A:f B:f C:f D:a E:fa', 'carried'],
    ['A:f B:a C:a D:a E:fa', 'not_carried'],
    ['A:f B:f C:a :f', 'not_known'],
    ['A:f B:a C:fa', 'not_known'],
  ])('%s: %s', (text, expected) => {
    expect(outcome(rule, text)).toBe(expected);
  });
  it('names the votes set aside and why', () => {
    expect(voteOutcome({ ...base, ...rule }, votes('A:f B:fa :f'), { members: 3, casting: null })).toMatchObject({
      for: 1,
      against: 0,
      setAside: [
        { name: 'B 1', reason: 'organisation_split' },
        { name: 'B 2', reason: 'organisation_split' },
        { name: ' 1', reason: 'no_organisation' },
      ],
    });
  });
});

it('one more vote for never makes an outcome worse', () => {
  const rules: fc.Arbitrary<DecisionRule> = fc.record({
    method: fc.constantFrom('consensus', 'majority', 'consensus_else_majority'),
    of: fc.constantFrom('votes_cast', 'members'),
    votesBy: fc.constantFrom('person', 'organisation'),
    castingVote: fc.boolean(),
  });
  const rank = { not_carried: 0, not_known: 1, tied: 1, carried: 2 };
  const text = fc.array(fc.constantFrom('f', 'a', 'o'), { maxLength: 9 });
  fc.assert(
    fc.property(rules, text, fc.constantFrom(null, 'for', 'against'), (rule, letters, casting) => {
      const of = (cast: string[]): number => rank[outcome(rule, cast.join(' '), 12, casting)];
      // A vote for that makes a tie hands it to the chair; against a tie there is nothing to compare.
      const tied = letters.filter((letter) => letter === 'f').length === letters.filter((letter) => letter === 'a').length;
      if (!tied) expect(of([...letters, 'f'])).toBeGreaterThanOrEqual(of(letters));
    }),
  );
});

describe('by e-mail', () => {
  const rule: AssentRule = { silence: 'nothing', workingDays: 5, objection: 'stops', needed: 'majority' };
  const on = (today: string, replies: string, changes: Partial<AssentRule> = {}) =>
    emailOutcome(
      { ...rule, ...changes },
      {
        members: ['a', 'b', 'c', 'd'],
        sentOn: '2027-02-01',
        today,
        holidays: BANK_HOLIDAYS,
        replies: Array.from(replies).map((id) => ({ personId: id.toLowerCase(), reply: id === id.toLowerCase() ? 'assent' : 'object' })),
      },
    ).outcome;
  it.each<[string, string, Partial<AssentRule>, string]>([
    ['2027-02-08', 'abc', {}, 'open'],
    ['2027-02-09', 'abc', {}, 'agreed'],
    ['2027-02-02', 'abcd', {}, 'agreed'],
    ['2027-02-09', 'ab', {}, 'not_agreed'],
    ['2027-02-02', 'abC', {}, 'not_agreed'],
    ['2027-02-02', 'abcD', { objection: 'counts' }, 'agreed'],
    ['2027-02-02', 'AB', { objection: 'counts' }, 'not_agreed'],
    ['2027-02-02', 'aA', {}, 'not_agreed'],
    ['2027-02-09', 'Aa', { silence: 'assent' }, 'agreed'],
    ['2027-02-02', 'A', { objection: 'counts', needed: 'all' }, 'not_agreed'],
  ])('on %s with %s under %j: %s', (today, replies, changes, expected) => {
    expect(on(today, replies, changes)).toBe(expected);
  });
  it('a reply of somebody who wasn’t asked counts for nothing', () => {
    expect(on('2027-02-09', 'abx')).toBe('not_agreed');
  });
});
