/** Nothing to take off but zeros in front. */
const PLAIN = /^[a-z\d\n/]*$/u;

/**
 * A key without what people spell differently: `0012` and `12`, ` a/1` and `A/1`, `BF-7` and `BF 7`, and what cannot be
 * seen. Two keys are one when this is the same of both, wherever they are typed, pasted or brought in. A mark between two
 * digits stays, as 1.2 is not 12, and so does a key that is nothing but marks.
 */
export function plainKey(key: string): string {
  const lower = key.toLowerCase();
  if (PLAIN.test(lower)) return lower.includes('0') ? lower.replaceAll(/(?<!\d)0+(?=\d)/g, '') : lower;
  const seen = lower
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}+/gu, '');
  const plain = seen
    .replaceAll(/(?<=\p{N})[^\p{L}\p{N}\s/]+(?=\p{N})/gu, '/')
    .replaceAll(/[^\p{L}\p{N}\n/]+/gu, '')
    .replaceAll(/(?<!\p{N})0+(?=\p{N})/gu, '');
  return plain === '' ? seen.trim() : plain;
}
