import { labelOf, type Code } from '../../domain/codes.ts';
import { GIVEN_UP, SIDE_STATES, STAGES } from './codes.ts';

/**
 * Promised homes added up and judged. The screens and the workbooks share these functions, so their totals agree.
 *
 * The status rule, in the order it is tried:
 *   complete     the stage is complete or occupied
 *   (the stage)  the stage is a side state: stalled, at appeal, refused, lapsed, withdrawn, replaced
 *   no_target    no homes were promised
 *   complete     delivered >= promised
 *   not_started  the stage is idea and nothing is expected
 *   on_track     expected >= 90% of promised
 *   at_risk      expected >= 70% of promised
 *   off_track    otherwise
 * `expected` is what was delivered in past years and what is forecast for this and later ones; of a scheme that is given up,
 * what was delivered. The thresholds are the
 * product default of a comparable system (domain.md 1.5, RAG thresholds); the shares compared are never rounded first.
 */

/** Statuses of a commitment, with the words printed beside their colour. */
export const COMMITMENT_STATUSES = [
  { code: 'on_track', label: 'On track' },
  { code: 'at_risk', label: 'At risk' },
  { code: 'off_track', label: 'Off track' },
  { code: 'complete', label: 'Complete' },
  { code: 'not_started', label: 'Not started' },
  { code: 'no_target', label: 'No target set' },
  side('stalled'),
  side('appeal'),
  side('refused'),
  side('lapsed'),
  side('withdrawn'),
  side('replaced'),
] as const satisfies readonly Code[];

/** A side state as a status: in its stage's own word. */
function side<C extends string>(code: C): { code: C; label: string } {
  return { code, label: labelOf(STAGES, code) };
}

export type StatusCode = (typeof COMMITMENT_STATUSES)[number]['code'];

/** Share of the promise, in per cent, from which a commitment is on track. */
export const ON_TRACK_PERCENT = 90;
/** Share of the promise, in per cent, below which it is off track. */
export const AT_RISK_PERCENT = 70;

/** One financial year's homes; null where nothing was said. */
export interface YearHomes {
  year: number;
  promised: number | null;
  forecast: number | null;
  delivered: number | null;
}

/** Homes over all years. */
export interface Homes {
  promised: number;
  forecast: number;
  delivered: number;
  /** Delivered in past years and forecast from this year on: what is held against the promise. */
  expected: number;
}

/** What its years are told of a commitment's stage. */
export type Stage = string;

const isGivenUp = (stage: Stage): boolean => (GIVEN_UP as readonly string[]).includes(stage);

/**
 * Homes expected of one year: past years count what was delivered. This year's forecast holds what is delivered already.
 * Of a scheme that is given up, nothing more is expected.
 */
export function expectedIn(figures: YearHomes, currentYear: number, stage: Stage): number {
  const delivered = figures.delivered ?? 0;
  return figures.year < currentYear || isGivenUp(stage) ? delivered : Math.max(figures.forecast ?? 0, delivered);
}

/** A commitment's figures over all years. */
export function homesOf(years: readonly YearHomes[], currentYear: number, stage: Stage): Homes {
  const homes: Homes = { promised: 0, forecast: 0, delivered: 0, expected: 0 };
  for (const figures of years) {
    homes.promised += figures.promised ?? 0;
    homes.forecast += figures.forecast ?? 0;
    homes.delivered += figures.delivered ?? 0;
    homes.expected += expectedIn(figures, currentYear, stage);
  }
  return homes;
}

const isBuilt = (stage: string): boolean => stage === 'complete' || stage === 'occupied';

/** A commitment's status, by the rule at the top. */
export function statusOf(stage: Stage, homes: Omit<Homes, 'forecast'>): StatusCode {
  if (isBuilt(stage)) return 'complete';
  if (SIDE_STATES.has(stage)) return stage as StatusCode;
  if (homes.promised <= 0) return 'no_target';
  if (homes.delivered >= homes.promised) return 'complete';
  if (stage === 'idea' && homes.expected === 0) return 'not_started';
  return againstPromise(homes);
}

function againstPromise(homes: { promised: number; expected: number }): StatusCode {
  if (homes.expected * 100 >= homes.promised * ON_TRACK_PERCENT) return 'on_track';
  return homes.expected * 100 >= homes.promised * AT_RISK_PERCENT ? 'at_risk' : 'off_track';
}

/** A commitment as totals need it. */
export interface Counted extends Homes {
  status: StatusCode;
}

/** Several commitments together. */
export interface Totals extends Homes {
  commitments: number;
  /** By the same thresholds; complete, not started or a side state only when every commitment with a promise is. */
  status: StatusCode;
  /** The statuses there are among them, but for those that are judged by no promise. */
  alike: ReadonlySet<StatusCode>;
}

/** Adds commitments up. */
export function totalsOf(commitments: Iterable<Counted>): Totals {
  const totals = { commitments: 0, promised: 0, forecast: 0, delivered: 0, expected: 0 };
  const alike = new Set<StatusCode>();
  for (const one of commitments) {
    totals.commitments += 1;
    addHomes(totals, one);
    if (one.status !== 'no_target' && (one.promised > 0 || !SIDE_STATES.has(one.status))) alike.add(one.status);
  }
  return { ...totals, alike, status: statusTogether(totals, alike) };
}

/** Totals of parts as the totals of all: the same as if all had been added up together. */
export function addTotals(parts: Iterable<Totals>): Totals {
  const totals = { commitments: 0, promised: 0, forecast: 0, delivered: 0, expected: 0 };
  const alike = new Set<StatusCode>();
  for (const part of parts) {
    totals.commitments += part.commitments;
    addHomes(totals, part);
    for (const status of part.alike) alike.add(status);
  }
  return { ...totals, alike, status: statusTogether(totals, alike) };
}

function addHomes(totals: Homes, { promised, forecast, delivered, expected }: Homes): void {
  totals.promised += promised;
  totals.forecast += forecast;
  totals.delivered += delivered;
  totals.expected += expected;
}

function statusTogether(totals: Homes, statuses: ReadonlySet<StatusCode>): StatusCode {
  const [only] = statuses;
  if (statuses.size === 1 && only && (only === 'complete' || only === 'not_started' || SIDE_STATES.has(only))) return only;
  if (totals.promised <= 0) return 'no_target';
  return totals.delivered >= totals.promised ? 'complete' : againstPromise(totals);
}

/** Adds commitments up by a key, such as their tenure, in the order the keys first come. */
export function totalsBy<T extends Counted>(commitments: Iterable<T>, keyOf: (commitment: T) => string): Map<string, Totals> {
  const groups = new Map<string, T[]>();
  for (const commitment of commitments) {
    const key = keyOf(commitment);
    const group = groups.get(key);
    if (group) group.push(commitment);
    else groups.set(key, [commitment]);
  }
  return new Map([...groups].map(([key, group]) => [key, totalsOf(group)]));
}

/** A grid row as totals need it. */
export interface SupplyRow {
  stage: Stage;
  years: readonly YearHomes[];
}

/** A grid row's homes and status, ready to be added up. */
export function countedOf<T extends SupplyRow>(row: T, currentYear: number): T & Counted {
  const homes = homesOf(row.years, currentYear, row.stage);
  return { ...row, ...homes, status: statusOf(row.stage, homes) };
}

/** One year over several commitments, with the running totals since the first year. */
export interface YearTotals {
  year: number;
  promised: number;
  forecast: number;
  delivered: number;
  expected: number;
  cumulativePromised: number;
  cumulativeDelivered: number;
}

/** Adds commitments up by financial year; a band's and the total row's year cells. */
export function totalsByYear(rows: Iterable<SupplyRow>, years: readonly number[], currentYear: number): YearTotals[] {
  const totals = new Map(
    [...years]
      .toSorted((a, b) => a - b)
      .map((year) => [year, { year, promised: 0, forecast: 0, delivered: 0, expected: 0, cumulativePromised: 0, cumulativeDelivered: 0 }]),
  );
  for (const row of rows) {
    for (const figures of row.years) {
      const total = totals.get(figures.year);
      if (!total) continue;
      total.promised += figures.promised ?? 0;
      total.forecast += figures.forecast ?? 0;
      total.delivered += figures.delivered ?? 0;
      total.expected += expectedIn(figures, currentYear, row.stage);
    }
  }
  let [promised, delivered] = [0, 0];
  for (const total of totals.values()) {
    total.cumulativePromised = promised += total.promised;
    total.cumulativeDelivered = delivered += total.delivered;
  }
  return [...totals.values()];
}

/** Delivered homes as a share of promised ones, in per cent and unrounded; null without a promise (domain.md 1.5). */
export const deliveryPercent = (delivered: number, promised: number): number | null => (promised > 0 ? (delivered * 100) / promised : null);

/** The last years in which homes were promised and are expected; null where there is none, or the scheme is given up. */
export function lastYearsOf(years: readonly YearHomes[], currentYear: number, stage: Stage): { signed: number | null; now: number | null } {
  let [signed, now] = [-Infinity, -Infinity];
  for (const figures of years) {
    if ((figures.promised ?? 0) > 0) signed = Math.max(signed, figures.year);
    if (expectedIn(figures, currentYear, stage) > 0) now = Math.max(now, figures.year);
  }
  return { signed: Number.isFinite(signed) ? signed : null, now: Number.isFinite(now) && !isGivenUp(stage) ? now : null };
}

/**
 * Years the last homes come later than promised; negative when sooner, null when either end is unknown. Slippage is the
 * forecast year now less the forecast year at signing (domain.md 1.5).
 */
export function slippageYears(years: readonly YearHomes[], currentYear: number, stage: Stage): number | null {
  const { signed, now } = lastYearsOf(years, currentYear, stage);
  return signed === null || now === null ? null : now - signed;
}

/** Homes delivered within the year they were promised for; more than was promised makes up for no other year. */
export const keptIn = ({ promised, delivered }: YearHomes): number => Math.min(promised ?? 0, delivered ?? 0);

/**
 * Share of homes completed within the year they were first promised for, in per cent, over the years that have ended
 * (domain.md 1.5). Homes beyond a year's promise make up for no other year. Null before any promise has fallen due.
 */
export function reliabilityPercent(rows: Iterable<{ years: readonly YearHomes[] }>, currentYear: number): number | null {
  let [promised, kept] = [0, 0];
  for (const row of rows) {
    for (const figures of row.years) {
      if (figures.year >= currentYear) continue;
      promised += figures.promised ?? 0;
      kept += keptIn(figures);
    }
  }
  return deliveryPercent(kept, promised);
}

/** Figures of this and later years with a promise and no forecast. */
export const missingForecasts = (years: readonly YearHomes[], currentYear: number): number =>
  years.filter((figures) => figures.year >= currentYear && (figures.promised ?? 0) > 0 && figures.forecast === null).length;
