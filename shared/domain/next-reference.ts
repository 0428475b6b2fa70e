const NUMBERED = /^(.*?)(\d{1,9})$/su;

/** A number in a text is as long as those before it: R01 is followed by R02. */
const after = (stem: string, digits: string): string => `${stem}${String(Number(digits) + 1).padStart(digits.length, '0')}`;

/**
 * The reference that comes next in a list: one more than the highest of the stem that most of them have. `first` where none
 * ends in a number.
 */
export function nextReference(known: readonly string[], first: string): string {
  const stems = new Map<string, { count: number; highest: string }>();
  for (const text of known) {
    const [, stem, digits] = NUMBERED.exec(text.trim()) ?? [];
    if (stem === undefined || digits === undefined) continue;
    const { count, highest } = stems.get(stem) ?? { count: 0, highest: digits };
    stems.set(stem, { count: count + 1, highest: Number(digits) > Number(highest) ? digits : highest });
  }
  const [best] = [...stems].toSorted(([, one], [, other]) => other.count - one.count);
  return best ? after(best[0], best[1].highest) : first;
}
