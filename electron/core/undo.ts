import { sql, type Kysely, type RawBuilder } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import { WINDOW_ID_LENGTH } from '../../shared/window-id.ts';
import { isEntity, tableOf, TABLES, type EntityName } from '../../shared/tables.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import type { Actor } from './actor.ts';
import { reverse } from './reverse.ts';
import type { Writer } from './write.ts';

/** What Undo and Redo would do now. */
export interface UndoState {
  undo: { commandId: string; label: string } | null;
  redo: { commandId: string; label: string } | null;
}

interface Entry {
  id: string;
  seq: number;
  label: string;
  /** Kinds of record it changed. */
  entities: EntityName[];
}

/** An entry as stored. */
type StoredEntry = Omit<Entry, 'entities'> & { entities: string };

const toEntry = (row: StoredEntry | undefined): Entry | undefined =>
  row && { ...row, entities: (JSON.parse(row.entities) as string[]).filter(isEntity) };

/** Kinds of record that everything rests on. */
const ROOTS = (Object.keys(TABLES) as EntityName[]).filter((entity) => tableOf(entity).root);

/** Throws when the changes of the command at this place in the log must not be reversed as things stand. */
export type ReversalRule = (db: Kysely<Schema>, seq: number) => Promise<void>;

/** Reads the command log as one person's undo stack, or one window's. It survives restarts because the log does. */
export class UndoLog {
  readonly #actor: Actor;
  readonly #rules: readonly ReversalRule[];
  readonly #began: number;
  /** Windows that have asked this process. Their steps are theirs, those from before it began too. */
  readonly #seen = new Set<string>();

  /** `began` is the log's length when this process opened it: what is older is of an earlier session. */
  constructor(actor: Actor, rules: readonly ReversalRule[], began: number) {
    this.#actor = actor;
    this.#rules = rules;
    this.#began = began;
  }

  /** Entries of this person. Those from before ids were kept are known by the name alone. */
  #own(entry: string): RawBuilder<boolean> {
    const { id, name } = this.#actor;
    const [byId, byName] = [sql.ref(`${entry}.actor_id`), sql.ref(`${entry}.actor`)];
    return sql<boolean>`(${byId} = ${id} or (${byId} is null and ${byName} = ${name}))`;
  }

  /**
   * Entries of this person's window: given in it, in no window, or in an earlier session by a window that hasn't come
   * back. Without a window, all of this person's.
   */
  #within(entry: string, window: string | null): RawBuilder<boolean> {
    if (window === null) return this.#own(entry);
    this.#seen.add(window);
    const [id, seq] = [sql.ref(`${entry}.id`), sql.ref(`${entry}.seq`)];
    const named = sql`substr(${id}, 1, ${sql.lit(WINDOW_ID_LENGTH)})`;
    const mark = sql`substr(${id}, ${sql.lit(WINDOW_ID_LENGTH + 1)}, 1)`;
    return sql<boolean>`(${this.#own(entry)} and (${named} = ${window} or ${mark} <> '~'
      or (${seq} <= ${this.#began} and ${named} not in (${sql.join([...this.#seen])}))))`;
  }

  /** What Undo and Redo would do now, in this window. */
  async state(db: ReadDb, window: string | null): Promise<UndoState> {
    const undo = await this.#undoable(db, window);
    const redo = await this.#redoable(db, window);
    return {
      undo: undo ? { commandId: undo.id, label: undo.label } : null,
      redo: redo ? { commandId: redo.id, label: redo.label } : null,
    };
  }

  /**
   * The newest command of this person that stands: never undone, or redone since. What began the partnership is not
   * undone: everything rests on it, and one Ctrl+Z too many would leave a file that can't be opened.
   */
  async #undoable(db: ReadDb, window: string | null): Promise<Entry | undefined> {
    const { rows } = await sql<StoredEntry>`
      select c.id, c.seq, c.label, c.entities from command_entry c
      where ${this.#within('c', window)} and c.kind = 'do' and c.entities <> '[]'
        and not exists (
          select 1 from audit_entry a where a.command_seq = c.seq and a.position = 1 and a.entity in (${sql.join(ROOTS)}) and a.op = 'insert')
        and not exists (
          select 1 from command_entry u where u.target = c.id and u.kind = 'undo'
            and not exists (select 1 from command_entry r where r.target = c.id and r.kind = 'redo' and r.seq > u.seq))
      order by c.seq desc limit 1`.execute(db);
    return toEntry(rows[0]);
  }

  /** The undo that Redo would take back: the last one that stands, unless something new was done since. */
  async #redoable(db: ReadDb, window: string | null): Promise<Entry | undefined> {
    const { rows } = await sql<StoredEntry>`
      select c.id, u.seq, c.label, c.entities from command_entry u join command_entry c on c.id = u.target
      where ${this.#within('u', window)} and u.kind = 'undo'
        and u.seq > coalesce((select max(d.seq) from command_entry d
          where ${this.#within('d', window)} and d.kind = 'do' and d.entities <> '[]'), 0)
        and not exists (select 1 from command_entry r where r.target = u.target and r.seq > u.seq)
      order by u.seq desc limit 1`.execute(db);
    return toEntry(rows[0]);
  }

  /** A command that this person may undo by its id. Throws when there is none, or it is undone already. */
  async #named(db: ReadDb, id: string): Promise<Entry> {
    const { rows } = await sql<StoredEntry & { standing: number | string }>`
      select c.id, c.seq, c.label, c.entities,
        coalesce((select sum(case when r.kind = 'undo' then -1 else 1 end) from command_entry r where r.target = c.id), 0) as standing
      from command_entry c where c.id = ${id} and c.kind = 'do' and ${this.#own('c')}
        and not exists (
          select 1 from audit_entry a where a.command_seq = c.seq and a.position = 1 and a.entity in (${sql.join(ROOTS)}) and a.op = 'insert')`.execute(
      db,
    );
    const [row] = rows;
    const entry = toEntry(row);
    if (!entry) throw new AppError('not_found', 'This step is not among yours, so it can’t be undone here.');
    if (Number(row!.standing) >= 0) return entry;
    throw new AppError('not_found', `“${entry.label}” is undone already.`, { remedy: 'Redo brings it back.' });
  }

  /**
   * Reverses every change of a command, inside the caller's transaction: of the one named, whatever was done since, or
   * of the newest that stands.
   */
  async undo(db: Kysely<Schema>, writer: Writer, window: string | null, commandId?: string): Promise<Entry> {
    const target = commandId === undefined ? await this.#undoable(db, window) : await this.#named(db, commandId);
    if (!target) throw new AppError('not_found', 'There is nothing to undo.');
    await this.#reverse(db, writer, target.seq);
    return target;
  }

  /** Reverses the undo of the command undone last. */
  async redo(db: Kysely<Schema>, writer: Writer, window: string | null): Promise<Entry> {
    const target = await this.#redoable(db, window);
    if (!target) throw new AppError('not_found', 'There is nothing to redo.');
    await this.#reverse(db, writer, target.seq);
    return target;
  }

  async #reverse(db: Kysely<Schema>, writer: Writer, seq: number): Promise<void> {
    for (const rule of this.#rules) await rule(db, seq);
    await reverse(db, writer, seq);
  }
}
