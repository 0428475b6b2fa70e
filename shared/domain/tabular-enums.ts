/** A value and the other ways people write it. */
interface Spelt {
  value: string;
  aliases: readonly string[];
}

/** How a text was recognised as one of the permitted values. */
export type EnumMatch = { value: string; how: 'exact' | 'spelling' | 'synonym' | 'truncated' };

/** Lower case, with everything but letters and digits gone: "Not-permissioned " becomes "notpermissioned". */
export function bareWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

const SHORTEST_TRUNCATION = 6;

/**
 * Finds the permitted value a text means: as written, ignoring case and punctuation, by a known synonym, or as a
 * value cut short ("full planning permis"), where it can be nothing else: "planning permission" begins one value and
 * stands in others, so it means none.
 */
export function matchEnum(text: string, values: readonly Spelt[]): EnumMatch | undefined {
  const exact = values.find((one) => one.value === text);
  if (exact) return { value: exact.value, how: 'exact' };
  const bare = bareWords(text);
  if (bare === '') return undefined;
  const spelt = values.find((one) => bareWords(one.value) === bare);
  if (spelt) return { value: spelt.value, how: 'spelling' };
  const synonym = values.find((one) => one.aliases.some((alias) => bareWords(alias) === bare));
  if (synonym) return { value: synonym.value, how: 'synonym' };
  if (bare.length < SHORTEST_TRUNCATION) return undefined;
  const namesOf = (one: Spelt): string[] => [one.value, ...one.aliases].map(bareWords);
  const holding = values.filter((one) => namesOf(one).some((name) => name.includes(bare)));
  const only = holding.length === 1 ? holding[0] : undefined;
  return only && namesOf(only).some((name) => name.startsWith(bare)) ? { value: only.value, how: 'truncated' } : undefined;
}
