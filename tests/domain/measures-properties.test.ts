import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { affordableShare } from '../../shared/features/homes/measures/affordable-share.ts';
import { delivery, reliability } from '../../shared/features/homes/measures/delivery.ts';
import { deliveryTest, type DeliveryTestInput } from '../../shared/features/homes/measures/delivery-test.ts';
import { valueOf, type Figure } from '../../shared/features/homes/measures/figure.ts';
import { fiveYearSupply, type FiveYearInput } from '../../shared/features/homes/measures/five-year-supply.ts';
import { daysIn, planDaysIn } from '../../shared/features/homes/measures/required-homes.ts';
import { roundTo } from '../../shared/features/homes/measures/rounding.ts';
import { specialistNeed } from '../../shared/features/homes/measures/specialist-need.ts';
import { housingNeed, previousHousingNeed } from '../../shared/features/homes/measures/standard-method.ts';
import { TRAJECTORY_GROUPS, siteRow, trajectory } from '../../shared/features/homes/measures/trajectory.ts';
import type { Step, Working } from '../../shared/features/homes/measures/working.ts';
import { TENURES } from '../../shared/features/homes/codes.ts';

const homes = fc.nat(5000);
const perhaps = fc.option(homes, { nil: null, freq: 8 });
const year = (first: number, last: number) => fc.integer({ min: first, max: last });

const someTest: fc.Arbitrary<DeliveryTestInput> = fc
  .record({
    plan: fc.record({ month: year(1, 12), year: year(2017, 2026), homes: fc.integer({ min: 1, max: 3000 }) }),
    years: fc.array(
      fc.record({
        net: fc.integer({ min: -50, max: 4000 }),
        studentBedrooms: homes,
        otherBedrooms: homes,
        need: fc.integer({ min: 1, max: 3000 }),
      }),
      { minLength: 3, maxLength: 3 },
    ),
  })
  .map(({ plan, years }) => ({
    measurement: 2025,
    publishedOn: '2026-08-17',
    on: '2026-11-26',
    plans: [
      {
        adoptedOn: `${plan.year}-${String(plan.month).padStart(2, '0')}-15`,
        homesIn: { 2022: plan.homes, 2023: plan.homes, 2024: plan.homes },
      },
    ],
    years: years.map((one, at) => ({ ...one, year: 2022 + at })),
  }));

const someSupply: fc.Arbitrary<FiveYearInput> = fc.record({
  from: fc.constant('2026-04-01'),
  on: fc.constantFrom('2026-11-26', '2025-06-01', '2020-06-01'),
  requirement: fc.oneof(
    fc.constant({ by: 'need' as const }),
    fc.record({
      by: fc.constant('plan' as const),
      adoptedOn: fc.constantFrom('2024-01-01', '2019-01-01'),
      years: fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 5, maxLength: 5 }),
      average: homes,
      examinedBefore2024: fc.boolean(),
    }),
  ),
  need: fc.integer({ min: 1, max: 2000 }),
  past: fc.record({ required: homes, delivered: homes }),
  method: fc.constantFrom('sedgefield' as const, 'liverpool' as const),
  yearsLeft: fc.integer({ min: 1, max: 20 }),
  bufferOrder: fc.constantFrom('after_shortfall' as const, 'before_shortfall' as const),
  countOversupply: fc.boolean(),
  deliveryTest: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null }),
  purpose: fc.constantFrom('decisions' as const, 'plan' as const),
  supply: fc.array(fc.record({ label: fc.constantFrom('supply_detailed' as const, 'supply_small' as const), homes }), {
    minLength: 1,
    maxLength: 4,
  }),
});

const GROUPS = TRAJECTORY_GROUPS.map(({ code }) => code);
const siteYears = (first: number, last: number) =>
  fc.array(fc.record({ year: year(first, last), homes: fc.integer({ min: -20, max: 300 }) }), { maxLength: 6 });
const someTrajectory = fc
  .array(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      gross: fc.nat(900),
      losses: fc.nat(100),
      completed: siteYears(2018, 2025),
      forecast: siteYears(2026, 2048),
    }),
    { maxLength: 12 },
  )
  .map((all) => {
    const sites = all.map((site, at) => ({ ...site, id: String(at) }));
    const required = Object.fromEntries(Array.from({ length: 16 }, (_, at) => [2020 + at, 100 + at]));
    return { sites, result: trajectory({ sites, firstYear: 2020, lastYear: 2035, currentYear: 2026, required }) };
  });

/** Works a printed formula out, as a person with the letters' figures would. Knows nothing of how it was made. */
function workOutByHand(formula: string, figureOf: (letter: string, running: boolean) => number): number {
  const tokens = formula.match(/running total of|lower of|higher of|to a whole number|and|[a-z]+|[\d.,]+|[()+−×÷]/gu) ?? [];
  let at = 0;
  const next = (): string => tokens[at++]!;
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '−') value = next() === '+' ? value + product() : value - product();
    return value;
  };
  const product = (): number => {
    let value = atom();
    while (tokens[at] === '×' || tokens[at] === '÷') value = next() === '×' ? value * atom() : value / atom();
    return value;
  };
  const atom = (): number => {
    const token = next();
    if (token === '(') {
      const value = sum();
      next();
      return value;
    }
    if (token === 'lower of' || token === 'higher of') {
      const left = sum();
      next();
      const right = sum();
      return token === 'lower of' ? Math.min(left, right) : Math.max(left, right);
    }
    if (token === 'running total of') return figureOf(next(), true);
    const value = /^\d/u.test(token) ? Number(token.replaceAll(',', '')) : figureOf(token, false);
    if (tokens[at] !== 'to a whole number') return value;
    next();
    return roundTo(value, 0);
  };
  return sum();
}

const near = (value: number, expected: number): void =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(expected)));

/** Every line that has a formula comes out of it, in each part and over all. */
function redo({ steps }: Working): number {
  const stepOf = (letter: string): Step => steps.find((step) => step.letter === letter)!;
  const inPart = (letter: string, at: number): Figure => stepOf(letter).byPart?.[at] ?? stepOf(letter).value!;
  let redone = 0;
  for (const [place, step] of steps.entries()) {
    if (step.formula === null) continue;
    expect(step.inputs.every(({ letter }) => steps.findIndex((one) => one.letter === letter) < place)).toBe(true);
    if (step.byPart) {
      for (const [at, figure] of step.byPart.entries()) {
        if (!figure.known) continue;
        const byHand = workOutByHand(step.formula, (letter, running) =>
          running
            ? Array.from({ length: at + 1 }, (_, upTo) => valueOf(inPart(letter, upTo))!).reduce((sum, one) => sum + one, 0)
            : valueOf(inPart(letter, at))!,
        );
        near(byHand, figure.value);
        redone += 1;
      }
      if (step.value?.known)
        near(
          step.byPart.reduce((sum, one) => sum + valueOf(one)!, 0),
          step.value.value,
        );
    } else if (step.value?.known) {
      near(
        workOutByHand(step.formula, (letter) => valueOf(stepOf(letter).value!)!),
        step.value.value,
      );
      redone += 1;
    }
  }
  return redone;
}

describe('every printed formula gives its line', () => {
  it('of the delivery test', () =>
    fc.assert(
      fc.property(someTest, (input) => {
        expect(redo(deliveryTest(input).working)).toBeGreaterThan(5);
      }),
    ));
  it('of five-year supply', () =>
    fc.assert(
      fc.property(someSupply, (input) => {
        expect(redo(fiveYearSupply(input).working)).toBeGreaterThan(3);
      }),
    ));
  it('of the trajectory', () =>
    fc.assert(
      fc.property(someTrajectory, ({ result: { working } }) => {
        expect(redo(working)).toBeGreaterThan(30);
      }),
      { numRuns: 30 },
    ));
  it('of need by both methods', () => {
    const ratio = fc.double({ min: 1, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        homes,
        fc.array(ratio, { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        fc.option(homes, { nil: null }),
        (stock, ratios, largestCity, plan) => {
          redo(housingNeed({ stock, ratios: ratios.map((one, at) => ({ year: 2020 + at, ratio: one })) }, '2026-11-26').working);
          redo(
            previousHousingNeed({
              growth: stock,
              ratio: ratios[0]!,
              plan: plan === null ? null : { requirement: plan, adoptedOn: '2019-01-01' },
              largestCity,
              on: '2024-04-01',
            }).working,
          );
        },
      ),
    );
  });
});

describe('homes are conserved', () => {
  it('in a trajectory: gross less losses is net, completed and remaining are net, the spans are what remains, the years are all', () => {
    fc.assert(
      fc.property(someTrajectory, ({ sites: given, result: { groups, total, years } }) => {
        const sites = given.map((site) => siteRow(site, years, 2026));
        for (const row of [...sites, ...groups, total]) {
          expect(row.gross - row.losses).toBe(row.net);
          expect(row.completed + row.remaining).toBe(row.net);
          expect(row.first + row.second + row.third + row.later + row.notPhased).toBe(row.remaining);
          expect(row.byYear.reduce((sum, one) => sum + one, 0) + row.notPhased).toBe(row.net);
          expect(row.byYear).toHaveLength(years.length);
        }
        expect(groups.reduce((sum, { net }) => sum + net, 0)).toBe(total.net);
        expect(sites.reduce((sum, { remaining }) => sum + remaining, 0)).toBe(total.remaining);
      }),
    );
  });

  it('in a share: the tenures add up to the total, and affordable and market homes as well', () => {
    const rows = fc.array(
      fc.record({ tenure: fc.constantFrom(...TENURES.map(({ code }) => code).filter((code) => code !== 'NS')), homes, rooms: homes }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, fc.constantFrom('planning' as const, 'statistics' as const), (all, definition) => {
        const total = all.reduce((sum, row) => sum + row.homes, 0);
        const result = affordableShare(all, { basis: 'homes', definition, on: '2026-11-26' });
        const [everything, affordable] = result.working.steps;
        expect(valueOf(everything!.value!)).toBe(total);
        expect(everything!.byPart!.reduce((sum, one) => sum + valueOf(one)!, 0)).toBe(total);
        expect(valueOf(affordable!.value!)!).toBeLessThanOrEqual(total);
        if (total > 0) expect(valueOf(result.value)!).toBeCloseTo((valueOf(affordable!.value!)! / total) * 100, 9);
        else expect(result.value.known).toBe(false);
      }),
    );
  });

  it('in specialist need: the years add up, and the gap is supply less need', () => {
    const rows = fc.array(fc.record({ type: fc.constantFrom('a', 'b'), year: year(2025, 2029), homes }), { maxLength: 20 });
    const years = [2025, 2026, 2027, 2028, 2029];
    fc.assert(
      fc.property(rows, (supply) => {
        const need = ['a', 'b'].flatMap((type) => years.map((one) => ({ type, year: one, homes: 7 })));
        const types = ['a', 'b'].map((code) => ({ code, label: code }));
        const results = specialistNeed({ types, years, need, supply });
        expect(results.reduce((sum, one) => sum + valueOf(one.supply)!, 0)).toBe(supply.reduce((sum, one) => sum + one.homes, 0));
        for (const one of results) expect(valueOf(one.value)).toBe(valueOf(one.supply)! - 35);
      }),
    );
  });

  it('in a year: the days of plans never exceed it', () => {
    const plans = fc.array(fc.record({ year: year(2015, 2027), month: year(1, 12) }), { maxLength: 4 });
    fc.assert(
      fc.property(plans, year(2018, 2028), (some, of) => {
        const found = planDaysIn(
          of,
          some.map((one) => ({ adoptedOn: `${one.year}-${String(one.month).padStart(2, '0')}-01`, homesIn: {} })),
          5,
        );
        expect(found.every(({ days }) => days > 0)).toBe(true);
        expect(found.reduce((sum, { days }) => sum + days, 0)).toBeLessThanOrEqual(daysIn(of));
      }),
    );
  });
});

describe('more is never worse', () => {
  it('a home more raises the test, and never lengthens the list of consequences', () => {
    fc.assert(
      fc.property(someTest, fc.integer({ min: 1, max: 500 }), (input, more) => {
        const [before, after] = [
          deliveryTest(input),
          deliveryTest({ ...input, years: input.years.map((one, at) => (at === 0 ? { ...one, change: more } : one)) }),
        ];
        expect(valueOf(after.value)!).toBeGreaterThan(valueOf(before.value)!);
        expect(after.consequences!.length).toBeLessThanOrEqual(before.consequences!.length);
      }),
    );
  });

  it('a home more raises supply; a larger requirement, shortfall or buffer lowers it', () => {
    fc.assert(
      fc.property(someSupply, (input) => {
        const of = (over: Partial<FiveYearInput>) => fiveYearSupply({ ...input, ...over });
        const now = of({});
        // Where homes delivered beyond the requirement leave nothing to be needed, there are no years, and enough.
        if (!now.value.known) {
          expect([now.enough, valueOf(now.needed)! <= 0]).toEqual([true, true]);
          return;
        }
        expect(valueOf(of({ supply: [...input.supply, { label: 'supply_other', homes: 10 }] }).value)!).toBeGreaterThan(now.value.value);
        expect(valueOf(of({ chosenBuffer: { percent: 40, reason: 'x' } }).needed)!).toBeGreaterThanOrEqual(valueOf(now.needed)!);
        const past = 'required' in input.past ? { ...input.past, required: input.past.required! + 100 } : input.past;
        expect(valueOf(of({ past }).value)!).toBeLessThanOrEqual(now.value.value);
      }),
    );
  });

  it('enough is what leaves homes to spare, and the fewest homes that are short make it enough', () => {
    fc.assert(
      fc.property(someSupply, (input) => {
        const result = fiveYearSupply(input);
        if (result.enough) {
          const fewer = (homesGone: number) =>
            fiveYearSupply({ ...input, supply: [...input.supply, { label: 'supply_other', homes: -homesGone }] }).enough;
          expect([fewer(result.spare!), fewer(result.spare! + 1)]).toEqual([true, false]);
        } else {
          const more = (added: number) =>
            fiveYearSupply({ ...input, supply: [...input.supply, { label: 'supply_other', homes: added }] }).enough;
          expect([more(result.short!), more(result.short! - 1)]).toEqual([true, false]);
        }
      }),
    );
  });

  it('need rises with homes and with the ratio', () => {
    const ratio = fc.integer({ min: 10, max: 200 }).map((tenth) => tenth / 10);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), ratio, (stock, given) => {
        const need = (existing: number, of: number): number =>
          valueOf(
            housingNeed({ stock: existing, ratios: [1, 2, 3, 4, 5].map((at) => ({ year: 2020 + at, ratio: of })) }, '2026-11-26').value,
          )!;
        expect(need(stock + 1000, given)).toBeGreaterThan(need(stock, given));
        expect(need(stock, given + 1)).toBeGreaterThanOrEqual(need(stock, given));
        expect(need(stock, 5)).toBeCloseTo(stock * 0.008, 6);
      }),
    );
  });
});

describe('what nobody said', () => {
  it('is never counted as none: a measure with a figure missing is unknown, and names it', () => {
    const years = fc.array(fc.record({ year: year(2020, 2028), promised: perhaps, forecast: perhaps, delivered: perhaps }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.record({ years }), { maxLength: 4 }), (rows) => {
        const ended = rows.flatMap((row) => row.years).filter((one) => one.year < 2026);
        const unsaid = ended.some((one) => one.delivered === null && (one.promised ?? 0) > 0);
        const promised = ended.some((one) => (one.promised ?? 0) > 0);
        for (const result of [delivery(rows, 2026), reliability(rows, 2026)]) {
          expect(result.value.known).toBe(promised && !unsaid);
          if (!result.value.known) expect(result.value.missing.length).toBeGreaterThan(0);
          if (result.measure === 'reliability' && result.value.known) expect(result.value.value).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
