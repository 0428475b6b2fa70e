/** A financial year named in a text, and the other words of it. */
export interface NamedYear {
  /** The calendar year it starts in. */
  year: number;
  /** What else the text says, in lower case: "forecast". */
  rest: string;
}

const YEAR = /(?<![\d])(?:fy\s*)?(20\d{2}|19\d{2})\s*(?:\/|-|\u2010|\u2011|\u2012|\u2013|\u2014|to|and)\s*(\d{4}|\d{2})(?![\d])/iu;

/**
 * Reads a financial year in any writing: 2026-27, 2026/2027, "2026 to 2027", "Forecast 2026-27". Undefined for a text
 * without one, and for two years that don't follow each other.
 */
export function readYearName(text: string): NamedYear | undefined {
  const found = YEAR.exec(text);
  if (!found) return undefined;
  const [all, first = '', second = ''] = found;
  const year = Number(first);
  const next = year + 1;
  if (Number(second) !== (second.length === 4 ? next : next % 100)) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + all.length)}`;
  return {
    year,
    rest: rest
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .toLowerCase(),
  };
}
