import type { Unread } from '../typed.ts';

// A form's value is what is stored or what can't be. The latter is a text with a mark of its own, which no schema takes.
const MARK = '\uE001';

/** A text that could not be read, as a form holds it in its field's place. */
export const unreadValue = (unread: Unread): string => MARK + JSON.stringify(unread);

/** The text that could not be read in a form's value; undefined for a value. */
export const unreadOf = (value: unknown): Unread | undefined =>
  typeof value === 'string' && value.startsWith(MARK) ? (JSON.parse(value.slice(MARK.length)) as Unread) : undefined;
