import { moneyInWords, percentInWords } from './in-words.ts';
import type { Reading } from './reading.ts';
import { readNumber, type NumberReading, type NumberRefusal } from './uk-numbers.ts';

/** An amount or a percentage read from text: in pence, or in basis points. */
export type ScaledReading = Reading<number, NumberRefusal | 'unclear'>;

/** A hundredfold of a number with two decimals at most, exactly; undefined for one with more. */
export function hundredfold(value: number): number | undefined {
  const scaled = Math.round(value * 100);
  // 1250.1 × 100 is 125009.99999999999; what a formula leaves behind the tenth digit is none of the figure.
  return Math.abs(value * 100 - scaled) <= 1e-6 ? scaled : undefined;
}

/** What a scaled reading is called, and what to enter instead. */
interface Scale {
  what: string;
  remedy: string;
  most: number;
  say: (value: number) => string;
}

const no = (reason: NumberRefusal | 'unclear', words: string, remedy: string): ScaledReading => ({ ok: false, reason, words, remedy });

/** What a number that was read stands for in hundredths. Words about it are none of an amount: "40 homes" is no money. */
function scaled(text: string, { what, remedy, most, say }: Scale): ScaledReading {
  const reading: NumberReading = readNumber(text, { whole: false });
  if (reading.ok && reading.value === null) return reading;
  const hasWords = /\p{L}/u.test(text.replace(/gbp/iu, ''));
  if (!reading.ok || hasWords) {
    const own = reading.ok || reading.remedy.startsWith('Enter a number') || hasWords;
    return no('not-a-number', `isn’t ${what}`, own ? remedy : reading.remedy);
  }
  const value = hundredfold(reading.value ?? 0);
  if (value === undefined) return no('not-whole', 'has more than two digits after the point', remedy);
  if (Math.abs(value) > most) return no('too-big', 'is too big', 'Check the number.');
  return reading.note ? { ok: true, value, note: { words: `was read as ${say(value)}`, remedy } } : { ok: true, value };
}

const MONEY = { what: 'an amount of money', remedy: 'Enter the amount in pounds, like £1,250.50.', say: moneyInWords };
const PERCENT = { what: 'a percentage', remedy: 'Enter a percentage, like 45.7%.', say: percentInWords };

/** Reads an amount of money as people write it in the UK, as pence: £1,250.50, 1250, (£40). */
export function readMoney(text: string, most: number): ScaledReading {
  if (text.includes('%')) return no('not-a-number', 'is a percentage, not an amount of money', MONEY.remedy);
  return scaled(text, { ...MONEY, most });
}

/**
 * Reads a percentage as basis points: 45.7%, 45.7. A bare number up to 1 could be a share of one as spreadsheets store it,
 * a hundredth of what it says, so it wants its sign.
 */
export function readPercent(text: string, most: number): ScaledReading {
  if (text.includes('£')) return no('not-a-number', 'is an amount of money, not a percentage', PERCENT.remedy);
  const number = readNumber(text, { whole: false });
  const bare = number.ok && !text.includes('%') ? (number.value ?? 0) : 0;
  if (bare === 0 || Math.abs(bare) > 1) return scaled(text, { ...PERCENT, most });
  const words = `could be ${percentInWords(bare * 100)} or ${percentInWords(bare * 10_000)}`;
  return no('unclear', words, 'Enter it with its % sign.');
}
