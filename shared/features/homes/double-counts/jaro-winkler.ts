/** Letters that agree at the beginning count up to this many. */
const PREFIX = 4;
const PREFIX_WEIGHT = 0.1;

/** Marks the letters of one text that stand in the other within the window, each used once. */
function matched(one: string, other: string): [string, string] {
  const window = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const used = new Uint8Array(other.length);
  let found = '';
  for (let at = 0; at < one.length; at += 1) {
    const end = Math.min(at + window + 1, other.length);
    for (let place = Math.max(0, at - window); place < end; place += 1) {
      if (used[place] === 1 || one[at] !== other[place]) continue;
      used[place] = 1;
      found += one[at];
      break;
    }
  }
  let inOther = '';
  for (let place = 0; place < other.length; place += 1) if (used[place] === 1) inOther += other[place];
  return [found, inOther];
}

/**
 * How alike two texts are, from 0 to 1, by Jaro and Winkler: the letters they share in nearly the same places, and the
 * letters they begin with. Written here, as the maintained package rounds half a
 * transposition down.
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const [found, inOther] = matched(one, other);
  if (found === '') return 0;
  let [out, prefix] = [0, 0];
  for (let at = 0; at < found.length; at += 1) if (found[at] !== inOther[at]) out += 1;
  const jaro = (found.length / one.length + found.length / other.length + (found.length - out / 2) / found.length) / 3;
  while (prefix < PREFIX && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}
