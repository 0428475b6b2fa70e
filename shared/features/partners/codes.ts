import { codes } from '../../domain/codes.ts';

/** Kinds of partner organisation. */
export const SECTORS = codes([
  { code: 'council', label: 'Council' },
  { code: 'provider', label: 'Housing provider' },
  { code: 'health', label: 'Health' },
  { code: 'police', label: 'Police' },
  { code: 'fire', label: 'Fire and rescue' },
  { code: 'jobcentre', label: 'Jobcentre' },
  { code: 'education', label: 'College or education' },
  { code: 'voluntary', label: 'Voluntary sector' },
  { code: 'developer', label: 'Developer' },
  { code: 'government', label: 'Government body' },
  { code: 'other', label: 'Other' },
  { code: 'not_specified', label: 'Not specified' },
]);

/** Designation in the regulator's register of providers of social housing. */
export const DESIGNATIONS = codes([
  { code: 'non_profit', label: 'Non-profit' },
  { code: 'profit', label: 'Profit' },
  { code: 'local_authority', label: 'Local authority' },
]);

/** Kinds of membership of a working group. */
export const MEMBERSHIPS = codes([
  { code: 'full', label: 'Full member' },
  { code: 'affiliate', label: 'Affiliate' },
  { code: 'observer', label: 'Observer' },
]);

/** What a member does in the group. */
export const MEMBER_ROLES = codes([
  { code: 'chair', label: 'Chair' },
  { code: 'vice_chair', label: 'Vice chair' },
  { code: 'secretary', label: 'Secretary' },
  { code: 'member', label: 'Member' },
]);

/** How a group counts its quorum. */
export const QUORUM_RULES = codes([
  { code: 'none', label: 'No quorum set' },
  { code: 'number', label: 'Number of members' },
  { code: 'percent', label: 'Share of full members' },
]);

/** How often a group meets. */
export const CADENCES = codes([
  { code: 'monthly', label: 'Monthly' },
  { code: 'six_weekly', label: 'Every 6 weeks' },
  { code: 'quarterly', label: 'Quarterly' },
  { code: 'six_monthly', label: 'Every 6 months' },
  { code: 'yearly', label: 'Yearly' },
  { code: 'as_needed', label: 'As needed' },
]);
