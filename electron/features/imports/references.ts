import { plainKey } from '../../../shared/domain/same-key.ts';
import type { Columns } from '../../core/rows.ts';
import type { Incoming, ImportKindRules } from '../../rooms/import-kind.ts';
import type { Breath } from '../../core/breath.ts';
import { Families, type Here } from './families.ts';
import { otherThan } from './other-record.ts';
import { isFilled } from '../../../shared/domain/other-record.ts';
import type { Outcome } from './outcome.ts';
import { pairRows, type Given } from './pair-rows.ts';

/** A file's rows: those that are records, and those that became none, by the key of the one they would be. */
export interface RowsGiven {
  incoming: readonly Incoming[];
  mentioned: ReadonlyMap<string, readonly Outcome[]>;
}

/** Which record here each row of a file is, by its reference: the only place that says so. */
export class References {
  /** The record that a row is. */
  readonly of = new Map<Incoming, Here>();
  /** The record that has a row's reference and looks like another: asked about. */
  readonly another = new Map<Incoming, Here>();
  /** Records of which a row may be one as well as the other: asked about. */
  readonly ties = new Map<Incoming, readonly Here[]>();
  /** Records that rows are, the stopped ones too: none of them has left, nor is it to be had by another reference. */
  readonly met = new Set<Columns>();
  readonly #rules: ImportKindRules;
  readonly #families = new Families();
  readonly #numbers = new Map<Incoming, Incoming | null>();
  /** The number given last, by the reference. */
  readonly #last = new Map<string, number>();
  /** Rows of the file by their references, in whatever spelling. */
  readonly #groups = new Map<string, Given[]>();
  /** Keys that have been given a number. */
  readonly #taken = new Set<string>();

  private constructor(rules: ImportKindRules) {
    this.#rules = rules;
  }

  /** Finds them; others have their turn meanwhile. */
  static async find(
    rules: ImportKindRules,
    existing: ReadonlyMap<string, Columns>,
    { incoming, mentioned }: RowsGiven,
    breath: Breath,
  ): Promise<References> {
    const found = new References(rules);
    for (const [key, row] of existing) {
      const pause = breath.take();
      if (pause) await pause;
      found.#families.add(key, row);
    }
    for (const record of incoming) {
      const pause = breath.take();
      if (pause) await pause;
      found.#put(record.key, [{ record }]);
    }
    for (const [key, all] of mentioned)
      found.#put(
        key,
        all.map((ended) => ({ ended })),
      );
    if (existing.size === 0) return found;
    for (const [plain, given] of found.#groups) {
      const pause = breath.take();
      if (pause) await pause;
      found.#settle(plain, given);
    }
    return found;
  }

  #put(key: string, given: Given[]): void {
    const plain = plainKey(key);
    const group = this.#groups.get(plain);
    if (group) group.push(...given);
    else this.#groups.set(plain, given);
  }

  /** Records of a reference, but for those that another row names outright. */
  #familyOf(plain: string, record: Incoming | undefined): Here[] {
    const own = this.#families.own(plain);
    if (!record) return [...own];
    return [...own, ...this.#families.numbered(record, plain, this.#rules).filter((one) => !this.#groups.has(one.plain))];
  }

  #settle(plain: string, given: readonly Given[]): void {
    const records = given.flatMap(({ record }) => record ?? []);
    // What is stopped has no record to make a number with; that of its row would have its key, too.
    const found = this.#familyOf(plain, records[0]);
    // In the order of their keys, whatever the database's is: what is asked stays the same.
    const here = found.length > 1 ? found.toSorted((one, other) => (one.key < other.key ? -1 : 1)) : found;
    if (here.length === 0) return;
    if (records.length === 0) {
      for (const { row } of here) this.met.add(row);
      return;
    }
    const [only, next] = here;
    // The most of all files: a reference that one row has and one record.
    if (next === undefined && given.length === 1 && only!.plain === plain) this.#judge(records[0]!, only!);
    else this.#pair(plain, given, here);
  }

  /** The record of a reference, unless the row looks like another. */
  #judge(record: Incoming, here: Here): void {
    this.met.add(here.row);
    if (this.#rules.ownReferences === true && otherThan(record, here.row, this.#rules) !== null) this.another.set(record, here);
    else this.of.set(record, here);
  }

  #pair(plain: string, given: readonly Given[], here: readonly Here[]): void {
    const { pairs, ties } = pairRows(given, here, this.#rules);
    for (const [{ record }, one] of pairs) {
      this.met.add(one.row);
      if (record) this.of.set(record, one);
    }
    for (const [{ record }, all] of ties) {
      if (record) this.ties.set(record, all);
      else for (const { row } of all) this.met.add(row);
    }
    const open = given.filter((one) => !pairs.has(one) && !ties.has(one));
    for (const { record } of open) {
      // One of several is new; one that stands alone claims the reference as it is.
      const own = record && record.repeat === undefined ? here.find((one) => one.plain === plain && !this.met.has(one.row)) : undefined;
      if (own) this.#judge(record!, own);
    }
    // Which of them a stopped row is cannot be told yet.
    if (open.some(({ ended }) => ended)) for (const { row } of here) this.met.add(row);
  }

  /** True for a record here under the very reference of a row, in whatever spelling. */
  isOwn = (record: Incoming, here: Here): boolean => plainKey(record.key) === here.plain;

  /** A row that is a record here, with the reference as that has it: a file's missing zero is no news. */
  asHere(record: Incoming, here: Here): Incoming {
    if (here.key === record.key) return record;
    const { referenceColumn = '', keyColumns = [referenceColumn] } = this.#rules;
    const columns = { ...record.columns };
    for (const name of keyColumns) columns[name] = here.row[name];
    const reference = this.isOwn(record, here) || keyColumns.length > 1 ? record.reference : String(here.row[referenceColumn]);
    return { ...record, columns, reference };
  }

  #firstNumber(record: Incoming, plain: string): number {
    const last = this.#last.get(plain);
    if (record.repeat === undefined || this.#families.has(plain)) return (last ?? 1) + 1;
    // Of those that are all new, one that is stopped keeps its number for when it is mended.
    if (!this.#families.hasNumbered(plain)) return record.repeat;
    return (last ?? 0) + 1;
  }

  /** A row under the next free number of its reference, always the same one; undefined where it can have none. */
  next(record: Incoming): Incoming | undefined {
    const known = this.#numbers.get(record);
    if (known !== undefined) return known ?? undefined;
    const plain = plainKey(record.key);
    for (let number = this.#firstNumber(record, plain); ; number += 1) {
      const made = this.#rules.renumbered?.(record, number);
      const key = made && plainKey(made.key);
      if (key !== undefined && (this.#families.has(key) || this.#groups.has(key) || this.#taken.has(key))) continue;
      if (key !== undefined) this.#taken.add(key);
      this.#last.set(plain, number);
      this.#numbers.set(record, made ?? null);
      return made;
    }
  }
}

/** What a record here is called by in a question: `S1/2, Old Library`. */
export function saidHere({ row }: Here, { referenceColumn = '', nameColumn = '' }: ImportKindRules): string {
  return [row[referenceColumn], row[nameColumn]].filter(isFilled).map(String).join(', ');
}
