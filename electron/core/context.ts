import type { Kysely } from 'kysely';
import type { CoreContract } from '../../shared/contract.ts';
import type { Feature, Handlers, Input, MethodAt, MethodName, Output, Right } from '../../shared/rpc.ts';
import type { Database } from '../db/connect.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import type { Actor } from './actor.ts';
import type { Breath } from './breath.ts';
import type { Stash } from './stash.ts';
import type { UndoLog } from './undo.ts';
import type { Writer } from './write.ts';

/** What every handler gets. */
export interface BaseCtx {
  /** Now, as a UTC instant. */
  now: string;
  /** Today in the United Kingdom, as an ISO date. */
  today: string;
  /** Who is asking. */
  actor: Actor;
  /** Things kept between two calls, such as a parsed file waiting to be imported. */
  stash: Stash;
  /** Pauses for long work, which end it when the call is cancelled. */
  breath: Breath;
  /** The log as this person's undo stack. */
  undo: UndoLog;
}

/** A query may read. */
export interface QueryCtx extends BaseCtx {
  db: ReadDb;
}

/** A command may read within its transaction, and write through the gateway. */
export interface WriteCtx extends BaseCtx {
  db: Kysely<Schema>;
  write: Writer;
  newId(): string;
  /** Does something once this command is committed, and not when it fails. */
  afterCommit(then: () => void): void;
  /** Asks for a right besides the command's own: it writes records of another kind. Throws `forbidden`. */
  needs(right: Right): void;
  /** Says what was done, for Undo and Recent changes, better than the contract's label can. */
  describe(label: string): void;
}

/** Runs a method of the contract. Throws its AppError. */
export type Run = <N extends MethodName<CoreContract>>(
  method: N,
  input: Input<MethodAt<CoreContract, N>>,
) => Promise<Output<MethodAt<CoreContract, N>>>;

/** What was undone or redone. */
export interface Reversed {
  label: string;
  commandId: string;
  /** The fields, by their labels, where it changed one record. */
  fields: string[];
}

/** A task may read, and run other methods by name as their own transactions. */
export interface TaskCtx extends BaseCtx {
  db: ReadDb;
  database: Database;
  signal: AbortSignal;
  run: Run;
  /** Undoes the command named, or undoes or redoes the newest of this person. */
  reverse(kind: 'undo' | 'redo', commandId?: string): Promise<Reversed>;
}

/** The handlers of a contract feature. */
export type FeatureHandlers<F extends Feature> = Handlers<F, QueryCtx, WriteCtx, TaskCtx>;
