import type { ChangeEvent } from '../../shared/events.ts';
import type { ReadDb } from '../db/schema.ts';

const POLL_MS = 700;

/** Tells listeners what was committed, by this process or any other that has the database open. */
export class ChangeFeed {
  readonly #db: ReadDb;
  readonly #listeners = new Set<(event: ChangeEvent) => void>();
  #seq = 0;
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Starts from what is there now; later commits are news. */
  async start(): Promise<void> {
    const last = await this.#db
      .selectFrom('command_entry')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst();
    this.#seq = last?.seq ?? 0;
    this.#timer = setInterval(() => void this.poll(), POLL_MS);
    this.#timer.unref();
  }

  /** Reads the log for news now. Failures wait for the next poll: a notice is only a hint to refetch. */
  async poll(): Promise<void> {
    this.#reading ??= this.#read()
      .catch(() => {})
      .finally(() => {
        this.#reading = null;
      });
    await this.#reading;
  }

  async #read(): Promise<void> {
    for (const event of await this.since(this.#seq)) {
      this.#seq = event.seq;
      for (const listener of this.#listeners) listener(event);
    }
  }

  /** Commits after `seq`, oldest first. */
  async since(seq: number): Promise<ChangeEvent[]> {
    const rows = await this.#db
      .selectFrom('command_entry')
      .select(['seq', 'id', 'actor', 'entities'])
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(500)
      .execute();
    return rows.map((row) => ({
      seq: row.seq,
      commandId: row.id,
      actor: row.actor,
      entities: JSON.parse(row.entities) as string[],
    }));
  }

  on(listener: (event: ChangeEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#listeners.clear();
    await this.#reading;
  }
}
