import { financialYearOf } from '../../../domain/dates.ts';
import type { Consequence } from '../measures/delivery-test-rules.ts';
import { deliveryTest, type DeliveryTestInput, type DeliveryTestResult } from '../measures/delivery-test.ts';
import { fiveYearSupply, type FiveYearInput, type FiveYearResult } from '../measures/five-year-supply.ts';
import { valueOf } from '../measures/figure.ts';
import { applyChanges, type Change, type ChangeProblem, type Scheme, type SchemeYear } from './changes.ts';

/** What scenarios are worked from: the measures as they stand today, and the schemes within them. */
export interface WhatIfInput {
  schemes: readonly Scheme[];
  /** All net homes of each year, those of the schemes among them. */
  byYear: readonly SchemeYear[];
  test: DeliveryTestInput;
  supply: FiveYearInput;
}

/** A scenario: a name and its changes. Today has none. */
export interface Scenario {
  name: string;
  changes: readonly Change[];
}

/** What a scenario comes to. */
export interface Outcome {
  name: string;
  test: DeliveryTestResult;
  supply: FiveYearResult;
  /** All net homes of each year. */
  byYear: readonly SchemeYear[];
  moved: number;
  lost: number;
  /** Homes fewer within the five years of the supply. */
  outOfFiveYears: number;
  problems: readonly ChangeProblem[];
}

/** Homes that a scenario adds to each year, or takes away. */
function difference(before: readonly Scheme[], after: readonly Scheme[]): Map<number, number> {
  const change = new Map<number, number>();
  const add = (schemes: readonly Scheme[], sign: 1 | -1): void => {
    for (const { year, homes } of schemes.flatMap(({ years }) => years)) change.set(year, (change.get(year) ?? 0) + sign * homes);
  };
  add(after, 1);
  add(before, -1);
  return change;
}

function yearsWith(byYear: readonly SchemeYear[], change: ReadonlyMap<number, number>): SchemeYear[] {
  const years = new Map(byYear.map(({ year, homes }) => [year, homes]));
  for (const [year, homes] of change) years.set(year, (years.get(year) ?? 0) + homes);
  return [...years].map(([year, homes]) => ({ year, homes })).toSorted((a, b) => a.year - b.year);
}

/** Works a scenario out. Nothing it is given is changed. */
export function workOut(input: WhatIfInput, { name, changes }: Scenario): Outcome {
  const { schemes, byYear, test, supply } = input;
  const changed = applyChanges(schemes, changes);
  const change = difference(schemes, changed.schemes);
  const first = financialYearOf(supply.from);
  const inFive = [0, 1, 2, 3, 4].reduce((sum, at) => sum + (change.get(first + at) ?? 0), 0);
  const years = test.years.map((one) => (change.get(one.year) ? { ...one, change: change.get(one.year)! } : one));
  const lines = inFive === 0 ? supply.supply : [...supply.supply, { label: 'supply_scenario' as const, homes: inFive }];
  return {
    name,
    test: deliveryTest({ ...test, years }),
    supply: fiveYearSupply({ ...supply, supply: lines }),
    byYear: yearsWith(byYear, change),
    moved: changed.moved,
    lost: changed.lost,
    outOfFiveYears: 0 - inFive,
    problems: changed.problems,
  };
}

/** Today and each scenario, in one form, to be shown beside each other. */
export const compareScenarios = (input: WhatIfInput, scenarios: readonly Scenario[]): { today: Outcome; scenarios: Outcome[] } => ({
  today: workOut(input, { name: '', changes: [] }),
  scenarios: scenarios.map((scenario) => workOut(input, scenario)),
});

/** The bands of a test as sentences name them. */
const BANDS: Readonly<Record<Consequence, string>> = {
  action_plan: 'action plan',
  buffer: '20% buffer',
  presumption: 'presumption',
  unmet_need: 'unmet need deemed to exist',
};

function bandOf({ consequences }: DeliveryTestResult): string | null {
  if (consequences === null) return null;
  const last = consequences.at(-1);
  return last === undefined ? 'no action' : BANDS[last];
}

const homes = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'home' : 'homes'}`;

function sayTest({ test }: Outcome, today: Outcome | null): string {
  const band = bandOf(test);
  if (band === null) return 'The test can’t be worked out.';
  const before = today && bandOf(today.test);
  if (before === null || before === band) return band === 'no action' ? 'The test needs no action.' : `The test stands at ${band}.`;
  const worse = (test.consequences?.length ?? 0) > (today?.test.consequences?.length ?? 0);
  return `The test ${worse ? 'falls' : 'rises'} to ${band}.`;
}

function saySupply({ supply }: Outcome, today: Outcome | null): string {
  if (supply.enough === null) return 'Supply can’t be worked out.';
  const room = supply.enough ? `with ${homes(supply.spare ?? 0)} to spare` : `${homes(supply.short ?? 0)} short`;
  const [now, before] = [valueOf(supply.shown), today && valueOf(today.supply.shown)];
  const moves = before === null || now === null || now === before ? 'is' : now < before ? 'falls' : 'rises';
  if (supply.enough && today && moves !== 'is') return `Supply ${moves} to ${now?.toFixed(2)} years, ${room}.`;
  const crossed = today !== null && today.supply.enough !== supply.enough;
  return supply.enough ? `Supply is five years or more, ${room}.` : `Supply ${crossed ? 'falls' : 'is'} below five years, ${room}.`;
}

/** An outcome in two sentences, held against today's where it is a scenario. */
export const sayOutcome = (outcome: Outcome, today: Outcome | null): string => `${sayTest(outcome, today)} ${saySupply(outcome, today)}`;
