import { hashKey, type QueryKey } from '@tanstack/react-query';
import { EVERYTHING } from '../../shared/rpc.ts';

/** Which kinds of record each query's last answer was read from. */
export class Reads {
  readonly #of = new Map<string, ReadonlySet<string>>();

  /** Notes what an answer was read from. */
  note(key: QueryKey, tables: readonly string[]): void {
    this.#of.set(hashKey(key), new Set(tables));
  }

  /** Notes what some rows of an answer were read from besides. */
  add(key: QueryKey, tables: readonly string[]): void {
    this.note(key, [...(this.of(key) ?? []), ...tables]);
  }

  /** The kinds of record an answer was read from; undefined when that isn't known. */
  of(key: QueryKey): ReadonlySet<string> | undefined {
    return this.#of.get(hashKey(key));
  }

  /** A query has failed: what it would read is not known. */
  forget(key: QueryKey): void {
    this.#of.delete(hashKey(key));
  }

  /** True when a change to these kinds of record makes a query's answer stale. One not answered yet may be. */
  concerned(key: QueryKey, changed: readonly string[]): boolean {
    const read = this.#of.get(hashKey(key));
    if (!read || changed.includes(EVERYTHING)) return true;
    return changed.some((entity) => read.has(entity) || read.has(EVERYTHING));
  }
}
