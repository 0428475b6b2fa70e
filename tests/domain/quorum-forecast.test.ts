/** The quorum before the meeting: from replies alone, and how many absences it stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countQuorum } from '../../shared/domain/quorum/evaluate.ts';
import { forecastQuorum, type InvitationReply } from '../../shared/domain/quorum/forecast.ts';
import type { QuorumPart, QuorumRule } from '../../shared/domain/quorum/rule.ts';
import { onlyThese, roster, rule, seat, seats } from './quorum-cases.ts';

const accepted = (...names: string[]): InvitationReply[] =>
  names.map((name) => ({ personId: name, name, standsFor: null, reply: 'accepted' }));

// The brief's group: 12 members, 9 coming, 7 needed with 1 of the council and 3 providers.
const brief = rule([
  { kind: 'number', atLeast: 7 },
  { kind: 'sector', sector: 'council', atLeast: 1 },
  { kind: 'sector', sector: 'provider', atLeast: 3 },
]);
const group = roster([...seats('council', 3), ...seats('provider', 7), ...seats('health', 1), ...seats('police', 1)]);
const nine = ['council 1', 'council 2', 'council 3', 'provider 1', 'provider 2', 'provider 3', 'provider 4', 'health 1', 'police 1'];

describe('from replies', () => {
  it('of the brief: likely, and two more absent providers lose it', () => {
    expect(forecastQuorum(brief, group, accepted(...nine))).toMatchObject({ outcome: 'likely', coming: 9, seats: 12, lostBy: 2 });
  });
  it('is at risk when one more absence loses it, and not likely when it isn’t there', () => {
    const eight = nine.filter((name) => name !== 'provider 4');
    expect(forecastQuorum(brief, group, accepted(...eight))).toMatchObject({ outcome: 'at_risk', lostBy: 1 });
    const seven = eight.filter((name) => name !== 'provider 3');
    expect(forecastQuorum(brief, group, accepted(...seven))).toMatchObject({ outcome: 'not_likely', coming: 7, lostBy: 0 });
  });
  it('takes nobody for coming who didn’t accept', () => {
    const perhaps = accepted(...nine).map((reply): InvitationReply => ({ ...reply, reply: 'tentative' }));
    expect(forecastQuorum(brief, group, perhaps)).toMatchObject({ outcome: 'not_likely', coming: 0 });
    expect(forecastQuorum(brief, group, [])).toMatchObject({ outcome: 'not_likely', coming: 0 });
  });
  it('a deputy who accepted fills the seat', () => {
    const two = rule([{ kind: 'number', atLeast: 2 }]);
    const own = roster([seat('Ann', { deputies: ['Dot'] }), seat('Bob')]);
    const replies: InvitationReply[] = [
      { personId: 'Ann', name: 'Ann', standsFor: null, reply: 'declined' },
      { personId: 'Dot', name: 'Dot', standsFor: 'Ann', reply: 'accepted' },
      ...accepted('Bob'),
    ];
    expect(forecastQuorum(two, own, replies)).toMatchObject({ outcome: 'at_risk', coming: 2, lostBy: 1 });
  });
  it('no quorum can’t be lost', () => {
    expect(forecastQuorum(rule([]), group, [])).toMatchObject({ outcome: 'likely', lostBy: null });
  });
  it('an organisation that counts once is lost with the last of its people', () => {
    const two = rule([{ kind: 'number', atLeast: 2 }], { countBy: 'organisation' });
    const own = roster(['A', 'A', 'B', 'B', 'B'].map((organisationId, at) => seat(`m${at}`, { organisationId })));
    expect(forecastQuorum(two, own, accepted('m0', 'm1', 'm2', 'm3', 'm4')).lostBy).toBe(2);
  });
});

it('says exactly how few absences lose it', () => {
  const part: fc.Arbitrary<QuorumPart> = fc.oneof(
    fc.record({ kind: fc.constant('number' as const), atLeast: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      kind: fc.constant('sector' as const),
      sector: fc.constantFrom('council', 'health'),
      atLeast: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({
      kind: fc.constant('organisation' as const),
      organisationId: fc.constantFrom('A', 'B'),
      atLeast: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({ kind: fc.constant('each_organisation' as const), sector: fc.constant('council'), atLeast: fc.constant(1) }),
    fc.record({ kind: fc.constant('all' as const) }),
  );
  const member = fc.record({ organisationId: fc.constantFrom('A', 'B', 'C'), sector: fc.constantFrom('council', 'health') });
  const rules: fc.Arbitrary<QuorumRule> = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 3 }), fc.constantFrom('person' as const, 'organisation' as const))
    .map(([parts, countBy]) => rule(parts, { countBy }));
  fc.assert(
    fc.property(rules, fc.array(member, { minLength: 1, maxLength: 6 }), fc.nat({ max: 63 }), (of, members, mask) => {
      const own = roster(members.map((entry, at) => seat(`m${at}`, entry)));
      const coming = own.seats.map(({ personId }) => personId).filter((_, at) => (mask >> at) & 1);
      const met = (came: string[]): boolean => countQuorum(of, own, onlyThese(own, came), [])[0]!.verdict === 'met';
      const { lostBy } = forecastQuorum(of, own, accepted(...coming));
      let fewest = Infinity;
      for (let away = 0; away < 1 << coming.length; away += 1) {
        const came = coming.filter((_, at) => !((away >> at) & 1));
        if (!met(came)) fewest = Math.min(fewest, coming.length - came.length);
      }
      expect(lostBy).toBe(fewest);
    }),
    { numRuns: 400 },
  );
});
