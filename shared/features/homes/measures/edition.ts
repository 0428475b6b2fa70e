/** Where a rule stands, for whoever checks it. */
export interface Source {
  title: string;
  /** Paragraphs, table or file it was read from. */
  place: string;
  /** False where it is general knowledge or worked out from published figures, not read in the text itself. */
  confirmed: boolean;
}

/** One edition of a set of rules: in force from its first day until the next edition's. */
export interface Edition<Rules> {
  /** What results name it by: `hdt-2026`. */
  code: string;
  title: string;
  /** First day it is in force. */
  validFrom: string;
  source: Source;
  /** What it changed against the edition before. */
  changed: string;
  rules: Rules;
}

/** An edition as a result names it. */
export type EditionRef = Omit<Edition<unknown>, 'rules'>;

/** The rule that decided a line: an edition, and the place in it. */
export interface RuleRef {
  edition: string;
  place: string;
}

/** The edition in force on a day; undefined for a day before the first. The day is always said, never the clock's. */
export const editionOn = <Rules>(editions: readonly Edition<Rules>[], day: string): Edition<Rules> | undefined =>
  editions.findLast((edition) => edition.validFrom <= day);

/** An edition without its rules. */
export function refOf({ code, title, validFrom, source, changed }: Edition<unknown>): EditionRef {
  return { code, title, validFrom, source, changed };
}
