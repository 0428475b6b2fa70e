/** Digits a sum of binary fractions can be trusted to; beyond them 85% and 84.99999999999999% are one figure. */
const TRUSTED = 12;

const trusted = (value: number): number => Number(value.toPrecision(TRUSTED));

/** Rounds half away from zero, as Excel and the official tables do: 52.5 is 53, and so is 52.499999999999993. */
export function roundTo(value: number, decimals: number): number {
  const [digits = '0', power = '0'] = trusted(Math.abs(value)).toExponential().split('e');
  const whole = Math.round(Number(`${digits}e${Number(power) + decimals}`));
  const rounded = Number(`${whole}e${-decimals}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** True when one figure is below another by more than a sum's last digits. */
export const isBelow = (value: number, limit: number): boolean => trusted(value) < trusted(limit);

/** What is left over when figures of thousands are taken from each other; far less than any home. */
const LEFT_OVER = 1e-7;

/** The whole number below, or the figure itself when it is whole but for a sum's last digits. */
export const wholeBelow = (value: number): number => Math.floor(value + LEFT_OVER);

/** The whole number above, or the figure itself when it is whole but for a sum's last digits. */
export const wholeAbove = (value: number): number => Math.ceil(value - LEFT_OVER);
