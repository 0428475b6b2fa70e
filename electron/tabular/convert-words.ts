import type { FileCell, ImportField } from '../../shared/domain/tabular-types.ts';
import { matchEnum } from '../../shared/domain/tabular-enums.ts';
import { isBlankMarker } from '../../shared/domain/blank-marks.ts';
import { cellText } from './headings.ts';
import { accept, refuse, repair } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const YES = new Set(['yes', 'y', 'true', 't', '1', '\u2713', '\u2714', 'x']);
const NO = new Set(['no', 'n', 'false', 'f', '0']);

/** Nearly all text has nothing in it that could need replacing, and looking is ten times as fast as replacing. */
const NO_ODD_SPACES = /^[^\u00A0\u2007\u202F\u200B\uFEFF]*$/u;
const NO_SPACES = /^[\x21-\x7E]*$/u;

/** Text without spaces at its ends and with odd spaces made plain. */
export const plainText = (given: string): string =>
  (NO_ODD_SPACES.test(given) ? given : given.replaceAll(/[\u00A0\u2007\u202F]/gu, ' ').replaceAll(/[\u200B\uFEFF]/gu, '')).trim();

/** Text as given, tidied. */
export function convertText(cell: FileCell): Verdict {
  const text = plainText(cellText(cell));
  return accept(text === '' ? null : text);
}

/** A code as text. What Excel does to codes (dates, shortened long numbers) can't be undone, so it is refused. */
export function convertCode(cell: FileCell): Verdict {
  const fix = 'Format the column as Text in Excel and type the code again.';
  if (typeof cell === 'object' && cell !== null)
    return refuse('mangled-code', 'is a date, so Excel has probably changed a code into one', fix);
  if (typeof cell === 'number' && (Math.abs(cell) > Number.MAX_SAFE_INTEGER || String(cell).includes('e'))) {
    return refuse('mangled-code', 'is longer than Excel can hold as a number, so its last digits are lost', fix);
  }
  const given = cellText(cell);
  // What cannot be seen is no part of a code: it would make two of one.
  const spaced = NO_SPACES.test(given)
    ? given
    : given
        .replaceAll(/\p{Cf}+/gu, '')
        .replaceAll(/\s+/gu, ' ')
        .trim();
  const text = spaced.startsWith("'") ? spaced.slice(1) : spaced;
  if (/^\d(?:\.\d+)?E\+\d{1,2}$/iu.test(text))
    return refuse('mangled-code', 'is a long number Excel has shortened, so its last digits are lost', fix);
  return accept(text === '' ? null : text);
}

/** One of a field's permitted values. */
export function convertEnum(text: string, field: ImportField): Verdict {
  const values = field.values ?? [];
  const found = matchEnum(text, values);
  // Capitals and full stops leave no doubt, and a note on each such row would hide the notes that matter.
  if (found?.how === 'exact' || found?.how === 'spelling') return accept(found.value);
  const remedy = `Use one of: ${values.map((one) => one.value).join(', ')}.`;
  if (found) return repair(found.value, 'repaired', `was read as “${found.value}”`, `Write “${found.value}” to be sure.`);
  if (isBlankMarker(text)) return repair(null, 'read-as-blank', 'was read as blank', remedy);
  return refuse('unknown-value', `isn’t one of the values for ${field.label}`, remedy);
}

/** Yes or no in the ways people write them. */
export function convertYesNo(cell: FileCell): Verdict {
  if (typeof cell === 'boolean') return accept(cell);
  const text = cellText(cell).trim().toLowerCase();
  if (YES.has(text)) return accept(true);
  if (NO.has(text)) return accept(false);
  if (isBlankMarker(text)) return repair(null, 'read-as-blank', 'was read as blank', 'Enter yes or no, or clear the cell.');
  return refuse('not-yes-no', 'isn’t yes or no', 'Enter yes or no, or clear the cell.');
}
