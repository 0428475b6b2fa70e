import type { Edition } from './edition.ts';

/** How much is added to a five-year requirement so that there is choice. */
export interface BufferRules {
  /** Per cent added to every requirement; null where the policy left it to judgement. */
  usual: number | null;
  usualPlace: string;
  /** Per cent added where the Housing Delivery Test is below a percentage. */
  underDelivery: { percent: number; below: number; place: string } | null;
  /** Per cent added, for decisions only, where a recent requirement is low against need. */
  lowRequirement: { percent: number; atMost: number; from: string; place: string } | null;
}

/** When a site counts as deliverable. */
export interface DeliverableRules {
  /** Homes from which a site is major development. */
  majorHomes: number;
  /** Hectares from which a site is major development. */
  majorHectares: number;
  /** What evidence must show for a site that does not count by its permission alone. */
  evidence: 'homes_delivered' | 'completions_begin';
  place: string;
}

/** The rules of five-year supply. */
export interface FiveYearRules {
  buffer: BufferRules;
  deliverable: DeliverableRules;
  /** Years after adoption in which a plan's requirement counts. */
  planYears: number;
}

const OF_2018: FiveYearRules = {
  buffer: {
    usual: 5,
    usualPlace: 'NPPF 2018, paragraph 73(a)',
    underDelivery: { percent: 20, below: 85, place: 'NPPF 2018, paragraph 73(c) and its footnote' },
    lowRequirement: null,
  },
  deliverable: { majorHomes: 10, majorHectares: 0.5, evidence: 'completions_begin', place: 'NPPF, glossary' },
  planYears: 5,
};

/** The editions of national policy on five-year supply. */
export const FIVE_YEAR_EDITIONS: readonly Edition<FiveYearRules>[] = [
  {
    code: 'nppf-2012',
    title: 'National Planning Policy Framework, March 2012',
    validFrom: '2012-03-27',
    source: { title: 'National Planning Policy Framework', place: 'March 2012, paragraph 47', confirmed: false },
    changed: 'A buffer of 5%, or 20% where there was a record of persistent under delivery, which was a matter of judgement.',
    rules: { ...OF_2018, buffer: { usual: null, usualPlace: 'NPPF 2012, paragraph 47', underDelivery: null, lowRequirement: null } },
  },
  {
    code: 'nppf-2018',
    title: 'National Planning Policy Framework, July 2018',
    validFrom: '2018-07-24',
    source: { title: 'National Planning Policy Framework', place: 'July 2018, paragraph 73', confirmed: false },
    changed: 'The Housing Delivery Test decides on the 20% buffer: below 85%. An annual position statement adds 10%.',
    rules: OF_2018,
  },
  {
    code: 'nppf-2023',
    title: 'National Planning Policy Framework, December 2023',
    validFrom: '2023-12-19',
    source: { title: 'National Planning Policy Framework', place: 'December 2023, paragraphs 76 and 77', confirmed: false },
    changed: 'No buffer but the 20% for under-delivery; some authorities need four years or none.',
    rules: { ...OF_2018, buffer: { ...OF_2018.buffer, usual: 0, usualPlace: 'NPPF December 2023, paragraph 77' } },
  },
  {
    code: 'nppf-2024',
    title: 'National Planning Policy Framework, December 2024',
    validFrom: '2024-12-12',
    source: { title: 'National Planning Policy Framework', place: 'December 2024, paragraph 78', confirmed: false },
    changed: 'The 5% buffer is back, that of 10% is gone, and from 1 July 2026 a low requirement adds 20% for decisions.',
    rules: {
      ...OF_2018,
      buffer: {
        usual: 5,
        usualPlace: 'NPPF December 2024, paragraph 78(a)',
        underDelivery: { percent: 20, below: 85, place: 'NPPF December 2024, paragraph 78(b)' },
        lowRequirement: { percent: 20, atMost: 80, from: '2026-07-01', place: 'NPPF December 2024, paragraph 78(c)' },
      },
    },
  },
  {
    code: 'nppf-2026',
    title: 'National Planning Policy Framework, 17 August 2026',
    validFrom: '2026-08-17',
    source: { title: 'National Planning Policy Framework', place: 'Annex D, paragraphs 8 and 9; Annex B', confirmed: true },
    changed: 'Evidence must show that homes will be delivered on site within five years, not that completions will begin.',
    rules: {
      ...OF_2018,
      buffer: {
        usual: 5,
        usualPlace: 'NPPF 2026, Annex D, paragraph 9',
        underDelivery: { percent: 20, below: 85, place: 'NPPF 2026, Annex D, paragraph 9' },
        lowRequirement: { percent: 20, atMost: 80, from: '2026-08-17', place: 'NPPF 2026, Annex D, paragraph 9 and footnotes 74 to 76' },
      },
      deliverable: { majorHomes: 10, majorHectares: 0.5, evidence: 'homes_delivered', place: 'NPPF 2026, Annex B' },
    },
  },
];
