import type { KeptKind } from './kinds.ts';
import { likeness } from './likeness.ts';

const LIKE_ENOUGH = 0.5;

/** True for two names of one thing, as far as their words tell. */
export function alike(one: string, other: string): boolean {
  const [first, second] = [one.toLowerCase(), other.toLowerCase()].map((text) => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim());
  if (first === second || first!.includes(second!) || second!.includes(first!)) return true;
  return likeness(first!, second!) >= LIKE_ENOUGH;
}

/** Kinds by which one record is told from another; figures, days and codes change while a record stays what it is. */
const TELLING: ReadonlySet<KeptKind> = new Set(['text', 'long_text', 'reference', 'web_address', 'link']);

/** True for a value that says something. */
export const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

const differs = (kind: KeptKind, one: unknown, other: unknown): boolean =>
  kind === 'link' || kind === 'reference' ? one !== other : !alike(String(one), String(other));

/** What two values of a field are, of a record here and of a row that has its key. */
export interface Told {
  /** The field, as whoever asks calls it. */
  name: string;
  kind: KeptKind;
  row: unknown;
  here: unknown;
}

/** True for a name that isn't another writing of the one here. A row that doesn't say its name says nothing against it. */
export const isOtherName = (row: unknown, here: unknown): boolean =>
  isFilled(row) && !alike(String(row), isFilled(here) ? String(here) : '');

/**
 * Of the fields that tell records apart, key, name and notes aside, those that differ, when they are at least half of
 * those that both sides fill: with another name, the row is another record under the same key. Null when it may be one.
 */
export function mostDiffer(fields: readonly Told[]): string[] | null {
  const both = fields.filter(({ kind, row, here }) => TELLING.has(kind) && isFilled(row) && isFilled(here));
  const found = both.filter(({ kind, row, here }) => differs(kind, row, here));
  return found.length * 2 < both.length ? null : found.map(({ name }) => name);
}
