/** Values as screens, sentences and reports say them: each in one way. */

const MINUS = '\u2212';
const PLAIN = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 20 });
const POUNDS = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

const pad = (number: number): string => String(number).padStart(2, '0');

/** "12,345"; a true minus sign. */
export const numberInWords = (value: number): string => PLAIN.format(value).replace('-', MINUS);

/** Pence as "£1,250.50"; "£1,250" for whole pounds. */
export function moneyInWords(pence: number): string {
  const whole = pence % 100 === 0;
  return `${pence < 0 ? MINUS : ''}£${(whole ? PLAIN : POUNDS).format(Math.abs(pence) / 100)}`;
}

/** Basis points as "45.7%". */
export const percentInWords = (basisPoints: number): string => `${numberInWords(basisPoints / 100)}%`;

/** The financial year that starts in April of `start`, as official tables print it: "2026-27". Everywhere the same. */
export const yearInWords = (start: number): string => `${start}-${pad((start + 1) % 100)}`;

/** `17:30` as "5:30pm", `14:00` as "2pm", `12:00` as "midday". Text that is no time comes back as it is. */
export function timeInWords(time: string): string {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  if (hours === undefined) return time;
  const hour = Number(hours);
  if (minutes === '00' && hour === 0) return 'midnight';
  if (minutes === '00' && hour === 12) return 'midday';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes === '00' ? '' : `:${minutes}`}${hour < 12 ? 'am' : 'pm'}`;
}
