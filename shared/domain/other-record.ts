import type { KeptKind } from './kinds.ts';
import { likeness } from './likeness.ts';

const LIKE_ENOUGH = 0.5;
const SAME_ENOUGH = 0.8;

const worded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** True where the words of one stand one after the other in the other: whole words, as "it" stands in every "utility". */
const isWithin = (one: string, other: string): boolean => other.includes(one) || one.includes(other);

/** True for two names of one thing, as far as their words tell. */
export function alike(one: string, other: string): boolean {
  const [first, second] = [worded(one), worded(other)];
  return isWithin(first, second) || likeness(first, second) >= LIKE_ENOUGH;
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

/** True for a name written nearly as the one here; or for none. */
function isSameName(row: unknown, here: unknown): boolean {
  if (!isFilled(row)) return true;
  const [one, other] = [worded(String(row)), worded(isFilled(here) ? String(here) : '')];
  return one === other || likeness(one, other) >= SAME_ENOUGH;
}

/** Names alike are the less sure: as many fields as this must all speak against them. */
const SURE = 2;

/**
 * Of the fields that tell records apart, key, name and notes aside, those that differ, where the row is another record
 * under the same key: with another name, when they are at least half of those that both sides fill; with a name that is
 * like the one here, when they are all of them, and at least two. Null when it may be one.
 */
export function differsAs(name: { row: unknown; here: unknown }, fields: readonly Told[]): string[] | null {
  if (isSameName(name.row, name.here)) return null;
  const both = fields.filter(({ kind, row, here }) => TELLING.has(kind) && isFilled(row) && isFilled(here));
  const found = both.filter(({ kind, row, here }) => differs(kind, row, here));
  const isOther = isOtherName(name.row, name.here) ? found.length * 2 >= both.length : found.length === both.length && both.length >= SURE;
  return isOther ? found.map((field) => field.name) : null;
}
