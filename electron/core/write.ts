import { CompiledQuery, type Kysely } from 'kysely';
import type { AppError } from '../../shared/errors.ts';
import { listed, type Dialect } from '../db/dialect.ts';
import type { BaseRow, ContractName } from '../../shared/table.ts';
import type { EntityName, Rows } from '../../shared/tables.ts';
import type { Schema } from '../db/schema.ts';
import { AuditTrail } from './audit.ts';
import type { Breath } from './breath.ts';
import { BulkInsert } from './bulk-insert.ts';
import { conflictOf } from './conflict.ts';
import { derivedOf } from './derive.ts';
import { alone, amongEdits, amongNew, type PlaceOf } from './edits.ts';
import { goneRecord } from './gone.ts';
import { assertOwnKeys, givenUp } from './own-keys.ts';
import { assertStorable } from './storable.ts';
import { indexLater, TOGETHER_FROM } from './search-index.ts';
import { toColumns, type Columns, type Stored } from './rows.ts';
import { wholesOf } from './touched.ts';

type Camel<T> = {
  [K in keyof T & string as ContractName<K>]: T[K] extends number
    ? number | boolean
    : T[K] extends number | null
      ? number | boolean | null
      : T[K];
};
type Own<E extends EntityName> = Omit<Rows[E], keyof BaseRow>;

/** The fields of a new record, camelCase; `id` may be given when others must point at it already. */
export type NewFields<E extends EntityName> = Camel<Own<E>> & { id?: string };
/** The fields an edit changes. */
export type ChangedFields<E extends EntityName> = Partial<Camel<Own<E>>>;

export interface WriterEnv {
  trx: Kysely<Schema>;
  dialect: Dialect;
  /** Name kept in the records. */
  actor: string;
  at: string;
  newId(): string;
  /** Taken between statements, so that work on many records can be cancelled. */
  breath: Breath;
}

/** A record and the version the caller saw. */
export interface Seen {
  id: string;
  version: number;
}

/**
 * The only way business records change: keeps versions, sort and search text, and the audit trail.
 * Lives for one command.
 */
export class Writer {
  readonly #env: WriterEnv;
  readonly trail: AuditTrail;

  constructor(env: WriterEnv, trail = new AuditTrail(env.trx, env.dialect)) {
    this.#env = env;
    this.trail = trail;
  }

  /** For who does long work around these writes: see `Breath.take`. */
  pause(): Promise<void> | undefined {
    return this.#env.breath.take();
  }

  /** Adds a record; returns its id. */
  async insert<E extends EntityName>(entity: E, fields: NewFields<E>): Promise<string> {
    const [id] = await this.insertMany(entity, [fields], () => []);
    return id!;
  }

  /**
   * Adds many records of one kind with as few statements as the database allows; returns their ids. Throws `duplicate`
   * when one has another's key: `placeOf` says where its fields stand in the command's input.
   */
  async insertMany<E extends EntityName>(entity: E, records: NewFields<E>[], placeOf: PlaceOf = amongNew): Promise<string[]> {
    const all = records.map(toColumns);
    await assertOwnKeys(
      this.#env.trx,
      entity,
      all.map((columns, at) => ({ columns, changed: columns, path: placeOf(at) })),
    );
    return this.insertColumns(entity, all);
  }

  /** As `insertMany`, by column name, of records whose keys are known to be their own; every record has the same columns, `id` aside. */
  async insertColumns(entity: EntityName, records: Iterable<Columns>): Promise<string[]> {
    const ids: string[] = [];
    let names: string[] = [];
    let insert: BulkInsert | undefined;
    let indexNow: (() => Promise<void>) | null = null;
    for (const record of records) {
      const { id, columns } = this.#identified(record);
      assertStorable(entity, columns);
      ids.push(id);
      if (!insert) {
        names = Object.keys(columns);
        insert = new BulkInsert(this.#env, entity, ['id', ...names, ...BASE_NAMES]);
      }
      const values: Stored[] = [id];
      for (const name of names) values.push(columns[name] ?? null);
      for (const value of this.#base(entity, columns)) values.push(value);
      const sent = insert.add(values);
      if (sent) await sent;
      const noted = this.trail.record({ entity, id, op: 'insert', before: null, after: columns, version: 1 });
      if (noted) await noted;
      const pause = sent && this.#env.breath.take();
      if (pause) await pause;
      if (ids.length !== TOGETHER_FROM) continue;
      await insert.finish();
      indexNow = await indexLater(this.#env.trx, entity, this.#env.breath);
      if (indexNow) insert.singly();
    }
    await insert?.finish();
    await indexNow?.();
    return ids;
  }

  /** A new record's id, given or made, and its other columns. */
  #identified(record: Columns): { id: string; columns: Columns } {
    if (!('id' in record)) return { id: this.#env.newId(), columns: record };
    const { id, ...columns } = record;
    return { id: typeof id === 'string' ? id : this.#env.newId(), columns };
  }

  /** Changes fields of a record; returns its new version. Throws `conflict` when somebody saved it since `version`. */
  async update<E extends EntityName>(entity: E, id: string, version: number, changes: ChangedFields<E>): Promise<number> {
    const [saved] = await this.updateMany(entity, [{ id, version, changes }], alone);
    return saved!.version;
  }

  /** As `update`, for several records of one kind, read together; returns them with their new versions. */
  async updateMany<E extends EntityName>(
    entity: E,
    edits: (Seen & { changes: ChangedFields<E> })[],
    placeOf: PlaceOf = amongEdits,
  ): Promise<Seen[]> {
    const rows: Columns[] = [];
    for (let at = 0; at < edits.length; at += AT_ONCE) rows.push(...(await this.#current(entity, edits.slice(at, at + AT_ONCE))));
    const changes = edits.map((edit, at) => otherIn(rows[at]!, toColumns(edit.changes)));
    await assertOwnKeys(
      this.#env.trx,
      entity,
      edits.map(({ id }, at) => ({ id, columns: { ...rows[at], ...changes[at] }, changed: changes[at]!, path: placeOf(at) })),
    );
    const changed = await this.updateRows(
      entity,
      rows.map((row, at) => ({ row, changes: changes[at]! })),
    );
    return edits.map(({ id, version }, at) => ({ id, version: changed[at] ? version + 1 : version }));
  }

  /** As `updateRow`, for rows that may have each other's keys: two that swap theirs are both out of the way first. */
  async updateRows(entity: EntityName, edits: { row: Columns; changes: Columns }[]): Promise<boolean[]> {
    const parked = givenUp(entity, edits);
    for (let at = 0; at < parked.length; at += AT_ONCE) {
      const part = parked.slice(at, at + AT_ONCE);
      await this.#env.trx
        .updateTable(entity)
        .set({ deleted_at: this.#env.at } as never)
        .where('id', 'in', part as never)
        .execute();
    }
    const aside = new Set(parked);
    const changed: boolean[] = [];
    for (const { row, changes } of edits) changed.push(await this.updateRow(entity, row, changes, aside.has(String(row['id']))));
    return changed;
  }

  /** As `update`, for a row just read in this transaction: an import has thousands. `aside` is one that `updateRows` put out of the way. */
  async updateRow(entity: EntityName, row: Columns, changes: Columns, aside = false): Promise<boolean> {
    const changed = otherIn(row, changes);
    if (Object.keys(changed).length === 0) return false;
    assertStorable(entity, changed);
    const seen = { id: String(row['id']), version: Number(row['version']) };
    const before = Object.fromEntries(Object.keys(changed).map((name) => [name, row[name] ?? null]));
    await this.#save(entity, seen, { ...changed, ...derivedOf(entity, { ...row, ...changed }), ...(aside ? { deleted_at: null } : {}) });
    await this.trail.record({ entity, id: seen.id, op: 'update', before, after: changed, version: seen.version + 1, row });
    await this.#env.breath.take();
    return true;
  }

  /** Puts a record into the bin. */
  async remove(entity: EntityName, id: string, version: number): Promise<number> {
    await this.#current(entity, [{ id, version }]);
    await this.removeMany(entity, [{ id, version }]);
    return version + 1;
  }

  /** Puts records into the bin whose versions were just read in this transaction. */
  removeMany(entity: EntityName, seen: Seen[]): Promise<void> {
    return this.#bin(entity, seen, this.#env.at, 'remove');
  }

  /** Takes records out of the bin whose versions were just read in this transaction. */
  restoreMany(entity: EntityName, seen: Seen[]): Promise<void> {
    return this.#bin(entity, seen, null, 'restore');
  }

  async #bin(entity: EntityName, seen: Seen[], deletedAt: string | null, op: 'remove' | 'restore'): Promise<void> {
    for (let at = 0; at < seen.length; at += AT_ONCE) {
      const part = seen.slice(at, at + AT_ONCE);
      let saved = 0;
      // By version, so that one list of ids is all a statement needs: nearly always they are alike.
      for (const [version, alike] of Map.groupBy(part, (record) => record.version))
        saved += await this.#setBin(entity, version, alike, deletedAt);
      if (saved !== part.length) throw await this.#stale(entity, part);
      const wholes = await wholesOf(
        this.#env.trx,
        entity,
        part.map(({ id }) => id),
      );
      for (const { id, version } of part) {
        const row = wholes.get(id) ?? null;
        const noted = this.trail.record({ entity, id, op, before: null, after: null, version: version + 1, row });
        if (noted) await noted;
      }
      await this.#env.breath.take();
    }
  }

  /** Written by hand: putting 100,000 ids into a built query takes as long as the update. */
  async #setBin(entity: EntityName, version: number, seen: readonly Seen[], deletedAt: string | null): Promise<number> {
    const { trx, dialect, at, actor } = this.#env;
    const mark = (place: number): string => dialect.parameter(place);
    const ids = listed(dialect, seen.length, 5);
    const statement = `update "${entity}" set deleted_at = ${mark(1)}, version = version + 1, updated_at = ${mark(2)}, updated_by = ${mark(3)} where version = ${mark(4)} and id in ${ids}`;
    const { numAffectedRows } = await trx.executeQuery(
      CompiledQuery.raw(statement, [deletedAt, at, actor, version, ...seen.map(({ id }) => id)]),
    );
    return Number(numAffectedRows);
  }

  /** The records as they are, in the order given, provided they are as the caller saw them. */
  async #current(entity: EntityName, seen: Seen[]): Promise<Columns[]> {
    const ids = seen.map(({ id }) => id);
    const rows = (await this.#env.trx.selectFrom(entity).selectAll().where('id', 'in', ids).execute()) as unknown as Columns[];
    const byId = new Map(rows.map((row) => [row['id'], row]));
    const missing = ids.find((id) => (byId.get(id)?.['deleted_at'] ?? null) !== null || !byId.has(id));
    if (missing !== undefined) throw await goneRecord(this.#env.trx, entity, missing);
    const stale = seen.find(({ id, version }) => byId.get(id)!['version'] !== version);
    if (stale) throw await conflictOf(this.#env.trx, entity, byId.get(stale.id)!, stale.version);
    return ids.map((id) => byId.get(id)!);
  }

  async #save(entity: EntityName, seen: Seen, columns: Columns): Promise<void> {
    const { numUpdatedRows } = await this.#env.trx
      .updateTable(entity)
      .set({ ...columns, version: seen.version + 1, updated_at: this.#env.at, updated_by: this.#env.actor } as never)
      .where('id', '=', seen.id as never)
      .where('version', '=', seen.version as never)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw await this.#stale(entity, [seen]);
  }

  /** Why a write changed fewer records than it should: one of them is gone, or saved by somebody since it was read. */
  async #stale(entity: EntityName, seen: Seen[]): Promise<AppError> {
    const ids = seen.map(({ id }) => id);
    const rows = (await this.#env.trx
      .selectFrom(entity)
      .selectAll()
      .where('id', 'in', ids as never)
      .execute()) as unknown as Columns[];
    const byId = new Map(rows.map((row) => [row['id'], row]));
    const stale = seen.find(({ id, version }) => byId.get(id)?.['version'] !== version);
    const row = byId.get(stale?.id ?? '');
    return row && stale ? conflictOf(this.#env.trx, entity, row, stale.version) : goneRecord(this.#env.trx, entity, stale?.id ?? '');
  }

  #base(entity: EntityName, columns: Columns): (string | number | null)[] {
    const { at, actor } = this.#env;
    const derived = derivedOf(entity, columns);
    return [1, at, actor, at, actor, null, derived.sort_key, derived.search_text];
  }
}

/** What of these changes a row doesn't hold already. */
const otherIn = (row: Columns, changes: Columns): Columns =>
  Object.fromEntries(Object.entries(changes).filter(([name, value]) => row[name] !== value));

/** Records read or binned by one statement. */
const AT_ONCE = 500;

const BASE_NAMES = ['version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at', 'sort_key', 'search_text'];
