import type { Rows } from '../../../shared/tables.ts';
import type { Random } from '../random.ts';
import type { Fortune } from './words/homes.ts';

/** Years of the demo's commitments, of which the third is the current one. */
export const YEAR_COUNT = 7;
export const CURRENT = 2;

type Figure = number | null;

/** A commitment's homes year by year, and where its building stands. */
export interface Schedule {
  promised: Figure[];
  forecast: Figure[];
  delivered: Figure[];
  stage: Rows['commitment']['stage'];
}

/** What a schedule is made for: how the scheme does, its homes and the share of this year that is over. */
export interface Brief {
  fortune: Fortune;
  homes: number;
  /** Year the first homes are promised for, from 0. */
  start: number;
  yearGone: number;
}

/** First years that let each fortune come true. */
const STARTS: Record<Fortune, [number, number]> = {
  complete: [0, 1],
  on_track: [0, 5],
  at_risk: [1, 4],
  off_track: [1, 4],
  not_started: [4, 6],
  no_target: [4, 6],
};

/** The first year of the `nth` site that fares so: each year in turn, so that no year is left out. */
export function startFor(fortune: Fortune, nth: number): number {
  const [first, last] = STARTS[fortune];
  return first + (nth % (last - first + 1));
}

/** Homes over the years as promised, expected and delivered, so that the status comes out as meant. */
export function scheduleOf(random: Random, brief: Brief): Schedule {
  const { fortune, homes } = brief;
  const years = fortune === 'complete' ? random.int(1, 2 - brief.start) : random.int(1, 3);
  const promised = spread(random, homes, brief.start, years);
  if (fortune === 'not_started') return { promised, forecast: all(0), delivered: all(0, CURRENT), stage: 'idea' };
  const total = expectedTotal(random, fortune, homes);
  const expected = later(random, promised, total, slipOf(random, fortune));
  const stage = stageOf(random, fortune, expected);
  if (stage === 'withdrawn') return { promised, forecast: all(0), delivered: all(0, CURRENT), stage };
  return {
    promised: fortune === 'no_target' ? all(null) : promised,
    forecast: forecastOf(random, promised, expected),
    delivered: deliveredOf(random, expected, brief.yearGone),
    stage,
  };
}

const all = (value: Figure, until = YEAR_COUNT): Figure[] => Array.from({ length: YEAR_COUNT }, (_, year) => (year < until ? value : null));

/** Homes over some years, more of them in the middle; what the plan's last year can't hold comes in that year. */
function spread(random: Random, homes: number, start: number, years: number): number[] {
  const out = Array.from({ length: YEAR_COUNT }, () => 0);
  let left = homes;
  for (let at = 0; at < years; at += 1) {
    const year = Math.min(YEAR_COUNT - 1, start + at);
    const part = at === years - 1 ? left : Math.round((left / (years - at)) * (0.7 + random.next() * 0.6));
    out[year]! += Math.min(part, left);
    left -= Math.min(part, left);
  }
  return out;
}

function expectedTotal(random: Random, fortune: Fortune, homes: number): number {
  if (fortune === 'at_risk') return Math.round(homes * (0.78 + random.next() * 0.09));
  if (fortune === 'off_track') return Math.floor(homes * (0.2 + random.next() * 0.45));
  if (fortune === 'complete') return random.chance(0.1) ? homes + random.int(1, 2) : homes;
  return random.chance(0.8) ? homes : Math.ceil(homes * (0.92 + random.next() * 0.08));
}

function slipOf(random: Random, fortune: Fortune): number {
  if (fortune === 'on_track') return random.chance(0.25) ? 1 : 0;
  if (fortune === 'at_risk') return random.int(0, 1);
  return fortune === 'off_track' ? random.int(1, 2) : 0;
}

/** The promise scaled to a total and moved later. Homes still owed can't all lie in the past. */
function later(random: Random, promised: number[], total: number, slip: number): number[] {
  const last = promised.findLastIndex((homes) => homes > 0);
  const owed = total < promised.reduce((sum, homes) => sum + homes, 0);
  const by = owed && last + slip < CURRENT ? CURRENT - last : slip;
  const out = Array.from({ length: YEAR_COUNT }, () => 0);
  const sum = promised.reduce((all, homes) => all + homes, 0);
  let left = total;
  for (const [year, homes] of promised.entries()) {
    if (homes === 0) continue;
    const part = year === last ? left : Math.min(left, Math.round((homes / sum) * total));
    // Now and then half of a year's homes are on time and half aren't.
    const onTime = by > 0 && random.chance(0.4) && !owed ? Math.floor(part / 2) : 0;
    out[year]! += onTime;
    out[Math.min(YEAR_COUNT - 1, year + by)]! += part - onTime;
    left -= part;
  }
  return out;
}

const FAR_STAGES = [
  ['full', 'full', 'on_site'],
  ['full', 'outline', 'resolution', 'submitted'],
  ['submitted', 'pre_application', 'secured'],
  ['pre_application', 'secured', 'secured', 'idea'],
] as const;

function stageOf(random: Random, fortune: Fortune, expected: number[]): Schedule['stage'] {
  const first = expected.findIndex((homes) => homes > 0);
  const last = expected.findLastIndex((homes) => homes > 0);
  if (fortune === 'no_target') return random.pick(['secured', 'pre_application']);
  if (fortune === 'off_track' && random.chance(0.5)) return first > CURRENT && random.chance(0.4) ? 'withdrawn' : 'stalled';
  if (last < CURRENT) return last < CURRENT - 1 || random.chance(0.5) ? 'occupied' : 'complete';
  if (first <= CURRENT) return 'on_site';
  return random.pick(FAR_STAGES[Math.min(FAR_STAGES.length - 1, first - CURRENT - 1)]!);
}

/** Past years keep the last forecast made for them, which was not always right. */
const forecastOf = (random: Random, promised: number[], expected: number[]): Figure[] =>
  expected.map((homes, year) => (year < CURRENT && random.chance(0.35) ? promised[year]! : homes));

/** Past years in full, this year as far as it has gone; nothing is said of this year before building starts. */
function deliveredOf(random: Random, expected: number[], yearGone: number): Figure[] {
  const building = expected.slice(0, CURRENT + 1).some((homes) => homes > 0);
  return expected.map((homes, year) => {
    if (year < CURRENT) return homes;
    if (year > CURRENT || (!building && random.chance(0.3))) return null;
    return Math.floor(homes * Math.min(1, yearGone * (0.6 + random.next() * 0.7)));
  });
}
