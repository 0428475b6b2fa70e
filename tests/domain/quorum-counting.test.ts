/** Who counts at an item and why, what changes along the agenda, and what is left open. */
import { describe, expect, it } from 'vitest';
import { quorumChanges } from '../../shared/domain/quorum/changes.ts';
import { countQuorum, partsOutOfReach } from '../../shared/domain/quorum/evaluate.ts';
import { fractionOf, type QuorumRule } from '../../shared/domain/quorum/rule.ts';
import type { Roster, Stay } from '../../shared/domain/quorum/seats.ts';
import { changeSentence } from '../../shared/features/partners/quorum-sentence.ts';
import { away, onlyThese, present, roster, rule, seat, seats } from './quorum-cases.ts';

const verdicts = (of: QuorumRule, group: Roster, stays: Stay[], items: string[] = []): string[] =>
  countQuorum(of, group, stays, items).map((count) => count.verdict);
const why = (of: QuorumRule, group: Roster, stays: Stay[], name: string): string | undefined =>
  countQuorum(of, group, stays, [])[0]?.people.find((person) => person.name === name)?.reason;

const three = rule([{ kind: 'number', atLeast: 3 }]);
const ITEMS = ['i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7', 'i8'];

describe('a fraction', () => {
  it.each([
    [1, 2, 'up', 13, 7],
    [1, 2, 'up', 12, 6],
    [1, 2, 'more_than', 12, 7],
    [1, 2, 'more_than', 13, 7],
    [1, 3, 'up', 10, 4],
    [2, 3, 'up', 9, 6],
    [1, 4, 'up', 0, 1],
  ] as const)('%i/%i, %s, of %i is %i', (numerator, denominator, rounding, total, expected) => {
    expect(fractionOf(total, { numerator, denominator, rounding })).toBe(expected);
  });
  it('is of the members whose term runs that day', () => {
    const half = rule([{ kind: 'fraction', numerator: 1, denominator: 2, rounding: 'up' }]);
    const group = roster([...seats('council', 4), ...seats('health', 4, { toOn: '2026-11-25' })]);
    expect(verdicts(half, group, onlyThese(group, ['council 1', 'council 2']))).toEqual(['met']);
    const before = { ...group, day: '2026-11-25' };
    expect(verdicts(half, before, onlyThese(before, ['council 1', 'council 2', 'health 1']))).toEqual(['not_met']);
  });
});

describe('who counts', () => {
  const group = roster([
    seat('Ann', { deputies: ['Dot', 'Eve'] }),
    seat('Bob', { deputies: ['Dot'] }),
    seat('Cy'),
    seat('Olive', { membership: 'observer' }),
    seat('Al', { membership: 'affiliate' }),
    seat('Former', { toOn: '2026-10-31' }),
    seat('Future', { fromOn: '2026-12-01' }),
  ]);
  const all = ['Olive', 'Al', 'Former', 'Future', 'Visitor'].map((name) => present(name));
  it('observers, affiliates, visitors and those out of term do not', () => {
    const stays = [...all, away('Ann'), away('Bob'), away('Cy')];
    const [count] = countQuorum(three, group, stays, []);
    expect(count).toMatchObject({ verdict: 'not_met', parts: [{ counted: 0, possible: 0, needed: 3 }] });
    expect(count!.people.map(({ name, reason }) => [name, reason])).toEqual([
      ['Ann', 'apologies'],
      ['Bob', 'apologies'],
      ['Cy', 'apologies'],
      ['Olive', 'membership_does_not_count'],
      ['Al', 'membership_does_not_count'],
      ['Former', 'out_of_term'],
      ['Future', 'out_of_term'],
      ['Visitor', 'not_a_member'],
    ]);
  });
  it('affiliates do where the rule says so', () => {
    const wide = { ...three, memberships: ['full', 'affiliate'] };
    expect(why(wide, group, all, 'Al')).toBe('member');
  });
  it('of two deputies the first in order counts, and one deputy fills one seat', () => {
    const stays = [away('Ann'), away('Bob'), present('Cy'), present('Eve'), present('Dot')];
    expect(countQuorum(three, group, stays, [])[0]!.parts[0]).toMatchObject({ counted: 2 });
    expect(why(three, group, stays, 'Dot')).toBe('deputy');
    expect(why(three, group, stays, 'Eve')).toBe('other_deputy_counts');
    // With Ann here Dot is free for Bob.
    const withAnn = [present('Ann'), ...stays.slice(1)];
    expect(verdicts(three, group, withAnn)).toEqual(['met']);
    expect(why(three, group, withAnn, 'Eve')).toBe('member_is_here');
  });
  it('a deputy sent but not named counts only where anybody does', () => {
    const sent = present('Zed', { personId: null, standsFor: 'Cy' });
    const stays = [present('Ann'), present('Bob'), away('Cy'), sent];
    expect(verdicts(three, group, stays)).toEqual(['not_met']);
    expect(why(three, group, stays, 'Zed')).toBe('deputy_not_named');
    expect(verdicts({ ...three, deputies: 'any' }, group, stays)).toEqual(['met']);
    expect(why({ ...three, deputies: 'none' }, group, stays, 'Zed')).toBe('no_deputies');
  });
  it('of two sent for one seat the one who may fill no other counts, whatever order they were entered in', () => {
    const two = { ...rule([{ kind: 'number', atLeast: 2 }]), deputies: 'any' } as const;
    const own = roster([seat('Ann'), seat('Bob')]);
    const zed = ['Ann', 'Bob'].map((name) => present('Zed', { standsFor: name }));
    const stays = [away('Ann'), away('Bob'), ...zed, present('Somebody', { personId: null, standsFor: 'Ann' })];
    expect([verdicts(two, own, stays), verdicts(two, own, stays.toReversed())]).toEqual([['met'], ['met']]);
  });
  it('a member fills their own seat, also when sent for another', () => {
    const two = { ...rule([{ kind: 'number', atLeast: 2 }]), deputies: 'any' } as const;
    const own = roster([seat('Ann'), seat('Bob', { roles: ['Lead'] })]);
    const stays = [away('Bob'), present('Ann', { standsFor: 'Bob' })];
    expect([verdicts(two, own, stays), why(two, own, stays, 'Ann')]).toEqual([['not_met'], 'member']);
    expect(verdicts(rule([{ kind: 'named_role', role: 'Lead' }], { deputies: 'any' }), own, stays)).toEqual(['not_met']);
  });
  it('somebody recorded for one seat is not waited for at another', () => {
    const of = rule([{ kind: 'named_role', role: 'Lead' }], { deputies: 'any' });
    const own = roster([seat('Ann', { deputies: ['Dot'] }), seat('Bob', { roles: ['Lead'] })]);
    const dot = [present('Dot', { state: 'expected', standsFor: 'Ann' }), present('Dot', { standsFor: 'Bob' })];
    expect(verdicts(of, own, [away('Ann'), away('Bob'), ...dot])).toEqual(['met']);
  });
  it('an observer who is a named deputy fills the seat', () => {
    const withObserver = roster(group.seats.map((own) => (own.name === 'Cy' ? { ...own, deputies: ['Olive'] } : own)));
    const stays = [present('Ann'), present('Bob'), away('Cy'), present('Olive')];
    expect(verdicts(three, withObserver, stays)).toEqual(['met']);
    expect(why(three, withObserver, stays, 'Olive')).toBe('deputy');
  });
});

describe('what is not known', () => {
  const group = roster([...seats('council', 3), seat('Stray', { organisationId: null, sector: null })]);
  it('somebody of whom nothing is recorded may have been there', () => {
    const stays = [present('council 1'), present('council 2')];
    expect(countQuorum(three, group, stays, [])[0]!.parts[0]).toMatchObject({ counted: 2, possible: 4, verdict: 'not_known' });
    expect(verdicts(three, group, [...stays, away('council 3'), away('Stray')])).toEqual(['not_met']);
    expect(why(three, group, stays, 'Stray')).toBe('not_recorded');
  });
  it('a member of no known sector may be of the one asked for', () => {
    const health = rule([{ kind: 'sector', sector: 'health', atLeast: 1 }]);
    expect(verdicts(health, group, onlyThese(group, ['council 1', 'Stray']))).toEqual(['not_known']);
    expect(verdicts(health, group, onlyThese(group, ['council 1']))).toEqual(['not_met']);
  });
  it('a member of no known organisation may be of one that counts already', () => {
    const two = rule([{ kind: 'number', atLeast: 2 }], { countBy: 'organisation' });
    expect(verdicts(two, group, onlyThese(group, ['council 1', 'Stray']))).toEqual(['not_known']);
    expect(verdicts(two, group, onlyThese(group, ['council 1', 'council 2', 'Stray']))).toEqual(['met']);
    const all = rule([{ kind: 'all' }], { countBy: 'organisation' });
    expect(
      verdicts(
        all,
        group,
        group.seats.map(({ name }) => present(name)),
      ),
    ).toEqual(['met']);
  });
  it('two members of no known organisation are of one or two', () => {
    const strays = roster(seats('council', 2, { organisationId: null }));
    const both = onlyThese(strays, ['council 1', 'council 2']);
    const organisations = (atLeast: number): QuorumRule => rule([{ kind: 'number', atLeast }], { countBy: 'organisation' });
    expect(verdicts(organisations(1), strays, both)).toEqual(['met']);
    expect(verdicts(organisations(2), strays, both)).toEqual(['not_known']);
    expect(verdicts(organisations(3), strays, both)).toEqual(['not_met']);
  });
  it('one from each council is lacking from a council that nobody sits for', () => {
    const each = rule([{ kind: 'each_organisation', sector: 'council', atLeast: 1 }]);
    const own = roster(seats('council', 2));
    const vacant = { ...own, organisations: [...own.organisations, { id: 'vacant', name: 'Vacant Council', sector: 'council' }] };
    const everybody = own.seats.map(({ name }) => present(name));
    expect(verdicts(each, own, everybody)).toEqual(['met']);
    expect(countQuorum(each, vacant, everybody, [])[0]!.parts[0]).toMatchObject({
      verdict: 'not_met',
      needed: 3,
      counted: 2,
      missing: ['Vacant Council'],
    });
    expect(verdicts(each, roster(seats('health', 2)), [])).toEqual(['not_met']);
  });
});

describe('a rule that the group can’t meet', () => {
  it('is told of by the part', () => {
    const of = rule([
      { kind: 'number', atLeast: 3 },
      { kind: 'sector', sector: 'health', atLeast: 3 },
      { kind: 'named_role', role: 'Director of Public Health' },
    ]);
    const out = partsOutOfReach(of, roster([...seats('council', 3), ...seats('health', 2)]));
    expect(out.map(({ part, possible }) => [part.kind, possible])).toEqual([
      ['sector', 2],
      ['named_role', 0],
    ]);
    expect(partsOutOfReach(three, roster(seats('council', 3)))).toEqual([]);
  });
});

describe('along the agenda', () => {
  const of = rule([
    { kind: 'number', atLeast: 2 },
    { kind: 'named_role', role: 'director of  public health' },
  ]);
  const group = roster([seat('Dr Imrie', { roles: ['Director of Public Health'], deputies: ['Sunil'] }), ...seats('council', 2)]);
  const stays = [
    present('Dr Imrie', { leftItem: 'i6' }),
    present('council 1'),
    present('council 2', { joinedItem: 'i2' }),
    present('Sunil', { joinedItem: 'i8' }),
  ];
  it('is lost at the item from which somebody is gone, and restored by a late deputy', () => {
    const counts = countQuorum(of, group, stays, ITEMS);
    expect(counts.map((count) => count.verdict)).toEqual(['met', 'met', 'met', 'met', 'met', 'not_met', 'not_met', 'met']);
    const changes = quorumChanges(counts);
    expect(changes.map(({ itemId, to }) => [itemId, to])).toEqual([
      ['i6', 'not_met'],
      ['i8', 'met'],
    ]);
    expect(changes.map((change) => changeSentence(change, of, () => undefined))).toEqual([
      'The quorum was lost: Dr Imrie left; needed: the director of  public health, there: 0.',
      'The meeting was quorate again: Sunil joined.',
    ]);
  });
  it('stays at the item when items are moved', () => {
    const moved = ['i1', 'i6', 'i2', 'i3', 'i4', 'i5', 'i8', 'i7'];
    expect(quorumChanges(countQuorum(of, group, stays, moved)).map(({ itemId, to }) => [itemId, to])).toEqual([
      ['i6', 'not_met'],
      ['i8', 'met'],
    ]);
  });
  it('counts somebody who left and came back in both stays', () => {
    const twice = [...stays.slice(1, 3), present('Dr Imrie', { leftItem: 'i3' }), present('Dr Imrie', { joinedItem: 'i5' })];
    expect(verdicts(of, group, twice, ITEMS)).toEqual(['met', 'met', 'not_met', 'not_met', 'met', 'met', 'met', 'met']);
  });
  it('says that a meeting was not quorate from the start', () => {
    const changes = quorumChanges(countQuorum(three, group, onlyThese(group, ['Dr Imrie']), ITEMS));
    expect(changes.map((change) => changeSentence(change, three, () => undefined))).toEqual([
      'The meeting was not quorate: needed: 3 members, there: 1.',
    ]);
  });
});
