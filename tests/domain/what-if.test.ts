import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOf } from '../../shared/features/homes/measures/figure.ts';
import { roundTo } from '../../shared/features/homes/measures/rounding.ts';
import { applyChanges, homesOfScheme, type Change, type Scheme } from '../../shared/features/homes/what-if/changes.ts';
import { compareScenarios, sayOutcome, workOut, type WhatIfInput } from '../../shared/features/homes/what-if/scenario.ts';

const scheme = (id: string, first: number, ...homes: number[]): Scheme => ({
  id,
  name: id,
  years: homes.map((count, at) => ({ year: first + at, homes: count })),
});

/** The mockup's four schemes, and its measures. */
const RIVERMERE: WhatIfInput = {
  schemes: [
    scheme('Basin North', 2027, 24, 70, 62),
    scheme('Orchard House', 2027, 22, 22),
    scheme('St Bride’s Depot', 2028, 30, 40, 30),
    scheme('Station Road', 2028, 28, 56, 56),
  ],
  byYear: [515, 570, 565, 650, 830, 830, 825, 700, 640].map((homes, at) => ({ year: 2024 + at, homes })),
  test: {
    measurement: 2028,
    publishedOn: '2028-12-01',
    on: '2029-01-15',
    plans: [{ adoptedOn: '2023-03-14', homesIn: { 2025: 620, 2026: 620, 2027: 620 } }],
    years: [
      { year: 2025, delivered: 570, need: 741 },
      { year: 2026, delivered: 565, need: 741 },
      { year: 2027, delivered: 650, need: 741 },
    ],
  },
  supply: {
    from: '2026-04-01',
    on: '2027-01-29',
    requirement: { by: 'plan', adoptedOn: '2023-03-14', years: [620, 620, 620, 620, 620], average: 620, examinedBefore2024: true },
    need: 741,
    past: { required: 2480, delivered: 2136.82 },
    method: 'sedgefield',
    deliveryTest: 85,
    purpose: 'decisions',
    supply: [{ label: 'supply_detailed', homes: 3700 }],
  },
};
const SLIPS: Change[] = [{ scheme: 'Basin North', change: 'later', years: 2 }];
const SLOW: Change[] = [
  ...SLIPS,
  { scheme: 'Orchard House', change: 'later', years: 1 },
  { scheme: 'St Bride’s Depot', change: 'later', years: 1 },
  { scheme: 'Station Road', change: 'lost' },
];

/** Freezes all there is within, so that a write to it throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

describe('the mockup’s scenarios', () => {
  const input = frozen(structuredClone(RIVERMERE));
  const { today, scenarios } = compareScenarios(input, [
    { name: 'Basin North slips', changes: SLIPS },
    { name: 'Slow market', changes: SLOW },
  ]);
  const [slips, slow] = scenarios as [(typeof scenarios)[0], (typeof scenarios)[0]];
  const figures = ({ test, supply }: typeof today) => [
    valueOf(test.shown),
    test.consequences,
    valueOf(supply.shown),
    supply.spare,
    supply.short,
  ];

  it('give its figures, by days where the plan turns five within the year', () => {
    expect(figures(today)).toEqual([96, [], 5.12, 84, null]);
    expect(figures(slips)).toEqual([94, ['action_plan'], 5.03, 22, null]);
    expect(figures(slow)).toEqual([93, ['action_plan'], 4.8, null, 148]);
    expect([today, slips, slow].map(({ test }) => roundTo(valueOf(test.value)!, 2))).toEqual([95.66, 94.38, 93.2]);
    const required = today.test.working.steps.find(({ label }) => label === 'required_by_days')!;
    expect(required.byPart!.map((figure) => roundTo(valueOf(figure)!, 2))).toEqual([620, 620, 625.95]);
    expect(roundTo(valueOf(required.value!)!, 2)).toBe(1865.95);
  });

  it('give its years and counts', () => {
    expect(slips.byYear.map(({ homes }) => homes)).toEqual([515, 570, 565, 626, 760, 792, 895, 762, 640]);
    expect(slow.byYear.map(({ homes }) => homes)).toEqual([515, 570, 565, 604, 702, 748, 849, 792, 640]);
    expect([slips, slow].map(({ moved, lost, outOfFiveYears }) => [moved, lost, outOfFiveYears])).toEqual([
      [156, 0, 62],
      [300, 140, 232],
    ]);
  });

  it('are said in two sentences', () => {
    expect(sayOutcome(today, null)).toBe('The test needs no action. Supply is five years or more, with 84 homes to spare.');
    expect(sayOutcome(slips, null)).toBe('The test stands at action plan. Supply is five years or more, with 22 homes to spare.');
    expect(sayOutcome(slips, slips)).toBe('The test stands at action plan. Supply is five years or more, with 22 homes to spare.');
    expect(sayOutcome(today, slow)).toBe('The test rises to no action. Supply rises to 5.12 years, with 84 homes to spare.');
    expect(sayOutcome(slips, today)).toBe('The test falls to action plan. Supply falls to 5.03 years, with 22 homes to spare.');
    expect(sayOutcome(slow, today)).toBe('The test falls to action plan. Supply falls below five years, 148 homes short.');
  });

  it('show the change as a line of both workings, and leave the data as they are', () => {
    expect(slow.test.working.steps.find(({ label }) => label === 'scenario_change')!.byPart!.map(valueOf)).toEqual([0, 0, -46]);
    expect(valueOf(slow.supply.working.steps.find(({ label }) => label === 'supply_scenario')!.value!)).toBe(-232);
    expect(input).toEqual(RIVERMERE);
  });
});

describe('a change that cannot be made', () => {
  it.each<[string, Change, string]>([
    ['of a scheme that is gone', { scheme: 'Nowhere', change: 'lost' }, 'unknown_scheme'],
    ['by half a year', { scheme: 'Basin North', change: 'later', years: 0.5 }, 'not_whole'],
    ['by no homes', { scheme: 'Basin North', change: 'fewer', homes: 0, from: 'last' }, 'not_whole'],
    ['by more homes than it has', { scheme: 'Basin North', change: 'fewer', homes: 157, from: 'last' }, 'more_than_it_has'],
  ])('%s is told of, and the scheme stays', (_, change, problem) => {
    const { problems, schemes } = applyChanges(RIVERMERE.schemes, [change]);
    expect(problems).toEqual([{ scheme: change.scheme, problem }]);
    expect(schemes).toEqual(RIVERMERE.schemes);
  });

  it('twice on one scheme is made once', () => {
    const { problems, moved } = applyChanges(RIVERMERE.schemes, [...SLIPS, { scheme: 'Basin North', change: 'lost' }]);
    expect([problems, moved]).toEqual([[{ scheme: 'Basin North', problem: 'changed_twice' }], 156]);
  });
});

describe('fewer homes', () => {
  const of = (from: 'last' | 'first' | 'each') =>
    applyChanges([scheme('a', 2027, 10, 20, 30)], [{ scheme: 'a', change: 'fewer', homes: 35, from }]).schemes[0]!.years.map(
      ({ homes }) => homes,
    );
  it('go from the last years, from the first, or from each by its share', () => {
    expect(of('last')).toEqual([10, 15, 0]);
    expect(of('first')).toEqual([0, 0, 25]);
    expect(of('each')).toEqual([4, 8, 13]);
  });
});

const someSchemes = fc
  .array(fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((homes, at) => scheme(`s${at}`, 2026 + (at % 3), ...homes)));
const someChange = (schemes: readonly Scheme[]): fc.Arbitrary<Change> =>
  fc.oneof(
    fc.record({
      scheme: fc.constantFrom(...schemes.map(({ id }) => id)),
      change: fc.constant('later' as const),
      years: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({
      scheme: fc.constantFrom(...schemes.map(({ id }) => id)),
      change: fc.constant('fewer' as const),
      homes: fc.integer({ min: 1, max: 400 }),
      from: fc.constantFrom('last' as const, 'first' as const, 'each' as const),
    }),
    fc.record({ scheme: fc.constantFrom(...schemes.map(({ id }) => id)), change: fc.constant('lost' as const) }),
  );
const some = someSchemes.chain((schemes) => fc.tuple(fc.constant(schemes), fc.array(someChange(schemes), { maxLength: 8 })));

describe('in every scenario', () => {
  it('homes are conserved: what was there is there, or lost', () => {
    fc.assert(
      fc.property(some, ([schemes, changes]) => {
        const all = (list: readonly Scheme[]): number => list.reduce((sum, one) => sum + homesOfScheme(one), 0);
        const after = applyChanges(frozen(schemes), changes);
        expect(all(after.schemes) + after.lost).toBe(all(schemes));
        expect(after.schemes.flatMap(({ years }) => years).every(({ homes }) => homes >= 0 && Number.isInteger(homes))).toBe(true);
      }),
    );
  });

  it('no year has more homes by its end, and no test and no supply is better, than today', () => {
    fc.assert(
      fc.property(some, ([schemes, changes]) => {
        const input = { ...RIVERMERE, schemes };
        const [before, after] = [workOut(input, { name: '', changes: [] }), workOut(input, { name: 'x', changes })];
        const by = ({ byYear }: typeof before, end: number): number =>
          byYear.filter(({ year }) => year <= end).reduce((sum, { homes }) => sum + homes, 0);
        for (const { year } of after.byYear) expect(by(after, year)).toBeLessThanOrEqual(by(before, year));
        expect(valueOf(after.test.value)!).toBeLessThanOrEqual(valueOf(before.test.value)!);
        expect(valueOf(after.supply.supply)!).toBeLessThanOrEqual(valueOf(before.supply.supply)!);
        expect(after.outOfFiveYears).toBe(valueOf(before.supply.supply)! - valueOf(after.supply.supply)!);
      }),
      { numRuns: 60 },
    );
  });
});
