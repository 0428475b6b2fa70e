/** What headings of people's own tables have in common, whatever the table is about. */
import { wordsOf } from './likeness.ts';

/** Words for a number that a thing is called by. */
const REFERENCE = new Set(['no', 'nr', 'num', 'number', 'id', 'identifier', 'ref', 'code', 'reference']);
/** Words that join others and say nothing. */
const JOINING = new Set(['the', 'of', 'a', 'an', 'for', 'and', 'to', 'in', 'on', 'at', 'by', 'per']);
/** Words that say of a column what its cells show anyway, beside the word that names it. */
const BESIDE = new Set(['score', 'rating', 'level', 'current', 'next', 'date', 'name', 'reference']);
/** Words that say of a figure when it holds: what stands now, and what stood before or is aimed at. */
const NOW = new Set(['residual', 'current', 'net', 'mitigated', 'controlled', 'revised', 'managed']);
const THEN = new Set(['inherent', 'gross', 'initial', 'original', 'raw', 'unmitigated', 'uncontrolled', 'target', 'tolerated', 'previous']);
const LONGEST = 200;

/** What a heading says of when its figures hold: 1 for now, -1 for before or an aim, 0 where it doesn’t say. */
export function standing(heading: string): -1 | 0 | 1 {
  const words = wordsOf(heading.slice(0, LONGEST));
  return words.some((word) => NOW.has(word)) ? 1 : words.some((word) => THEN.has(word)) ? -1 : 0;
}

const singular = (word: string): string => (/[^su]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word);

/**
 * The words that tell a heading, in one order: without brackets, scales (`1 to 5`), what the table is about (`risk`) and
 * words that go without saying, such as “current”; `atAnyTime` also without “inherent” or “target”. `Risk ID` and `Ref. no.` are both `reference`; `Impact score (1-5)` is `impact`.
 */
export function tellingWords(heading: string, about: string, atAnyTime = false): string {
  const bare = heading
    .slice(0, LONGEST)
    .replaceAll(/\([^()]*\)|\[[^[\]]*\]|\b\d+\s*(?:to|-|–)\s*\d+\b/gu, ' ')
    .replaceAll('#', ' no ');
  let words = wordsOf(bare).map((word) => (REFERENCE.has(word) ? 'reference' : singular(word)));
  const without = (dropped: (word: string) => boolean): void => {
    const left = words.filter((word) => !dropped(word));
    // The last word is never dropped: “Risk” is what a risk is called by.
    if (left.length > 0) words = left;
  };
  without((word) => JOINING.has(word));
  without((word) => word === singular(about.toLowerCase()));
  without((word) => BESIDE.has(word));
  without((word) => NOW.has(word) || (atAnyTime && THEN.has(word)));
  return [...new Set(words)].toSorted().join(' ');
}
