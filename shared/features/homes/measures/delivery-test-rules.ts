import { codes } from '../../../domain/codes.ts';
import type { Edition } from './edition.ts';

/** What follows from a Housing Delivery Test result; each comes on top of those before it. */
export const CONSEQUENCES = codes([
  { code: 'action_plan', label: 'Action plan' },
  { code: 'buffer', label: '20% buffer' },
  { code: 'presumption', label: 'Presumption in favour of sustainable development' },
  { code: 'unmet_need', label: 'Unmet need deemed to exist' },
]);
export type Consequence = (typeof CONSEQUENCES)[number]['code'];

/** What follows below a percentage. */
export interface Threshold {
  consequence: Consequence;
  /** Per cent the result must be below. */
  below: number;
  place: string;
}

/** How a year counts that counts only in part. */
export interface CountedPart {
  counted: number;
  of: number;
  unit: 'months' | 'days';
}

/** The rules of the Housing Delivery Test. */
export interface DeliveryTestRules {
  /** Student bedrooms that count as one home. */
  studentRatio: number;
  /** Bedrooms of other communal accommodation that count as one home. */
  communalRatio: number;
  ratiosPlace: string;
  /** Decimals the result is rounded to before it is held against the thresholds. */
  comparedWith: number;
  /** From the highest threshold to the lowest. */
  thresholds: readonly Threshold[];
  /** Months after publication by which an action plan is due. */
  actionPlanMonths: number;
  /** Requirement of years that count only in part, by financial year. */
  countedParts: Readonly<Record<number, CountedPart>>;
  /** Years after adoption, or after a review that found no need to update, in which a plan's requirement counts. */
  planYears: number;
  /** Financial year from which need is by the standard method of December 2024; before it, by that of December 2020. */
  presentMethodFrom: number | null;
}

const COUNTED_PARTS = {
  2019: { counted: 11, of: 12, unit: 'months' },
  2020: { counted: 243, of: 365, unit: 'days' },
} as const;

const ACTION_PLAN: Threshold = { consequence: 'action_plan', below: 95, place: 'Planning Advisory Service: within 6 months' };
const BUFFER: Threshold = { consequence: 'buffer', below: 85, place: 'NPPF, five-year supply' };
const PRESUMPTION: Threshold = { consequence: 'presumption', below: 75, place: 'NPPF, paragraph 11(d) and its footnote' };

const OF_2020: DeliveryTestRules = {
  studentRatio: 2.5,
  communalRatio: 1.8,
  ratiosPlace: 'Rule book of 2018; Census 2011',
  comparedWith: 0,
  thresholds: [ACTION_PLAN, BUFFER, PRESUMPTION],
  actionPlanMonths: 6,
  countedParts: COUNTED_PARTS,
  planYears: 5,
  presentMethodFrom: null,
};

const OF_2024: DeliveryTestRules = {
  ...OF_2020,
  studentRatio: 2.4,
  communalRatio: 1.9,
  ratiosPlace: '2023 measurement: homes are whole numbers and parts of 2.4 and 1.9; Census 2021',
};

/** The rule books, with the policy that says what follows. Results of 2018 and 2019 had lower thresholds and are not held. */
export const DELIVERY_TEST_EDITIONS: readonly Edition<DeliveryTestRules>[] = [
  {
    code: 'hdt-2020',
    title: 'Housing Delivery Test rule book of 24 July 2018, with the thresholds from the 2020 measurement on',
    validFrom: '2021-01-20',
    source: { title: 'Housing Delivery Test measurement rule book', place: '24 July 2018; NPPF 2018, paragraph 215', confirmed: false },
    changed: 'The presumption applies below 75%, after 25% and 45% in the first two years.',
    rules: OF_2020,
  },
  {
    code: 'hdt-2024',
    title: 'Housing Delivery Test as in the 2023 measurement, published 12 December 2024',
    validFrom: '2024-12-12',
    source: { title: 'Housing Delivery Test: 2023 measurement', place: 'worked out from its 311 measured rows', confirmed: false },
    changed: 'Student bedrooms count 1 home for 2.4 and other bedrooms 1 for 1.9, after 2.5 and 1.8 (Census 2021).',
    rules: OF_2024,
  },
  {
    code: 'hdt-2026',
    title: 'Housing Delivery Test measurement rule book, 17 August 2026',
    validFrom: '2026-08-17',
    source: {
      title: 'Housing Delivery Test measurement rule book',
      place: 'paragraphs 4 and 10 to 22; NPPF Annex D, paragraphs 12 and 13',
      confirmed: true,
    },
    changed:
      'Below 75% an evidenced unmet need is deemed to exist, in place of the presumption. Need is by the standard method of 2020 until 2026-27 and by the present one from 2027-28.',
    rules: {
      ...OF_2024,
      ratiosPlace: 'Rule book, paragraphs 10 and 11; Census 2021',
      thresholds: [ACTION_PLAN, BUFFER, { consequence: 'unmet_need', below: 75, place: 'NPPF Annex D, paragraph 12; policy S5(1)(j)' }],
      presentMethodFrom: 2027,
    },
  },
];
