/** The rule as data: what the contract takes, what stands stored, when each rule is in force, and how it reads. */
import { describe, expect, it } from 'vitest';
import { problemsOfDates, ruleOn, withRuleFrom } from '../../shared/domain/quorum/in-force.ts';
import type { DatedQuorumRule, QuorumPart, QuorumRule } from '../../shared/domain/quorum/rule.ts';
import { ruleOfFields } from '../../shared/domain/quorum/stored.ts';
import { SECTORS } from '../../shared/features/partners/codes.ts';
import { QUORUM_PARTS, QuorumRuleData, QuorumRules, quorumRuleText, readQuorumRule } from '../../shared/features/partners/quorum-rule.ts';
import { partWords, quorumSentence } from '../../shared/features/partners/quorum-sentence.ts';
import { ORGANISATIONS, REPRESENTATIVES } from '../../shared/features/partners/quorum-words.ts';
import { rule } from './quorum-cases.ts';

const ID = '00000000-0000-7000-8000-000000000001';
const said = (of: QuorumRule): string => quorumSentence(of, (id) => (id === ID ? 'Northgate Living' : undefined));
const refusals = (of: unknown): string[] => QuorumRuleData.safeParse(of).error?.issues.map((issue) => issue.message) ?? [];

describe('the two fields of a group today', () => {
  it.each([
    ['number', 4, '4 members'],
    ['percent', 50, '50% of the members, rounded up'],
  ] as const)('%s %i becomes a rule', (kind, value, sentence) => {
    const of = ruleOfFields(kind, value)!;
    expect(QuorumRuleData.parse(of)).toEqual(of);
    expect(said(of)).toBe(sentence);
  });
  it.each([
    ['none', null],
    ['none', 5],
    ['number', null],
    ['percent', null],
  ])('%s %s is no rule', (kind, value) => {
    expect(ruleOfFields(kind, value)).toBeNull();
  });
});

describe('what is refused', () => {
  const number: QuorumPart = { kind: 'number', atLeast: 3 };
  it.each<[string, object[], string]>([
    ['nobody', [{ kind: 'number', atLeast: 0 }], 'Ask for at least 1.'],
    ['half a member', [{ kind: 'number', atLeast: 1.5 }], 'Enter a whole number of members, like 3.'],
    ['more than all', [{ kind: 'fraction', numerator: 3, denominator: 2, rounding: 'up' }], 'Ask for no more than all members.'],
    [
      'more than everybody',
      [{ kind: 'fraction', numerator: 2, denominator: 2, rounding: 'more_than' }],
      'Nobody can be more than all members. Choose all members instead.',
    ],
    ['a sector not specified', [{ kind: 'sector', sector: 'not_specified', atLeast: 1 }], 'Choose a sector.'],
    ['two numbers', [number, { kind: 'all' }], 'An earlier part asks about the same. Keep one of the two.'],
    [
      'a role twice',
      [
        { kind: 'named_role', role: 'Mayor' },
        { kind: 'role', role: 'mayor', atLeast: 2 },
      ],
      'An earlier part asks about the same. Keep one of the two.',
    ],
  ])('%s', (_, parts, message) => {
    expect(refusals(rule(parts as QuorumPart[]))).toContain(message);
  });
  it('a part or a field that it doesn’t know', () => {
    expect(refusals({ ...rule([]), version: 2 })).not.toEqual([]);
    expect(refusals({ ...rule([number]), chair: 1 })).not.toEqual([]);
    expect(refusals(rule([{ ...number, spare: 1 } as QuorumPart]))).not.toEqual([]);
  });
});

describe('stored as text', () => {
  const of = rule([
    { kind: 'number', atLeast: 3 },
    { kind: 'organisation', organisationId: ID, atLeast: 1 },
  ]);
  it('comes back the same, and is the same text whatever order its fields had', () => {
    expect(readQuorumRule(quorumRuleText(of))).toEqual(of);
    const turned = Object.fromEntries(Object.entries(of).toReversed()) as unknown as QuorumRule;
    expect(quorumRuleText(turned)).toBe(quorumRuleText(of));
  });
  it.each(['', '{', 'null', '{"version":2}'])('%j can’t be read and is no crash', (text) => {
    expect(() => readQuorumRule(text)).toThrow('The stored quorum rule can’t be read.');
  });
});

describe('in force', () => {
  const [first, second] = [rule([{ kind: 'number', atLeast: 5 }]), rule([{ kind: 'number', atLeast: 7 }])];
  const dated = (of: QuorumRule, fromOn: string | null, toOn: string | null): DatedQuorumRule => ({ rule: of, fromOn, toOn });
  it('a new rule ends the one before it the day before', () => {
    const rules = withRuleFrom([dated(first, '2024-04-01', null)], second, '2027-02-01');
    expect(rules).toEqual([dated(first, '2024-04-01', '2027-01-31'), dated(second, '2027-02-01', null)]);
    expect([ruleOn(rules, '2024-03-31'), ruleOn(rules, '2027-01-31'), ruleOn(rules, '2027-02-01')]).toEqual([null, first, second]);
    expect(problemsOfDates(rules)).toEqual([]);
  });
  it('a new rule takes the place of one from the same day or later', () => {
    const rules = [dated(first, null, '2027-01-31'), dated(second, '2027-02-01', null)];
    expect(withRuleFrom(rules, first, '2027-02-01')).toEqual([dated(first, null, '2027-01-31'), dated(first, '2027-02-01', null)]);
  });
  it.each<[string, DatedQuorumRule[], string]>([
    [
      'two at once',
      [dated(first, null, '2027-02-03'), dated(second, '2027-02-01', null)],
      'Two rules are in force from 1 February 2027 to 3 February 2027. End the earlier one the day before the later one starts.',
    ],
    [
      'one within another',
      [dated(first, null, null), dated(second, '2027-02-01', '2027-02-02')],
      'Two rules are in force from 1 February 2027 to 2 February 2027. End the earlier one the day before the later one starts.',
    ],
    [
      'two always',
      [dated(first, null, null), dated(second, null, null)],
      'Two rules are in force at all times. End the earlier one the day before the later one starts.',
    ],
    [
      'days without any',
      [dated(first, null, '2027-01-30'), dated(second, '2027-02-01', null)],
      'No rule is in force from 31 January 2027 to 31 January 2027. Start the later one earlier.',
    ],
    [
      'an end before its start',
      [dated(first, '2027-02-01', '2027-01-01')],
      'A rule starts on 1 February 2027 and ends before that, on 1 January 2027. Move one of the two days.',
    ],
  ])('%s is refused with the days', (_, rules, message) => {
    expect(QuorumRules.safeParse(rules).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});

describe('as a sentence', () => {
  const parts: Record<string, [QuorumPart, string]> = {
    number: [{ kind: 'number', atLeast: 1 }, '1 member'],
    fraction: [{ kind: 'fraction', numerator: 1, denominator: 2, rounding: 'more_than' }, 'more than half of the members'],
    all: [{ kind: 'all' }, 'all members'],
    role: [{ kind: 'role', role: 'NHS lead', atLeast: 1 }, 'one NHS lead'],
    sector: [{ kind: 'sector', sector: 'provider', atLeast: 3 }, 'three housing provider representatives'],
    named_role: [{ kind: 'named_role', role: 'Mayor' }, 'the Mayor'],
    organisation: [{ kind: 'organisation', organisationId: ID, atLeast: 12 }, '12 from Northgate Living'],
    each_organisation: [{ kind: 'each_organisation', sector: 'police', atLeast: 2 }, 'two from each police force'],
  };
  it.each(QUORUM_PARTS.map(({ code }) => code))('%s', (kind) => {
    const [part, words] = parts[kind]!;
    expect(partWords(part, rule([part]), (id) => (id === ID ? 'Northgate Living' : undefined))).toBe(words);
  });
  it.each<[QuorumRule, string]>([
    [rule([{ kind: 'named_role', role: 'Mayor' }]), 'The Mayor'],
    [
      rule([
        { kind: 'named_role', role: 'Mayor' },
        { kind: 'sector', sector: 'health', atLeast: 1 },
      ]),
      'At least one health representative and the Mayor',
    ],
    [
      rule([{ kind: 'sector', sector: 'council', atLeast: 2 }, { kind: 'all' }], { countBy: 'organisation' }),
      'All organisations, with at least two councils; each organisation counts once',
    ],
    [
      rule([
        { kind: 'fraction', numerator: 1, denominator: 3, rounding: 'up' },
        { kind: 'role', role: 'Councillor', atLeast: 2 },
      ]),
      'One third of the members, rounded up, with at least two in the role of councillor',
    ],
    [rule([{ kind: 'organisation', organisationId: 'gone', atLeast: 1 }]), 'At least one from an organisation no longer here'],
  ])('%#', (of, words) => {
    expect(said(of)).toBe(words);
  });
  it('has words for every sector that can be asked for', () => {
    const sectors = SECTORS.map(({ code }) => code).filter((code) => code !== 'not_specified');
    expect(Object.keys(REPRESENTATIVES)).toEqual(sectors);
    expect(Object.keys(ORGANISATIONS)).toEqual(sectors);
  });
});
