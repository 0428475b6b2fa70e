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
    this.#seq = await this.#last();
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
    const news = await this.since(this.#seq);
    for (const event of news) this.#tell(event);
    if (news.length > 0) return;
    // A log that ends sooner than it did is another one: the file was restored under us.
    const seq = await this.#last();
    if (seq < this.#seq) this.#tell({ seq, commandId: '', actor: '', entities: ['*'] });
  }

  #tell(event: ChangeEvent): void {
    this.#seq = event.seq;
    for (const listener of this.#listeners) listener(event);
  }

  async #last(): Promise<number> {
    const last = await this.#db
      .selectFrom('command_entry')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .executeTakeFirst();
    return last?.seq ?? 0;
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
