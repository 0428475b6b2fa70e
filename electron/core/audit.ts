import type { Kysely } from 'kysely';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Dialect } from '../db/dialect.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { AuditEntryRow, CommandEntryRow, Schema } from '../db/schema.ts';
import { BulkInsert } from './bulk-insert.ts';
import type { Columns } from './rows.ts';
import { arePacked, packOf } from './log-texts.ts';
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

/** Entries written together, and what was added among them packed together. */
const AT_ONCE = 250;

/** An entry that waits; `quoted` is its `after` as JSON once more, for the hash and for the pack. */
type Entry = Omit<AuditEntryRow, 'command_seq'> & { quoted: string };

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
  #waiting: Entry[] = [];
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

  #add(place: Place, change: Change): Promise<void> | undefined {
    this.entities.add(change.entity);
    this.#touched.add(change.entity, change.id, change.row ?? change.after);
    this.#position += 1;
    const before = change.before ? JSON.stringify(change.before) : null;
    const after = change.after ? JSON.stringify(change.after) : null;
    const { entity, id, op, version } = change;
    const quoted = JSON.stringify(after);
    const entry = { position: this.#position, entity, entity_id: id, op, before, after, version_after: version, quoted };
    place.running.add(entry, quoted);
    this.#waiting.push(entry);
    return this.#waiting.length >= AT_ONCE ? this.#write(place) : undefined;
  }

  /** Writes what is waiting. What many records hold is added in one pack: it is the most of a log, and all alike. */
  async #write({ seq }: Place): Promise<void> {
    const entries = this.#waiting;
    this.#waiting = [];
    const added = entries.filter(({ op, after }) => op === 'insert' && after !== null);
    const packs = arePacked(added);
    if (packs) await this.#trx.insertInto('audit_pack').values(packOf(seq, added)).execute();
    for (const { position, entity, entity_id, op, before, after, version_after } of entries) {
      const sent = this.#insert.add([seq, position, entity, entity_id, op, before, packs && op === 'insert' ? null : after, version_after]);
      if (sent) await sent;
    }
  }

  /** Records written so far. */
  get size(): number {
    return this.#position;
  }

  /** What the step sealed has changed; null before. */
  get event(): ChangeEvent | null {
    return this.#event;
  }

  async finish(): Promise<void> {
    if (this.#place && this.#waiting.length > 0) await this.#write(this.#place);
    await this.#insert.finish();
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
