import type { Address } from './address.ts';
import type { WordWeight } from './likeness.ts';

/** Rows with one key in common; those of a larger block are compared with their neighbours in order only. */
const LARGEST_BLOCK = 40;
const NEIGHBOURS = 12;
const TELLING_WORDS = 4;
const LETTERS = 4;

/** Pairs that are worth comparing: each pair once, though many keys may give it. Grows with the rows, not with their square. */
export function pairsWithin<Row extends { order: string; at: number }>(
  blocks: Iterable<readonly Row[]>,
  visit: (one: Row, other: Row) => void,
): void {
  const seen = new Map<number, Set<number>>();
  const once = (one: Row, other: Row): void => {
    const [first, second] = one.at < other.at ? [one, other] : [other, one];
    const before = seen.get(first.at) ?? new Set();
    if (before.has(second.at)) return;
    seen.set(first.at, before.add(second.at));
    visit(first, second);
  };
  for (const block of blocks) {
    const reach = block.length > LARGEST_BLOCK ? NEIGHBOURS : block.length;
    const rows = block.length > LARGEST_BLOCK ? block.toSorted((a, b) => (a.order < b.order ? -1 : 1)) : block;
    for (let at = 0; at < rows.length; at += 1)
      for (let next = at + 1; next <= at + reach && next < rows.length; next += 1) once(rows[at]!, rows[next]!);
  }
}

/** Rows by key, those alone under a key left out. */
export function blocksBy<Row>(rows: readonly Row[], keysOf: (row: Row) => Iterable<string>): Map<string, Row[]> {
  const blocks = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(keysOf(row))) {
      if (key === '') continue;
      const block = blocks.get(key);
      if (block) block.push(row);
      else blocks.set(key, [row]);
    }
  }
  for (const [key, block] of blocks) if (block.length < 2) blocks.delete(key);
  return blocks;
}

/**
 * Keys under which near addresses meet: the postcode, and pairs of the first letters of the words that tell most, so
 * that a misspelt, missing or added word leaves others in common.
 */
export function addressKeys({ words, postcode }: Address, weight: WordWeight): string[] {
  const telling = [...new Set(words)].toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1)).slice(0, TELLING_WORDS);
  const starts = telling.map((word) => word.slice(0, LETTERS)).toSorted();
  const keys = starts.flatMap((one, at) => starts.slice(at + 1).map((other) => `${one} ${other}`));
  const joined = words.join('').slice(0, 2 * LETTERS);
  return [...(keys.length > 0 ? keys : starts), `= ${joined}`, ...(postcode === null ? [] : [`@ ${postcode}`])];
}
