import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';

/** Work shorter than this never pauses, so an ordinary save can't be cancelled halfway. */
const TURN_MS = 25;

/** The clock is looked at after so many steps. */
const AT_ONCE = 200;

/** What a cancelled call answers. */
export const cancelled = (cause?: unknown): AppError => new AppError('cancelled', 'Cancelled. Nothing was changed.', {}, cause);

/**
 * Pauses in long work. SQLite answers at once, so without them nothing else gets its turn, not even the wish to
 * cancel.
 */
export class Breath {
  readonly #signal: AbortSignal | undefined;
  #last = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** To be called often and awaited when it answers a promise: it is time to pause. Rejects when the work is cancelled. */
  take(): Promise<void> | undefined {
    return performance.now() - this.#last < TURN_MS ? undefined : this.now();
  }

  /** Pauses in any case, before a step that can't. Rejects when the work is cancelled. */
  async now(): Promise<void> {
    await nextTurn();
    this.#last = performance.now();
    this.check();
  }

  /** As `map`, letting others through in between. */
  async map<From, To>(list: readonly From[], make: (one: From) => To): Promise<To[]> {
    const made: To[] = [];
    for (const one of list) {
      made.push(make(one));
      const pause = made.length % AT_ONCE === 0 && this.take();
      if (pause) await pause;
    }
    return made;
  }

  /** Throws when the work is cancelled. */
  check(): void {
    if (this.#signal?.aborted) throw cancelled();
  }
}
