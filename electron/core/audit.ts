import type { Kysely } from 'kysely';
import type { Dialect } from '../db/dialect.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { Schema } from '../db/schema.ts';
import { BulkInsert } from './bulk-insert.ts';
import type { Columns } from './rows.ts';

/** One record changed, with the columns that changed. */
export interface Change {
  entity: EntityName;
  id: string;
  op: 'insert' | 'update' | 'remove' | 'restore';
  before: Columns | null;
  after: Columns | null;
  version: number;
}

const COLUMNS = ['command_seq', 'position', 'entity', 'entity_id', 'op', 'before', 'after', 'version_after'];

/** Collects what one command changed and writes it to the audit table in order. */
export class AuditTrail {
  readonly #insert: BulkInsert;
  readonly #trx: Kysely<Schema>;
  #seq: number | null = null;
  #position = 0;
  readonly entities = new Set<EntityName>();

  constructor(trx: Kysely<Schema>, dialect: Dialect) {
    this.#trx = trx;
    this.#insert = new BulkInsert({ trx, dialect }, 'audit_entry', COLUMNS);
  }

  /** The command's place in the log. The writer lock makes "last plus one" safe. */
  async seq(): Promise<number> {
    if (this.#seq === null) {
      const last = await this.#trx.selectFrom('command_entry').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
      this.#seq = (last?.seq ?? 0) + 1;
    }
    return this.#seq;
  }

  /** Takes a change. Answers a promise only when there is something to wait for. */
  record(change: Change): Promise<void> | undefined {
    return this.#seq === null ? this.seq().then((seq) => this.#add(seq, change)) : this.#add(this.#seq, change);
  }

  #add(seq: number, change: Change): Promise<void> | undefined {
    this.entities.add(change.entity);
    this.#position += 1;
    return this.#insert.add([
      seq,
      this.#position,
      change.entity,
      change.id,
      change.op,
      change.before ? JSON.stringify(change.before) : null,
      change.after ? JSON.stringify(change.after) : null,
      change.version,
    ]);
  }

  /** Records written so far. */
  get size(): number {
    return this.#position;
  }

  finish(): Promise<void> {
    return this.#insert.finish();
  }
}
