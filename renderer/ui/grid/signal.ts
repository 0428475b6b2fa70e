/** A value that React parts can follow with useSyncExternalStore. */
export class Signal<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  /** The value now. */
  readonly get = (): T => this.#value;

  /** Calls back on each change, until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sets the value and tells the followers. */
  set(value: T): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}
