import { addDays } from '../../../domain/dates.ts';
import { yearInWords } from '../../../domain/in-words.ts';
import { DELIVERY_TEST_EDITIONS, type Consequence, type DeliveryTestRules } from './delivery-test-rules.ts';
import { editionOn, refOf, type Edition, type RuleRef } from './edition.ts';
import { known, unknown, valueOf, type Figure } from './figure.ts';
import { over, plus, rounded, times } from './formula.ts';
import type { Note } from './labels.ts';
import { addRequired, type PlanRequirement } from './required-homes.ts';
import { shownAs, type Result } from './result.ts';
import { isBelow } from './rounding.ts';
import { startWorking, type Line, type WorkingBook } from './working.ts';

/** Homes delivered in one financial year: net homes and bedrooms, or the figure the official table prints. */
export type YearDelivered =
  | { net: number | null; studentBedrooms: number | null; otherBedrooms: number | null }
  | { delivered: number | null };

/** Homes required in one financial year: as an official table prints them, or worked out from the plans and need. */
export type YearRequired = { required: number | null } | { need: number | null; pitches?: number | null };

/** Homes that a scenario adds to a year, or takes away. */
export interface YearChange {
  change?: number;
}

/** What a Housing Delivery Test is worked from. */
export interface DeliveryTestInput {
  /** Year the measurement is named by: it counts the three financial years up to March of it. */
  measurement: number;
  /** Day it was, or will be, published: ratios and rounding are those in force then. */
  publishedOn: string;
  /** Day for which the consequences are asked. */
  on: string;
  /** Who is measured; National Parks, the Broads and bodies without full planning powers are not. */
  authority?: 'measured' | 'not_measured';
  /** Councils of a joint plan, measured together. */
  jointWith?: readonly string[];
  /** The three years, in order. */
  years: readonly (YearDelivered & YearRequired & YearChange & { year: number })[];
  /** Local plans, where the requirement is worked out. */
  plans?: readonly PlanRequirement[];
}

/** What would follow, and does. */
export interface DeliveryTestResult extends Result {
  /** `measured`, or why there is no measurement. */
  state: 'measured' | 'not_measured' | 'no_requirement' | 'unknown';
  /** What follows, each on top of those before; empty for no action, null while it is not known. */
  consequences: readonly Consequence[] | null;
  /** What would follow from the unrounded figure. */
  consequencesUnrounded: readonly Consequence[] | null;
  /** True where the two differ, so that rounding decides. */
  roundingDecides: boolean;
  /** First day the consequences apply: the day after publication. Until then those of the last measurement do. */
  appliesFrom: string;
  /** Day by which an action plan is due, where one is. */
  actionPlanDue: string | null;
  /** The rules that say what follows; those in force on the day asked for. */
  consequencesEdition: Result['edition'];
}

/** By which standard method the need of a year counts in the test. */
export const needMethodIn = (year: number, { presentMethodFrom }: Pick<DeliveryTestRules, 'presentMethodFrom'>): 'previous' | 'present' =>
  presentMethodFrom !== null && year >= presentMethodFrom ? 'present' : 'previous';

/** The three financial years a measurement counts. */
export const measuredYears = (measurement: number): [number, number, number] => [measurement - 3, measurement - 2, measurement - 1];

/** What follows from a percentage, by an edition's thresholds. */
export const consequencesOf = (percent: number, { thresholds }: Pick<DeliveryTestRules, 'thresholds'>): Consequence[] =>
  thresholds.filter(({ below }) => isBelow(percent, below)).map(({ consequence }) => consequence);

function addDelivered(book: WorkingBook, years: DeliveryTestInput['years'], rules: DeliveryTestRules, rule: RuleRef): Line {
  if (years.every((one) => 'delivered' in one))
    return book.givenByPart(
      'delivered_published',
      'homes',
      years.map((one) => one.delivered),
      { main: true },
    );
  const each = years.map((one) => ('net' in one ? one : { net: one.delivered, studentBedrooms: 0, otherBedrooms: 0 }));
  const net = book.givenByPart(
    'net_additional',
    'homes',
    each.map((one) => one.net),
  );
  const students = book.givenByPart(
    'student_bedrooms',
    'bedrooms',
    each.map((one) => one.studentBedrooms),
  );
  const asHomes = book.lineByPart('student_homes', 'homes', over(students, rules.studentRatio), { rule });
  const others = book.givenByPart(
    'other_bedrooms',
    'bedrooms',
    each.map((one) => one.otherBedrooms),
  );
  const otherHomes = book.lineByPart('other_homes', 'homes', over(others, rules.communalRatio), { rule });
  return book.lineByPart('delivered', 'homes', plus(plus(net, asHomes), otherHomes), { main: true });
}

function addChange(book: WorkingBook, years: DeliveryTestInput['years'], delivered: Line): Line {
  if (years.every(({ change }) => change === undefined)) return delivered;
  const change = book.givenByPart(
    'scenario_change',
    'homes',
    years.map((one) => one.change ?? 0),
  );
  return book.lineByPart('delivered_scenario', 'homes', plus(delivered, change), { main: true });
}

function addRequirement(book: WorkingBook, input: DeliveryTestInput, rules: DeliveryTestRules, rule: RuleRef): Line {
  const { years, plans = [] } = input;
  if (years.every((one) => 'required' in one))
    return book.givenByPart(
      'required_published',
      'homes',
      years.map((one) => one.required),
      { main: true },
    );
  const needs = years.map((one) =>
    'required' in one
      ? { year: one.year, need: one.required, published: true }
      : { year: one.year, need: one.need, ...(one.pitches === undefined ? {} : { pitches: one.pitches }) },
  );
  return addRequired(book, needs, { plans, planYears: rules.planYears, countedParts: rules.countedParts, rule });
}

/** A day some months later; the last of the month where that day does not exist. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The measurement whose every row was seen to follow the rounded figure. */
const ROUNDING_SEEN_IN = 2023;

function notesOf(input: DeliveryTestInput, edition: Edition<DeliveryTestRules>): Note[] {
  const notes: Note[] = [{ note: 'rounded_as_official', values: {} }];
  if (input.measurement !== ROUNDING_SEEN_IN) notes.push({ note: 'rounding_not_confirmed', values: { measurement: input.measurement } });
  const { presentMethodFrom: from } = edition.rules;
  if (from !== null && input.years.some((one) => 'need' in one)) {
    notes.push({ note: 'need_method', values: { until: yearInWords(from - 1), from: yearInWords(from) } });
  }
  if (!edition.source.confirmed) notes.push({ note: 'edition_not_confirmed', values: { edition: edition.title } });
  if (input.jointWith?.length) notes.push({ note: 'joint_plan', values: { councils: input.jointWith.join(', ') } });
  if (input.on <= input.publishedOn) notes.push({ note: 'not_yet_applied', values: { from: addDays(input.publishedOn, 1) } });
  return notes;
}

const NONE = { consequences: null, consequencesUnrounded: null, roundingDecides: false, actionPlanDue: null } as const;

/** The Housing Delivery Test: homes delivered over three years as a percentage of homes required. */
export function deliveryTest(input: DeliveryTestInput): DeliveryTestResult {
  const edition = editionOn(DELIVERY_TEST_EDITIONS, input.publishedOn);
  const following = editionOn(DELIVERY_TEST_EDITIONS, input.on > input.publishedOn ? input.on : addDays(input.publishedOn, 1));
  const book = startWorking(input.years.map(({ year }) => yearInWords(year)));
  const base = {
    measure: 'delivery_test',
    unit: 'per cent',
    decimals: 0,
    decides: 'rounded',
    edition: edition ? refOf(edition) : null,
    consequencesEdition: following ? refOf(following) : null,
    appliesFrom: addDays(input.publishedOn, 1),
    working: book.working,
  } as const;
  const without = (state: DeliveryTestResult['state'], value: Figure, notes: readonly Note[]): DeliveryTestResult => ({
    ...base,
    ...NONE,
    state,
    value,
    shown: value,
    notes,
  });
  if (!edition || !following) return without('unknown', unknown({ reason: 'no_edition', line: 'test_result' }), []);
  const { rules } = edition;
  const rule: RuleRef = { edition: edition.code, place: rules.ratiosPlace };
  const delivered = addChange(book, input.years, addDelivered(book, input.years, rules, rule));
  const required = addRequirement(book, input, rules, rule);
  const notes = notesOf(input, edition);
  if (input.authority === 'not_measured') return without('not_measured', unknown({ reason: 'not_measured', line: 'test_result' }), notes);
  if (valueOf(book.figure(required)) === 0)
    return without('no_requirement', unknown({ reason: 'nothing_needed', line: 'test_result' }), notes);
  const percent = book.line('test_result', 'per cent', times(over(delivered, required), 100));
  const compared = book.line('test_rounded', 'per cent', rounded(percent, rules.comparedWith), { main: true, rule });
  const [value, shown] = [book.figure(percent), book.figure(compared)];
  if (!value.known || !shown.known) return without('unknown', value, notes);
  for (const { consequence, below, place } of following.rules.thresholds)
    book.given(consequence, 'per cent', known(below), { rule: { edition: following.code, place } });
  const consequences = consequencesOf(shown.value, following.rules);
  const consequencesUnrounded = consequencesOf(value.value, following.rules);
  return {
    ...base,
    state: 'measured',
    value,
    shown: shownAs(value, rules.comparedWith),
    consequences,
    consequencesUnrounded,
    roundingDecides: consequences.length !== consequencesUnrounded.length,
    actionPlanDue: consequences.includes('action_plan') ? monthsLater(input.publishedOn, following.rules.actionPlanMonths) : null,
    notes,
  };
}
