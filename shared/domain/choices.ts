import { isBlankMarker } from './blank-marks.ts';
import { plainCode } from './code-text.ts';
import { fold } from './fold.ts';
import type { Reading } from './reading.ts';
import { matchEnum } from './tabular-enums.ts';

/** One entry of what a place chooses from: what is stored, and its words. */
export interface Choice {
  value: string;
  label: string;
  /** Other ways to write it. */
  aliases?: readonly string[];
}

/** A code of a list: as it is spelt or in other capitals, by itself, by a known other word, or cut short. */
export function readCode(text: string, choices: readonly Choice[], label: string): Reading<string, 'unknown-value'> {
  const bare = text.trim();
  if (bare === '') return { ok: true, value: null };
  const found = matchEnum(
    bare,
    choices.map((one) => ({ value: one.label, aliases: [one.value, ...(one.aliases ?? [])] })),
  );
  const value = choices.find((one) => one.label === found?.value)?.value ?? null;
  const remedy = `Use one of: ${choices.map((one) => one.label).join(', ')}.`;
  // Capitals, full stops and the code itself leave no doubt, and a note on each such row would hide the notes that matter.
  if (found?.how === 'exact' || found?.how === 'spelling' || (found && value === bare)) return { ok: true, value };
  if (found) return { ok: true, value, note: { words: `was read as “${found.value}”`, remedy: `Write “${found.value}” to be sure.` } };
  if (isBlankMarker(bare)) return { ok: true, value: null, note: { words: 'was read as blank', remedy } };
  return { ok: false, reason: 'unknown-value', words: `isn’t one of the values for ${label}`, remedy };
}

/** A name as it is held against others: without what cannot be seen. */
export const plainName = (name: string): string => fold(plainCode(name));

/** Ids by their plain names; null for a name that several have. */
export type Named = ReadonlyMap<string, string | null>;

/** The names of records, each with whose it is. */
export function namedOf(records: Iterable<Choice>): Named {
  const named = new Map<string, string | null>();
  for (const { value, label } of records) {
    const name = plainName(label);
    named.set(name, named.has(name) ? null : value);
  }
  return named;
}

/** The record of a name. A name is taken as it is spelt, capitals and accents aside: half a name is nobody's, nor is one that two have. */
export function readName(text: string, named: Named, what: string): Reading<string, 'unknown-name' | 'shared-name'> {
  if (text.trim() === '') return { ok: true, value: null };
  const found = named.get(plainName(text));
  if (found) return { ok: true, value: found };
  if (found === null)
    return { ok: false, reason: 'shared-name', words: `is the name of more than one ${what} here`, remedy: 'Give them different names.' };
  return {
    ok: false,
    reason: 'unknown-name',
    words: `is the name of no ${what} here`,
    remedy: 'Spell the name as it is here, or add it first.',
  };
}
