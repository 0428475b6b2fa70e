import { fold } from '../../shared/domain/fold.ts';
import { likeness } from '../../shared/domain/likeness.ts';
import { bareWords } from '../../shared/domain/tabular-enums.ts';

/** How many letters must be put in, left out, changed or swapped with the next to make one text of the other. */
export function slips(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[other.length]!;
}

const ORGANISATION = new Set(['the', 'ltd', 'limited', 'plc', 'llp', 'cic', 'group', 'association', 'and', 'of']);

/** The words of a name in their order: `Natarajan, Priya` is `priya natarajan`. */
function nameWords(name: string): string[] {
  const [last = '', first, ...more] = name.split(',');
  const inOrder = first !== undefined && more.length === 0 ? `${first} ${last}` : name;
  const words = fold(inOrder.slice(0, LONGEST_COMPARED * 2))
    .split(/[^\p{L}\p{N}'’]+/gu)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !ORGANISATION.has(word));
  return telling.length > 0 ? telling : words;
}

/** True for words of which the last is the same and each other begins the other's: `p natarajan`. */
function isInitialled(one: readonly string[], other: readonly string[]): boolean {
  if (one.length < 2 || other.length < 2 || one.at(-1) !== other.at(-1)) return false;
  const [first, second] = [one[0]!, other[0]!];
  return first.startsWith(second) || second.startsWith(first);
}

/** How likely two names are one person's or organisation's, from 0 to 1: initials, surname first, words left out, slips. */
export function nameMatch(one: string, other: string): number {
  const [first, second] = [nameWords(one), nameWords(other)];
  const [bare, plain] = [first.join(' '), second.join(' ')];
  if (bare === plain || first.toSorted().join(' ') === second.toSorted().join(' ')) return 1;
  if (isInitialled(first, second)) return 0.9;
  const [few, many] = first.length < second.length ? [first, second] : [second, first];
  // One word alone, a surname or “Homes”, is many people’s.
  if (few.every((word) => many.includes(word)) && few.join('').length > 2) return few.length > 1 ? 0.8 : 0.7;
  const length = Math.max(bare.length, plain.length);
  if (length >= 5 && slips(bare, plain) <= Math.max(1, Math.floor(length / 8))) return 0.85;
  return likeness(bare, plain) * 0.75;
}

const LONGEST_COMPARED = 60;

/** The words of a heading: `NetDwellingsRangeFrom` and `net_dwellings range-from` have the same four. */
export const wordsOf = (heading: string): string[] =>
  heading
    .slice(0, LONGEST_COMPARED * 2)
    .replaceAll(/([a-z])([A-Z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/gu)
    .filter((word) => word !== '');

/** True if a text is made of the beginnings of some of the words, in their order: `netrangefr`, `hazsub`. */
function isAbbreviation(text: string, words: readonly string[], used = 0): boolean {
  if (text === '') return used >= 2;
  return words.some((word, at) => {
    let length = 0;
    while (length < word.length && word[length] === text[length]) length += 1;
    for (; length >= 2; length -= 1) if (isAbbreviation(text.slice(length), words.slice(at + 1), used + 1)) return true;
    return false;
  });
}

const SHORTEST_CUT = 6;
const SYNONYMS: Readonly<Record<string, string>> = {
  minimum: 'min',
  maximum: 'max',
  dwellings: 'homes',
  dwelling: 'homes',
  units: 'homes',
};
const plainWord = (word: string): string => SYNONYMS[word] ?? word;

/**
 * How likely a heading is a name written otherwise, from 0 to 1: cut to ten letters by a map program (`SITEREFERE`,
 * and `NETDWELL_1` for the second that begins alike), misspelt, shortened word by word, or with words added.
 */
export function nameScore(name: string, heading: string): number {
  const given = heading.slice(0, LONGEST_COMPARED);
  const [wanted, bare] = [bareWords(name), bareWords(given)];
  if (bare.length < 2 || wanted === '') return 0;
  if (bare.length >= SHORTEST_CUT && wanted.startsWith(bare)) return 0.9;
  const second = /^(.{6,8})_\d$/u.exec(given)?.[1];
  if (second !== undefined && wanted.startsWith(bareWords(second))) return 0.88;
  const length = Math.max(wanted.length, bare.length);
  if (length >= 5 && Math.abs(wanted.length - bare.length) <= 3 && slips(wanted, bare) <= Math.max(1, Math.floor(length / 6))) return 0.86;
  const words = wordsOf(name);
  if (bare.length >= 5 && isAbbreviation(bare, words)) return 0.8;
  const held = new Set(wordsOf(given).map(plainWord));
  if (words.length >= 2 && words.every((word) => held.has(plainWord(word)))) return 0.74;
  return likeness(wanted, bare) * 0.8;
}
