import { isBlankMarker } from './blank-marks.ts';
import type { Reading } from './reading.ts';

const NO_SPACES = /^[\x21-\x7E]*$/u;
const FIX = 'Format the column as Text in Excel and type the code again.';

/** Nearly all text has nothing in it that could need replacing, and looking is ten times as fast as replacing. */
const NO_ODD_SPACES = /^[^\u00A0\u2007\u202F\u200B\uFEFF]*$/u;

/** Text without spaces at its ends and with odd spaces made plain. */
export const plainText = (given: string): string =>
  (NO_ODD_SPACES.test(given) ? given : given.replaceAll(/[\u00A0\u2007\u202F]/gu, ' ').replaceAll(/[\u200B\uFEFF]/gu, '')).trim();

/** Text on one line: line breaks and tabs are a space. */
export const oneLine = (text: string): string => plainText(/[\r\n\t]/u.test(text) ? text.replaceAll(/\s*[\r\n\t]+\s*/gu, ' ') : text);

/** Text of several lines, each ended in one way. */
export const manyLines = (text: string): string => plainText(text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text);

/** A code as text: UPRN, RSH code, planning reference. What Excel does to codes can't be undone, so it is refused. */
export function readReference(text: string, label: string): Reading<string, 'mangled-code'> {
  const bare = text.trim();
  if (bare === '') return { ok: true, value: null };
  if (isBlankMarker(bare))
    return { ok: true, value: null, note: { words: 'is no code and was read as blank', remedy: `Enter ${label}, or clear the cell.` } };
  // What cannot be seen is no part of a code: it would make two of one.
  const spaced = NO_SPACES.test(bare)
    ? bare
    : bare
        .replaceAll(/\p{Cf}+/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim();
  const code = spaced.startsWith("'") ? spaced.slice(1) : spaced;
  if (/^\d(?:\.\d+)?E\+\d{1,2}$/iu.test(code))
    return { ok: false, reason: 'mangled-code', words: 'is a long number Excel has shortened, so its last digits are lost', remedy: FIX };
  return { ok: true, value: code === '' ? null : code };
}
