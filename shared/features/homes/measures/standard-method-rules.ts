import type { Edition } from './edition.ts';

/** The standard method since December 2024: a share of existing homes, raised by affordability. */
export interface PresentMethod {
  method: 'present';
  /** Share of existing homes that is needed a year. */
  stockShare: number;
  /** Newest ratios the mean is taken of. */
  ratioYears: number;
  /** Affordability ratio above which the baseline is raised. */
  threshold: number;
  /** How strongly it is raised. */
  weight: number;
}

/** The standard method of 2018 to 2024: projected households, raised by affordability and capped. */
export interface PreviousMethod {
  method: 'previous';
  growthYears: number;
  threshold: number;
  weight: number;
  /** Per cent above the figure the cap stands on. */
  cap: number;
  /** Years after adoption in which the cap stands on the plan's figure alone. */
  planYears: number;
  /** Per cent added in the largest cities, after the cap. */
  urbanUplift: number;
}

/** Where the parts of the methods stand. */
export const PREVIOUS_METHOD: Edition<PreviousMethod> = {
  code: 'need-2020',
  title: 'Standard method of 16 December 2020',
  validFrom: '2020-12-16',
  source: {
    title: 'Planning Practice Guidance, Housing and economic needs assessment',
    place: 'paragraph 2a-004; cap and uplift not read in the text',
    confirmed: false,
  },
  changed: 'The largest cities add 35%.',
  rules: { method: 'previous', growthYears: 10, threshold: 4, weight: 0.25, cap: 40, planYears: 5, urbanUplift: 35 },
};

const PRESENT: PresentMethod = { method: 'present', stockShare: 0.008, ratioYears: 5, threshold: 5, weight: 0.95 };

/** The editions of the standard method of local housing need. */
export const STANDARD_METHOD_EDITIONS: readonly Edition<PresentMethod | PreviousMethod>[] = [
  PREVIOUS_METHOD,
  {
    code: 'need-2024',
    title: 'Standard method of 12 December 2024',
    validFrom: '2024-12-12',
    source: { title: 'Planning Practice Guidance, Housing and economic needs assessment', place: '12 December 2024', confirmed: false },
    changed: 'Existing homes take the place of projected households; no cap and no uplift of cities.',
    rules: PRESENT,
  },
  {
    code: 'need-2026',
    title: 'Standard method, National Planning Policy Framework, 17 August 2026',
    validFrom: '2026-08-17',
    source: { title: 'National Planning Policy Framework', place: 'Annex D, paragraphs 2 to 7', confirmed: true },
    changed: 'The method moves from guidance into the policy, with the same figures.',
    rules: PRESENT,
  },
];
