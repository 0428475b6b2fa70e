import type { ChangeEvent } from '../../shared/events.ts';
import type { ChangesTold } from '../../shared/wire.ts';

const KEPT = 500;

/**
 * The notices of whatever is open, under one count that goes on when another partnership is opened. A screen that
 * missed too many is told that everything changed.
 */
export class Feed {
  readonly #listeners = new Set<(event: ChangeEvent) => void>();
  #kept: ChangeEvent[] = [];
  #seq = 0;

  /** The newest event's number; 0 before the first. */
  get seq(): number {
    return this.#seq;
  }

  /** Passes an event on under the next number. */
  publish(event: Omit<ChangeEvent, 'seq'>): void {
    this.#seq += 1;
    const told: ChangeEvent = { ...event, seq: this.#seq };
    this.#kept = [...this.#kept.slice(1 - KEPT), told];
    for (const listener of this.#listeners) listener(told);
  }

  /** Events after `seq`, oldest first. */
  since(seq: number): ChangesTold {
    const events = this.#kept.filter((event) => event.seq > seq);
    const missed = seq > this.#seq || this.#seq - seq > events.length;
    return { seq: this.#seq, events: missed ? [{ ...everything(''), seq: this.#seq }] : events };
  }

  /** Calls `listener` for each event; returns the way to stop. */
  on(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** The notice that all records may be others, because another partnership is open now. */
export const everything = (actor: string): Omit<ChangeEvent, 'seq'> => ({ commandId: '', actor, entities: ['*'] });
