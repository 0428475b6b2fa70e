import type { SiteRow } from './contract.ts';

/** What some sites add up to; the parts by planning status make the whole. */
export interface SiteTotals {
  sites: number;
  /** Net homes at the lower and the upper bound. */
  homesFrom: number;
  homesTo: number;
  permissioned: number;
  notPermissioned: number;
  pending: number;
  /** Without a planning status. */
  noStatus: number;
}

type Counted = Pick<SiteRow, 'homesFrom' | 'homesTo' | 'planningStatus'>;

const PART = {
  permissioned: 'permissioned',
  not_permissioned: 'notPermissioned',
  pending: 'pending',
} as const satisfies Record<NonNullable<SiteRow['planningStatus']>, keyof SiteTotals>;

/** Adds sites up. */
export function siteTotalsOf(sites: readonly Counted[]): SiteTotals {
  const totals: SiteTotals = { sites: 0, homesFrom: 0, homesTo: 0, permissioned: 0, notPermissioned: 0, pending: 0, noStatus: 0 };
  for (const { homesFrom, homesTo, planningStatus } of sites) {
    totals.sites += 1;
    totals.homesFrom += homesFrom ?? 0;
    totals.homesTo += homesTo ?? 0;
    totals[planningStatus === null ? 'noStatus' : PART[planningStatus]] += 1;
  }
  return totals;
}
