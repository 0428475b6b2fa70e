/**
 * The quorum and decision rules of eight real terms of reference. Each is met by exactly the people it asks for and not
 * met with any one of them gone. People and organisations are made up.
 */
import { describe, expect, it } from 'vitest';
import { countQuorum } from '../../shared/domain/quorum/evaluate.ts';
import { ruleOn, withRuleFrom } from '../../shared/domain/quorum/in-force.ts';
import type { DatedQuorumRule, QuorumRule } from '../../shared/domain/quorum/rule.ts';
import type { Roster } from '../../shared/domain/quorum/seats.ts';
import { emailOutcome } from '../../shared/features/meetings/by-email.ts';
import { voteOutcome } from '../../shared/features/meetings/voting.ts';
import { QuorumRuleData } from '../../shared/features/partners/quorum-rule.ts';
import { quorumSentence } from '../../shared/features/partners/quorum-sentence.ts';
import { BANK_HOLIDAYS } from '../../shared/domain/bank-holidays.ts';
import { onlyThese, roster, rule, seat, seats } from './quorum-cases.ts';

const verdict = (of: QuorumRule, group: Roster, came: string[]): string | undefined =>
  countQuorum(of, group, onlyThese(group, came), [])[0]?.verdict;

interface Case {
  source: string;
  sentence: string;
  rule: QuorumRule;
  group: Roster;
  /** Exactly the people needed: one fewer is too few. */
  minimum: string[];
}

const TRUST = '00000000-0000-7000-8000-000000000001';
const director = seat('Dr Imrie', { roles: ['Director of Public Health'], sector: 'council' });

const CASES: Case[] = [
  {
    source: 'Bournemouth, Christchurch and Poole Health and Wellbeing Board, 17 June 2021',
    sentence: '7 members, with at least one councillor, one health representative and the Director of Public Health',
    rule: rule([
      { kind: 'number', atLeast: 7 },
      { kind: 'role', role: 'Councillor', atLeast: 1 },
      { kind: 'sector', sector: 'health', atLeast: 1 },
      { kind: 'named_role', role: 'Director of Public Health' },
    ]),
    group: roster([director, ...seats('council', 3, { roles: ['Councillor'] }), ...seats('health', 2), ...seats('voluntary', 6)]),
    minimum: ['Dr Imrie', 'council 1', 'health 1', 'voluntary 1', 'voluntary 2', 'voluntary 3', 'voluntary 4'],
  },
  {
    source: 'Orbis Partnership Oversight Board',
    sentence: '3 members, with at least one from each council',
    rule: rule([
      { kind: 'number', atLeast: 3 },
      { kind: 'each_organisation', sector: 'council', atLeast: 1 },
    ]),
    group: roster(
      ['Elm', 'Oak', 'Ash'].flatMap((council) =>
        [1, 2].map((n) => seat(`${council} ${n}`, { organisationId: council, sector: 'council' })),
      ),
    ),
    minimum: ['Elm 1', 'Oak 2', 'Ash 1'],
  },
  {
    source: 'Stoke Bruerne Canal Partnership, 2014',
    sentence: '3 organisations, with at least one from The canal trust; each organisation counts once',
    rule: rule(
      [
        { kind: 'number', atLeast: 3 },
        { kind: 'organisation', organisationId: TRUST, atLeast: 1 },
      ],
      { countBy: 'organisation' },
    ),
    group: roster(
      ['trust', 'parish', 'museum', 'traders'].flatMap((id) =>
        [1, 2].map((n) => seat(`${id} ${n}`, { organisationId: id === 'trust' ? TRUST : id, sector: 'other' })),
      ),
    ),
    minimum: ['trust 2', 'parish 1', 'museum 1'],
  },
  {
    source: 'Public services boards in Wales, Well-being of Future Generations Act 2015, Schedule 3 paragraph 1',
    sentence: 'All members',
    rule: rule([{ kind: 'all' }]),
    group: roster([...seats('council', 1), ...seats('health', 1), ...seats('fire', 1), ...seats('government', 1)]),
    minimum: ['council 1', 'health 1', 'fire 1', 'government 1'],
  },
  {
    source: 'City of London Health and Wellbeing Board: lowered to 3',
    sentence: '3 members',
    rule: rule([{ kind: 'number', atLeast: 3 }]),
    group: roster(seats('council', 9)),
    minimum: ['council 2', 'council 5', 'council 9'],
  },
  {
    source: 'Big Local DY10',
    sentence: '3 members',
    rule: rule([{ kind: 'number', atLeast: 3 }]),
    group: roster([...seats('voluntary', 8), ...seats('council', 2, { membership: 'observer' })]),
    minimum: ['voluntary 1', 'voluntary 2', 'voluntary 3'],
  },
];

describe.each(CASES)('$source', ({ sentence, rule: of, group, minimum }) => {
  it('is met by exactly the minimum', () => {
    expect(verdict(of, group, minimum)).toBe('met');
  });
  it('is not met with any one of them fewer', () => {
    for (const gone of minimum)
      expect([
        gone,
        verdict(
          of,
          group,
          minimum.filter((name) => name !== gone),
        ),
      ]).toEqual([gone, 'not_met']);
  });
  it('is data that the contract takes and gives back', () => {
    expect(QuorumRuleData.parse(JSON.parse(JSON.stringify(of)))).toEqual(of);
  });
  it('reads as a sentence', () => {
    expect(quorumSentence(of, (id) => (id === TRUST ? 'The canal trust' : undefined))).toBe(sentence);
  });
});

describe('Bournemouth, Christchurch and Poole: the parts beside the number', () => {
  const [{ rule: of, group, minimum }] = CASES as [Case];
  it.each(['Dr Imrie', 'council 1', 'health 1'])('another member does not do for %s', (gone) => {
    const came = [...minimum.filter((name) => name !== gone), 'voluntary 5'];
    expect(verdict(of, group, came)).toBe('not_met');
  });
});

describe('Stoke Bruerne: a second person of an organisation', () => {
  const { rule: of, group, minimum } = CASES[2]!;
  it('is no second vote', () => {
    expect(verdict(of, group, ['trust 1', 'trust 2', 'parish 1', 'parish 2'])).toBe('not_met');
    expect(verdict(of, group, [...minimum, 'parish 2'])).toBe('met');
  });
  it('two thirds of the organisations change the membership', () => {
    const rules = { method: 'fraction', numerator: 2, denominator: 3, of: 'present', votesBy: 'organisation', castingVote: false } as const;
    const vote = (name: string, org: string, cast: 'for' | 'against') => ({
      personId: name,
      name,
      organisationId: org,
      vote: cast,
      mayVote: true,
    });
    const two = [vote('t', 'trust', 'for'), vote('p', 'parish', 'for'), vote('m', 'museum', 'against'), vote('m2', 'museum', 'against')];
    expect(voteOutcome(rules, two, { members: 4, casting: null }).outcome).toBe('carried');
    const one = two.map((ballot) => (ballot.personId === 'p' ? { ...ballot, vote: 'against' as const } : ballot));
    expect(voteOutcome(rules, one, { members: 4, casting: null }).outcome).toBe('not_carried');
  });
});

describe('City of London: lowered on a day', () => {
  // How many it was before is not in the text; 5 stands for it.
  const before: DatedQuorumRule = { rule: rule([{ kind: 'number', atLeast: 5 }]), fromOn: null, toOn: null };
  const rules = withRuleFrom([before], rule([{ kind: 'number', atLeast: 3 }]), '2021-04-01');
  const group = roster(seats('council', 9));
  const came = ['council 1', 'council 2', 'council 3'];
  it.each([
    ['2021-03-31', 'not_met'],
    ['2021-04-01', 'met'],
  ])('3 members on %s: %s', (day, expected) => {
    expect(verdict(ruleOn(rules, day)!, { ...group, day }, came)).toBe(expected);
  });
});

describe('Peak partners: no quorum, and by e-mail silence is assent', () => {
  it('nobody need be there', () => {
    const none = rule([]);
    expect(verdict(none, roster(seats('council', 4)), [])).toBe('met');
    expect(quorumSentence(QuorumRuleData.parse(none), () => undefined)).toBe('No quorum is needed');
  });
  const rules = { silence: 'assent', workingDays: 5, objection: 'stops', needed: 'all' } as const;
  const ask = { members: ['a', 'b', 'c'], sentOn: '2026-12-18', today: '2026-12-31', holidays: BANK_HOLIDAYS };
  it('is agreed by silence when the days have passed, and not a day before', () => {
    // 18 December is a Friday; 25 and 28 December are no working days.
    expect(emailOutcome(rules, { ...ask, replies: [] })).toMatchObject({
      outcome: 'agreed',
      closesOn: '2026-12-29',
      silent: ['a', 'b', 'c'],
    });
    expect(emailOutcome(rules, { ...ask, today: '2026-12-29', replies: [] }).outcome).toBe('open');
  });
  it('is not agreed with one objection', () => {
    expect(emailOutcome(rules, { ...ask, replies: [{ personId: 'b', reply: 'object' }] }).outcome).toBe('not_agreed');
  });
  it('is not agreed by silence where silence counts for nothing', () => {
    const asked = { ...rules, silence: 'nothing' } as const;
    const replies = ['a', 'b'].map((personId) => ({ personId, reply: 'assent' as const }));
    expect(emailOutcome(asked, { ...ask, replies }).outcome).toBe('not_agreed');
    expect(emailOutcome(asked, { ...ask, replies: [...replies, { personId: 'c', reply: 'assent' }] }).outcome).toBe('agreed');
  });
});

describe('Chippenham Town Centre Board: consensus, else simple majority, the chair’s casting vote; observers no vote', () => {
  const rules = { method: 'consensus_else_majority', of: 'votes_cast', votesBy: 'person', castingVote: true } as const;
  const vote = (name: string, cast: 'for' | 'against' | 'abstain', mayVote = true) => ({
    personId: name,
    name,
    organisationId: null,
    vote: cast,
    mayVote,
  });
  const outcome = (ballots: ReturnType<typeof vote>[], casting: 'for' | 'against' | null = null) =>
    voteOutcome(rules, ballots, { members: 6, casting });
  const tie = [vote('a', 'for'), vote('b', 'for'), vote('c', 'against'), vote('d', 'against'), vote('e', 'abstain')];

  it('is carried by consensus with nobody against', () => {
    expect(outcome([vote('a', 'for'), vote('b', 'abstain')])).toMatchObject({ outcome: 'carried', by: 'consensus' });
  });
  it('is carried by one more, and not by one fewer', () => {
    expect(outcome([...tie, vote('f', 'for')])).toMatchObject({ outcome: 'carried', by: 'vote' });
    expect(outcome([...tie, vote('f', 'against')])).toMatchObject({ outcome: 'not_carried', by: 'vote' });
  });
  it('a tie waits for the chair, whose casting vote settles it', () => {
    expect(outcome(tie).outcome).toBe('tied');
    expect(outcome(tie, 'for')).toMatchObject({ outcome: 'carried', by: 'casting_vote' });
    expect(outcome(tie, 'against')).toMatchObject({ outcome: 'not_carried', by: 'casting_vote' });
    expect(voteOutcome({ ...rules, castingVote: false }, tie, { members: 6, casting: 'for' }).outcome).toBe('not_carried');
  });
  it('an observer’s vote settles nothing', () => {
    const counted = outcome([...tie, vote('observer', 'for', false)]);
    expect(counted).toMatchObject({ outcome: 'tied', for: 2, against: 2 });
    expect(counted.setAside).toEqual([{ name: 'observer', reason: 'no_vote' }]);
  });
});
