import { codes } from '../../../domain/codes.ts';
import type { StepLabel } from './labels.ts';

/** What a figure counts. */
export type Unit = 'homes' | 'homes a year' | 'bedrooms' | 'rooms' | 'households' | 'per cent' | 'share' | 'years' | 'days' | 'number';

/** Why a figure is not known. */
export const UNKNOWN_REASONS = codes([
  { code: 'not_given', label: 'has not been given' },
  { code: 'no_edition', label: 'has no rules for this date' },
  { code: 'divides_by_zero', label: 'cannot be worked out, as it would divide by 0' },
  { code: 'no_years_left', label: 'has no years left to spread it over' },
  { code: 'not_measured', label: 'is not measured here' },
  { code: 'nothing_needed', label: 'has no meaning, as nothing is needed' },
  { code: 'nothing_due', label: 'has nothing due yet' },
  { code: 'tenure_not_specified', label: 'depends on homes whose tenure is not specified' },
  { code: 'judgement', label: 'is a matter of judgement and must be said' },
]);
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]['code'];

/** What is missing: a line of the working, for one of its years where it has years. */
export interface Missing {
  reason: UnknownReason;
  /** The line that has no figure. */
  line: StepLabel;
  /** The part of the working, such as `2024-25`. */
  part?: string;
}

/** A figure, unrounded; or what is missing to have one. Never 0 for what nobody said. */
export type Figure = { known: true; value: number } | { known: false; missing: readonly Missing[] };

/** A figure that is known. */
export const known = (value: number): Figure => ({ known: true, value });

/** A figure that is not known, with what is missing. */
export const unknown = (...missing: readonly Missing[]): Figure => ({ known: false, missing });

const keyOf = ({ reason, line, part }: Missing): string => `${reason} ${line} ${part ?? ''}`;

/** All that is missing from some figures, each once, in order. */
export function missingFrom(figures: Iterable<Figure>): Missing[] {
  const found = new Map<string, Missing>();
  for (const figure of figures) if (!figure.known) for (const one of figure.missing) found.set(keyOf(one), one);
  return [...found.values()];
}

/** Adds figures up: unknown as soon as one of them is, for a part is not the sum. */
export function sumOf(figures: readonly Figure[]): Figure {
  let total = 0;
  for (const figure of figures) {
    if (!figure.known) return unknown(...missingFrom(figures));
    total += figure.value;
  }
  return known(total);
}

/** The number of a figure, or null. */
export const valueOf = (figure: Figure): number | null => (figure.known ? figure.value : null);
