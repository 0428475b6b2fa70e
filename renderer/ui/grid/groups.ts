/** Rows by key, kept from one version of a list to the next: a group none of whose rows has changed stays the same array. */
export class Groups<Row> {
  readonly #keyOf: (row: Row) => string;
  #rows: readonly Row[] = [];
  #groups = new Map<string, Row[]>();

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  /** The groups in the order in which their keys first come. */
  of(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
    const replaced = this.#replaced(rows);
    this.#rows = rows;
    if (replaced) this.#replace(replaced);
    else this.#group(rows);
    return this.#groups;
  }

  /** The rows that took another's place, by that one; null when they are not in the same groups or not as many. */
  #replaced(rows: readonly Row[]): Map<Row, Row> | null {
    const before = this.#rows;
    if (before.length !== rows.length) return null;
    const replaced = new Map<Row, Row>();
    for (let at = 0; at < rows.length; at += 1) {
      const [was, is] = [before[at]!, rows[at]!];
      if (was === is) continue;
      if (this.#keyOf(was) !== this.#keyOf(is)) return null;
      replaced.set(was, is);
    }
    return replaced;
  }

  #replace(replaced: ReadonlyMap<Row, Row>): void {
    if (replaced.size === 0) return;
    const touched = new Set([...replaced.keys()].map(this.#keyOf));
    this.#groups = new Map(this.#groups);
    for (const key of touched)
      this.#groups.set(
        key,
        this.#groups.get(key)!.map((row) => replaced.get(row) ?? row),
      );
  }

  #group(rows: readonly Row[]): void {
    const before = this.#groups;
    this.#groups = new Map();
    for (const row of rows) {
      const key = this.#keyOf(row);
      const group = this.#groups.get(key);
      if (group) group.push(row);
      else this.#groups.set(key, [row]);
    }
    for (const [key, group] of this.#groups) {
      const was = before.get(key);
      if (was && was.length === group.length && group.every((row, at) => row === was[at])) this.#groups.set(key, was);
    }
  }
}
