/** Homes of a scheme in one year. */
export interface SchemeYear {
  year: number;
  homes: number;
}

/** A scheme with the homes that are still to come. */
export interface Scheme {
  id: string;
  name: string;
  years: readonly SchemeYear[];
}

/** What a scenario does to a scheme. */
export type Change =
  /** All its homes come some years later. */
  | { scheme: string; change: 'later'; years: number }
  /** It has fewer homes: those of its last years go first, or those of its first, or of each year alike. */
  | { scheme: string; change: 'fewer'; homes: number; from: 'last' | 'first' | 'each' }
  /** None of its homes come. */
  | { scheme: string; change: 'lost' };

/** Why a change could not be made; the scheme stays as it is. */
export type ChangeProblem = { scheme: string; problem: 'unknown_scheme' | 'changed_twice' | 'not_whole' | 'more_than_it_has' };

/** Schemes as a scenario has them. The data it was made from are left as they are. */
export interface Changed {
  schemes: readonly Scheme[];
  /** Homes that come later. */
  moved: number;
  /** Homes that do not come. */
  lost: number;
  problems: readonly ChangeProblem[];
}

/** Homes of a scheme still to come. */
export const homesOfScheme = ({ years }: Pick<Scheme, 'years'>): number => years.reduce((sum, { homes }) => sum + homes, 0);

/** Takes homes from years in order until none are left to take. */
function takeInOrder(years: readonly SchemeYear[], homes: number): SchemeYear[] {
  let left = homes;
  return years.map((one) => {
    const taken = Math.min(one.homes, left);
    left -= taken;
    return { ...one, homes: one.homes - taken };
  });
}

/** Takes homes from each year by its share; the largest remainders give the last few. */
function takeFromEach(years: readonly SchemeYear[], homes: number): SchemeYear[] {
  const all = homesOfScheme({ years });
  const shares = years.map((one, at) => ({ at, exact: (one.homes * homes) / all, taken: Math.floor((one.homes * homes) / all) }));
  let left = homes - shares.reduce((sum, { taken }) => sum + taken, 0);
  for (const share of shares.toSorted((a, b) => b.exact - b.taken - (a.exact - a.taken) || a.at - b.at)) {
    if (left === 0) break;
    share.taken += 1;
    left -= 1;
  }
  return years.map((one, at) => ({ ...one, homes: one.homes - shares[at]!.taken }));
}

function fewer(years: readonly SchemeYear[], { homes, from }: Extract<Change, { change: 'fewer' }>): SchemeYear[] {
  const ordered = years.toSorted((a, b) => a.year - b.year);
  if (from === 'each') return takeFromEach(ordered, homes);
  return from === 'first' ? takeInOrder(ordered, homes) : takeInOrder(ordered.toReversed(), homes).toReversed();
}

function problemOf(change: Change, scheme: Scheme | undefined, seen: ReadonlySet<string>): ChangeProblem['problem'] | undefined {
  if (!scheme) return 'unknown_scheme';
  if (seen.has(change.scheme)) return 'changed_twice';
  const number = change.change === 'later' ? change.years : change.change === 'fewer' ? change.homes : 1;
  if (!Number.isInteger(number) || number < 1) return 'not_whole';
  return change.change === 'fewer' && change.homes > homesOfScheme(scheme) ? 'more_than_it_has' : undefined;
}

function changed(scheme: Scheme, change: Change): Scheme {
  if (change.change === 'lost') return { ...scheme, years: [] };
  if (change.change === 'fewer') return { ...scheme, years: fewer(scheme.years, change) };
  return { ...scheme, years: scheme.years.map(({ year, homes }) => ({ year: year + change.years, homes })) };
}

/** Applies a scenario's changes to a copy of the schemes. */
export function applyChanges(schemes: readonly Scheme[], changes: readonly Change[]): Changed {
  const now = new Map(schemes.map((scheme) => [scheme.id, scheme]));
  const seen = new Set<string>();
  const problems: ChangeProblem[] = [];
  let [moved, lost] = [0, 0];
  for (const change of changes) {
    const scheme = now.get(change.scheme);
    const problem = problemOf(change, scheme, seen);
    seen.add(change.scheme);
    if (problem || !scheme) {
      problems.push({ scheme: change.scheme, problem: problem ?? 'unknown_scheme' });
      continue;
    }
    const after = changed(scheme, change);
    now.set(scheme.id, after);
    if (change.change === 'later') moved += homesOfScheme(scheme);
    else lost += homesOfScheme(scheme) - homesOfScheme(after);
  }
  return { schemes: [...now.values()], moved, lost, problems };
}
