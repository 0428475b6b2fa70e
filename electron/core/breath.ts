import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';

/** Work shorter than this never pauses, so an ordinary save can't be cancelled halfway. */
const TURN_MS = 25;

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

  /** Throws when the work is cancelled. */
  check(): void {
    if (this.#signal?.aborted) throw cancelled();
  }
}
