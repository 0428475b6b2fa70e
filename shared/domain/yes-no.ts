import { isBlankMarker } from './blank-marks.ts';
import type { Reading } from './reading.ts';

const YES = new Set(['yes', 'y', 'true', 't', '1', '\u2713', '\u2714', 'x']);
const NO = new Set(['no', 'n', 'false', 'f', '0']);
/** How a place says that neither was said. */
const NEITHER = /^not (?:said|given)$/u;
const LIKE = 'Enter yes or no, or leave it blank.';

/** Yes or no in the ways people write them. */
export function readYesNo(text: string): Reading<boolean, 'not-yes-no'> {
  const bare = text.trim().toLowerCase();
  if (bare === '' || NEITHER.test(bare)) return { ok: true, value: null };
  if (YES.has(bare)) return { ok: true, value: true };
  if (NO.has(bare)) return { ok: true, value: false };
  if (isBlankMarker(bare)) return { ok: true, value: null, note: { words: 'was read as blank', remedy: LIKE } };
  return { ok: false, reason: 'not-yes-no', words: 'isn’t yes or no', remedy: LIKE };
}

/** Yes and no, as everything says them. */
export const yesNoInWords = (value: boolean): string => (value ? 'Yes' : 'No');
