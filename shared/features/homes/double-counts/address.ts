/** An address taken apart for comparing. */
export interface Address {
  /** Its words, abbreviations written out, without those that say nothing. */
  words: readonly string[];
  /** House numbers, phases and plots, and whatever else has a digit: `12`, `14a`, `phase 2`, `h12`. */
  numbers: readonly string[];
  postcode: string | null;
  /** The words, numbers and postcode as one text. */
  text: string;
}

const POSTCODE = /\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b/u;

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  rd: 'road',
  str: 'street',
  av: 'avenue',
  ave: 'avenue',
  ln: 'lane',
  la: 'lane',
  dr: 'drive',
  cl: 'close',
  ct: 'court',
  cres: 'crescent',
  cr: 'crescent',
  pl: 'place',
  sq: 'square',
  gdn: 'garden',
  gdns: 'gardens',
  gr: 'grove',
  gro: 'grove',
  hse: 'house',
  hs: 'house',
  est: 'estate',
  ter: 'terrace',
  terr: 'terrace',
  bldg: 'building',
  bldgs: 'buildings',
  pk: 'park',
  wk: 'walk',
  fm: 'farm',
  ch: 'church',
  sch: 'school',
  adj: 'adjacent',
  nr: 'near',
  opp: 'opposite',
  rr: 'rear',
  ph: 'phase',
  fmr: 'former',
};

/** Words that addresses have or leave out without meaning another place. */
const SAY_NOTHING: ReadonlySet<string> = new Set([
  'land',
  'at',
  'the',
  'site',
  'of',
  'former',
  'formerly',
  'and',
  'known',
  'as',
  'on',
  'off',
]);
const COUNTED: ReadonlySet<string> = new Set(['phase', 'plot', 'block', 'unit', 'parcel', 'flat', 'zone', 'lot']);
const NUMBER_WORDS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
};

/** A part of an address between commas, as words; `St` in front of a name is Saint, behind one it is Street. */
const wordsOfPart = (part: string): string[] =>
  part
    .split(/[^a-z0-9]+/u)
    .filter(Boolean)
    .map((word, at) => (word === 'st' ? (at === 0 ? 'saint' : 'street') : (WRITTEN_OUT[word] ?? word)));

/** Takes an address apart. */
export function addressOf(given: string): Address {
  const plain = given
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase();
  const found = POSTCODE.exec(plain);
  const postcode = found ? `${found[1]} ${found[2]}` : null;
  const rest = found ? plain.replace(found[0], ',') : plain;
  const all = rest.split(/[,;\n]/u).flatMap((part) => wordsOfPart(part.replaceAll(/(\d)\s*-\s*(\d)/gu, '$1 to $2')));
  const words: string[] = [];
  const numbers: string[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const [word, next] = [all[at]!, all[at + 1]];
    if (COUNTED.has(word) && next !== undefined && /^(?:\d+[a-z]?|[a-z]|one|two|three|four|five|i{1,3}|iv)$/u.test(next)) {
      numbers.push(`${word} ${NUMBER_WORDS[next] ?? next}`);
      at += 1;
    } else if (/\d/u.test(word)) numbers.push(word.replace(/^0+(?=\d)/u, ''));
    else if (!SAY_NOTHING.has(word)) words.push(word);
  }
  return { words, numbers, postcode, text: [...numbers, ...words, ...(postcode === null ? [] : [postcode])].join(' ') };
}

/** True where the numbers tell two addresses apart: 12 and 14 Mill Lane, phase 1 and phase 2. One without any agrees with all. */
export function numbersDiffer(one: Address, other: Address): boolean {
  if (one.numbers.length === 0 || other.numbers.length === 0) return false;
  const [few, many] = one.numbers.length <= other.numbers.length ? [one, other] : [other, one];
  return !few.numbers.every((number) => many.numbers.includes(number));
}
