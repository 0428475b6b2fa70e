/** Words about a text that was read, and what to do: they go after the text in quotes. */
export interface Remark {
  /** “about 40” *isn’t a whole number*. */
  words: string;
  /** A sentence: *Enter a whole number such as 40.* */
  remedy: string;
}

/**
 * What a reader makes of a text. `value` is null for a text that says there is nothing. `note` says what the text left
 * open or what was taken off it: the value may be used, and the person should see it. The rest was refused.
 */
export type Reading<Value, Refusal extends string> =
  | { ok: true; value: Value | null; note?: Remark }
  | ({ ok: false; reason: Refusal } & Remark);

const LONGEST = 60;

/** A remark as a sentence about a text: “31/2/2027” isn’t a date, because … Check the day and month. */
export function sayRemark(text: string, { words, remedy }: Remark): string {
  const shown = text.trim().length > LONGEST ? `${text.trim().slice(0, LONGEST - 3)}...` : text.trim();
  return `“${shown}” ${words}. ${remedy}`;
}

/** A refusal with a place's own words for what to do instead of the reader's. */
export const withRemedy = <Value, Refusal extends string>(
  reading: Reading<Value, Refusal>,
  remedy: string | undefined,
): Reading<Value, Refusal> => (reading.ok || remedy === undefined ? reading : { ...reading, remedy });
