/** What holds of every rule, group and attendance. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countQuorum } from '../../shared/domain/quorum/evaluate.ts';
import type { QuorumPart, QuorumRule, Verdict } from '../../shared/domain/quorum/rule.ts';
import { recordedStays, type Roster, type Stay } from '../../shared/domain/quorum/seats.ts';
import { roster, seat } from './quorum-cases.ts';

const SECTORS = ['council', 'health', 'provider'];
const ORGANISATIONS = ['A', 'B', 'C', 'D'];
const RANK: Record<Verdict, number> = { not_met: 0, not_known: 1, met: 2 };

const atLeast = fc.integer({ min: 1, max: 5 });
const sector = fc.constantFrom(...SECTORS);
const part: fc.Arbitrary<QuorumPart> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), atLeast }),
  fc.record({
    kind: fc.constant('fraction' as const),
    numerator: fc.integer({ min: 1, max: 3 }),
    denominator: fc.integer({ min: 4, max: 6 }),
    rounding: fc.constantFrom('up' as const, 'more_than' as const),
  }),
  fc.record({ kind: fc.constant('all' as const) }),
  fc.record({ kind: fc.constant('sector' as const), sector, atLeast }),
  fc.record({ kind: fc.constant('role' as const), role: fc.constantFrom('Councillor', 'Officer'), atLeast }),
  fc.record({ kind: fc.constant('named_role' as const), role: fc.constantFrom('Councillor', 'Director') }),
  fc.record({ kind: fc.constant('organisation' as const), organisationId: fc.constantFrom(...ORGANISATIONS), atLeast }),
  fc.record({ kind: fc.constant('each_organisation' as const), sector, atLeast: fc.integer({ min: 1, max: 2 }) }),
);
const rules: fc.Arbitrary<QuorumRule> = fc.record({
  version: fc.constant(1 as const),
  countBy: fc.constantFrom('person' as const, 'organisation' as const),
  memberships: fc.constantFrom(['full'], ['full', 'affiliate']),
  deputies: fc.constantFrom('none' as const, 'named' as const, 'any' as const),
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
});

const member = fc.record({
  organisationId: fc.option(fc.constantFrom(...ORGANISATIONS)),
  sector: fc.option(sector),
  roles: fc.subarray(['Councillor', 'Officer', 'Director']),
  membership: fc.constantFrom('full', 'full', 'affiliate', 'observer'),
  // Deputies are people of their own: somebody who takes their own seat leaves the other's, as they should.
  deputies: fc.subarray(['x', 'y', 'z']),
});
const state = fc.constantFrom('present' as const, 'expected' as const, 'apologies' as const, 'absent' as const);
const item = fc.option(fc.constantFrom<string>('i1', 'i2', 'i3'));
const ITEMS = ['i1', 'i2', 'i3'];

const scene = fc.tuple(rules, fc.array(member, { maxLength: 8 })).chain(([rule, members]) => {
  const group = roster(members.map((own, at) => seat(`m${at}`, own)));
  const names = group.seats.map((own) => own.personId);
  const stay = fc.record({
    personId: fc.constantFrom(...names, 'x', 'y', 'z'),
    name: fc.constant(''),
    state,
    standsFor: fc.constant(null as string | null),
    joinedItem: item,
    leftItem: item,
  });
  const sent = fc.record({
    personId: fc.constantFrom(null, 'x', 'y'),
    name: fc.constant('sent'),
    state,
    standsFor: fc.constantFrom(...names, null),
    joinedItem: item,
    leftItem: item,
  });
  return fc.tuple(fc.constant(rule), fc.constant(group), fc.array(fc.oneof(stay, sent), { maxLength: 12 }));
});

const ranks = (counts: ReturnType<typeof countQuorum>): number[] => counts.map((count) => RANK[count.verdict]);

it('one more member there never makes a quorum less met', () => {
  fc.assert(
    fc.property(scene, fc.nat(), ([rule, group, stays], pick) => {
      const personId = group.seats[pick % Math.max(1, group.seats.length)]?.personId;
      if (personId === undefined) return;
      const own = stays.filter((stay) => stay.personId !== personId);
      const there = { personId, name: '', state: 'present' as const, standsFor: null, joinedItem: null, leftItem: null };
      const before = ranks(countQuorum(rule, group, stays, ITEMS));
      const after = ranks(countQuorum(rule, group, [...own, there], ITEMS));
      for (const [at, rank] of after.entries()) expect(rank).toBeGreaterThanOrEqual(before[at]!);
    }),
    { numRuns: 2000 },
  );
});

it('the order of parts and of attendance makes no difference', () => {
  const shuffled = scene.chain(([rule, group, stays]) =>
    fc.tuple(
      fc.constant({ rule, group, stays }),
      fc.shuffledSubarray([...rule.parts], { minLength: rule.parts.length }),
      fc.shuffledSubarray(stays, { minLength: stays.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([{ rule, group, stays }, parts, others]) => {
      expect(ranks(countQuorum({ ...rule, parts }, group, others, ITEMS))).toEqual(ranks(countQuorum(rule, group, stays, ITEMS)));
    }),
    { numRuns: 2000 },
  );
});

type Scene = [QuorumRule, Roster, Stay[]];

/** One way in which everything not known may turn out, by a stream of numbers. */
function turnedOut([rule, group, stays]: Scene, numbers: Iterator<number>): Scene {
  const of = <T>(choices: readonly T[]): T => choices[(numbers.next().value as number) % choices.length]!;
  const members = group.seats.map((own) => ({
    ...own,
    organisationId: own.organisationId ?? of([...ORGANISATIONS, `own of ${own.personId}`]),
    sector: own.sector ?? of(SECTORS),
  }));
  const organisations = group.organisations.map((own) => ({ ...own, sector: own.sector ?? of(SECTORS) }));
  const silent = members.filter(({ personId }) => !stays.some((stay) => stay.personId === personId));
  const expected = silent.map(({ personId }) => ({ ...STAY, personId, state: 'expected' as const }));
  // A person of whom something is recorded is not waited for beside it.
  const settled = recordedStays([...stays, ...expected]).map((stay) =>
    stay.state === 'expected' ? { ...stay, state: of(['present', 'absent'] as const), joinedItem: of([null, ...ITEMS]) } : stay,
  );
  return [rule, { ...group, seats: members, organisations }, settled];
}
const STAY = { name: '', standsFor: null, joinedItem: null, leftItem: null };

it('is met, or not, whichever way what is not known turns out', () => {
  fc.assert(
    fc.property(scene, fc.infiniteStream(fc.nat()), (given, numbers) => {
      const before = countQuorum(given[0], given[1], given[2], ITEMS);
      const [rule, group, stays] = turnedOut(given, numbers);
      for (const [at, { verdict }] of countQuorum(rule, group, stays, ITEMS).entries()) {
        expect(verdict).not.toBe('not_known');
        if (before[at]!.verdict !== 'not_known') expect(verdict).toBe(before[at]!.verdict);
      }
    }),
    { numRuns: 2000 },
  );
});

it('counts each person once, and as many people as its parts of all members say', () => {
  fc.assert(
    fc.property(scene, ([rule, group, stays]) => {
      const counts = countQuorum({ ...rule, countBy: 'person', parts: [{ kind: 'number', atLeast: 1 }] }, group, stays, ITEMS);
      for (const { people, parts } of counts) {
        const counted = people.filter((person) => person.counts);
        expect(counted.length).toBe(parts[0]!.counted);
        expect(new Set(counted.map((person) => person.seatOf)).size).toBe(counted.length);
        const known = counted.flatMap((person) => person.personId ?? []);
        expect(new Set(known).size).toBe(known.length);
      }
    }),
    { numRuns: 2000 },
  );
});
