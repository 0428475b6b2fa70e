import { codes } from '../../../domain/codes.ts';
import type { EditionRef } from './edition.ts';
import { known, type Figure, type Unit } from './figure.ts';
import type { Note } from './labels.ts';
import { roundTo } from './rounding.ts';
import type { Working } from './working.ts';

/** The measures. */
export const MEASURES = codes([
  { code: 'delivery_test', label: 'Housing Delivery Test' },
  { code: 'five_year_supply', label: 'Five-year supply' },
  { code: 'local_housing_need', label: 'Local housing need' },
  { code: 'trajectory', label: 'Housing trajectory' },
  { code: 'affordable_share', label: 'Affordable share' },
  { code: 'social_rent_share', label: 'Social Rent share of grant-funded homes' },
  { code: 'accessible_share', label: 'Accessible and adaptable share on major sites' },
  { code: 'delivery', label: 'Delivered against promised' },
  { code: 'slippage', label: 'Slippage' },
  { code: 'reliability', label: 'Reliability' },
  { code: 'specialist_need', label: 'Specialist supply against need' },
]);
export type MeasureCode = (typeof MEASURES)[number]['code'];

/** What a measure gives: its figure, both ways, and how it came about. */
export interface Result {
  measure: MeasureCode;
  unit: Unit;
  /** The figure, unrounded. */
  value: Figure;
  /** The figure as it is shown, rounded half away from zero. */
  shown: Figure;
  /** Decimals it is shown with. */
  decimals: number;
  /** Which of the two is held against thresholds; null where there are none. */
  decides: 'rounded' | 'unrounded' | null;
  /** The rules it was worked by; null where there are none, or none for the day. */
  edition: EditionRef | null;
  working: Working;
  /** What was assumed or chosen, to be shown beside it. */
  notes: readonly Note[];
}

/** A figure as it is shown. */
export const shownAs = (figure: Figure, decimals: number): Figure => (figure.known ? known(roundTo(figure.value, decimals)) : figure);
