import { codes } from '../../../domain/codes.ts';
import type { Edition } from './edition.ts';

/** Kinds of affordable housing; which tenure is of which kind depends on the edition. */
export const AFFORDABLE_CLASSES = codes([
  { code: 'social_rent', label: 'Social Rent' },
  { code: 'rent', label: 'Affordable housing for rent' },
  { code: 'starter', label: 'Starter homes' },
  { code: 'discounted_sale', label: 'Discounted market sales housing' },
  { code: 'ownership', label: 'Other affordable routes to home ownership' },
  { code: 'intermediate', label: 'Intermediate housing' },
  { code: 'military', label: 'Military affordable housing' },
  { code: 'rent_or_ownership', label: 'Rent or route to home ownership, by product' },
  { code: 'unstated', label: 'Affordable, kind not stated' },
]);
export type AffordableClass = (typeof AFFORDABLE_CLASSES)[number]['code'];

/** What a definition makes of a tenure: a class of affordable housing, market housing, or a question. */
export type TenureClass = AffordableClass | 'market' | 'open';

/** A definition of affordable housing: the class of each tenure; one that is not listed is market housing. */
export interface AffordableRules {
  classes: Readonly<Record<string, TenureClass>>;
}

const COMMON = {
  LLR: 'rent_or_ownership',
  KW: 'unstated',
  CLT: 'unstated',
  TBC: 'unstated',
  NS: 'open',
} as const;

const OF_2018: AffordableRules['classes'] = {
  ...COMMON,
  SR: 'rent',
  LAR: 'rent',
  AR: 'rent',
  IR: 'rent',
  DMR: 'rent',
  FH: 'discounted_sale',
  DMS: 'discounted_sale',
  RTB2: 'ownership',
  SO: 'ownership',
  SE: 'ownership',
};
const OF_2024: AffordableRules['classes'] = { ...OF_2018, SR: 'social_rent' };

/** Affordable housing as national planning policy defines it. */
export const PLANNING_DEFINITIONS: readonly Edition<AffordableRules>[] = [
  {
    code: 'affordable-2012',
    title: 'National Planning Policy Framework, March 2012, Annex 2',
    validFrom: '2012-03-27',
    source: { title: 'National Planning Policy Framework', place: 'March 2012, Annex 2', confirmed: false },
    changed: 'Three kinds: social rented, affordable rented and intermediate.',
    rules: {
      classes: {
        ...COMMON,
        SR: 'social_rent',
        LAR: 'rent',
        AR: 'rent',
        IR: 'intermediate',
        LLR: 'intermediate',
        DMR: 'intermediate',
        DMS: 'intermediate',
        RTB2: 'intermediate',
        SO: 'intermediate',
        SE: 'intermediate',
      },
    },
  },
  {
    code: 'affordable-2018',
    title: 'National Planning Policy Framework, July 2018, Annex 2',
    validFrom: '2018-07-24',
    source: { title: 'National Planning Policy Framework', place: 'July 2018, Annex 2', confirmed: true },
    changed: 'Rent, starter homes, discounted market sales and other routes to home ownership.',
    rules: { classes: OF_2018 },
  },
  {
    code: 'affordable-2024',
    title: 'National Planning Policy Framework, December 2024, Annex 2',
    validFrom: '2024-12-12',
    source: { title: 'National Planning Policy Framework', place: 'December 2024, Annex 2', confirmed: false },
    changed: 'Social Rent is a kind of its own; nothing asks for First Homes any more.',
    rules: { classes: OF_2024 },
  },
  {
    code: 'affordable-2026',
    title: 'National Planning Policy Framework, 17 August 2026, Annex B',
    validFrom: '2026-08-17',
    source: { title: 'National Planning Policy Framework', place: 'Annex B; Annex A, paragraph 10', confirmed: true },
    changed: 'Military affordable housing is added; First Homes have no class of their own.',
    rules: { classes: { ...OF_2024, MIL: 'military' } },
  },
];

/** Affordable housing as the official statistics count it: narrower than planning's. */
export const STATISTICAL_DEFINITIONS: readonly Edition<AffordableRules>[] = [
  {
    code: 'affordable-statistics',
    title: 'Affordable housing supply statistics',
    validFrom: '2012-04-01',
    source: { title: 'House of Commons, Housing, Communities and Local Government Committee, HC 173', place: '2020', confirmed: true },
    changed: 'Discounted market sale and equity loans are not counted.',
    rules: { classes: { ...OF_2024, DMS: 'market', SE: 'market' } },
  },
];

/** A programme's rule about Social Rent. */
export interface ProgrammeRules {
  /** Per cent of the programme's homes to be Social Rent. */
  socialRent: number;
  /** Delivery routes it does not pay for. */
  withoutRoutes: readonly string[];
  /** Specialist needs it does not pay for. */
  withoutNeeds: readonly string[];
}

/** Grant programmes. */
export const PROGRAMME_EDITIONS: readonly Edition<ProgrammeRules>[] = [
  {
    code: 'sahp-2026',
    title: 'Social and Affordable Homes Programme 2026 to 2036',
    validFrom: '2026-04-01',
    source: { title: 'Social and Affordable Homes Programme 2026 to 2036', place: 'Homes England, guidance', confirmed: true },
    changed: 'At least 60% of homes are Social Rent. Section 106 homes, specialised supported and temporary housing are not paid for.',
    rules: { socialRent: 60, withoutRoutes: ['s106_nil', 's106_grant'], withoutNeeds: ['specialised_supported', 'temporary'] },
  },
];

/** What plans must ask of major sites. */
export interface MajorSiteRules {
  /** Per cent of homes on major sites to M4(2). */
  accessible: number;
  majorHomes: number;
  majorHectares: number;
}

/** National policy on accessible homes. */
export const MAJOR_SITE_EDITIONS: readonly Edition<MajorSiteRules>[] = [
  {
    code: 'major-2026',
    title: 'National Planning Policy Framework, 17 August 2026, policy HO5',
    validFrom: '2026-08-17',
    source: { title: 'National Planning Policy Framework', place: 'policy HO5(1)(b); Annex B', confirmed: true },
    changed: 'At least 40% of homes on major sites are to M4(2).',
    rules: { accessible: 40, majorHomes: 10, majorHectares: 0.5 },
  },
];
