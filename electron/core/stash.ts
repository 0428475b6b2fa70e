import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';

const KEPT = 4;

/** Keeps a few large things between two calls, in memory: a parsed file between preview and import. */
export class Stash {
  readonly #things = new Map<string, unknown>();

  /** Keeps a thing and returns its token; the oldest goes when there are too many. */
  put(thing: unknown): string {
    const token = randomUUID();
    this.#things.set(token, thing);
    while (this.#things.size > KEPT) this.#things.delete(this.#things.keys().next().value ?? '');
    return token;
  }

  /** Forgets a thing that is no longer needed. */
  drop(token: string): void {
    this.#things.delete(token);
  }

  /** The thing kept under a token. Throws `not_found` when it is no longer kept. */
  get(token: string): unknown {
    const thing = this.#things.get(token);
    if (thing === undefined) {
      throw new AppError('not_found', 'The preview of this file is no longer held.', {
        remedy: 'Choose the file again.',
      });
    }
    return thing;
  }
}
