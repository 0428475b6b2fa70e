import type { FieldValue, ProblemCode } from '../../shared/domain/tabular-types.ts';

/**
 * What a converter says about a cell. `words` go after the quoted cell: “about 40” *isn’t a whole number*.
 * Knows nothing about places, so that converters stay about values.
 */
export type Verdict =
  | { kind: 'value'; value: FieldValue }
  | { kind: 'repaired'; value: FieldValue; code: ProblemCode; words: string; remedy: string }
  | { kind: 'refused'; code: ProblemCode; words: string; remedy: string };

/** The cell is right as it is. */
export const accept = (value: FieldValue): Verdict => ({ kind: 'value', value });

/** Nothing in the cell. */
export const blank = (): Verdict => accept(null);

/** The cell was understood, and the user should know how. */
export const repair = (value: FieldValue, code: ProblemCode, words: string, remedy: string): Verdict => ({
  kind: 'repaired',
  value,
  code,
  words,
  remedy,
});

/** The cell can't be used. */
export const refuse = (code: ProblemCode, words: string, remedy: string): Verdict => ({
  kind: 'refused',
  code,
  words,
  remedy,
});
