import type { ImportField } from '../../shared/domain/tabular-types.ts';
import { headingsOf, looseForm, strictForm } from './headings.ts';
import type { Heading } from './headings.ts';

/** A heading that might be a field nobody has matched, best first. */
export interface Suggestion {
  field: string;
  heading: string;
  column: number;
  /** 0 to 1. */
  score: number;
}

/** Which column feeds which field. */
export interface ColumnMatch {
  /** Field key to column. */
  matched: Record<string, { column: number; heading: string; how: 'remembered' | 'same' | 'similar' }>;
  /** Required fields without a column. */
  missing: ImportField[];
  /** Headings no field uses. */
  unmatched: Heading[];
  /** Fields for which several columns have the same heading; the first was taken. */
  ambiguous: { field: string; headings: string[] }[];
  suggestions: Suggestion[];
}

const LEAST_SCORE = 0.5;
const MOST_KEPT = 5000;

/** Keeps the answers: one import compares the same few hundred wordings thousands of times. */
function kept<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    if (known.size >= MOST_KEPT) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

const strictOf = kept(strictForm);
const looseOf = kept(looseForm);
const pairsIn = kept((text) => pairsOf(looseForm(text)));

const namesOf = (field: ImportField): string[] => [field.label, field.key, ...field.aliases];

/** How well a field and a heading agree: remembered mapping aside, 2 for the same words, 1 for nearly, 0 for not. */
function agreement(field: ImportField, heading: Heading): 0 | 1 | 2 {
  if (heading.blank) return 0;
  const names = namesOf(field);
  const wordings = [heading.text, ...heading.alternatives];
  const strict = new Set(wordings.map(strictOf).filter((form) => form !== ''));
  if (names.some((name) => strict.has(strictOf(name)))) return 2;
  const loose = new Set(wordings.map(looseOf).filter((form) => form.length > 1));
  return names.some((name) => loose.has(looseOf(name))) ? 1 : 0;
}

/**
 * Matches headings to the fields an import wants, ignoring case, punctuation and spacing. What the user chose last
 * time (`remembered`: field key to heading) comes first; every column feeds at most one field.
 */
export function matchColumns(
  fields: readonly ImportField[],
  headings: readonly (string | Heading)[],
  remembered: Readonly<Record<string, string>> = {},
): ColumnMatch {
  const all = headings.every((one) => typeof one !== 'string')
    ? headings
    : headingsOf(headings.map((one) => (typeof one === 'string' ? one : one.text)));
  const matched: ColumnMatch['matched'] = {};
  const ambiguous: ColumnMatch['ambiguous'] = [];
  const taken = new Set<number>();
  const take = (field: ImportField, heading: Heading, how: 'remembered' | 'same' | 'similar'): void => {
    matched[field.key] = { column: heading.column, heading: heading.text, how };
    taken.add(heading.column);
  };
  for (const field of fields) {
    const wanted = Object.hasOwn(remembered, field.key) ? strictForm(remembered[field.key] ?? '') : '';
    const found = wanted === '' ? undefined : all.find((one) => !taken.has(one.column) && strictForm(one.text) === wanted);
    if (found) take(field, found, 'remembered');
  }
  for (const [level, how] of [
    [2, 'same'],
    [1, 'similar'],
  ] as const) {
    for (const field of fields) {
      if (Object.hasOwn(matched, field.key)) continue;
      const found = all.filter((one) => !taken.has(one.column) && agreement(field, one) >= level);
      const first = found[0];
      if (first === undefined) continue;
      take(field, first, how);
      if (found.length > 1) ambiguous.push({ field: field.key, headings: found.map((one) => one.text) });
    }
  }
  const unmatched = all.filter((one) => !taken.has(one.column));
  const open = fields.filter((field) => !Object.hasOwn(matched, field.key));
  return {
    matched,
    missing: open.filter((field) => field.required),
    unmatched,
    ambiguous,
    suggestions: suggestionsFor(open, unmatched),
  };
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.set(text.slice(at, at + 2), (pairs.get(text.slice(at, at + 2)) ?? 0) + 1);
  return pairs;
}

/** How alike two wordings are, by the pairs of letters they share (Dice's coefficient). */
function likeness(one: string, other: string): number {
  const [first, second] = [pairsIn(one), pairsIn(other)];
  let shared = 0;
  for (const [pair, times] of first) shared += Math.min(times, second.get(pair) ?? 0);
  const total = [...first.values(), ...second.values()].reduce((sum, times) => sum + times, 0);
  return total === 0 ? 0 : (2 * shared) / total;
}

function suggestionsFor(fields: readonly ImportField[], headings: readonly Heading[]): Suggestion[] {
  const found: Suggestion[] = [];
  for (const field of fields) {
    for (const heading of headings) {
      if (heading.blank) continue;
      const score = Math.max(...namesOf(field).map((name) => likeness(name, heading.text)));
      if (score >= LEAST_SCORE)
        found.push({
          field: field.key,
          heading: heading.text,
          column: heading.column,
          score: Math.round(score * 100) / 100,
        });
    }
  }
  return found.toSorted((one, other) => other.score - one.score);
}
