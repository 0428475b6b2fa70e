import { codes } from '../../../domain/codes.ts';
import { known, unknown, type Figure } from '../measures/figure.ts';

/** What a plan's number says. */
export const REQUIREMENT_KINDS = codes([
  { code: 'total', label: 'Homes over the whole plan' },
  { code: 'average', label: 'Homes a year' },
  { code: 'range', label: 'A range over the whole plan' },
  { code: 'average_range', label: 'A range a year' },
]);
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number]['code'];

/** The housing requirement of one local plan for one authority. */
export interface RequirementRow {
  row: number;
  /** Reference of the plan; the authorities of a joint plan share it. */
  planId: string;
  planTitle: string;
  authority: string;
  /** GSS code. */
  code: string | null;
  /** Calendar years the plan starts and ends in: 2011 and 2029 are 18 years. */
  startYear: number | null;
  endYear: number | null;
  kind: RequirementKind | null;
  homes: number | null;
  /** Ends of a range. */
  least: number | null;
  most: number | null;
  /** Homes of the whole joint plan, where no number is given for the authority alone. */
  jointTotal: number | null;
  joint: boolean;
  published: string | null;
  submitted: string | null;
  foundSound: string | null;
  adopted: string | null;
  source: string | null;
  notes: string | null;
}

/** Homes a year that a plan requires of the authority: the lower end of a range; unknown where only a joint total is given. */
export function requirementAYear({ kind, homes, least, startYear, endYear }: RequirementRow): Figure {
  const number = kind === 'range' || kind === 'average_range' ? least : homes;
  if (number === null) return unknown({ reason: 'not_given', line: 'plan_requirement' });
  if (kind === 'average' || kind === 'average_range') return known(number);
  if (startYear === null || endYear === null || endYear <= startYear) return unknown({ reason: 'not_given', line: 'years_left' });
  return known(number / (endYear - startYear));
}

/** What a reader checks by the sums of a table of requirements. */
export interface RequirementTotals {
  rows: number;
  /** Plans, each once however many authorities share it. */
  plans: number;
  adopted: number;
  /** Rows of joint plans. */
  joint: number;
  /** Rows without a number of any kind. */
  withoutNumber: number;
  /** Rows and homes by what the number says: a sum over the plan and a yearly figure are never added. */
  byKind: Record<RequirementKind, { rows: number; homes: number }>;
}

/** The sums over all rows. */
export function requirementTotals(rows: readonly RequirementRow[]): RequirementTotals {
  const byKind = Object.fromEntries(REQUIREMENT_KINDS.map(({ code }) => [code, { rows: 0, homes: 0 }])) as RequirementTotals['byKind'];
  for (const { kind, homes, least } of rows) {
    if (kind === null) continue;
    byKind[kind].rows += 1;
    byKind[kind].homes += homes ?? least ?? 0;
  }
  return {
    rows: rows.length,
    plans: new Set(rows.map(({ planId }) => planId)).size,
    adopted: rows.filter(({ adopted }) => adopted !== null).length,
    joint: rows.filter(({ joint }) => joint).length,
    withoutNumber: rows.filter(
      ({ homes, least, most, jointTotal }) => homes === null && least === null && most === null && jointTotal === null,
    ).length,
    byKind,
  };
}
