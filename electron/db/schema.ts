import type { Kysely } from 'kysely';
import type { Rows } from '../../shared/tables.ts';

/** One command: what Undo, the change feed and a retry read. Append-only. */
export interface CommandEntryRow {
  seq: number;
  id: string;
  at: string;
  /** Name of who did it, as it was then. */
  actor: string;
  /** Who did it, as `Actor.id`; null in entries written before that was kept. */
  actor_id: string | null;
  method: string;
  label: string;
  /** `do`, `undo` or `redo`. */
  kind: string;
  /** The command that an undo or redo concerns. */
  target: string | null;
  /** JSON list of the kinds of record touched. */
  entities: string;
  /** JSON of the answer, for a retry. */
  reply: string;
  /** Hash of the method and its input, which tell a retry from another command under its id; null in older entries. */
  input_hash: string | null;
  /** The log's running hash up to here; null in entries written before that was kept. */
  hash: string | null;
}

/** One record changed by a command. Append-only. */
export interface AuditEntryRow {
  command_seq: number;
  position: number;
  entity: string;
  entity_id: string;
  /** `insert`, `update`, `remove` or `restore`. */
  op: string;
  /** JSON of the changed columns before; null for an insert. */
  before: string | null;
  /** JSON of the changed columns after; null for a removal, and for an addition whose text is packed: see `AuditPackRow`. */
  after: string | null;
  version_after: number;
}

/** What records hold that were added in one step, from its place `first` to `last`. Append-only. */
export interface AuditPackRow {
  command_seq: number;
  first: number;
  last: number;
  /** JSON list of places and the entries' `after`, compressed (zstd), in base64. */
  texts: string;
}

/** By which rules a kind of record was last given what it is sorted and searched by. */
export interface DerivationRow {
  entity: string;
  /** Changes with the rules. */
  stamp: string;
}

/** Every table: those the rooms declare, the log, and how records are derived. */
export interface Schema extends Rows {
  command_entry: CommandEntryRow;
  audit_entry: AuditEntryRow;
  audit_pack: AuditPackRow;
  derivation: DerivationRow;
}

/** A connection to read with: it has no way to write. */
export type ReadDb = Pick<
  Kysely<Schema>,
  'selectFrom' | 'selectNoFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor' | 'withPlugin'
>;
