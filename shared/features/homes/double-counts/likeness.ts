import { numbersDiffer, type Address } from './address.ts';
import { jaroWinkler } from './jaro-winkler.ts';

/** How two addresses compare. */
export interface AddressMatch {
  /** From 0 to 1, as it is shown: by letters, over the whole address. */
  alike: number;
  /** Words of each that the other lacks, to be marked. */
  onlyFirst: readonly string[];
  onlySecond: readonly string[];
  /** From 0 to 1: the weight of the words they share, a rare word weighing more. */
  shared: number;
}

/** From here on two words are one, misspelt. */
const SAME_WORD = 0.9;
const SHORTEST_MISSPELT = 4;

/** Letters a slip of the pen adds or leaves out at most. */
const SLIP = 2;

const sameWord = (one: string, other: string): boolean =>
  one === other ||
  (Math.min(one.length, other.length) >= SHORTEST_MISSPELT &&
    Math.abs(one.length - other.length) <= SLIP &&
    jaroWinkler(one, other) >= SAME_WORD);

/** Weight of a word: the rarer among the addresses, the more it tells. */
export type WordWeight = (word: string) => number;

/** The weights of words over some addresses. */
export function wordWeights(addresses: readonly Address[]): WordWeight {
  const counts = new Map<string, number>();
  for (const { words } of addresses) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weights = new Map([...counts].map(([word, count]) => [word, Math.log(1 + addresses.length / count)]));
  return (word) => weights.get(word) ?? 0;
}

/** Words of one that the other lacks; a word and the two it is written as apart are one. */
function lacking(words: readonly string[], others: readonly string[]): string[] {
  const joins = (word: string): boolean => others.some((other, at) => at > 0 && others[at - 1]! + other === word);
  const apart = (at: number): boolean =>
    others.includes((words[at - 1] ?? '') + words[at]!) || others.includes(words[at]! + (words[at + 1] ?? ''));
  return words.filter((word, at) => !others.includes(word) && !joins(word) && !apart(at) && !others.some((other) => sameWord(word, other)));
}

const likeText = ({ text, postcode }: Address, other: Address): string =>
  postcode !== null && other.postcode === null ? text.slice(0, -postcode.length).trim() : text;

/** True where house numbers, phases or postcodes tell two addresses apart: the first thing to ask, as it is quickly answered. */
export const toldApart = (one: Address, other: Address): boolean =>
  (one.postcode !== null && other.postcode !== null && one.postcode !== other.postcode) || numbersDiffer(one, other);

/** Compares two addresses. */
export function compareAddresses(one: Address, other: Address, weight: WordWeight): AddressMatch {
  const [onlyFirst, onlySecond] = [lacking(one.words, other.words), lacking(other.words, one.words)];
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weight(word), 0);
  const [all, apart] = [sum(one.words) + sum(other.words), sum(onlyFirst) + sum(onlySecond)];
  return {
    alike: jaroWinkler(likeText(one, other), likeText(other, one)),
    onlyFirst,
    onlySecond,
    shared: all === 0 ? 0 : 1 - apart / all,
  };
}

const NEAR = 0.82;
const NEAR_WITH_HOMES = 0.72;

/**
 * True for addresses, not told apart by numbers, that are close enough to ask about by themselves: most of the weight of
 * their words is shared, and words that differ stand on one side only, unless the same homes in the same years speak for it.
 */
export function isNear(match: AddressMatch, sameHomes: boolean): boolean {
  if (sameHomes && match.shared >= NEAR_WITH_HOMES) return true;
  const oneSided = match.onlyFirst.length === 0 || match.onlySecond.length === 0;
  return oneSided && match.shared >= NEAR;
}
