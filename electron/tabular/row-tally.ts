const MOST_LISTED = 12;

/** Rows that something is so with: how many, and the first of them. */
export interface Tally {
  count: number;
  rows: number[];
}

/** Counts a row under a key. */
export function addRow(tallies: Map<number, Tally>, key: number, row: number): void {
  const known = tallies.get(key);
  if (!known) tallies.set(key, { count: 1, rows: [row] });
  else {
    known.count += 1;
    if (known.rows.length < MOST_LISTED) known.rows.push(row);
  }
}

/** "Row 4 has", "Rows 4, 9 and 12 more have". */
export function rowsWith({ count, rows }: Tally, verb: { one: string; many: string }): string {
  const listed = rows.toSorted((one, other) => one - other).slice(0, MOST_LISTED);
  const more = count > listed.length ? ` and ${(count - listed.length).toLocaleString('en-GB')} more` : '';
  return count === 1 ? `Row ${listed[0]} ${verb.one}` : `Rows ${listed.join(', ')}${more} ${verb.many}`;
}
