import { addDays } from '../dates.ts';
import { holdsOn, type Period } from '../periods.ts';
import type { DatedQuorumRule, QuorumRule } from './rule.ts';

/** The rule in force on a day; null when none is. */
export const ruleOn = (rules: readonly DatedQuorumRule[], day: string): QuorumRule | null =>
  rules.find((dated) => holdsOn(dated, day))?.rule ?? null;

/** What is wrong with the days of rules. */
export interface DatesProblem {
  kind: 'ends_before_start' | 'overlap' | 'gap';
  /** First and last day it is about; null without bound. */
  fromOn: string | null;
  toOn: string | null;
}

const ALWAYS = '0000-01-01';
const EVER = '9999-12-31';
const startOf = (period: Period): string => period.fromOn ?? ALWAYS;
const endOf = (period: Period): string => period.toOn ?? EVER;

const bounded = (day: string): string | null => (day === ALWAYS || day === EVER ? null : day);

const problem = (kind: DatesProblem['kind'], from: string, to: string): DatesProblem => ({
  kind,
  fromOn: bounded(from),
  toOn: bounded(to),
});

/** Days on which two rules hold or, between the first and the last, none does. */
export function problemsOfDates(rules: readonly DatedQuorumRule[]): DatesProblem[] {
  const problems = rules
    .filter((rule) => endOf(rule) < startOf(rule))
    .map((rule) => problem('ends_before_start', startOf(rule), endOf(rule)));
  if (problems.length > 0) return problems;
  const sorted = rules.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  let last: string | null = null;
  for (const next of sorted) {
    const [start, end] = [startOf(next), endOf(next)];
    if (last !== null && start <= last) problems.push(problem('overlap', start, last < end ? last : end));
    else if (last !== null && addDays(last, 1) < start) problems.push(problem('gap', addDays(last, 1), addDays(start, -1)));
    if (last === null || end > last) last = end;
  }
  return problems;
}

/** The rules with a new one from a day on: the one in force then ends the day before, later ones give way to it. */
export function withRuleFrom(rules: readonly DatedQuorumRule[], rule: QuorumRule, fromOn: string): DatedQuorumRule[] {
  const earlier = rules
    .filter((dated) => startOf(dated) < fromOn)
    .map((dated) => (endOf(dated) >= fromOn ? { ...dated, toOn: addDays(fromOn, -1) } : dated));
  return [...earlier, { rule, fromOn, toOn: null }];
}
