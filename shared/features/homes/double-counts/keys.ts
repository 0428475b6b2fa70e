/** Digits of a UPRN without the zeros in front, which spreadsheets eat; empty for none. */
export const uprnKey = (uprn: string): string => uprn.replaceAll(/\D/gu, '').replace(/^0+/u, '');

/**
 * A reference in the form it is compared in: no case, no spaces, one sign between its parts, no zeros in front of a
 * number. `BLR/1`, `blr/1 ` and `Blr-001` are one, and so are `12` and `0012`.
 */
export const referenceKey = (reference: string): string =>
  reference
    .toUpperCase()
    .split(/[^A-Z0-9]+/u)
    .flatMap((part) => part.match(/[A-Z]+|\d+/gu) ?? [])
    .map((part) => part.replace(/^0+(?=\d)/u, ''))
    .join('/');

/** A register's name as it is compared: its words, in lower case. */
export const registerKey = (register: string): string =>
  register
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
