import { formatValue } from 'hucre';

/** Letters, or more than one nought, before a figure's point: what makes a number look like a code. */
const LIKE_A_CODE = /(?:^|[^.0#?,])0{2,}(?!\.)|"[^"]*\p{L}[^"]*"|\\\p{L}/u;

/** True for what is a code to whoever sees it: `R001`, `007`, `RISK-12`. A figure with its unit is none: `12 homes`, `£5`. */
function isCode(value: number, shown: string): boolean {
  const { before = '', digits = '' } = /^(?<before>\D*)(?<digits>\d+)/u.exec(shown)?.groups ?? {};
  if (!Number.isInteger(value) || value < 0 || Number(digits) !== value) return false;
  return /^0\d/u.test(digits) || /^\p{L}[\p{L}\-/._]*$/u.test(before);
}

/** A number as its cell shows it, where that is a code: the format's letters and noughts are part of a reference. */
export function codeShown(value: number, format: string): string | null {
  if (!LIKE_A_CODE.test(format)) return null;
  const shown = formatValue(value, format).trim();
  return isCode(value, shown) ? shown : null;
}

/** The same of what a file says that its cell shows. */
export const codeSaid = (value: number, shown: string): string | null => (isCode(value, shown.trim()) ? shown.trim() : null);
