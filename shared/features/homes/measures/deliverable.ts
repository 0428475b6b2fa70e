import { codes } from '../../../domain/codes.ts';
import type { DeliverableRules } from './five-year-rules.ts';

/** Where a site stands, as deliverability asks. */
export const SITE_STANDINGS = codes([
  { code: 'detailed', label: 'Detailed permission' },
  { code: 'outline', label: 'Outline permission' },
  { code: 'in_principle', label: 'Permission in principle' },
  { code: 'allocated', label: 'Allocated in a plan' },
  { code: 'brownfield_register', label: 'On a brownfield register' },
  { code: 'other', label: 'None of these' },
]);

/** A site as deliverability asks. */
export interface SiteStanding {
  standing: (typeof SITE_STANDINGS)[number]['code'];
  /** Homes of the whole site. */
  homes: number;
  hectares: number | null;
  /** Day the permission lapses if it is not begun; null when it has none, or was begun. */
  lapsesOn: string | null;
  /** Clear evidence that its homes come within five years, or that they will not; null for none. */
  evidence: 'they_come' | 'they_do_not' | null;
}

/** Whether a site counts, and why. */
export interface Deliverable {
  counts: boolean;
  why: 'permission' | 'evidence' | 'lapsed' | 'evidence_against' | 'no_evidence';
  /** Which line of the supply its homes belong to. */
  line: 'supply_detailed' | 'supply_with_evidence';
}

/** True for major development: 10 homes or half a hectare. */
export const isMajor = ({ homes, hectares }: Pick<SiteStanding, 'homes' | 'hectares'>, rules: DeliverableRules): boolean =>
  homes >= rules.majorHomes || (hectares ?? 0) >= rules.majorHectares;

/**
 * Whether a site's homes count as deliverable on a day. By its permission alone it counts with detailed permission, or
 * with any permission if it is not major; everything else needs clear evidence.
 */
export function deliverable(site: SiteStanding, on: string, rules: DeliverableRules): Deliverable {
  const minorWithPermission = (site.standing === 'outline' || site.standing === 'in_principle') && !isMajor(site, rules);
  const byPermission = site.standing === 'detailed' || minorWithPermission;
  const line = byPermission ? 'supply_detailed' : 'supply_with_evidence';
  if (site.lapsesOn !== null && site.lapsesOn < on) return { counts: false, why: 'lapsed', line };
  if (site.evidence === 'they_do_not') return { counts: false, why: 'evidence_against', line };
  if (byPermission) return { counts: true, why: 'permission', line };
  return site.evidence === 'they_come' ? { counts: true, why: 'evidence', line } : { counts: false, why: 'no_evidence', line };
}
