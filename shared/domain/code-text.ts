import { isBlankMarker } from './blank-marks.ts';
import type { Reading } from './reading.ts';

const FIX = 'Format the column as Text in Excel and type the code again.';

/** Nearly all text has nothing in it that could need replacing, and looking is ten times as fast as replacing. */
const NOTHING_ODD = /^[^\u00A0\u00AD\u061C\u1680\u180E\u2000-\u200B\u200E\u200F\u202A-\u202F\u205F-\u206F\u3000\uFEFF]*$/u;
const OTHER_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
/** What has no width, and what turns the direction of what follows. Joiners stay: names and pictures need them. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/** Text without spaces at its ends and without what cannot be seen; spaces of other kinds are plain ones. */
export const plainText = (given: string): string =>
  (NOTHING_ODD.test(given) ? given : given.replaceAll(OTHER_SPACES, ' ').replaceAll(UNSEEN, '')).trim();

const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/u;
const BREAKS = /\s*[\t\n\v\f\r\u0085\u2028\u2029]+\s*/gu;

/** Text on one line, as every form, table and file stores it: line breaks and tabs are a space. */
export const oneLine = (text: string): string => plainText(BREAK.test(text) ? text.replaceAll(BREAKS, ' ') : text);

const NO_SPACES = /^[\x21-\x7E]*$/u;

/** A code as it is stored: what cannot be seen is no part of it, as it would make two of one, and a space is one space. */
export const plainCode = (text: string): string =>
  NO_SPACES.test(text)
    ? text
    : text
        .replaceAll(/\p{Cf}+/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim();

/** Text of several lines, each ended in one way. */
export const manyLines = (text: string): string => plainText(text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text);

/** A code as text: UPRN, RSH code, planning reference. What Excel does to codes can't be undone, so it is refused. */
export function readReference(text: string, label: string): Reading<string, 'mangled-code'> {
  const bare = text.trim();
  if (bare === '') return { ok: true, value: null };
  if (isBlankMarker(bare))
    return { ok: true, value: null, note: { words: 'is no code and was read as blank', remedy: `Enter ${label}, or clear the cell.` } };
  const spaced = plainCode(bare);
  const code = spaced.startsWith("'") ? spaced.slice(1) : spaced;
  if (/^\d(?:\.\d+)?E\+\d{1,2}$/iu.test(code))
    return { ok: false, reason: 'mangled-code', words: 'is a long number Excel has shortened, so its last digits are lost', remedy: FIX };
  return { ok: true, value: code === '' ? null : code };
}
