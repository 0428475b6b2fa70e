/** Marks made of dashes, dots or question marks alone. */
const MARKS = /^(?:£ ?)?(?:[-\u2010-\u2015\u2212]+|\.+|\?+)$/u;

/** Letters alone are none: an x typed over a figure must not clear it. */
const NOT_AVAILABLE: ReadonlySet<string> = new Set([
  ':',
  'n/a',
  'na',
  'n.a.',
  'n.a',
  'none',
  'nil',
  'null',
  'tbc',
  'tba',
  'tbd',
  'unknown',
  'not known',
  'not applicable',
  'not available',
  '[x]',
  '[z]',
  '[w]',
  '[u]',
  '[m]',
]);
const SUPPRESSED: ReadonlySet<string> = new Set(['*', '**', '[c]', '[low]', '<5', '< 5']);

/** Which mark for "nothing here" a text is: none was available, or a figure is hidden; undefined for any other text. */
export function blankMark(text: string): 'not-available' | 'suppressed' | undefined {
  const bare = text.trim().toLowerCase();
  if (NOT_AVAILABLE.has(bare) || MARKS.test(bare)) return 'not-available';
  return SUPPRESSED.has(bare) ? 'suppressed' : undefined;
}

/** True for "-", "..", "*", "[x]" and the like: a published mark for "no figure", not a figure. */
export const isBlankMarker = (text: string): boolean => blankMark(text) !== undefined;
