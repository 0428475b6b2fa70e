import type { Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import { eventsOf } from './touched.ts';

const POLL_MS = 700;

/** A step of the log. */
interface Entry {
  seq: number;
  id: string;
}

const lastEntry = (db: ReadDb | Kysely<Schema>): Promise<Entry | undefined> =>
  db.selectFrom('command_entry').select(['seq', 'id']).orderBy('seq', 'desc').limit(1).executeTakeFirst();

/** The id of the newest step of the log: while it is the newest, nothing here has changed. */
export const newestStep = async (db: ReadDb | Kysely<Schema>): Promise<string> => (await lastEntry(db))?.id ?? '';

/** Tells listeners what was committed, by this process or any other that has the database open. */
export class ChangeFeed {
  readonly #db: ReadDb;
  readonly #listeners = new Set<(event: ChangeEvent) => void>();
  /** The newest step that was told of. */
  #last: Entry = { seq: 0, id: '' };
  #timer: NodeJS.Timeout | null = null;
  #reading: Promise<void> | null = null;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Starts from what is there now; later commits are news. */
  async start(): Promise<void> {
    this.#last = (await lastEntry(this.#db)) ?? this.#last;
    this.#timer = setInterval(() => void this.poll(), POLL_MS);
    this.#timer.unref();
  }

  /** The place in the log of the newest step that was told of. */
  get last(): number {
    return this.#last.seq;
  }

  /**
   * Throws `busy` when the log is not the one that was told of: a backup was restored under us. Records of the same id
   * and version may hold something else by now, so nothing made from what was shown may be saved.
   */
  async assertSame(db: Kysely<Schema>): Promise<void> {
    if (await this.#isSame(db)) return;
    await this.#startOver(db);
    throw new AppError('busy', 'This partnership was restored from a backup while it was open, so nothing was saved.', {
      remedy: 'What is shown has been read again. Look at it, then do this again.',
    });
  }

  async #isSame(db: ReadDb | Kysely<Schema>): Promise<boolean> {
    const { seq, id } = this.#last;
    if (seq === 0) return true;
    const found = await db.selectFrom('command_entry').select('id').where('seq', '=', seq).executeTakeFirst();
    return found?.id === id;
  }

  async #startOver(db: ReadDb | Kysely<Schema>): Promise<void> {
    const { seq, id } = (await lastEntry(db)) ?? { seq: 0, id: '' };
    this.#tell({ seq, commandId: id, actor: '', entities: ['*'] });
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
    const news = await this.since(this.#last.seq);
    if (news.length === 0 && !(await this.#isSame(this.#db))) return this.#startOver(this.#db);
    for (const event of news) if (event.seq > this.#last.seq) this.#tell(event);
  }

  /** Tells of a commit of this process: from what it knows, unless others have committed before it. */
  async committed(event: ChangeEvent): Promise<void> {
    if (event.seq === this.#last.seq + 1) this.#tell(event);
    else await this.poll();
  }

  #tell(event: ChangeEvent): void {
    this.#last = { seq: event.seq, id: event.commandId };
    for (const listener of this.#listeners) listener(event);
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
    return eventsOf(this.#db, rows);
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
