import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import type { ChangeEvent } from '../../shared/events.ts';
import { EVERYTHING, type RowsOf } from '../../shared/rpc.ts';
import { isEntity, tableOf, wholeOf, type EntityName } from '../../shared/tables.ts';
import type { Reads } from './reads.ts';
import { listOf, mergeRows } from './rows.ts';

/** Asks a query again, of some records alone. */
export type AskAgain = (name: string, input: unknown) => Promise<{ data: unknown; tables: readonly string[] }>;

/** What the rows of a query's answer are, where it can be asked for some of them. */
type FindRows = (name: string) => RowsOf | undefined;

const KEPT_IDS = 200;
/** A shorter answer is read again as a whole, and its order with it. */
const MANY_ROWS = 200;
/** As many rows as a list can be asked for at once. */
const MOST_ASKED = 500;

/** True when rows of this kind show others of their kind, so that a change of one may show in several. */
const showsItself = (entity: EntityName): boolean => Object.values(tableOf(entity).columns).some(({ points }) => points === entity);

/**
 * Keeps what the screens have read as it is in the core. A change of records that are rows of an answer is read for
 * those rows alone; any other makes the answer be read again. What this window has done itself is known from the
 * command's reply, and its notice says nothing new.
 */
export class Freshness {
  readonly #client: QueryClient;
  readonly #reads: Reads;
  readonly #ask: AskAgain;
  readonly #rowsOf: FindRows;
  readonly #told: (event: ChangeEvent) => void;
  /** Commands on their way, each with its notice when that came first. */
  readonly #sent = new Map<string, ChangeEvent | null>();
  /** Commands whose changes are taken in already. */
  readonly #known = new Set<string>();
  /** Queries some of whose rows are being read, with the ids that wait. */
  readonly #patches = new Map<string, { ids: Set<string>; done: Promise<void> }>();

  /** Answers in which a changed row would stand elsewhere by now: a list moves no row under the person's hands. */
  readonly #moved = new WeakSet<Query>();

  constructor(client: QueryClient, reads: Reads, ask: AskAgain, rowsOf: FindRows, told: (event: ChangeEvent) => void) {
    this.#client = client;
    this.#rowsOf = rowsOf;
    this.#reads = reads;
    this.#ask = ask;
    this.#told = told;
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.state.fetchStatus === 'fetching') this.#moved.delete(query);
      // Shown the next time, its rows are in order again.
      if (type === 'observerRemoved' && this.#moved.has(query) && !query.isActive()) query.invalidate();
    });
  }

  /** A command goes out: what it changes will be known by its reply. */
  sending(commandId: string): void {
    this.#sent.set(commandId, null);
  }

  /** A command has answered, or failed. */
  answered(commandId: string, changed: readonly ChangeEvent[]): void {
    const early = this.#sent.get(commandId);
    this.#sent.delete(commandId);
    for (const event of changed) this.#takeIn(event);
    if (early) this.#takeIn(early);
  }

  /** A notice has come. */
  notice(event: ChangeEvent): void {
    if (this.#sent.has(event.commandId)) this.#sent.set(event.commandId, event);
    else this.#takeIn(event);
  }

  /** Resolves when all answers of a query are as they are in the core, as far as is known. */
  async settled(name: string): Promise<void> {
    const queryKey = [name];
    for (;;) {
      const patches = this.#client
        .getQueryCache()
        .findAll({ queryKey })
        .flatMap(({ queryHash }) => this.#patches.get(queryHash)?.done ?? []);
      const reading = this.#client.getQueryCache().findAll({ queryKey, type: 'active', fetchStatus: 'fetching' });
      if (patches.length === 0 && reading.length === 0) return;
      await Promise.all([...patches, ...reading.map((query) => query.promise?.catch(() => {}))]);
    }
  }

  #takeIn(event: ChangeEvent): void {
    if (event.commandId !== '') {
      if (this.#known.has(event.commandId)) return;
      this.#known.add(event.commandId);
      if (this.#known.size > KEPT_IDS) this.#known.delete(this.#known.values().next().value ?? '');
    }
    this.#told(event);
    const stale = new Set<string>();
    for (const query of this.#client.getQueryCache().getAll()) {
      if (!this.#reads.concerned(query.queryKey, event.entities)) continue;
      const ids = this.#touchedRows(query, event);
      if (ids) this.#patch(query, ids);
      else stale.add(query.queryHash);
    }
    if (stale.size > 0) void this.#client.invalidateQueries({ predicate: ({ queryHash }) => stale.has(queryHash) });
  }

  /** The rows of an answer that an event concerns; null when it can't be told, or the answer has to be read anew anyway. */
  #touchedRows(query: Query, event: ChangeEvent): string[] | null {
    const rows = this.#rowsOf(String(query.queryKey[0]));
    const { state } = query;
    if (!rows || !event.records || !isEntity(rows.of) || showsItself(rows.of)) return null;
    if ((listOf(state.data, rows.at)?.length ?? 0) < MANY_ROWS) return null;
    if (state.status !== 'success' || state.isInvalidated || state.fetchStatus !== 'idle' || !query.isActive()) return null;
    const read = this.#reads.of(query.queryKey);
    const isRowOrPart = (entity: string): boolean =>
      entity === rows.of || (isEntity(entity) && wholeOf(entity)?.entity === rows.of) || !(read?.has(entity) ?? true);
    if (read?.has(EVERYTHING) || !event.entities.every(isRowOrPart)) return null;
    const ids = event.records[rows.of] ?? [];
    return ids.length > 0 ? ids : null;
  }

  #patch(query: Query, ids: readonly string[]): void {
    const waiting = this.#patches.get(query.queryHash);
    if (waiting) {
      for (const id of ids) waiting.ids.add(id);
      return;
    }
    const patch = { ids: new Set(ids), done: Promise.resolve() };
    this.#patches.set(query.queryHash, patch);
    patch.done = this.#readRows(query, patch.ids)
      .catch(() => this.#readAll(query.queryKey))
      .finally(() => this.#patches.delete(query.queryHash));
  }

  async #readAll(queryKey: QueryKey): Promise<void> {
    await this.#client.invalidateQueries({ queryKey, exact: true });
  }

  /** Reads rows and puts them into the answer, until no more are waiting. One after another: an older row must not come last. */
  async #readRows(query: Query, waiting: Set<string>): Promise<void> {
    const [name, input] = query.queryKey as [string, object];
    while (waiting.size > 0) {
      const ids = [...waiting];
      if (ids.length > MOST_ASKED) return this.#readAll(query.queryKey);
      waiting.clear();
      const before = query.state.data;
      const { data, tables } = await this.#ask(name, { ...input, ids });
      // Read anew meanwhile, or about to be: that is as fresh.
      if (query.state.data !== before || query.state.fetchStatus !== 'idle' || query.state.isInvalidated) continue;
      const merged = mergeRows(before, data, this.#rowsOf(name)!, ids);
      if (merged === null) return this.#readAll(query.queryKey);
      this.#reads.add(query.queryKey, tables);
      this.#client.setQueryData(query.queryKey, merged.answer);
      if (merged.moved) this.#moved.add(query);
    }
  }
}
