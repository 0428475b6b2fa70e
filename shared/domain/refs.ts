/** What the references of actions start with that belong to no group. */
export const NO_GROUP_PREFIX = 'ACT';

const LONGEST = 8;
const SMALL_WORDS = new Set(['A', 'AN', 'AND', 'AT', 'BY', 'FOR', 'IN', 'OF', 'ON', 'OR', 'THE', 'TO', 'WITH']);

const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);

function initialsOf(name: string): string {
  const words = wordsOf(name);
  const telling = words.filter((word) => !SMALL_WORDS.has(word));
  const initials = (telling.length > 0 ? telling : words).map((word) => word[0]).join('');
  if (initials.length >= 2) return initials.slice(0, 6);
  return ((telling[0] ?? words[0]) || 'GRP').slice(0, 3);
}

/** Letters for a group's references: its initials, with a number behind them when others have these already. */
export function prefixFor(name: string, taken: ReadonlySet<string>): string {
  const initials = initialsOf(name);
  for (let n = 1; ; n += 1) {
    const suffix = n === 1 ? '' : String(n);
    const prefix = initials.slice(0, LONGEST - suffix.length) + suffix;
    if (!taken.has(prefix) && prefix !== NO_GROUP_PREFIX) return prefix;
  }
}

/** An action's reference, such as `HSG/2026/014`. */
export const actionRef = (prefix: string, year: string, number: number): string => `${prefix}/${year}/${String(number).padStart(3, '0')}`;

/** A decision's reference: the agenda item and a running number, or `D1` when it belongs to no item. */
export const decisionRef = (item: number | null, number: number): string => (item === null ? `D${number}` : `${item}.${number}`);

/** The running number within a decision's reference. */
export const decisionNumber = (ref: string): number => Number(/(\d+)$/.exec(ref)?.[1] ?? 0);
