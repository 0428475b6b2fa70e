/** Lower case without accents: how names are sorted, searched and held against each other, alike in both databases. */
export const fold = (text: string): string =>
  // Plain ASCII, nearly all there is, needs no decomposition.
  (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
