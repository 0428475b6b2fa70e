import { createHash, type Hash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Breath } from './breath.ts';
import { LogTexts } from './log-texts.ts';
import type { AuditEntryRow, CommandEntryRow, ReadDb, Schema } from '../db/schema.ts';

type Step = Omit<CommandEntryRow, 'hash'>;

/**
 * The running hash of the log: each step's is made of the one before, all it changed, and the step itself. A log in
 * which anything was altered, left out or put in differs from it from there on.
 */
export class RunningHash {
  readonly #hash: Hash = createHash('sha256');
  /** Not hashed yet: many short texts take far longer than one long one. */
  #waiting: string;

  constructor(before: string) {
    this.#waiting = before;
  }

  /** Takes one record changed, in order; `quoted` is its `after` as JSON, where that is at hand. */
  add({ position, entity, entity_id, op, before, after, version_after }: Omit<AuditEntryRow, 'command_seq'>, quoted?: string): void {
    const head = JSON.stringify([position, entity, entity_id, op, before]).slice(0, -1);
    this.#waiting += `\n${head},${quoted ?? JSON.stringify(after)},${JSON.stringify(version_after)}]`;
    if (this.#waiting.length < MOST_WAITING) return;
    this.#hash.update(this.#waiting);
    this.#waiting = '';
  }

  /** Ends with the step that changed them. */
  seal(step: Step): string {
    const { seq, id, at, actor, actor_id, method, label, kind, target, entities, reply, input_hash } = step;
    this.#hash.update(
      `${this.#waiting}\n${JSON.stringify([seq, id, at, actor, actor_id, method, label, kind, target, entities, reply, input_hash])}`,
    );
    return this.#hash.digest('hex');
  }
}

/** A step of the log as it is, and the hash that it should have. */
export interface Hashed {
  step: CommandEntryRow;
  hash: string;
}

/** In characters. */
const MOST_WAITING = 100_000;

const STEPS_AT_ONCE = 200;
const ROWS_AT_ONCE = 1000;

/** Goes through the log in order and says what each step's hash should be, given the one before. Older steps have one too. */
export async function* hashesOf(db: ReadDb | Kysely<Schema>, breath?: Breath): AsyncGenerator<Hashed> {
  let hash = '';
  for (let after = 0; ;) {
    const steps = await db.selectFrom('command_entry').selectAll().where('seq', '>', after).orderBy('seq').limit(STEPS_AT_ONCE).execute();
    const last = steps.at(-1);
    if (!last) return;
    const rows = new Rows(db, { after, last: last.seq, breath });
    for (const step of steps) {
      const running = new RunningHash(hash);
      await rows.of(step.seq, running);
      const { hash: kept, ...rest } = step;
      const made = running.seal(rest);
      yield { step, hash: made };
      // From the hash that is kept, so that one altered step is told of as one.
      hash = kept ?? made;
    }
    after = last.seq;
  }
}

/** What steps changed, read in order and in portions: one import has 100,000 rows. */
class Rows {
  readonly #db: ReadDb | Kysely<Schema>;
  readonly #breath: Breath | undefined;
  readonly #last: number;
  readonly #texts: LogTexts;
  #at: { seq: number; position: number };
  #waiting: AuditEntryRow[] = [];
  #next = 0;

  constructor(db: ReadDb | Kysely<Schema>, { after, last, breath }: { after: number; last: number; breath: Breath | undefined }) {
    this.#db = db;
    this.#texts = new LogTexts(db);
    this.#breath = breath;
    this.#last = last;
    this.#at = { seq: after, position: 2_147_483_647 };
  }

  async of(seq: number, running: RunningHash): Promise<void> {
    for (;;) {
      if (this.#next === this.#waiting.length) await this.#more();
      const row = this.#waiting[this.#next];
      if (!row || row.command_seq > seq) return;
      this.#next += 1;
      if (row.command_seq === seq) running.add(row);
    }
  }

  async #more(): Promise<void> {
    // One step has 100,000 rows, and SQLite answers at once: nobody else would get a turn.
    await this.#breath?.take();
    const { seq, position } = this.#at;
    const entries = await this.#db
      .selectFrom('audit_entry')
      .selectAll()
      .where((is) => is.or([is('command_seq', '>', seq), is.and([is('command_seq', '=', seq), is('position', '>', position)])]))
      .where('command_seq', '<=', this.#last)
      .orderBy('command_seq')
      .orderBy('position')
      .limit(ROWS_AT_ONCE)
      .execute();
    this.#waiting = await this.#texts.whole(entries);
    this.#next = 0;
    const last = this.#waiting.at(-1);
    if (last) this.#at = { seq: last.command_seq, position: last.position };
  }
}

/** The hash of the newest step, worked out from the whole log: for one whose newest step has none yet. */
export async function hashOfLog(db: Kysely<Schema>): Promise<string> {
  let newest = '';
  for await (const { hash } of hashesOf(db)) newest = hash;
  return newest;
}
