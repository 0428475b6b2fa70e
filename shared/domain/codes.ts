/** A coded value and the words people see for it. */
export interface Code<T extends string = string> {
  code: T;
  label: string;
  /** Other words that people write for it. */
  aliases?: readonly string[];
}

/** A list of codes, kept as literal types. */
export const codes = <const T extends readonly Code[]>(list: T): T => list;

/** The codes of a list, as zod's `enum` wants them. */
export const codesOf = <T extends readonly Code[]>(list: T): [T[number]['code'], ...T[number]['code'][]] =>
  list.map((entry) => entry.code) as [T[number]['code'], ...T[number]['code'][]];

/** The words for a code; the code itself if it is unknown. */
export const labelOf = (list: readonly Code[], code: string | null): string =>
  code === null ? '' : (list.find((entry) => entry.code === code)?.label ?? code);

/** What a person mainly does; it sets Home and default filters only. */
export const ROLES = codes([
  { code: 'chair', label: 'Chair' },
  { code: 'representative', label: 'Provider representative' },
  { code: 'officer', label: 'Council officer' },
]);
