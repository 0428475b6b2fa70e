import { addDays, daysBetween } from '../../../domain/dates.ts';
import type { RuleRef } from './edition.ts';
import { allOf, lowerOf, minus, over, plus, times, type Formula } from './formula.ts';
import type { CountedPart } from './delivery-test-rules.ts';
import type { Line, WorkingBook } from './working.ts';

/** The requirement of one local plan. */
export interface PlanRequirement {
  /** Day the plan was adopted, or found by a review not to need updating. */
  adoptedOn: string;
  /** Homes it requires in each financial year, stepped where it is stepped, the lower end of a range. */
  homesIn: Readonly<Record<number, number>>;
}

/** What a year's requirement is worked out from. */
export interface YearNeed {
  /** Financial year, by the year it starts in. */
  year: number;
  /** Local housing need of the year, by the method the rules name. */
  need: number | null;
  /** True where `need` is the requirement as it was published: no plan and no part of a year counts any more. */
  published?: boolean;
  /** Requirement for gypsies and travellers, where one is added. */
  pitches?: number | null;
}

/** How long a plan's requirement counts within one year. */
export interface PlanDays {
  homes: number | null;
  days: number;
}

const yearsLater = (day: string, years: number): string => {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  // 29 February has no fifth anniversary: the day after the 28th.
  return later.endsWith('-02-29') && Number(later.slice(0, 4)) % 4 !== 0 ? `${later.slice(0, 4)}-03-01` : later;
};

/** Days of a financial year. */
export const daysIn = (year: number): number => daysBetween(`${year}-04-01`, `${year + 1}-04-01`);

/**
 * The plans that count in a financial year, each with its days: from adoption to the day before the fifth anniversary,
 * or to the day before the next plan.
 */
export function planDaysIn(year: number, plans: readonly PlanRequirement[], planYears: number): PlanDays[] {
  const [first, end] = [`${year}-04-01`, `${year + 1}-04-01`];
  const ordered = plans.toSorted((a, b) => (a.adoptedOn < b.adoptedOn ? -1 : 1));
  return ordered.flatMap((plan, at) => {
    const ends = [yearsLater(plan.adoptedOn, planYears), ordered[at + 1]?.adoptedOn ?? end, end].toSorted()[0]!;
    const starts = plan.adoptedOn > first ? plan.adoptedOn : first;
    return starts < ends ? [{ homes: plan.homesIn[year] ?? null, days: daysBetween(starts, ends) }] : [];
  });
}

/** The day a plan's requirement stops counting. */
export const planEndsOn = (adoptedOn: string, planYears: number): string => addDays(yearsLater(adoptedOn, planYears), -1);

/** What the requirement of the years is worked by. */
export interface RequiredBy {
  plans: readonly PlanRequirement[];
  planYears: number;
  countedParts: Readonly<Record<number, CountedPart>>;
  rule: RuleRef;
}

/**
 * Adds the homes required in each year to a working: while a plan counts, the lower of it and need; otherwise need, by
 * days where a plan begins or turns five within the year.
 */
export function addRequired(book: WorkingBook, years: readonly YearNeed[], by: RequiredBy): Line {
  const { plans, planYears, countedParts, rule } = by;
  const need = book.givenByPart(
    'local_need',
    'homes a year',
    years.map((one) => one.need),
    { summed: false },
  );
  const inYears = years.map(({ year, published }) => (published ? [] : planDaysIn(year, plans, planYears)));
  const byDays = inYears.every((some) => some.length === 0)
    ? book.lineByPart('required_by_need', 'homes', need, { rule })
    : addByDays(book, years, inYears, need, rule);
  return addPitches(book, addCounted(book, byDays, years, countedParts, rule), years);
}

function addByDays(book: WorkingBook, years: readonly YearNeed[], inYears: readonly PlanDays[][], need: Line, rule: RuleRef): Line {
  const apart = { summed: false } as const;
  const all = book.givenByPart(
    'days_in_year',
    'days',
    years.map(({ year }) => daysIn(year)),
    apart,
  );
  let [rest, shares]: [Formula, Formula[]] = [all, []];
  for (let at = 0; at < Math.max(...inYears.map((some) => some.length)); at += 1) {
    const plan = inYears.map((some) => some[at]);
    // A plan that does not reach a year counts none of its days; its figure then makes no difference.
    const figures = plan.map((one) => (one ? one.homes : 0));
    const homes = book.givenByPart('plan_requirement', 'homes a year', figures, apart);
    const counted = plan.map((one) => one?.days ?? 0);
    const days = book.givenByPart('plan_days', 'days', counted, { ...apart, rule });
    shares.push(times(book.lineByPart('lower_of_plan_and_need', 'homes a year', lowerOf(homes, need), { ...apart, rule }), days));
    rest = minus(rest, days);
  }
  return book.lineByPart('required_by_days', 'homes', over(plus(allOf(shares), times(need, rest)), all), { rule });
}

function addCounted(book: WorkingBook, required: Line, years: readonly YearNeed[], parts: RequiredBy['countedParts'], rule: RuleRef): Line {
  const counted = years.map(({ year, published }) => (published ? undefined : parts[year]));
  if (!counted.some(Boolean)) return required;
  const share = book.givenByPart(
    'counted_part',
    'share',
    counted.map((one) => (one ? one.counted / one.of : 1)),
    { summed: false, rule },
  );
  return book.lineByPart('required_counted', 'homes', times(required, share), { rule });
}

function addPitches(book: WorkingBook, required: Line, years: readonly YearNeed[]): Line {
  if (!years.some((one) => one.pitches !== undefined)) return required;
  const given = years.map(({ pitches }) => (pitches === undefined ? 0 : pitches));
  const pitches = book.givenByPart('pitches', 'homes', given);
  return book.lineByPart('required_with_pitches', 'homes', plus(required, pitches));
}
