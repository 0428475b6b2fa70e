import { describe, expect, it } from 'vitest';
import { accessibleShare } from '../../shared/features/homes/measures/accessible-share.ts';
import { affordableShare, tenureClass } from '../../shared/features/homes/measures/affordable-share.ts';
import { deliverable } from '../../shared/features/homes/measures/deliverable.ts';
import { delivery, reliability, slippage } from '../../shared/features/homes/measures/delivery.ts';
import { deliveryTest, needMethodIn, type DeliveryTestInput } from '../../shared/features/homes/measures/delivery-test.ts';
import { DELIVERY_TEST_EDITIONS } from '../../shared/features/homes/measures/delivery-test-rules.ts';
import { editionOn } from '../../shared/features/homes/measures/edition.ts';
import { missingFrom, valueOf } from '../../shared/features/homes/measures/figure.ts';
import { FIVE_YEAR_EDITIONS } from '../../shared/features/homes/measures/five-year-rules.ts';
import { fiveYearSupply, pastOf, type FiveYearInput } from '../../shared/features/homes/measures/five-year-supply.ts';
import { lowerOf, minus, over, plus, printedAlone, times } from '../../shared/features/homes/measures/formula.ts';
import { noteText } from '../../shared/features/homes/measures/labels.ts';
import { planDaysIn } from '../../shared/features/homes/measures/required-homes.ts';
import { isBelow, roundTo, wholeAbove, wholeBelow } from '../../shared/features/homes/measures/rounding.ts';
import { figureText, shownWorking } from '../../shared/features/homes/measures/show.ts';
import { socialRentShare } from '../../shared/features/homes/measures/social-rent-share.ts';
import { allTypes, specialistNeed, supplyByType } from '../../shared/features/homes/measures/specialist-need.ts';
import { housingNeed } from '../../shared/features/homes/measures/standard-method.ts';
import { STANDARD_METHOD_EDITIONS } from '../../shared/features/homes/measures/standard-method-rules.ts';
import type { Line } from '../../shared/features/homes/measures/working.ts';
import { siteRow, trajectory, type TrajectoryInput, type TrajectorySite } from '../../shared/features/homes/measures/trajectory.ts';
import { deliveryPercent, reliabilityPercent, slippageYears, type YearHomes } from '../../shared/features/homes/supply.ts';

describe('rounding', () => {
  it.each([
    [52.5, 0, 53],
    [-52.5, 0, -53],
    [1.005, 2, 1.01],
    [84.4999999999999, 0, 85],
    [84.4999, 0, 84],
    [0.1 + 0.2, 1, 0.3],
    [-0.2, 0, 0],
    [1234567.885, 2, 1234567.89],
  ])('%d to %d decimals is %d', (value, decimals, expected) => expect(roundTo(value, decimals)).toBe(expected));

  it('does not tell figures apart by a sum’s last digits', () => {
    expect(isBelow(0.1 + 0.2 - 1e-16, 0.3)).toBe(false);
    expect(isBelow(84.99, 85)).toBe(true);
    expect([wholeBelow(83.9999999999999), wholeAbove(84.0000000000001), wholeBelow(84.66), wholeAbove(147.34)]).toEqual([84, 84, 84, 148]);
  });
});

const TEST: DeliveryTestInput = {
  measurement: 2025,
  publishedOn: '2026-08-17',
  on: '2026-08-18',
  years: [2022, 2023, 2024].map((year) => ({ year, required: 100, delivered: 70 })),
};

describe('the edition of the rules', () => {
  it('is that of the day that is asked for, each from its first day on', () => {
    for (const editions of [DELIVERY_TEST_EDITIONS, FIVE_YEAR_EDITIONS, STANDARD_METHOD_EDITIONS]) {
      expect(editions.map(({ validFrom }) => validFrom)).toEqual(
        editions.map(({ validFrom }) => validFrom).toSorted((a, b) => (a < b ? -1 : 1)),
      );
      for (const edition of editions as readonly { validFrom: string; source: object; changed: string }[]) {
        expect(editionOn(editions as never, edition.validFrom)).toBe(edition);
        expect([edition.changed.length, JSON.stringify(edition.source).length].every((length) => length > 10)).toBe(true);
      }
      expect(editionOn(editions as never, '2001-01-01')).toBeUndefined();
    }
  });

  it('turns the presumption into deemed unmet need on 17 August 2026, for an older measurement too', () => {
    const last = { ...TEST, measurement: 2023, publishedOn: '2024-12-12' };
    const [before, after] = ['2026-08-16', '2026-08-17'].map((on) => deliveryTest({ ...last, on }));
    expect(before).toMatchObject({ consequences: ['action_plan', 'buffer', 'presumption'], consequencesEdition: { code: 'hdt-2024' } });
    expect(after).toMatchObject({
      consequences: ['action_plan', 'buffer', 'unmet_need'],
      consequencesEdition: { code: 'hdt-2026' },
      edition: { code: 'hdt-2024' },
    });
  });

  it('applies from the day after publication, and says what is due when', () => {
    expect(deliveryTest(TEST)).toMatchObject({
      appliesFrom: '2026-08-18',
      actionPlanDue: '2027-02-17',
      consequences: ['action_plan', 'buffer', 'unmet_need'],
    });
    const early = deliveryTest({ ...TEST, on: '2026-08-17' });
    expect(early.notes.map(noteText)).toContain('The consequences apply from 2026-08-18. Until then those of the last measurement do.');
    expect(deliveryTest({ ...TEST, publishedOn: '2026-08-31' }).actionPlanDue).toBe('2027-02-28');
  });

  it('is missing for a day before the first, and nothing is worked out', () => {
    expect(deliveryTest({ ...TEST, publishedOn: '2018-01-01', on: '2018-02-01' })).toMatchObject({
      state: 'unknown',
      edition: null,
      value: { known: false, missing: [{ reason: 'no_edition' }] },
    });
    expect(housingNeed({ stock: 1, ratios: [] }, '2022-01-01').value).toMatchObject({ known: false });
  });
});

describe('a delivery test', () => {
  it('is judged at each threshold by the whole number', () => {
    const at = (delivered: number) => deliveryTest({ ...TEST, years: [{ year: 2024, required: 1000, delivered }] }).consequences;
    expect([945, 944.9, 845, 844.9, 745, 744.9].map((delivered) => at(delivered)?.length)).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('with a figure missing is unknown, says which, and gives no part of a sum', () => {
    const result = deliveryTest({
      ...TEST,
      years: [
        { year: 2022, net: 10, studentBedrooms: 0, otherBedrooms: 0, required: 10 },
        { year: 2023, net: 10, studentBedrooms: null, otherBedrooms: 0, required: 10 },
        { year: 2024, net: null, studentBedrooms: 0, otherBedrooms: 0, required: 10 },
      ],
    });
    expect(result).toMatchObject({ state: 'unknown', consequences: null });
    expect(missingFrom([result.value])).toEqual([
      { reason: 'not_given', line: 'student_bedrooms', part: '2023-24' },
      { reason: 'not_given', line: 'net_additional', part: '2024-25' },
    ]);
    expect(result.working.steps.find(({ label }) => label === 'delivered')?.value).toMatchObject({ known: false });
    expect(result.working.steps.find(({ label }) => label === 'delivered')?.byPart?.map(valueOf)).toEqual([10, null, null]);
  });

  it('does not measure National Parks, nor an area without a requirement', () => {
    expect(deliveryTest({ ...TEST, authority: 'not_measured' })).toMatchObject({
      state: 'not_measured',
      value: { missing: [{ reason: 'not_measured' }] },
    });
    expect(deliveryTest({ ...TEST, years: [{ year: 2024, required: 0, delivered: 4 }] })).toMatchObject({
      state: 'no_requirement',
      consequences: null,
    });
  });

  it('names the councils of a joint plan', () => {
    expect(deliveryTest({ ...TEST, jointWith: ['Northgate', 'Larkfield'] }).notes.map(noteText)).toContain(
      'Measured together with Northgate, Larkfield.',
    );
  });

  it('says which method need is by, and that rounding was seen in 2023', () => {
    const { notes } = deliveryTest({ ...TEST, years: [{ year: 2024, need: 100, delivered: 104 }] });
    expect(notes.map(noteText)).toEqual([
      'Rounded to a whole number first, as in all 311 results of the official 2023 measurement.',
      'That the 2025 measurement rounds first is not yet confirmed.',
      'Local housing need is by the standard method of 2020 until 2026-27 and by the present one from 2027-28.',
    ]);
    const { rules } = DELIVERY_TEST_EDITIONS.at(-1)!;
    expect([2023, 2026, 2027].map((year) => needMethodIn(year, rules))).toEqual(['previous', 'previous', 'present']);
  });

  it('takes a published requirement as it is, beside one that is worked out', () => {
    const years = [
      { year: 2020, required: 90, delivered: 100 },
      { year: 2024, need: 150, delivered: 100 },
    ];
    const result = deliveryTest({ ...TEST, plans: [{ adoptedOn: '2019-06-01', homesIn: { 2020: 50, 2024: 50 } }], years });
    const step = result.working.steps.find(({ label }) => label === 'required_by_days')!;
    expect(step.byPart!.map((figure) => roundTo(valueOf(figure)!, 4))).toEqual([90, roundTo((50 * 61 + 150 * 304) / 365, 4)]);
  });

  it('adds what gypsies and travellers require', () => {
    const result = deliveryTest({ ...TEST, years: [{ year: 2024, need: 100, pitches: 4, delivered: 104 }] });
    expect(valueOf(result.value)).toBe(100);
  });
});

describe('the days of plans', () => {
  const plan = (adoptedOn: string, homes = 100) => ({
    adoptedOn,
    homesIn: Object.fromEntries([2019, 2020, 2023, 2024, 2025, 2027].map((year) => [year, homes])),
  });
  it.each([
    ['begins within the year', 2023, [plan('2024-01-01')], [91]],
    ['turns five within the year', 2027, [plan('2023-03-14')], [348]],
    ['is replaced within the year', 2024, [plan('2022-01-01'), plan('2024-10-01', 200)], [183, 182]],
    ['is too old', 2025, [plan('2019-03-31')], []],
    ['is adopted later', 2019, [plan('2021-01-01')], []],
    ['is adopted on 29 February', 2024, [plan('2020-02-29')], [334]],
  ])('that %s', (_, year, plans, days) => expect(planDaysIn(year, plans, 5).map((one) => one.days)).toEqual(days));

  it('give a requirement of which each part is the lower', () => {
    const years = [{ year: 2024, need: 150, delivered: 100 }];
    const result = deliveryTest({ ...TEST, plans: [plan('2022-01-01'), plan('2024-10-01', 200)], years });
    const required = result.working.steps.find(({ label }) => label === 'required_by_days');
    expect(valueOf(required!.value!)).toBeCloseTo((100 * 183 + 150 * 182) / 365, 10);
    expect(required!.formula).toBe('(f × e + i × h + b × (c − e − h)) ÷ c');
  });
});

const SUPPLY: FiveYearInput = {
  from: '2026-04-01',
  on: '2026-11-26',
  requirement: { by: 'plan', adoptedOn: '2024-01-01', years: [100, 100, 100, 100, 100], average: 100, examinedBefore2024: false },
  need: 100,
  past: { shortfall: 0 },
  method: 'sedgefield',
  deliveryTest: 100,
  purpose: 'decisions',
  supply: [{ label: 'supply_detailed', homes: 525 }],
};

describe('five-year supply', () => {
  it('of exactly five years is enough', () => {
    expect(fiveYearSupply(SUPPLY)).toMatchObject({ enough: true, spare: 0, short: null });
    expect(fiveYearSupply({ ...SUPPLY, supply: [{ label: 'supply_detailed', homes: 524 }] })).toMatchObject({
      enough: false,
      spare: null,
      short: 1,
    });
  });

  it('leaves out what was delivered beyond the requirement, unless that is chosen', () => {
    const past = pastOf([
      { required: 100, delivered: 130 },
      { required: 100, delivered: 110 },
    ]);
    const [kept, counted] = [false, true].map((countOversupply) => fiveYearSupply({ ...SUPPLY, past, countOversupply }));
    expect([valueOf(kept!.needed), valueOf(counted!.needed)]).toEqual([525, 483]);
    const all = fiveYearSupply({
      ...SUPPLY,
      past: { shortfall: -600 },
      countOversupply: true,
      supply: [{ label: 'supply_small', homes: 0 }],
    });
    expect(all).toMatchObject({ enough: true, value: { known: false, missing: [{ reason: 'nothing_needed' }] } });
    expect(kept!.notes.map(noteText)).toContain('40 homes more than required were delivered. They do not reduce the requirement.');
  });

  it('steps where the plan steps, and takes need where the plan is too old', () => {
    const stepped = {
      ...SUPPLY,
      requirement: {
        ...SUPPLY.requirement,
        by: 'plan',
        adoptedOn: '2024-01-01',
        years: [80, 90, 100, 110, 120],
        average: 100,
        examinedBefore2024: false,
      },
    } as FiveYearInput;
    const result = fiveYearSupply(stepped);
    expect([valueOf(result.needed), result.working.parts[0]]).toEqual([525, '2026-27']);
    const old = fiveYearSupply({
      ...SUPPLY,
      need: 200,
      past: { shortfall: 50 },
      requirement: { by: 'plan', adoptedOn: '2021-03-31', years: [80, 80, 80, 80, 80], average: 80, examinedBefore2024: true },
    });
    expect(valueOf(old.needed)).toBe(1050);
    expect(old.notes.map(({ note }) => note)).toEqual(['plan_too_old', 'need_has_no_shortfall']);
  });

  it('is unknown where an input is, and where the old policy left the buffer to judgement', () => {
    expect(missingFrom([fiveYearSupply({ ...SUPPLY, past: { shortfall: null } }).value])).toEqual([
      { reason: 'not_given', line: 'shortfall' },
    ]);
    expect(missingFrom([fiveYearSupply({ ...SUPPLY, method: 'liverpool' }).value])).toEqual([{ reason: 'not_given', line: 'years_left' }]);
    expect(fiveYearSupply({ ...SUPPLY, method: 'liverpool', yearsLeft: 0 }).value).toMatchObject({
      known: false,
      missing: [{ reason: 'no_years_left' }],
    });
    expect(fiveYearSupply({ ...SUPPLY, supply: [{ label: 'supply_small', homes: null }] })).toMatchObject({
      enough: null,
      value: { known: false },
    });
    const old = { ...SUPPLY, from: '2015-04-01', on: '2015-06-01' };
    expect(fiveYearSupply(old).value).toMatchObject({ known: false, missing: [{ reason: 'judgement', line: 'buffer_percent' }] });
  });

  it('counts sites by their permission, or by evidence', () => {
    const { deliverable: rules } = FIVE_YEAR_EDITIONS.at(-1)!.rules;
    const site = { standing: 'detailed', homes: 40, hectares: null, lapsesOn: null, evidence: null } as const;
    const count = (over: Partial<Parameters<typeof deliverable>[0]>) => deliverable({ ...site, ...over }, '2026-11-26', rules);
    expect(count({})).toEqual({ counts: true, why: 'permission', line: 'supply_detailed' });
    expect(count({ evidence: 'they_do_not' })).toMatchObject({ counts: false, why: 'evidence_against' });
    expect(count({ lapsesOn: '2026-11-25' })).toMatchObject({ counts: false, why: 'lapsed' });
    expect(count({ standing: 'outline' })).toMatchObject({ counts: false, why: 'no_evidence' });
    expect(count({ standing: 'outline', homes: 9 })).toMatchObject({ counts: true, why: 'permission' });
    expect(count({ standing: 'outline', homes: 9, hectares: 0.5 })).toMatchObject({ counts: false });
    expect(count({ standing: 'allocated', evidence: 'they_come' })).toMatchObject({ counts: true, line: 'supply_with_evidence' });
    expect(count({ standing: 'other', homes: 4 })).toMatchObject({ counts: false, why: 'no_evidence' });
  });
});

describe('shares', () => {
  const rows = [
    { tenure: 'SR', homes: 30, rooms: 100 },
    { tenure: 'SO', homes: 20, rooms: 50 },
    { tenure: 'DMS', homes: 6, rooms: 20 },
    { tenure: 'SE', homes: 4, rooms: 10 },
    { tenure: 'MS', homes: 40, rooms: 220 },
  ];
  const by = (definition: 'planning' | 'statistics', basis: 'homes' | 'rooms', on = '2026-11-26') =>
    affordableShare(rows, { basis, definition, on });

  it('of affordable homes differ by definition and by basis, and name the definition', () => {
    expect([by('planning', 'homes'), by('statistics', 'homes'), by('planning', 'rooms')].map(({ value }) => valueOf(value))).toEqual([
      60, 50, 45,
    ]);
    expect(by('statistics', 'homes').notes.map(noteText)).toEqual(['Affordable as defined by Affordable housing supply statistics.']);
  });

  it('count military homes since August 2026 only', () => {
    expect([tenureClass('MIL', 'planning', '2026-08-16'), tenureClass('MIL', 'planning', '2026-08-17')]).toEqual(['market', 'military']);
    expect([tenureClass('SR', 'planning', '2024-12-11'), tenureClass('SR', 'planning', '2024-12-12')]).toEqual(['rent', 'social_rent']);
  });

  it('are unknown while homes have no tenure, and say between what they lie', () => {
    const result = affordableShare([...rows, { tenure: 'NS', homes: 25, rooms: null }], {
      basis: 'homes',
      definition: 'planning',
      on: '2026-11-26',
    });
    expect(missingFrom([result.value])).toEqual([{ reason: 'tenure_not_specified', line: 'homes_affordable', part: 'NS' }]);
    expect(result.notes.map(noteText)).toContain('25 homes have no tenure. The share is between 48% and 68%.');
  });

  it('of Social Rent leave out what the programme does not pay for', () => {
    const granted = [
      { tenure: 'SR', need: 'general', route: 'grant', homes: 60 },
      { tenure: 'SO', need: 'general', route: 'grant', homes: 40 },
      { tenure: 'SO', need: 'general', route: 's106_grant', homes: 50 },
      { tenure: 'SR', need: 'temporary', route: 'grant', homes: 7 },
    ];
    expect(socialRentShare(granted, '2026-11-26')).toMatchObject({ value: { value: 60 }, target: 60, met: true });
    expect(socialRentShare(granted, '2026-11-26').notes.map(noteText)).toEqual([
      '57 homes are left out: the programme does not count them.',
    ]);
    expect(socialRentShare([{ ...granted[0]!, homes: 59 }, granted[1]!], '2026-11-26').met).toBe(false);
    expect(socialRentShare(granted, '2025-01-01')).toMatchObject({ target: null, met: null });
  });

  it('of accessible homes count major sites, M4(3) by choice', () => {
    const sites = [
      { siteHomes: 100, hectares: null, homes: 100, m42: 35, m43: 10 },
      { siteHomes: 9, hectares: 0.4, homes: 9, m42: 0, m43: 0 },
    ];
    expect(accessibleShare(sites, 'm42', '2026-11-26')).toMatchObject({ value: { value: 35 }, target: 40, met: false });
    expect(accessibleShare(sites, 'm42_and_m43', '2026-11-26')).toMatchObject({ value: { value: 45 }, met: true });
    expect(accessibleShare([sites[1]!], 'm42', '2026-11-26').value).toMatchObject({ known: false });
    expect(accessibleShare(sites, 'm42', '2026-08-16')).toMatchObject({ target: null, value: { known: false } });
  });
});

describe('promises', () => {
  const figures = (year: number, promised: number | null, forecast: number | null, delivered: number | null): YearHomes => ({
    year,
    promised,
    forecast,
    delivered,
  });
  const rows = [
    { years: [figures(2024, 10, null, 8), figures(2025, 20, null, 30), figures(2026, 10, 12, null)] },
    { years: [figures(2025, 10, null, 0), figures(2027, null, 10, null)] },
  ];

  it('agree with the figures of the grid and its workbook', () => {
    expect(valueOf(delivery(rows, 2026).value)).toBe(deliveryPercent(38, 40));
    expect(valueOf(reliability(rows, 2026).value)).toBe(reliabilityPercent(rows, 2026));
    for (const { years } of rows) expect(valueOf(slippage({ years, stage: 'full' }, 2026).value)).toBe(slippageYears(years, 2026, 'full'));
  });

  it('are unknown where nobody said what was delivered, with the least it can be', () => {
    const unsaid = [...rows, { years: [figures(2024, 10, null, null)] }];
    const result = reliability(unsaid, 2026);
    expect(missingFrom([result.value])).toEqual([{ reason: 'not_given', line: 'kept', part: '2024-25' }]);
    expect(result.notes.map(noteText)[1]).toBe(
      '10 homes were promised for ended years without a figure of delivery. With none of them delivered it would be 56%.',
    );
  });

  it('that have not fallen due have no measure', () => {
    expect(delivery([{ years: [figures(2026, 10, 10, null)] }], 2026).value).toMatchObject({
      known: false,
      missing: [{ reason: 'nothing_due' }],
    });
    expect(slippage({ stage: 'full', years: [figures(2026, null, 10, null)] }, 2026).value).toMatchObject({
      known: false,
      missing: [{ line: 'year_at_signing' }],
    });
  });
});

describe('a trajectory', () => {
  const input: TrajectoryInput = {
    firstYear: 2024,
    lastYear: 2029,
    currentYear: 2026,
    required: { 2024: 10, 2025: 10, 2026: 20, 2027: 20, 2028: 20, 2029: 20 },
    sites: [
      {
        id: 'a',
        group: 'on_site',
        gross: 60,
        losses: 10,
        completed: [
          { year: 2024, homes: 5 },
          { year: 2025, homes: 8 },
        ],
        forecast: [
          { year: 2026, homes: 20 },
          { year: 2027, homes: 10 },
        ],
      },
      {
        id: 'b',
        group: 'allocated',
        gross: 90,
        losses: 0,
        completed: [],
        forecast: [
          { year: 2028, homes: 40 },
          { year: 2032, homes: 50 },
        ],
      },
      { id: 'c', group: 'on_site', gross: 0, losses: 6, completed: [{ year: 2025, homes: -6 }], forecast: [] },
    ],
  };
  const result = trajectory(input);
  const rows = input.sites.map((site) => siteRow(site, result.years, 2026));
  const line = (label: string) => result.working.steps.find((step) => step.label === label)!.byPart!.map(valueOf);

  it('sums sites, groups and years', () => {
    expect(rows[0]).toMatchObject({ net: 50, completed: 13, remaining: 37, first: 30, notPhased: 7 });
    expect(rows[1]).toMatchObject({ first: 40, second: 50, notPhased: 0 });
    expect(result.groups.map(({ group, sites, net }) => [group, sites, net])).toEqual([
      ['on_site', 2, 44],
      ['allocated', 1, 90],
    ]);
    expect([result.years[0], result.years.at(-1)]).toEqual([2024, 2032]);
    expect(result.notes.map(noteText)).toEqual(['7 homes still to come have no year.']);
  });

  it('counts the past by what was completed and the rest by forecasts, in spans of five years', () => {
    const site: TrajectorySite = {
      id: 'a',
      group: 'on_site',
      gross: 100,
      losses: 0,
      completed: [2025, 2026].map((year) => ({ year, homes: 3 })),
      forecast: [2025, 2026, 2030, 2031, 2035, 2036, 2040, 2041].map((year) => ({ year, homes: 5 })),
    };
    const { total } = trajectory({ firstYear: 2024, lastYear: 2029, currentYear: 2026, required: {}, sites: [site] });
    expect(total).toMatchObject({ completed: 3, first: 10, second: 10, third: 10, later: 5, notPhased: 62 });
  });

  it('monitors and manages', () => {
    expect(line('year_supply')).toEqual([5, 2, 20, 10, 40, 0]);
    expect(line('monitor')).toEqual([-5, -13, -13, -23, -3, -23]);
    expect(line('manage')).toEqual([19, 23.25, 73 / 3, 31.5, 23, null]);
    expect(valueOf(result.value)).toBe(-13);
    expect(result.working.steps.at(-1)!.byPart!.at(-1)).toMatchObject({ known: false, missing: [{ reason: 'no_years_left' }] });
  });
});

describe('specialist supply against need', () => {
  const types = [
    { code: 'extra_care', label: 'Extra care' },
    { code: 'move_on', label: 'Move-on' },
  ];
  const rows = [
    {
      stage: 'full',
      need: 'extra_care',
      years: [
        { year: 2025, promised: 9, forecast: 9, delivered: 4 },
        { year: 2026, promised: 10, forecast: 30, delivered: null },
      ],
    },
  ];
  const results = specialistNeed({
    types,
    years: [2025, 2026],
    need: [
      { type: 'extra_care', year: 2025, homes: 20 },
      { type: 'extra_care', year: 2026, homes: 40 },
      { type: 'move_on', year: 2025, homes: 5 },
    ],
    supply: supplyByType(rows, 2026),
  });

  it('gives the gap of each type and year, and its sentence', () => {
    expect(results[0]!.working.steps.at(-1)!.byPart!.map(valueOf)).toEqual([-16, -10]);
    expect(results[0]!.sentence).toBe('Extra care: 60 homes needed and 34 expected from 2025-26 to 2026-27, 26 too few.');
    const enough = specialistNeed({
      types: [types[1]!],
      years: [2025],
      need: [{ type: 'move_on', year: 2025, homes: 1 }],
      supply: [{ type: 'move_on', year: 2025, homes: 1 }],
    });
    expect(enough[0]!.sentence).toBe('Move-on: 1 home needed and 1 expected in 2025-26, as many as are needed.');
  });

  it('is unknown for a year whose need nobody gave, and so is the sum', () => {
    expect(results[1]!.sentence).toBe('Move-on: the gap is not known, because the need for 2026-27 has not been given.');
    expect(allTypes(results)).toMatchObject({ gap: { known: false }, need: { known: false }, supply: { known: true, value: 34 } });
  });
});

describe('a formula', () => {
  it('has brackets where reading without them would give another figure, and no others', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((letter) => ({ op: 'line' as const, letter })) as [Line, Line, Line];
    expect([
      printedAlone(minus(a, minus(b, c))),
      printedAlone(over(a, times(b, c))),
      printedAlone(times(plus(a, b), c)),
      printedAlone(plus(a, plus(b, c))),
      printedAlone(times(lowerOf(a, b), over(c, 2.4))),
      printedAlone(lowerOf(plus(a, 1000), b)),
    ]).toEqual(['a − (b − c)', 'a ÷ (b × c)', '(a + b) × c', 'a + b + c', '(lower of a and b) × (c ÷ 2.4)', 'lower of a + 1,000 and b']);
  });
});

describe('a working as it is shown', () => {
  it('has the lines of the mockup, each redone from those above it', () => {
    const { working } = deliveryTest({
      measurement: 2025,
      publishedOn: '2026-08-17',
      on: '2027-01-29',
      years: [
        { year: 2022, net: 495, studentBedrooms: 60, otherBedrooms: 9, required: 610 },
        { year: 2023, net: 500, studentBedrooms: 65, otherBedrooms: 0, required: 620 },
        { year: 2024, net: 515, studentBedrooms: 0, otherBedrooms: 0, required: 620 },
      ],
    });
    const { parts, steps } = shownWorking(working);
    expect(parts).toEqual(['2022-23', '2023-24', '2024-25']);
    expect(steps.slice(0, 9).map(({ letter, label, how, cells }) => [letter, label, how, ...cells])).toEqual([
      ['a', 'Net additional homes', '', '495', '500', '515', '1,510'],
      ['b', 'Student bedrooms, net', '', '60', '65', '0', '125'],
      ['c', 'Student bedrooms as homes', 'b ÷ 2.4', '25.00', '27.08', '0.00', '52.08'],
      ['d', 'Other communal bedrooms, net', '', '9', '0', '0', '9'],
      ['e', 'Other communal bedrooms as homes', 'd ÷ 1.9', '4.74', '0.00', '0.00', '4.74'],
      ['f', 'Homes delivered', 'a + c + e', '524.74', '527.08', '515.00', '1,566.82'],
      ['g', 'Homes required, as published', '', '610', '620', '620', '1,850'],
      ['h', 'Result', 'f ÷ g × 100', '', '', '', '84.6930%'],
      ['i', 'Rounded to a whole number', 'h to a whole number', '', '', '', '85%'],
    ]);
  });

  it('shows a dash and what is missing, never 0', () => {
    const { working } = deliveryTest({ ...TEST, years: [{ year: 2024, required: 10, delivered: null }] });
    const { steps } = shownWorking(working);
    expect(steps[0]).toMatchObject({ cells: ['–', '–'], missing: ['Homes delivered, as published, 2024-25, has not been given'] });
    expect(steps.find(({ label }) => label === 'Result')).toMatchObject({ cells: ['', '–'] });
  });

  it('writes minus, thousands and years as people do', () => {
    const known = (value: number) => ({ known: true as const, value });
    expect([
      figureText(known(-1234.5), 'homes'),
      figureText(known(-0.001), 'homes'),
      figureText(known(1e6), 'homes'),
      figureText(null, 'homes'),
    ]).toEqual(['−1,234.50', '0.00', '1,000,000', '']);
    expect(
      shownWorking(
        slippage(
          {
            stage: 'full',
            years: [
              { year: 2027, promised: 4, forecast: 0, delivered: null },
              { year: 2029, promised: null, forecast: 4, delivered: null },
            ],
          },
          2026,
        ).working,
      ).steps.map(({ cells }) => cells),
    ).toEqual([['2029'], ['2027'], ['2']]);
  });
});
