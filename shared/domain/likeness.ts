import { bareWords } from './tabular-enums.ts';

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.set(text.slice(at, at + 2), (pairs.get(text.slice(at, at + 2)) ?? 0) + 1);
  return pairs;
}

/** How alike two texts are, from 0 to 1, by the pairs of letters they share (Dice's coefficient). */
export function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(bareWords(one)), pairsOf(bareWords(other))];
  let shared = 0;
  for (const [pair, times] of first) shared += Math.min(times, second.get(pair) ?? 0);
  const total = [...first.values(), ...second.values()].reduce((sum, times) => sum + times, 0);
  return total === 0 ? 0 : (2 * shared) / total;
}
