import { financialYearOf } from '../../../domain/dates.ts';
import { yearInWords } from '../../../domain/in-words.ts';
import { bufferOf, type Buffer, type BufferFacts } from './buffer.ts';
import { editionOn, refOf, type RuleRef } from './edition.ts';
import { FIVE_YEAR_EDITIONS, type FiveYearRules } from './five-year-rules.ts';
import { unknown, type Figure } from './figure.ts';
import { allOf, higherOf, minus, over, plus, times } from './formula.ts';
import type { Note, StepLabel } from './labels.ts';
import { planEndsOn } from './required-homes.ts';
import { shownAs, type Result } from './result.ts';
import { isBelow, wholeAbove, wholeBelow } from './rounding.ts';
import { startWorking, type Line, type WorkingBook } from './working.ts';

const FIVE = [0, 1, 2, 3, 4] as const;

/** Lines of a supply. */
export type SupplyLabel = Extract<StepLabel, `supply_${string}`>;

/** Where the five years' requirement comes from. */
export type FiveYearRequirement =
  /** A plan: homes of each of the five years, stepped where it is stepped. */
  | { by: 'plan'; adoptedOn: string; years: readonly (number | null)[]; average: number | null; examinedBefore2024: boolean }
  /** Local housing need, homes a year. */
  | { by: 'need' };

/** What was required and delivered since the plan's base date; null where it is not known. */
export type Past = { required: number | null; delivered: number | null } | { shortfall: number | null };

/** What five-year supply is worked from. */
export interface FiveYearInput {
  /** First day of the five years. */
  from: string;
  /** Day it is worked for: the rules are those in force then. */
  on: string;
  requirement: FiveYearRequirement;
  /** Local housing need by the standard method, homes a year. */
  need: number | null;
  past: Past;
  /** How a shortfall is made good: within five years, or over what is left of the plan. */
  method: 'sedgefield' | 'liverpool';
  /** Years of the plan left on the first day; Liverpool needs it. */
  yearsLeft?: number | null;
  bufferOrder?: 'after_shortfall' | 'before_shortfall';
  /** True where homes delivered beyond the requirement reduce it; a matter of judgement. */
  countOversupply?: boolean;
  deliveryTest: number | null;
  purpose: BufferFacts['purpose'];
  /** A buffer in place of that of the rules, with the reason. */
  chosenBuffer?: { percent: number; reason: string };
  /** Deliverable homes, by where they come from. */
  supply: readonly { label: SupplyLabel; homes: number | null; sites?: number }[];
}

/** Years of supply, and what they mean. */
export interface FiveYearResult extends Result {
  enough: boolean | null;
  /** Whole homes that can go while supply stays at five years; null when there are too few. */
  spare: number | null;
  /** Fewest whole homes that would make five years; null when there are enough. */
  short: number | null;
  needed: Figure;
  supply: Figure;
  buffer: Buffer | null;
}

/** The lines of one working that later ones stand on. */
interface Book {
  book: WorkingBook;
  input: FiveYearInput;
  notes: Note[];
  /** The plan, while it counts. */
  plan: Extract<FiveYearRequirement, { by: 'plan' }> | null;
}

function addFiveYears({ book, input, plan }: Book): Line {
  if (!plan) return book.line('five_years', 'homes', times(book.given('local_need', 'homes a year', input.need), 5));
  const [first] = plan.years;
  if (plan.years.length === 5 && plan.years.every((homes) => homes === first))
    return book.line('five_years', 'homes', times(book.given('annual_requirement', 'homes a year', first ?? null), 5));
  return book.givenByPart('annual_requirement', 'homes', plan.years);
}

function addShortfall({ book, input, notes, plan }: Book): Line | null {
  const { past } = input;
  if (!plan) {
    notes.push({ note: 'need_has_no_shortfall', values: {} });
    return null;
  }
  const shortfall =
    'shortfall' in past
      ? book.given('shortfall', 'homes', past.shortfall)
      : book.line(
          'shortfall',
          'homes',
          minus(book.given('required_to_date', 'homes', past.required), book.given('delivered_to_date', 'homes', past.delivered)),
        );
  const figure = book.figure(shortfall);
  const over = figure.known && isBelow(figure.value, 0) ? -figure.value : 0;
  if (over > 0) notes.push({ note: input.countOversupply ? 'oversupply_counted' : 'oversupply_not_counted', values: { homes: over } });
  const counted = over > 0 && !input.countOversupply ? book.line('shortfall', 'homes', higherOf(shortfall, 0)) : shortfall;
  return spread(book, input, counted, notes);
}

function spread(book: WorkingBook, input: FiveYearInput, shortfall: Line, notes: Note[]): Line {
  if (input.method === 'sedgefield') {
    notes.push({ note: 'spread_over_five', values: {} });
    return shortfall;
  }
  const left = input.yearsLeft ?? null;
  const figure = left === null || left > 0 ? left : unknown({ reason: 'no_years_left', line: 'years_left' });
  if (left !== null) notes.push({ note: 'spread_over_plan', values: { years: left } });
  const years = book.given('years_left', 'years', figure);
  // With fewer than five years left, all of it falls within the five.
  return book.line('shortfall_five_years', 'homes', times(over(shortfall, higherOf(years, 5)), 5));
}

function addBuffer({ book, input, notes, plan }: Book, buffer: Buffer): Line {
  if (buffer.heldAgainstNeed) {
    const average = book.given('plan_average', 'homes a year', plan?.average ?? null);
    const share = times(over(average, book.given('local_need', 'homes a year', input.need)), 100);
    book.line('plan_against_need', 'per cent', share, { rule: buffer.rule });
  }
  if (input.chosenBuffer) notes.push({ note: 'buffer_chosen', values: { ...input.chosenBuffer } });
  const missing = buffer.reason === 'judgement' ? unknown({ reason: 'judgement', line: 'buffer_percent' }) : null;
  return book.given('buffer_percent', 'per cent', input.chosenBuffer?.percent ?? missing ?? buffer.percent, { rule: buffer.rule });
}

function addNeeded(all: Book, buffer: Buffer): Line {
  const { book, input, notes } = all;
  const five = addFiveYears(all);
  const shortfall = addShortfall(all);
  const percent = addBuffer(all, buffer);
  const said = { main: true };
  if (shortfall === null)
    return book.line(
      'needed_in_five_years',
      'homes',
      plus(five, book.line('buffer_homes', 'homes', over(times(five, percent), 100))),
      said,
    );
  if (input.bufferOrder === 'before_shortfall') {
    notes.push({ note: 'buffer_first', values: {} });
    const extra = book.line('buffer_homes', 'homes', over(times(five, percent), 100));
    return book.line('needed_in_five_years', 'homes', plus(plus(five, extra), shortfall), said);
  }
  const both = book.line('five_years_and_shortfall', 'homes', plus(five, shortfall), said);
  const extra = book.line('buffer_homes', 'homes', over(times(both, percent), 100));
  return book.line('needed_in_five_years', 'homes', plus(both, extra), said);
}

function planOf({ requirement, from }: FiveYearInput, rules: FiveYearRules, notes: Note[]): Book['plan'] {
  if (requirement.by === 'need') return null;
  if (planEndsOn(requirement.adoptedOn, rules.planYears) >= from) return requirement;
  notes.push({ note: 'plan_too_old', values: { adoptedOn: requirement.adoptedOn } });
  return null;
}

function bufferFor(input: FiveYearInput, plan: Book['plan'], rules: FiveYearRules, edition: string): Buffer {
  const { deliveryTest, purpose, on, need } = input;
  const facts = {
    deliveryTest,
    purpose,
    on,
    need,
    planAverage: plan?.average ?? null,
    examinedBefore2024: plan?.examinedBefore2024 ?? false,
  };
  return bufferOf(facts, rules.buffer, edition);
}

/** Years of deliverable homes against five years' requirement, with shortfall and buffer. */
export function fiveYearSupply(input: FiveYearInput): FiveYearResult {
  const edition = editionOn(FIVE_YEAR_EDITIONS, input.on);
  const stepped = input.requirement.by === 'plan' && new Set(input.requirement.years).size > 1;
  const first = financialYearOf(input.from);
  const book = startWorking(stepped ? FIVE.map((at) => yearInWords(first + at)) : []);
  const notes: Note[] = [];
  const base = {
    measure: 'five_year_supply',
    unit: 'years',
    decimals: 2,
    decides: 'unrounded',
    edition: edition ? refOf(edition) : null,
    working: book.working,
    notes,
  } as const;
  if (!edition) {
    const none = unknown({ reason: 'no_edition', line: 'years_of_supply' });
    return { ...base, value: none, shown: none, enough: null, spare: null, short: null, needed: none, supply: none, buffer: null };
  }
  const { rules } = edition;
  if (!edition.source.confirmed) notes.push({ note: 'edition_not_confirmed', values: { edition: edition.title } });
  const plan = planOf(input, rules, notes);
  const buffer = bufferFor(input, plan, rules, edition.code);
  const needed = addNeeded({ book, input, notes, plan }, buffer);
  const aYear = book.line('needed_a_year', 'homes a year', over(needed, 5));
  const rule: RuleRef = { edition: edition.code, place: rules.deliverable.place };
  const lines = input.supply.map(({ label, homes }) => book.given(label, 'homes', homes, { rule }));
  const supply = book.line('deliverable', 'homes', allOf(lines), { main: true });
  const [need, have] = [book.figure(needed), book.figure(supply)];
  // Homes delivered beyond the requirement can leave nothing to be needed, and then years mean nothing.
  const nothing = need.known && !isBelow(0, need.value);
  const years = nothing
    ? book.given('years_of_supply', 'years', unknown({ reason: 'nothing_needed', line: 'years_of_supply' }), { main: true })
    : book.line('years_of_supply', 'years', over(supply, aYear), { main: true });
  const spare = book.figure(book.line('supply_spare', 'homes', minus(supply, needed)));
  const value = book.figure(years);
  // Homes are held against homes: 5.00 years would hang on a division's last digits.
  const enough = need.known && have.known ? !isBelow(have.value, need.value) : null;
  return {
    ...base,
    value,
    shown: shownAs(value, base.decimals),
    enough,
    spare: enough === true && spare.known ? wholeBelow(spare.value) : null,
    short: enough === false && spare.known ? wholeAbove(-spare.value) : null,
    needed: need,
    supply: have,
    buffer,
  };
}

/** The same with another buffer, for a sentence such as "with 20% it would be 4.48 years". */
export const yearsWithBuffer = (input: FiveYearInput, percent: number): Figure =>
  fiveYearSupply({ ...input, chosenBuffer: { percent, reason: 'compared' } }).value;

/** A shortfall from years of requirement and delivery. */
export const pastOf = (years: readonly { required: number | null; delivered: number | null }[]): Past => {
  const total = (key: 'required' | 'delivered'): number | null =>
    years.reduce<number | null>((sum, one) => (sum === null || one[key] === null ? null : sum + one[key]), 0);
  return { required: total('required'), delivered: total('delivered') };
};
