import type { Kysely } from 'kysely';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Dialect } from '../db/dialect.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { CommandEntryRow, Schema } from '../db/schema.ts';
import { BulkInsert } from './bulk-insert.ts';
import type { Columns } from './rows.ts';
import { hashOfLog, RunningHash } from './running-hash.ts';
import { Touched } from './touched.ts';

/** One record changed, with the columns that changed. */
export interface Change {
  entity: EntityName;
  id: string;
  op: 'insert' | 'update' | 'remove' | 'restore';
  before: Columns | null;
  after: Columns | null;
  version: number;
  /** What is known of the record's other columns. */
  row?: Columns | null;
}

const COLUMNS = ['command_seq', 'position', 'entity', 'entity_id', 'op', 'before', 'after', 'version_after'];

/** A step of the log without its place in it. */
export type NewStep = Omit<CommandEntryRow, 'seq' | 'hash'>;

interface Place {
  seq: number;
  running: RunningHash;
}

/** Collects what one command changed and writes it to the audit table in order. */
export class AuditTrail {
  readonly #insert: BulkInsert;
  readonly #trx: Kysely<Schema>;
  #place: Place | null = null;
  #position = 0;
  readonly entities = new Set<EntityName>();
  readonly #touched = new Touched();
  #event: ChangeEvent | null = null;

  constructor(trx: Kysely<Schema>, dialect: Dialect) {
    this.#trx = trx;
    this.#insert = new BulkInsert({ trx, dialect }, 'audit_entry', COLUMNS);
  }

  /** The command's place in the log. The writer lock makes "last plus one" safe. */
  async #begin(): Promise<Place> {
    if (this.#place) return this.#place;
    const last = await this.#trx.selectFrom('command_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
    const before = last ? (last.hash ?? (await hashOfLog(this.#trx))) : '';
    return (this.#place = { seq: (last?.seq ?? 0) + 1, running: new RunningHash(before) });
  }

  /** Takes a change. Answers a promise only when there is something to wait for. */
  record(change: Change): Promise<void> | undefined {
    return this.#place ? this.#add(this.#place, change) : this.#begin().then((place) => this.#add(place, change));
  }

  #add({ seq, running }: Place, change: Change): Promise<void> | undefined {
    this.entities.add(change.entity);
    this.#touched.add(change.entity, change.id, change.row ?? change.after);
    this.#position += 1;
    const before = change.before ? JSON.stringify(change.before) : null;
    const after = change.after ? JSON.stringify(change.after) : null;
    running.add({
      position: this.#position,
      entity: change.entity,
      entity_id: change.id,
      op: change.op,
      before,
      after,
      version_after: change.version,
    });
    return this.#insert.add([seq, this.#position, change.entity, change.id, change.op, before, after, change.version]);
  }

  /** Records written so far. */
  get size(): number {
    return this.#position;
  }

  /** What the step sealed has changed; null before. */
  get event(): ChangeEvent | null {
    return this.#event;
  }

  finish(): Promise<void> {
    return this.#insert.finish();
  }

  /** Writes the step itself, and ends the trail. */
  async seal(step: NewStep): Promise<void> {
    await this.finish();
    const { seq, running } = await this.#begin();
    await this.#trx
      .insertInto('command_entry')
      .values({ ...step, seq, hash: running.seal({ ...step, seq }) })
      .execute();
    const records = this.#touched.named;
    this.#event = { seq, commandId: step.id, actor: step.actor, entities: [...this.entities], ...(records ? { records } : {}) };
  }
}
