import { editionOn, refOf, type Edition, type RuleRef } from './edition.ts';
import { unknown, type Figure } from './figure.ts';
import { higherOf, lowerOf, minus, over, plus, rounded, times } from './formula.ts';
import { planEndsOn } from './required-homes.ts';
import { shownAs, type Result } from './result.ts';
import { PREVIOUS_METHOD, STANDARD_METHOD_EDITIONS, type PresentMethod, type PreviousMethod } from './standard-method-rules.ts';
import { startWorking, type Line, type WorkingBook } from './working.ts';

/** What the present method is worked from. */
export interface PresentNeed {
  /** Existing homes, newest year of live table 125. */
  stock: number | null;
  /** Workplace-based median affordability ratios, by year; the newest count. */
  ratios: readonly { year: number; ratio: number | null }[];
}

/** What the previous method is worked from. */
export interface PreviousNeed {
  /** Households more over the ten years from now on, 2014-based projections. */
  growth: number | null;
  /** The newest workplace-based median affordability ratio. */
  ratio: number | null;
  /** The newest plan; null where there is none, left out where nobody said. */
  plan?: { requirement: number; adoptedOn: string } | null;
  /** True for the largest cities. */
  largestCity: boolean;
  /** Day it is worked for: a plan counts alone while it is not five years old. */
  on: string;
}

function result(book: WorkingBook, need: Line, edition: Edition<unknown>): Result {
  const value = book.figure(need);
  book.line('housing_need_rounded', 'homes a year', rounded(need, 0), { main: true });
  return {
    measure: 'local_housing_need',
    unit: 'homes a year',
    value,
    shown: shownAs(value, 0),
    decimals: 0,
    decides: null,
    edition: refOf(edition),
    working: book.working,
    notes: edition.source.confirmed ? [] : [{ note: 'edition_not_confirmed', values: { edition: edition.title } }],
  };
}

/** Local housing need a year by the present standard method, on a day. */
export function housingNeed(input: PresentNeed, on: string): Result {
  const edition = editionOn(STANDARD_METHOD_EDITIONS, on);
  if (!edition || edition.rules.method !== 'present') return withoutEdition(on);
  return byStock(input, edition as Edition<PresentMethod>);
}

function withoutEdition(on: string): Result {
  const value: Figure = unknown({ reason: 'no_edition', line: 'housing_need', part: on });
  const { working } = startWorking();
  return {
    measure: 'local_housing_need',
    unit: 'homes a year',
    value,
    shown: value,
    decimals: 0,
    decides: null,
    edition: null,
    working,
    notes: [],
  };
}

function byStock({ stock, ratios }: PresentNeed, edition: Edition<PresentMethod>): Result {
  const { stockShare, threshold, weight, ratioYears } = edition.rules;
  const rule: RuleRef = { edition: edition.code, place: edition.source.place };
  const newest = ratios.toSorted((a, b) => a.year - b.year).slice(-ratioYears);
  // A year nobody gave a ratio for is unknown, and so is the mean.
  const missing = Array.from({ length: ratioYears - newest.length }, () => ({ year: null, ratio: null }));
  const counted = [...missing, ...newest];
  const book = startWorking(counted.map(({ year }) => (year === null ? '' : String(year))));
  const baseline = book.line('stock_share', 'homes a year', times(book.given('stock', 'homes', stock), stockShare), { rule });
  const given = book.givenByPart(
    'affordability',
    'number',
    counted.map(({ ratio }) => ratio),
  );
  const mean = book.line('affordability_mean', 'number', over(given, ratioYears), { rule });
  const above = book.line('ratio_over', 'number', higherOf(minus(mean, threshold), 0));
  const factor = book.line('affordability_factor', 'number', plus(1, times(over(above, threshold), weight)), { rule });
  return result(book, book.line('housing_need', 'homes a year', times(baseline, factor), { main: true }), edition);
}

/** Local housing need a year by the previous standard method, which the Housing Delivery Test uses until 2026-27. */
export function previousHousingNeed(input: PreviousNeed): Result {
  const edition: Edition<PreviousMethod> = PREVIOUS_METHOD;
  const { growthYears, threshold, weight } = edition.rules;
  const rule: RuleRef = { edition: edition.code, place: edition.source.place };
  const book = startWorking();
  const growth = book.line('growth_a_year', 'households', over(book.given('household_growth', 'households', input.growth), growthYears), {
    rule,
  });
  const ratio = book.given('affordability', 'number', input.ratio);
  const above = book.line('ratio_over', 'number', higherOf(minus(ratio, threshold), 0));
  const factor = book.line('affordability_factor', 'number', plus(1, times(over(above, threshold), weight)), { rule });
  const uncapped = book.line('need_before_cap', 'homes a year', times(growth, factor));
  const capped = addCap(book, input, growth, uncapped, edition.rules, rule);
  const uplift = book.given('urban_uplift', 'per cent', input.largestCity ? edition.rules.urbanUplift : 0, { rule });
  const need = book.line('housing_need', 'homes a year', times(capped, plus(1, over(uplift, 100))), { main: true });
  return result(book, need, edition);
}

function addCap(book: WorkingBook, { plan, on }: PreviousNeed, growth: Line, uncapped: Line, rules: PreviousMethod, rule: RuleRef): Line {
  const recent = plan ? planEndsOn(plan.adoptedOn, rules.planYears) >= on : false;
  const base = plan === null ? growth : addPlanBase(book, plan, growth, recent, rule);
  const cap = book.line('cap', 'homes a year', times(base, 1 + rules.cap / 100), { rule });
  return book.line('need_capped', 'homes a year', lowerOf(uncapped, cap), { rule });
}

function addPlanBase(book: WorkingBook, plan: PreviousNeed['plan'], growth: Line, recent: boolean, rule: RuleRef): Line {
  const requirement = book.given('plan_requirement', 'homes a year', plan?.requirement ?? null);
  return recent ? requirement : book.line('cap_base', 'homes a year', higherOf(growth, requirement), { rule });
}
