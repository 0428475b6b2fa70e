/** Circles of a graph: each a list of names that reach one another, sorted. */
export function circlesOf(arrows: readonly { from: string; to: string }[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const reached = new Map([...next.keys()].map((name) => [name, reachable(name, next)]));
  const circles = new Map<string, string[]>();
  for (const [name, ahead] of reached) {
    if (!ahead.has(name)) continue;
    const members = [...ahead].filter((other) => reached.get(other)?.has(name)).toSorted();
    circles.set(members.join(' '), members);
  }
  return [...circles.values()];
}

/** Every name that can be reached from one; itself only by a circle. */
function reachable(start: string, next: ReadonlyMap<string, string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [...(next.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(next.get(name) ?? []));
  }
  return seen;
}
