import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { Call, CommandMethod, Method, QueryMethod, Reply, Right, TaskMethod } from '../../shared/rpc.ts';
import { tableOf } from '../../shared/tables.ts';
import { commandIdOf, windowOf } from '../../shared/window-id.ts';
import type { Database } from '../db/connect.ts';
import { toAppError } from '../db/errors.ts';
import type { ReadDb, Schema } from '../db/schema.ts';
import { Breath } from './breath.ts';
import { answerAgain, assertCommandId, hashOfInput } from './command-id.ts';
import type { Actor } from './actor.ts';
import type { BaseCtx, Reversed, Run, TaskCtx, WriteCtx } from './context.ts';
import type { Log } from './log.ts';
import { AT_ONCE_MS, onceMore, unsure } from './once-more.ts';
import { parseOutput } from './parse-output.ts';
import { parseInput } from './parse-input.ts';
import type { MayDo, Program } from './program.ts';
import { Reads } from './reads.ts';
import { refusalOf } from './refusal.ts';
import type { Stash } from './stash.ts';
import { eventsOf } from './touched.ts';
import { fieldsChanged } from './reverse.ts';
import { UndoLog } from './undo.ts';
import { Writer } from './write.ts';

export interface DispatchEnv {
  database: Database;
  program: Program;
  actor: Actor;
  mayDo: MayDo;
  stash: Stash;
  log: Log;
  clock: () => Date;
  newId: () => string;
  today: (instant: string) => string;
  /** Throws when the log is not the one this process has read. Called once the lock is held. */
  assertSameLog: (db: Kysely<Schema>) => Promise<void>;
  /** The log's length when this process opened it. */
  began: number;
  /** Called after each commit, with what it changed. */
  committed: (event: ChangeEvent) => Promise<void>;
}

/** What a call comes to; a query says which tables it read. */
interface Answer {
  data: unknown;
  reads?: readonly string[];
}

/** A call's own context, and what it has committed. */
interface Base extends BaseCtx {
  changed: ChangeEvent[];
}

/** A step for the log. */
interface Entered {
  id: string;
  method: string;
  label: string;
  kind: string;
  target: string | null;
  data: unknown;
  inputHash?: string;
}

type Work<T> = (db: Kysely<Schema>, write: Writer, afterCommit: WriteCtx['afterCommit']) => Promise<T>;
type Handler = (ctx: unknown, input: unknown) => Promise<unknown>;

const SLOW_MS = 40;
/** As many records in one command leave the database's picture of its tables behind. */
const MANY = 1000;

/** Finds the handler of a call and runs it with everything it can't forget: checks, transaction, lock, audit. */
export class Dispatcher {
  readonly #env: DispatchEnv;
  readonly #undo: UndoLog;

  constructor(env: DispatchEnv) {
    this.#env = env;
    this.#undo = new UndoLog(env.actor, env.program.reversalRules, env.began);
  }

  async dispatch(call: Call, signal: AbortSignal = new AbortController().signal): Promise<Reply> {
    const started = performance.now();
    const changed: ChangeEvent[] = [];
    try {
      const { method, handler } = this.#find(call.method);
      assertCommandId(call.commandId);
      if (method.kind === 'command') this.#assertMay(method.needs);
      const input = parseInput(method, call.input);
      const answer = await this.#run(call, method, handler, input, signal, changed);
      const took = performance.now() - started;
      if (took > SLOW_MS) this.#env.log.write('slow', { method: call.method, ms: Math.round(took) });
      return { ok: true, ...answer, ...(changed.length > 0 ? { changed } : {}) };
    } catch (error) {
      return refusalOf(call, error, this.#env.log, this.#env.actor);
    }
  }

  #find(name: string): { method: Method; handler: Handler } {
    const [feature = '', methodName = ''] = name.split('.');
    const { features } = this.#env.program;
    const module = Object.hasOwn(features, feature) ? features[feature] : undefined;
    const method = module && Object.hasOwn(module.contract, methodName) ? module.contract[methodName] : undefined;
    const handler = module?.handlers[methodName];
    if (!method || !handler) throw new AppError('not_found', `There is no method called ${name}.`);
    return { method, handler: handler as unknown as Handler };
  }

  #parseOutput(method: Method, call: Call, data: unknown): unknown {
    return parseOutput(method, call.method, data, (place) => this.#env.log.write('over_limit', { method: call.method, place }));
  }

  /** Whether somebody may do a thing is asked here and nowhere else. */
  #assertMay(right: Right): void {
    const { actor, mayDo } = this.#env;
    if (mayDo(actor, right)) return;
    throw new AppError('forbidden', `${actor.name} has no right to do this here.`, {
      remedy: `Ask whoever looks after this partnership for the right “${right}”.`,
    });
  }

  async #run(call: Call, method: Method, handler: Handler, input: unknown, signal: AbortSignal, changed: ChangeEvent[]): Promise<Answer> {
    const base = { ...this.#base(signal), changed };
    if (method.kind === 'command') return { data: await this.#command(call, method, handler, input, base) };
    if (method.kind === 'query') return this.#query(call, method, handler, input, base, signal);
    const { changed: _, ...own } = base;
    const ctx: TaskCtx = {
      ...own,
      db: this.#readsWith(method, input),
      database: this.#env.database,
      signal,
      run: this.#runner(windowOf(call.commandId), signal, changed),
      reverse: (kind, commandId) => this.#reverse(kind, base, windowOf(call.commandId), commandId),
    };
    return { data: this.#parseOutput(method, call, await handler(ctx, input)) };
  }

  /** A read whose caller has gone, or asks for something else by now, ends before its next statement. */
  async #query(call: Call, method: QueryMethod, handler: Handler, input: unknown, base: BaseCtx, signal: AbortSignal): Promise<Answer> {
    await base.breath.now();
    const reads = new Reads(signal);
    const ctx = { ...base, db: this.#readsWith(method, input).withPlugin(reads) };
    const data = this.#parseOutput(method, call, await onceMore(() => handler(ctx, input), AT_ONCE_MS));
    return { data, reads: reads.tables };
  }

  /** All of a list, and what is declared long, is read where nobody waits for it. */
  #readsWith(method: QueryMethod | TaskMethod, input: unknown): ReadDb {
    const { database } = this.#env;
    const some = typeof input === 'object' && input !== null && 'ids' in input && input.ids !== undefined;
    return !some && (method.long || (method.kind === 'query' && method.rows)) ? database.long() : database.read;
  }

  /** What a task does is a step of the window that asked for it. */
  #runner(window: string | null, signal: AbortSignal, changed: ChangeEvent[]): Run {
    return async (name, value) => {
      const reply = await this.dispatch({ method: name, input: value, commandId: commandIdOf(window, randomUUID()) }, signal);
      if (reply.ok) {
        changed.push(...(reply.changed ?? []));
        return reply.data as never;
      }
      throw new AppError(reply.error.code, reply.error.message, reply.error.details);
    };
  }

  #base(signal?: AbortSignal): Base {
    const now = this.#env.clock().toISOString();
    const { actor, stash } = this.#env;
    return { now, today: this.#env.today(now), actor, stash, breath: new Breath(signal), undo: this.#undo, changed: [] };
  }

  /** A command whose connection is cut is sent again once: its id says whether it was saved. */
  async #command(call: Call, method: CommandMethod, handler: Handler, input: unknown, base: Base): Promise<unknown> {
    const id = call.commandId ?? randomUUID();
    const run = (): Promise<unknown> => this.#commandOnce({ ...call, commandId: id }, method, handler, input, base);
    return onceMore(run);
  }

  /** One transaction: lock, retry check, handler, audit. The answer of a command already run is given again. */
  async #commandOnce(
    call: Call & { commandId: string },
    method: CommandMethod,
    handler: Handler,
    input: unknown,
    base: Base,
  ): Promise<unknown> {
    const { commandId: id } = call;
    const inputHash = hashOfInput(call.method, input);
    return this.#transaction(base, async (db, write, afterCommit) => {
      const earlier = await db
        .selectFrom('command_entry')
        .select(['seq', 'id', 'actor', 'entities', 'method', 'reply', 'input_hash'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (earlier) {
        const data = answerAgain(earlier, call.method, inputHash);
        base.changed.push(...(await eventsOf(db, [earlier])));
        return data;
      }
      // It may have waited for the lock for long.
      base.breath.check();
      let label = method.label;
      const describe = (text: string): void => void (label = text);
      const needs = (right: Right): void => this.#assertMay(right);
      const { changed: _, ...own } = base;
      const ctx: WriteCtx = { ...own, db, write, newId: this.#env.newId, needs, describe, afterCommit };
      const data = this.#parseOutput(method, call, await handler(ctx, input));
      await this.#enter(write, base, { id, method: call.method, label, kind: 'do', target: null, data, inputHash });
      return data;
    });
  }

  /** Runs work as one command without a contract method. Throws an AppError, and then nothing was written. */
  async transact<T>(label: string, work: (ctx: WriteCtx) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const base = this.#base(signal);
    try {
      return await this.#transaction(base, async (db, write, afterCommit) => {
        const result = await work({ ...base, db, write, newId: this.#env.newId, needs: () => {}, describe: () => {}, afterCommit });
        await this.#enter(write, base, {
          id: randomUUID(),
          method: 'core.transact',
          label,
          kind: 'do',
          target: null,
          data: null,
        });
        return result;
      });
    } catch (error) {
      throw toAppError(error);
    }
  }

  #reverse(kind: 'undo' | 'redo', base: Base, window: string | null, commandId?: string): Promise<Reversed> {
    return this.#transaction(base, async (db, write) => {
      const target = kind === 'undo' ? await this.#undo.undo(db, write, window, commandId) : await this.#undo.redo(db, write, window);
      for (const entity of target.entities) this.#assertMay(tableOf(entity).needs);
      const data = { label: target.label, commandId: target.id, fields: await fieldsChanged(db, target.seq) };
      await this.#enter(write, base, {
        id: commandIdOf(window, randomUUID()),
        method: `history.${kind}`,
        label: target.label,
        kind,
        target: target.id,
        data,
      });
      return data;
    });
  }

  async #transaction<T>(base: Base, work: Work<T>): Promise<T> {
    const { database, newId, assertSameLog, committed } = this.#env;
    const later: (() => void)[] = [];
    let committing = false;
    const { done, event, size } = await database.write
      .transaction()
      .execute(async (trx) => {
        await database.dialect.lockWriter(trx as unknown as Kysely<unknown>);
        await assertSameLog(trx);
        const { actor, now: at, breath } = base;
        const write = new Writer({ trx, dialect: database.dialect, actor: actor.name, at, newId, breath });
        const done = await work(trx, write, (then) => void later.push(then));
        committing = true;
        return { done, event: write.trail.event, size: write.trail.size };
      })
      .catch((error: unknown) => {
        throw committing ? unsure(error) : error;
      });
    for (const then of later) then();
    if (event) {
      if (size >= MANY) await this.#lookAgain(event);
      base.changed.push(event);
      await committed(event);
    }
    return done;
  }

  /** After a sample or an import the server would go on planning for empty tables. What is saved is saved either way. */
  async #lookAgain({ entities }: ChangeEvent): Promise<void> {
    const { database } = this.#env;
    const tables = [...entities, 'audit_entry'];
    await database.dialect.lookAgain(database.write as unknown as Kysely<unknown>, tables).catch(() => {});
  }

  async #enter(write: Writer, base: BaseCtx, entry: Entered): Promise<void> {
    const { data, inputHash, ...rest } = entry;
    await write.trail.seal({
      ...rest,
      at: base.now,
      actor: base.actor.name,
      actor_id: base.actor.id,
      entities: JSON.stringify([...write.trail.entities]),
      reply: JSON.stringify(data ?? null),
      input_hash: inputHash ?? null,
    });
  }
}
