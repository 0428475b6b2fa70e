import { codes } from '../../../domain/codes.ts';
import { yearLabel } from '../../../domain/dates.ts';
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
  sites: readonly (TrajectoryRow & { id: string; group: TrajectoryGroup })[];
  groups: readonly (TrajectoryRow & { group: TrajectoryGroup; sites: number })[];
  total: TrajectoryRow;
}

const totalOf = (years: readonly SiteYear[]): number => years.reduce((sum, { homes }) => sum + homes, 0);

function yearsOf({ sites, firstYear, lastYear }: TrajectoryInput): number[] {
  let [from, to] = [firstYear, lastYear];
  for (const { year } of sites.flatMap((site) => [...site.completed, ...site.forecast])) {
    from = Math.min(from, year);
    to = Math.max(to, year);
  }
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function rowOf(site: TrajectorySite, years: readonly number[], currentYear: number): TrajectoryRow {
  const byYear = years.map(() => 0);
  const at = (year: number): number => year - years[0]!;
  const row = { first: 0, second: 0, third: 0, later: 0 };
  // The current year's forecast holds what is completed already.
  const done = site.completed.filter(({ year }) => year < currentYear);
  for (const { year, homes } of done) byYear[at(year)]! += homes;
  for (const { year, homes } of site.forecast) {
    if (year < currentYear) continue;
    byYear[at(year)]! += homes;
    const ahead = year - currentYear;
    row[ahead < 5 ? 'first' : ahead < 10 ? 'second' : ahead < 15 ? 'third' : 'later'] += homes;
  }
  const net = site.gross - site.losses;
  const completed = totalOf(done);
  const remaining = net - completed;
  const notPhased = remaining - row.first - row.second - row.third - row.later;
  return { gross: site.gross, losses: site.losses, net, completed, remaining, byYear, ...row, notPhased };
}

const NUMBERS = ['gross', 'losses', 'net', 'completed', 'remaining', 'first', 'second', 'third', 'later', 'notPhased'] as const;

function sumRows(rows: readonly TrajectoryRow[], years: readonly number[]): TrajectoryRow {
  const sum = { gross: 0, losses: 0, net: 0, completed: 0, remaining: 0, first: 0, second: 0, third: 0, later: 0, notPhased: 0 };
  const byYear = years.map(() => 0);
  for (const row of rows) {
    for (const key of NUMBERS) sum[key] += row[key];
    for (const [at, homes] of row.byYear.entries()) byYear[at]! += homes;
  }
  return { ...sum, byYear };
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
    year < input.lastYear ? input.lastYear - year : unknown({ reason: 'no_years_left', line: 'plan_years_left', part: yearLabel(year) }),
  );
  const years = book.givenByPart('plan_years_left', 'years', left, { summed: false });
  book.lineByPart('manage', 'homes a year', over(minus(all, cumulative), years), { summed: false, main: true });
  const ended = plan.findLastIndex((year) => year < currentYear);
  return ended < 0 ? unknown({ reason: 'nothing_due', line: 'monitor' }) : book.figureIn(monitor, ended);
}

/** The housing trajectory: what was completed, what remains and when, against what the plan requires. */
export function trajectory(input: TrajectoryInput): TrajectoryResult {
  const { sites, firstYear, lastYear, currentYear } = input;
  const years = yearsOf(input);
  const rows = sites.map((site) => ({ id: site.id, group: site.group, ...rowOf(site, years, currentYear) }));
  const groups = TRAJECTORY_GROUPS.map(({ code }) => rows.filter(({ group }) => group === code)).filter((some) => some.length > 0);
  const total = sumRows(rows, years);
  const plan = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  const book = startWorking(plan.map(yearLabel));
  const value = addLines(book, input, (year) => total.byYear[year - years[0]!] ?? 0, plan);
  const notes: Note[] = total.notPhased > 0 ? [{ note: 'not_phased', values: { homes: total.notPhased } }] : [];
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
    sites: rows,
    groups: groups.map((some) => ({ group: some[0]!.group, sites: some.length, ...sumRows(some, years) })),
    total,
  };
}
