import { describe, expect, it } from 'vitest';
import { deliveryTest, type DeliveryTestInput } from '../../shared/features/homes/measures/delivery-test.ts';
import { valueOf, type Figure } from '../../shared/features/homes/measures/figure.ts';
import { fiveYearSupply, yearsWithBuffer, type FiveYearInput } from '../../shared/features/homes/measures/five-year-supply.ts';
import { roundTo } from '../../shared/features/homes/measures/rounding.ts';
import { housingNeed, previousHousingNeed } from '../../shared/features/homes/measures/standard-method.ts';
import { trajectory } from '../../shared/features/homes/measures/trajectory.ts';

/** The figure with so many decimals, as its source prints it. */
const at = (figure: Figure, decimals: number): number | null => (figure.known ? roundTo(figure.value, decimals) : null);

type Three = readonly [number, number, number];
const hdt2023 = (required: Three, delivered: Three): DeliveryTestInput => ({
  measurement: 2023,
  publishedOn: '2024-12-12',
  on: '2025-01-15',
  years: [2020, 2021, 2022].map((year, index) => ({ year, required: required[index]!, delivered: delivered[index]! })),
});

describe('the official 2023 measurement, example', () => {
  it.each<[string, Three, Three, number, number, string[]]>([
    ['1, Birmingham', [1897.39726, 3011.334247, 7136], [3240.478947, 3177, 3101.473684], 79, 79.03, ['action_plan', 'buffer']],
    ['2, Bromley', [426.747945, 641, 641], [436.2, 104.210526, 455.842105], 58, 58.3031, ['action_plan', 'buffer', 'presumption']],
    ['3, Bexley', [455.987865, 684.920044, 685.079956], [640.1, 710, 589.368421], 106, 106.2147, []],
    [
      '4, Kingston upon Thames',
      [641.786301, 964, 964],
      [494.1, 353.315789, 397.092105],
      48,
      48.4285,
      ['action_plan', 'buffer', 'presumption'],
    ],
    ['5, Southwark', [1567.849315, 2355, 2355], [1431.631579, 1422.105263, 2277.736842], 82, 81.7394, ['action_plan', 'buffer']],
    ['6, Bristol', [1576.50411, 2336, 3376], [1486.642105, 2402.578947, 1567.460526], 75, 74.867, ['action_plan', 'buffer']],
    ['7, Dacorum', [681.065753, 1020, 1018], [619.110526, 795.105263, 622.894737], 75, 74.9195, ['action_plan', 'buffer']],
    ['8, North Somerset', [867.230137, 1339, 1392], [1056.8, 1017, 979], 85, 84.8417, ['action_plan']],
    ['9, Windsor and Maidenhead', [334.374658, 200, 400], [321.942105, 288, 273.894737], 95, 94.5913, []],
  ])('%s', (_, required, delivered, shown, unrounded, consequences) => {
    const result = deliveryTest(hdt2023(required, delivered));
    expect(valueOf(result.shown)).toBe(shown);
    expect(at(result.value, 4)).toBe(unrounded);
    expect(result.consequences).toEqual(consequences);
  });

  it('10, Havant and the Isles of Scilly', () => {
    const havant = deliveryTest({
      ...hdt2023([0, 0, 0], [0, 0, 0]),
      years: [{ year: 2022, required: 1358.539726, delivered: 1011.694737 }],
    });
    expect([valueOf(havant.shown), at(havant.value, 4), havant.consequences?.at(-1)]).toEqual([74, 74.4693, 'presumption']);
    const scilly = deliveryTest(hdt2023([0, 0, 0], [-10.8, -4, 2]));
    expect(scilly).toMatchObject({ state: 'no_requirement', consequences: null, value: { known: false } });
    expect(scilly.working.steps[0]).toMatchObject({ label: 'delivered_published' });
    expect(at(scilly.working.steps[0]!.value!, 1)).toBe(-12.8);
  });

  it('6 to 9 are decided by rounding, and say so', () => {
    const bristol = deliveryTest(hdt2023([1576.50411, 2336, 3376], [1486.642105, 2402.578947, 1567.460526]));
    expect(bristol).toMatchObject({
      roundingDecides: true,
      decides: 'rounded',
      consequencesUnrounded: ['action_plan', 'buffer', 'presumption'],
    });
    const birmingham = deliveryTest(hdt2023([1897.39726, 3011.334247, 7136], [3240.478947, 3177, 3101.473684]));
    expect(birmingham.roundingDecides).toBe(false);
  });

  it('23, both rule books', () => {
    const years = [{ year: 2023, net: 6000, studentBedrooms: 500, otherBedrooms: 36, required: 7400 }];
    const old = deliveryTest({ measurement: 2022, publishedOn: '2023-12-19', on: '2024-01-10', years });
    const now = deliveryTest({ measurement: 2026, publishedOn: '2026-12-01', on: '2027-01-10', years });
    const deliveredIn = (result: typeof old): number | null =>
      at(result.working.steps.find(({ label }) => label === 'delivered')!.value!, 2);
    expect([deliveredIn(old), at(old.value, 2), valueOf(old.shown)]).toEqual([6220, 84.05, 84]);
    expect([deliveredIn(now), at(now.value, 2), valueOf(now.shown)]).toEqual([6227.28, 84.15, 84]);
    expect(old.consequences).toEqual(['action_plan', 'buffer']);
    expect(now.consequences).toEqual(['action_plan', 'buffer']);
  });
});

/** Five years of one requirement, by a plan adopted within the last five years. */
const supply = (over: Partial<FiveYearInput> & { annual?: number; shortfall?: number; homes: number }): FiveYearInput => {
  const { annual, shortfall = 0, homes, ...rest } = over;
  const from = rest.from ?? '2025-04-01';
  return {
    from,
    on: from,
    requirement:
      annual === undefined
        ? { by: 'need' }
        : {
            by: 'plan',
            adoptedOn: `${Number(from.slice(0, 4)) - 2}-04-01`,
            years: Array.from({ length: 5 }, () => annual),
            average: annual,
            examinedBefore2024: false,
          },
    need: null,
    past: { shortfall },
    method: 'sedgefield',
    deliveryTest: 100,
    purpose: 'decisions',
    supply: [{ label: 'supply_other', homes }],
    ...rest,
  };
};

it('2020-21 counts 243 of 365 days, as in Bromley’s and Bexley’s rows of 2023', () => {
  const required = (annual: number) =>
    deliveryTest({
      ...hdt2023([0, 0, 0], [0, 0, 0]),
      plans: [{ adoptedOn: '2019-01-16', homesIn: { 2020: annual, 2021: annual } }],
      years: [2020, 2021].map((year) => ({ year, need: 2000, delivered: 1 })),
    }).working.steps.find(({ label }) => label === 'required_counted')!.byPart!;
  expect(required(641).map((figure) => at(figure, 6))).toEqual([426.747945, 641]);
});

describe('published five-year supplies, example', () => {
  it('11, Stratford-on-Avon at 31 March 2026', () => {
    const result = fiveYearSupply({
      ...supply({ need: 1084, homes: 0, from: '2026-04-01' }),
      supply: [
        { label: 'supply_detailed', homes: 2407 },
        { label: 'supply_windfall', homes: 324 },
        { label: 'supply_communal', homes: 33 },
      ],
    });
    expect([at(result.needed, 0), result.short, valueOf(result.shown), at(result.value, 4)]).toEqual([5691, 2927, 2.43, 2.4284]);
    expect(at(result.supply, 0)).toBe(2764);
    expect(result.enough).toBe(false);
  });

  it('12, the same at 31 March 2025', () => {
    const result = fiveYearSupply(supply({ need: 1112, homes: 2577 }));
    expect([at(result.needed, 0), result.short, valueOf(result.shown), at(result.value, 4)]).toEqual([5838, 3261, 2.21, 2.2071]);
  });

  it('15, Gateshead 2023', () => {
    const result = fiveYearSupply({
      ...supply({ annual: 2556 / 5, shortfall: 4514 - 2556, homes: 0, from: '2023-04-01' }),
      supply: [
        { label: 'supply_other', homes: 3026 },
        { label: 'supply_windfall', homes: 200 },
      ],
    });
    const both = result.working.steps.find(({ label }) => label === 'five_years_and_shortfall');
    expect(at(both!.value!, 0)).toBe(4514);
    expect([at(result.needed, 0), valueOf(result.shown), at(result.value, 3)]).toEqual([4740, 3.4, 3.403]);
    expect(roundTo((valueOf(result.supply)! / valueOf(result.needed)!) * 100, 1)).toBe(68.1);
  });

  it('16, Gateshead 2019', () => {
    const result = fiveYearSupply(supply({ annual: 3700 / 5, shortfall: 472, homes: 5101 + 125, from: '2019-04-01', deliveryTest: 84 }));
    expect(result.buffer).toMatchObject({ percent: 20, reason: 'under_delivery' });
    expect([at(result.needed, 1), valueOf(result.shown), at(result.value, 4)]).toEqual([5006.4, 5.22, 5.2193]);
    // On the target as it is printed, rounded, it is 5.2197.
    expect(roundTo((5101 + 125) / (5006 / 5), 4)).toBe(5.2197);
    expect(roundTo((valueOf(result.supply)! / valueOf(result.needed)!) * 100, 1)).toBe(104.4);
  });

  it('17, Gateshead 2017, the buffer first', () => {
    const input = supply({
      annual: 3060 / 5,
      shortfall: 106,
      homes: 7666 + 125,
      from: '2017-04-01',
      chosenBuffer: { percent: 20, reason: 'Persistent under delivery.' },
    });
    const first = fiveYearSupply({ ...input, bufferOrder: 'before_shortfall' });
    expect([at(first.needed, 0), at(first.value, 1)]).toEqual([3778, 10.3]);
    expect(roundTo((valueOf(first.supply)! / valueOf(first.needed)!) * 100, 1)).toBe(206.2);
    const last = fiveYearSupply(input);
    expect([at(last.needed, 1), at(last.value, 2)]).toEqual([3799.2, 10.25]);
  });

  it('18, Bolsover in January and late in 2025', () => {
    for (const homes of [2270, 2271, 2272]) {
      const january = supply({ annual: 272, homes, from: '2024-04-01' });
      expect(fiveYearSupply(january).buffer).toMatchObject({ percent: 0, reason: 'usual' });
      expect(at(fiveYearSupply(january).value, 2)).toBe(8.35);
      const late = fiveYearSupply(supply({ need: 353, homes, from: '2025-04-01' }));
      expect(at(late.working.steps.find(({ label }) => label === 'needed_a_year')!.value!, 0)).toBe(371);
      expect(Math.floor(valueOf(late.value)! * 100) / 100).toBe(6.12);
    }
    const later = fiveYearSupply(supply({ need: 360, homes: 2270 }));
    expect(at(later.working.steps.find(({ label }) => label === 'needed_a_year')!.value!, 0)).toBe(378);
  });

  it('20, Breckland 2015', () => {
    const result = fiveYearSupply(
      supply({ annual: 780, shortfall: 2333, homes: 5211, from: '2015-04-01', chosenBuffer: { percent: 0, reason: 'As printed.' } }),
    );
    expect(at(result.working.steps.find(({ label }) => label === 'needed_a_year')!.value!, 1)).toBe(1246.6);
    expect(at(result.value, 2)).toBe(4.18);
  });

  it('21, a textbook', () => {
    const result = fiveYearSupply(supply({ annual: 160, homes: 500 }));
    expect([at(result.needed, 0), at(result.value, 3)]).toEqual([840, 2.976]);
    expect(at(result.working.steps.find(({ label }) => label === 'needed_a_year')!.value!, 0)).toBe(168);
  });

  it('22, both methods', () => {
    const input = supply({ annual: 500, shortfall: 600, homes: 3000, yearsLeft: 10 });
    const sedgefield = fiveYearSupply(input);
    expect([at(sedgefield.needed, 0), valueOf(sedgefield.shown), sedgefield.enough]).toEqual([3255, 4.61, false]);
    const liverpool = fiveYearSupply({ ...input, method: 'liverpool' });
    expect([at(liverpool.needed, 0), valueOf(liverpool.shown), liverpool.enough]).toEqual([2940, 5.1, true]);
    // With fewer than five years left all of it falls within the five.
    expect(at(fiveYearSupply({ ...input, method: 'liverpool', yearsLeft: 3 }).needed, 0)).toBe(3255);
  });
});

describe('published local housing need, example', () => {
  it('13, Ribble Valley 2025', () => {
    const ratios = [6.22, 6.58, 7.15, 6.27, 6.23].map((ratio, index) => ({ year: 2020 + index, ratio }));
    const result = housingNeed({ stock: 30_270, ratios }, '2025-10-01');
    const line = (label: string, decimals: number): number | null =>
      at(result.working.steps.find((step) => step.label === label)!.value!, decimals);
    expect([line('stock_share', 2), line('affordability_mean', 2), line('affordability_factor', 4)]).toEqual([242.16, 6.49, 1.2831]);
    expect([at(result.value, 4), valueOf(result.shown)]).toEqual([310.7155, 311]);
  });

  it('450,000 homes at a ratio of 7.5', () => {
    const ratios = [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, ratio: 7.5 }));
    expect(at(housingNeed({ stock: 450_000, ratios }, '2026-11-26').value, 6)).toBe(5310);
  });

  it('a ratio below the threshold raises nothing', () => {
    const ratios = [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, ratio: 3 }));
    expect(at(housingNeed({ stock: 50_000, ratios }, '2026-11-26').value, 6)).toBe(400);
    const older = [{ year: 2020, ratio: 90 }, ...ratios];
    expect(at(housingNeed({ stock: 50_000, ratios: older }, '2026-11-26').value, 6)).toBe(400);
    expect(housingNeed({ stock: 50_000, ratios: ratios.slice(1) }, '2026-11-26').value).toMatchObject({ known: false });
  });

  it('the previous method: growth, affordability, cap and uplift', () => {
    const input = { growth: 5000, ratio: 12, plan: { requirement: 520, adoptedOn: '2022-03-01' }, largestCity: false, on: '2024-04-01' };
    // 500 x (1 + 8/4 x 0.25) = 750; 40% above the plan of two years ago is 728.
    expect(at(previousHousingNeed(input).value, 6)).toBe(728);
    expect(at(previousHousingNeed({ ...input, plan: null }).value, 6)).toBe(700);
    expect(at(previousHousingNeed({ ...input, ratio: 8, largestCity: true }).value, 6)).toBe(843.75);
    expect(at(previousHousingNeed({ ...input, plan: { requirement: 400, adoptedOn: '2010-03-01' } }).value, 6)).toBe(700);
    expect(at(previousHousingNeed({ ...input, plan: { requirement: 300, adoptedOn: '2022-03-01' } }).value, 6)).toBe(420);
    expect(previousHousingNeed({ ...input, plan: undefined }).value).toMatchObject({ known: false });
  });
});

describe('a published monitor line, example', () => {
  it('14, Ribble Valley: 111%, 536 homes over, and half rounded up', () => {
    const completions = [75, 89, 69, 147, 172, 183, 345, 300, 390, 400, 412, 559, 453, 499, 546, 349, 333];
    const years = completions.map((homes, index) => ({ year: 2008 + index, homes }));
    const required = Object.fromEntries(years.map(({ year }) => [year, year === 2024 ? 305 : 280]));
    const site = { id: 'all', group: 'completed', gross: 5321, losses: 0, completed: years, forecast: [] } as const;
    const result = trajectory({ sites: [site], firstYear: 2008, lastYear: 2024, currentYear: 2025, required });
    const last = (label: string): number | null => at(result.working.steps.find((step) => step.label === label)!.byPart!.at(-1)!, 6);
    expect([last('cumulative_required'), last('cumulative_supply'), last('monitor')]).toEqual([4785, 5321, 536]);
    expect(valueOf(result.value)).toBe(536);
    expect(roundTo((5321 / 4785) * 100, 0)).toBe(111);
    expect(roundTo((147 / 280) * 100, 0)).toBe(53);
  });
});

describe('the measures of the mockup', () => {
  const test = deliveryTest({
    measurement: 2025,
    publishedOn: '2026-08-17',
    on: '2027-01-29',
    plans: [{ adoptedOn: '2023-03-14', homesIn: { 2022: 620, 2023: 620, 2024: 620 } }],
    years: [
      { year: 2022, net: 495, studentBedrooms: 60, otherBedrooms: 9, need: 610 },
      { year: 2023, net: 500, studentBedrooms: 65, otherBedrooms: 0, need: 634 },
      { year: 2024, net: 515, studentBedrooms: 0, otherBedrooms: 0, need: 641 },
    ],
  });

  it('delivery test: 84.6930%, shown and judged as 85%', () => {
    expect([at(test.value, 4), valueOf(test.shown), test.consequences, test.consequencesUnrounded]).toEqual([
      84.693,
      85,
      ['action_plan'],
      ['action_plan', 'buffer'],
    ]);
    expect(test.actionPlanDue).toBe('2027-02-17');
    expect(test.working.parts).toEqual(['2022-23', '2023-24', '2024-25']);
    expect(at(test.working.steps.find(({ label }) => label === 'required_by_days')!.value!, 2)).toBe(1850);
  });

  const input: FiveYearInput = {
    from: '2026-04-01',
    on: '2027-01-29',
    requirement: { by: 'plan', adoptedOn: '2023-03-14', years: [620, 620, 620, 620, 620], average: 620, examinedBefore2024: true },
    need: 741,
    past: { required: 2480, delivered: 495 + 500 + 515 + 125 / 2.4 + 9 / 1.9 + 570 },
    method: 'sedgefield',
    deliveryTest: 85,
    purpose: 'decisions',
    supply: [
      { label: 'supply_detailed', homes: 2410, sites: 41 },
      { label: 'supply_with_evidence', homes: 940, sites: 12 },
      { label: 'supply_small', homes: 350 },
    ],
  };

  it('five-year supply: 5.1171 years, 84 to spare', () => {
    const result = fiveYearSupply(input);
    expect([at(result.value, 4), at(result.needed, 2), result.spare, result.short, result.enough]).toEqual([
      5.1171,
      3615.34,
      84,
      null,
      true,
    ]);
    expect(result.buffer).toMatchObject({ percent: 5, reason: 'usual' });
    expect(at(result.working.steps.find(({ label }) => label === 'plan_against_need')!.value!, 1)).toBe(83.7);
    expect(at(yearsWithBuffer(input, 20), 2)).toBe(4.48);
  });

  it('a low requirement adds 20% for decisions only, at 80% of need and not above', () => {
    const low = { ...input, need: 775 };
    expect(fiveYearSupply(low).buffer).toMatchObject({ percent: 20, reason: 'low_requirement' });
    expect(fiveYearSupply({ ...low, purpose: 'plan' }).buffer).toMatchObject({ percent: 5 });
    expect(fiveYearSupply({ ...low, need: 774 }).buffer).toMatchObject({ percent: 5 });
    expect(fiveYearSupply({ ...low, need: null }).value).toMatchObject({ known: false });
    expect(['2026-06-30', '2026-07-01'].map((on) => fiveYearSupply({ ...low, on }).buffer?.percent)).toEqual([5, 20]);
    expect(fiveYearSupply({ ...low, deliveryTest: 84, purpose: 'plan' }).buffer).toMatchObject({ percent: 20, reason: 'under_delivery' });
  });

  it('need: 741', () => {
    const ratios = [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, ratio: 6.7 }));
    expect(valueOf(housingNeed({ stock: 70_000, ratios }, '2027-01-29').shown)).toBe(741);
  });
});
