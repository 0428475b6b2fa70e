import { codes } from '../../../domain/codes.ts';
import { yearInWords } from '../../../domain/in-words.ts';
import { unknown, type Figure } from './figure.ts';
import { minus, over, plus, running } from './formula.ts';
import type { Note } from './labels.ts';
import { shownAs, type Result } from './result.ts';
import { startWorking, type WorkingBook } from './working.ts';

/** Groups of sites in a trajectory, in the order they are printed. */
export const TRAJECTORY_GROUPS = codes([
  { code: 'completed', label: 'Completions to date' },
  { code: 'on_site', label: 'Under construction' },
  { code: 'detailed', label: 'Detailed permission' },
  { code: 'outline', label: 'Outline permission' },
  { code: 'resolution', label: 'Resolution to grant' },
  { code: 'allocated', label: 'Allocations' },
  { code: 'windfall', label: 'Windfall' },
  { code: 'broad_location', label: 'Broad locations' },
]);
export type TrajectoryGroup = (typeof TRAJECTORY_GROUPS)[number]['code'];

/** Net homes of a site in one year. */
export interface SiteYear {
  year: number;
  homes: number;
}

/** A site as a trajectory needs it. Years without homes may be left out. */
export interface TrajectorySite {
  id: string;
  group: TrajectoryGroup;
  gross: number;
  /** Homes lost, such as by demolition. */
  losses: number;
  completed: readonly SiteYear[];
  forecast: readonly SiteYear[];
}

/** The spans a trajectory is read in. */
export interface Spans {
  /** Years 1 to 5. */
  first: number;
  /** Years 6 to 10. */
  second: number;
  /** Years 11 to 15. */
  third: number;
  later: number;
}

/** A row of the trajectory: a site, a group or all of them. Homes are net but for `gross` and `losses`. */
export interface TrajectoryRow extends Spans {
  gross: number;
  losses: number;
  net: number;
  completed: number;
  remaining: number;
  /** Homes completed in each ended year, forecast from the current one on, in the order of `years`. */
  byYear: readonly number[];
  /** Remaining homes that no year was given for; below 0 where years hold more than remains. */
  notPhased: number;
}

/** What a trajectory is drawn from. */
export interface TrajectoryInput {
  sites: readonly TrajectorySite[];
  /** First year of the plan, by the year it starts in. */
  firstYear: number;
  /** Last year of the plan. */
  lastYear: number;
  /** The first year that has not ended: year 1. */
  currentYear: number;
  /** Homes the plan requires in each of its years, stepped where it is stepped. */
  required: Readonly<Record<number, number>>;
}

/** A trajectory. Its value is the monitor line at the end of the last ended year: homes over, or under, what was required. */
export interface TrajectoryResult extends Result {
  /** The years of `byYear`: the plan's, and those before and after in which there are homes. */
  years: readonly number[];
  groups: readonly (TrajectoryRow & { group: TrajectoryGroup; sites: number })[];
  total: TrajectoryRow;
}

/** A row on its way. */
type Sum = { -readonly [K in keyof Omit<TrajectoryRow, 'net' | 'remaining' | 'notPhased' | 'byYear'>]: number } & { byYear: number[] };

const startSum = (years: readonly number[]): Sum => ({
  gross: 0,
  losses: 0,
  completed: 0,
  first: 0,
  second: 0,
  third: 0,
  later: 0,
  byYear: years.map(() => 0),
});

/** Plain loops: a whole partnership has hundreds of thousands of years. */
function yearsOf({ sites, firstYear, lastYear }: TrajectoryInput): number[] {
  let [from, to] = [firstYear, lastYear];
  const see = (some: readonly SiteYear[]): void => {
    for (const { year } of some) {
      if (year < from) from = year;
      else if (year > to) to = year;
    }
  };
  for (const { completed, forecast } of sites) {
    see(completed);
    see(forecast);
  }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function addSite(sum: Sum, site: TrajectorySite, from: number, currentYear: number): void {
  const { byYear } = sum;
  sum.gross += site.gross;
  sum.losses += site.losses;
  for (const { year, homes } of site.completed) {
    // The current year's forecast holds what is completed already.
    if (year >= currentYear) continue;
    byYear[year - from]! += homes;
    sum.completed += homes;
  }
  for (const { year, homes } of site.forecast) {
    const ahead = year - currentYear;
    if (ahead < 0) continue;
    byYear[year - from]! += homes;
    if (ahead < 5) sum.first += homes;
    else if (ahead < 10) sum.second += homes;
    else if (ahead < 15) sum.third += homes;
    else sum.later += homes;
  }
}

const NUMBERS = ['gross', 'losses', 'completed', 'first', 'second', 'third', 'later'] as const;

function sumOfSums(sums: readonly Sum[], years: readonly number[]): Sum {
  const all = startSum(years);
  for (const sum of sums) {
    for (const key of NUMBERS) all[key] += sum[key];
    for (const [at, homes] of sum.byYear.entries()) all.byYear[at]! += homes;
  }
  return all;
}

function rowOf(sum: Sum): TrajectoryRow {
  const net = sum.gross - sum.losses;
  const remaining = net - sum.completed;
  return { ...sum, net, remaining, notPhased: remaining - sum.first - sum.second - sum.third - sum.later };
}

function addLines(book: WorkingBook, input: TrajectoryInput, total: (year: number) => number, plan: readonly number[]): Figure {
  const { currentYear, required } = input;
  const needed = book.givenByPart(
    'year_required',
    'homes',
    plan.map((year) => required[year] ?? null),
  );
  const done = book.givenByPart(
    'year_completed',
    'homes',
    plan.map((year) => (year < currentYear ? total(year) : 0)),
  );
  const ahead = book.givenByPart(
    'year_projected',
    'homes',
    plan.map((year) => (year < currentYear ? 0 : total(year))),
  );
  const supply = book.lineByPart('year_supply', 'homes', plus(done, ahead), { main: true });
  const cumulative = book.lineByPart('cumulative_supply', 'homes', running(supply), { summed: false });
  const cumulativeNeeded = book.lineByPart('cumulative_required', 'homes', running(needed), { summed: false });
  const monitor = book.lineByPart('monitor', 'homes', minus(cumulative, cumulativeNeeded), { summed: false, main: true });
  const all = book.given('plan_total', 'homes', book.figure(needed));
  const left = plan.map((year) =>
    year < input.lastYear ? input.lastYear - year : unknown({ reason: 'no_years_left', line: 'plan_years_left', part: yearInWords(year) }),
  );
  const years = book.givenByPart('plan_years_left', 'years', left, { summed: false });
  book.lineByPart('manage', 'homes a year', over(minus(all, cumulative), years), { summed: false, main: true });
  const ended = plan.findLastIndex((year) => year < currentYear);
  return ended < 0 ? unknown({ reason: 'nothing_due', line: 'monitor' }) : book.figureIn(monitor, ended);
}

/** The housing trajectory: what was completed, what remains and when, against what the plan requires. */
export function trajectory(input: TrajectoryInput): TrajectoryResult {
  const { firstYear, lastYear, currentYear } = input;
  const years = yearsOf(input);
  const sums = new Map<TrajectoryGroup, Sum & { sites: number }>();
  for (const site of input.sites) {
    let sum = sums.get(site.group);
    if (!sum) sums.set(site.group, (sum = { ...startSum(years), sites: 0 }));
    sum.sites += 1;
    addSite(sum, site, years[0]!, currentYear);
  }
  const total = rowOf(sumOfSums([...sums.values()], years));
  const plan = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  const book = startWorking(plan.map(yearInWords));
  const value = addLines(book, input, (year) => total.byYear[year - years[0]!] ?? 0, plan);
  const notes: Note[] = total.notPhased > 0 ? [{ note: 'not_phased', values: { homes: total.notPhased } }] : [];
  const groups = TRAJECTORY_GROUPS.flatMap(({ code }) => {
    const sum = sums.get(code);
    return sum ? [{ ...rowOf(sum), group: code, sites: sum.sites }] : [];
  });
  return {
    measure: 'trajectory',
    unit: 'homes',
    value,
    shown: shownAs(value, 0),
    decimals: 0,
    decides: null,
    edition: null,
    working: book.working,
    notes,
    years,
    groups,
    total,
  };
}

/** A site's own row, in the years of a trajectory it stands in. */
export function siteRow(site: TrajectorySite, years: readonly number[], currentYear: number): TrajectoryRow {
  const sum = startSum(years);
  addSite(sum, site, years[0]!, currentYear);
  return rowOf(sum);
}
