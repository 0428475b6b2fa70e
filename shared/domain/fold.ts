/** Letters that are no letter with an accent, as people type them on a plain keyboard. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'ng',
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** Lower case without accents, ligatures and wide letters: how names are sorted, searched and held against each other, alike in both databases. */
export function fold(text: string): string {
  // Plain ASCII, nearly all there is, needs no decomposition.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  // A letter that is two in lower case brings a mark of its own.
  return plain.replaceAll(/\p{M}/gu, '').replaceAll(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter);
}
