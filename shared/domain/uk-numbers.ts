/** Why a text isn't a number. `suppressed` is a published marker such as * or [c]; `words` has a number among words. */
export type NumberRefusal = 'blank' | 'not-available' | 'suppressed' | 'range' | 'words' | 'grouping' | 'not-a-number';

/** A number read from text. `repaired` says the text was more than digits; `guess` is the number seen among words. */
export type UkNumber =
  | { ok: true; value: number; repaired: boolean; percent: boolean; pounds: boolean; decimals: number }
  | { ok: false; reason: NumberRefusal; guess?: number };

const NOT_AVAILABLE = new Set([
  '-',
  '\u2013',
  '\u2014',
  '--',
  '..',
  '...',
  ':',
  'n/a',
  'na',
  'n.a.',
  'none',
  'nil',
  'null',
  'tbc',
  'tba',
  'unknown',
  'not known',
  'not applicable',
  'not available',
  '[x]',
  '[z]',
  '[w]',
  '[u]',
  '[m]',
  'x',
  'z',
]);
const SUPPRESSED = new Set(['*', '**', '[c]', 'c', '[low]', '<5', '< 5']);
const UNIT = /\s*(?:homes?|units?|dwellings?|plots?|households?|ha|hectares?|sqm|sq\.? ?m|m2|m\u00B2|people|years?)\.?$/u;
const PLAIN = /^\d+(?:\.\d*)?$|^\.\d+$/u;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u;
const SCIENTIFIC = /^\d(?:\.\d+)?e[+-]?\d{1,2}$/u;
const RANGE = /^\D*\d[\d,.]*\s*(?:-|\u2013|\u2014|to|or|\/)\s*\d[\d,.]*\D*$/u;

/** A whole paragraph in a number column is refused before any pattern is tried on it. */
const LONGEST = 500;

/** True for "-", "..", "*", "[x]" and the like: a published mark for "no figure", not a figure. */
export function isBlankMarker(text: string): boolean {
  const bare = text.trim().toLowerCase();
  return NOT_AVAILABLE.has(bare) || SUPPRESSED.has(bare);
}

function refused(text: string): UkNumber {
  if (NOT_AVAILABLE.has(text)) return { ok: false, reason: 'not-available' };
  if (SUPPRESSED.has(text)) return { ok: false, reason: 'suppressed' };
  const found = text.match(/\d[\d,]*(?:\.\d+)?/gu) ?? [];
  const guess = found.length > 0 ? Number((found[0] ?? '').replaceAll(',', '')) : undefined;
  const seen = guess === undefined || Number.isNaN(guess) ? {} : { guess };
  if (RANGE.test(text)) return { ok: false, reason: 'range', ...seen };
  if (/[a-z]/u.test(text) && found.length > 0) return { ok: false, reason: 'words', ...seen };
  if (/^[-\d,.\s]+$/u.test(text) && found.length > 0) return { ok: false, reason: 'grouping' };
  return { ok: false, reason: 'not-a-number', ...seen };
}

/**
 * Reads a number as people in the UK write it: £1,373,992.00, 1 200, 12%, (40) for minus 40, "40 homes".
 * Anything that needs judgement ("about 40", "10-15", 1,5) is refused, with the number seen where there is one.
 */
export function parseUkNumber(text: string): UkNumber {
  if (text.length > LONGEST) return { ok: false, reason: 'not-a-number' };
  const bare = text
    .replaceAll(/[\s\u00A0\u2007\u202F]+/gu, ' ')
    .trim()
    .toLowerCase();
  if (bare === '') return { ok: false, reason: 'blank' };
  if (isBlankMarker(bare)) return refused(bare);
  const pounds = /^[-\u2212(]?\s*(?:£|gbp)/u.test(bare);
  const percent = bare.endsWith('%');
  const brackets = /^\(.*\)$/u.test(bare);
  let digits = bare.replace(/^\((.*)\)$/u, '$1').replaceAll('\u2212', '-');
  digits = digits
    .replace(/^(-?)\s*(?:£|gbp)\s*(-?)/u, '$1$2')
    .replace(/\s*%$/u, '')
    .replace(UNIT, '');
  const negative = brackets || digits.startsWith('-');
  digits = digits.replace(/^[-+]\s*/u, '').replace(/^(\d{1,3})((?: \d{3})+)(?=\.|$)/u, (all) => all.replaceAll(' ', ''));
  if (!PLAIN.test(digits) && !GROUPED.test(digits) && !SCIENTIFIC.test(digits)) return refused(bare);
  const size = Number(digits.replaceAll(',', ''));
  if (!Number.isFinite(size)) return refused(bare);
  const decimals = digits.includes('.') && !digits.includes('e') ? digits.length - digits.indexOf('.') - 1 : 0;
  const repaired = !/^-?\d+(?:\.\d+)?$/u.test(bare);
  return { ok: true, value: negative && size !== 0 ? -size : size, repaired, percent, pounds, decimals };
}
