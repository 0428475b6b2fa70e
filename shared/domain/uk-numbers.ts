import { blankMark } from './blank-marks.ts';
import type { Reading } from './reading.ts';

/** Why a text isn't the number that is wanted. */
export type NumberRefusal = 'not-a-number' | 'not-whole' | 'negative' | 'too-small' | 'too-big';

/** A number read from text. */
export type NumberReading = Reading<number, NumberRefusal>;

/** What number a place takes. */
export interface NumberRule {
  /** Whole numbers only. */
  whole: boolean;
  /** The lowest permitted. A whole number is a count, so it starts at 0 unless this says otherwise. */
  min?: number;
  max?: number;
  /** What is counted, for messages: "homes". */
  unit?: string;
  /** Limits that other rules hold, for sentences that say what is wanted. */
  least?: number | undefined;
  most?: number | undefined;
}

const UNIT = /\s*(?:homes?|units?|dwellings?|plots?|households?|ha|hectares?|sqm|sq\.? ?m|m2|m\u00B2|people|years?)\.?$/u;
/** Units that are not each other: 4,500 square metres are no 4,500 hectares. */
const UNITS: readonly { name: string; is: RegExp }[] = [
  { name: 'hectares', is: /^(?:ha|hectares?)\.?$/u },
  { name: 'square metres', is: /^(?:sqm|sq\.? ?m|m2|m\u00B2)\.?$/u },
  { name: 'homes', is: /^(?:homes?|units?|dwellings?|plots?|households?)\.?$/u },
  { name: 'people', is: /^people$/u },
  { name: 'years', is: /^years?$/u },
];

const unitIn = (text: string): string | undefined => UNITS.find(({ is }) => is.test(text))?.name;

/** The unit that a text gives where another is wanted; undefined when it gives none, or that one. */
function otherUnit(bare: string, { unit }: NumberRule): string | undefined {
  const wanted = unit === undefined ? undefined : unitIn(unit);
  const given = unitIn(UNIT.exec(bare)?.[0].trim() ?? '');
  return wanted === undefined || given === undefined || given === wanted ? undefined : given;
}

const PLAIN = /^\d+(?:\.\d*)?$|^\.\d+$/u;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/u;
const SCIENTIFIC = /^\d(?:\.\d+)?e[+-]?\d{1,2}$/u;
const RANGE = /^\D*\d[\d,.]*\s*(?:-|\u2013|\u2014|to|or|\/)\s*\d[\d,.]*\D*$/u;
const SEVERAL = /^\D*\d[\d,.]*(?:\s+\d[\d,.]*)+\D*$/u;
/** What leaves no doubt: nothing is said of commas, a percent sign or a pound sign. */
const CLEAR = /^[-+]?\d[\d,]*(?:\.\d*)?%?$|^-?£ ?-?[\d,]+(?:\.\d+)?$/u;
/** What nearly every cell holds: taken as it is, without a dozen patterns. */
const DIGITS = /^\d{1,15}(?:\.\d{1,15})?$/u;

/** A whole paragraph in a number column is refused before any pattern is tried on it. */
const LONGEST = 500;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const shown = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 20 });
/** "a whole number from 1 to 5", where it is known; else with an example. */
function wanted(rule: NumberRule, example: string): string {
  const { least, most } = rule;
  if (least === undefined && most === undefined) return `${kindOf(rule)} such as ${example}`;
  if (least === undefined) return `${kindOf(rule)} up to ${shown(most!)}`;
  return most === undefined ? `${kindOf(rule)} of ${shown(least)} or more` : `${kindOf(rule)} from ${shown(least)} to ${shown(most)}`;
}

const fits = (value: number, { least = -Infinity, most = Infinity }: NumberRule): boolean => value >= least && value <= most;

const kindOf = ({ whole }: NumberRule): string => (whole ? 'a whole number' : 'a number');

function remedyFor(bare: string, rule: NumberRule): string {
  const seen = /\d[\d,]*(?:\.\d+)?/u.exec(bare);
  const guess = seen ? Number(seen[0].replaceAll(',', '')) : Number.NaN;
  const useful = !Number.isNaN(guess) && (!rule.whole || Number.isInteger(guess)) && fits(guess, rule);
  const example = useful ? String(guess) : String(rule.least ?? rule.most ?? (rule.whole ? 40 : 12.5));
  if (RANGE.test(bare)) return `Enter one number instead of a range, such as ${example}.`;
  if (/^[-\d,.\s]+$/u.test(bare) && SEVERAL.test(bare)) return `Enter one number in each place, such as ${example}.`;
  if (/^[-\d,.\s]+$/u.test(bare) && seen) return 'Use a full stop for decimals and commas only between thousands, like 1,250.5.';
  return `Enter ${wanted(rule, example)}.`;
}

const notNumber = (bare: string, rule: NumberRule): NumberReading => ({
  ok: false,
  reason: 'not-a-number',
  words: `isn’t ${kindOf(rule)}`,
  remedy: remedyFor(bare, rule),
});

function nearWhole(value: number, rule: NumberRule): string {
  const near = [Math.floor(value), Math.ceil(value)].filter((one) => fits(one, rule));
  return near.length === 2 ? `Enter a whole number, such as ${near.join(' or ')}.` : `Enter ${wanted(rule, '40')}.`;
}

/** A scale has so few points that each may have a word. */
const MOST_POINTS = 10;

/** True for a place that takes the points of a scale, such as 1 to 5: people write words for them, too. */
export const isScale = ({ whole, least, most }: NumberRule): boolean =>
  whole && least !== undefined && most !== undefined && most > least && most - least < MOST_POINTS;

const POINT_FIRST = /^(\d{1,2})(?: ?[-\u2013\u2014:.=)] ?| (?=[(\p{L}]))[^\d]*$/u;
const POINT_LAST = /^[^\d]*\p{L} ?(?:[-\u2013\u2014:=(]|= ?) ?(\d{1,2})\)?$/u;

/** The point that a text names beside its word: “4 - Likely”, “3 (Moderate)”, “Likely (4)”. */
function pointIn(bare: string, rule: NumberRule): number | undefined {
  if (!isScale(rule)) return undefined;
  const digits = (POINT_FIRST.exec(bare) ?? POINT_LAST.exec(bare))?.[1];
  const point = digits === undefined ? Number.NaN : Number(digits);
  return fits(point, rule) ? point : undefined;
}

/** Holds a number against what its place takes: whole, not too small, not too big. */
export function judgeNumber(value: number, rule: NumberRule): NumberReading {
  const { whole, unit, max } = rule;
  const things = unit ?? 'this number';
  // 0.1 + 0.2 in a formula gives 0.30000000000000004; a count that far off is still that count.
  const near = Math.round(value);
  const exact = whole && Math.abs(value - near) < 1e-9 ? near : value;
  const no = (reason: NumberRefusal, words: string, remedy: string): NumberReading => ({ ok: false, reason, words, remedy });
  if (whole && !Number.isInteger(exact)) return no('not-whole', 'isn’t a whole number', nearWhole(value, rule));
  if (whole && !Number.isSafeInteger(exact)) return no('too-big', 'is too big', 'Check the number.');
  const min = rule.min ?? (whole ? 0 : undefined);
  if (min === 0 && exact < 0)
    return no('negative', `is less than 0, and ${things} can’t be negative`, `Enter 0 or more${unit ? ` ${unit}` : ''}.`);
  if (min !== undefined && exact < min)
    return no('too-small', `is less than ${shown(min)}`, `${capital(things)} can’t be less than ${shown(min)}.`);
  if (max !== undefined && exact > max)
    return no('too-big', `is more than ${shown(max)}`, `${capital(things)} can’t be more than ${shown(max)}.`);
  return { ok: true, value: Object.is(exact, -0) ? 0 : exact };
}

/** The digits of a number in a text, with what stands round them taken off; undefined when something else is left. */
function digitsOf(bare: string): { size: number; negative: boolean } | undefined {
  const brackets = /^\(.*\)$/u.test(bare);
  const signed = bare
    .replace(/^\((.*)\)$/u, '$1')
    .replaceAll('\u2212', '-')
    .replace(/^(-?)\s*(?:£|gbp)\s*(-?)/u, '$1$2')
    .replace(/\s*(?:%|£)$/u, '')
    .replace(UNIT, '');
  const digits = signed.replace(/^[-+]\s*/u, '').replace(/^(\d{1,3})((?: \d{3})+)(?=\.|$)/u, (all) => all.replaceAll(' ', ''));
  if (!PLAIN.test(digits) && !GROUPED.test(digits) && !SCIENTIFIC.test(digits)) return undefined;
  const size = Number(digits.replaceAll(',', ''));
  return Number.isFinite(size) ? { size, negative: brackets || signed.startsWith('-') } : undefined;
}

/**
 * Reads a number as people in the UK write it, for every place where one is typed, pasted or imported:
 * £1,373,992.00, 1 200, 12%, (40) for minus 40, "40 homes". Anything that needs judgement ("about 40", "10-15",
 * "10 15", 1,5) is refused, with the number seen where there is one.
 */
export function readNumber(text: string, rule: NumberRule): NumberReading {
  if (DIGITS.test(text)) return judgeNumber(Number(text), rule);
  if (text.length > LONGEST) return notNumber('', rule);
  const bare = text
    .replaceAll(/[\uFF10-\uFF19]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfe_e0))
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
  if (bare === '') return { ok: true, value: null };
  const mark = blankMark(bare);
  if (mark) {
    const meaning = mark === 'suppressed' ? 'a mark for a figure that is hidden' : 'a mark for no figure';
    const note = { words: `is ${meaning} and was read as blank`, remedy: 'Enter the figure, or 0 if there are none.' };
    return { ok: true, value: null, note };
  }
  const found = digitsOf(bare);
  if (!found) {
    const point = pointIn(bare, rule);
    if (point === undefined) return notNumber(bare, rule);
    return { ok: true, value: point, note: { words: `was read as ${point}`, remedy: 'Enter the number alone to be sure.' } };
  }
  const other = otherUnit(bare, rule);
  if (other !== undefined)
    return { ok: false, reason: 'not-a-number', words: `is in ${other}, not in ${rule.unit}`, remedy: `Enter the number of ${rule.unit}.` };
  if (rule.whole && bare.includes('%'))
    return { ok: false, reason: 'not-whole', words: 'is a percentage, not a whole number', remedy: `Enter ${wanted(rule, '40')}.` };
  const judged = judgeNumber(found.negative ? -found.size : found.size, rule);
  if (!judged.ok || CLEAR.test(bare.replace('\u2212', '-'))) return judged;
  const note = { words: `was read as ${judged.value}`, remedy: 'Enter the number without words to be sure.' };
  return { ...judged, note };
}
