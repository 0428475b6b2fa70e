import type { z } from 'zod';
import type { ErrorCode, ErrorDetails } from './errors.ts';
import type { ChangeEvent } from './events.ts';

/** A method that only reads. */
export interface QueryMethod<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'query';
  input: I;
  output: O;
  /** Set when the answer is a list of records, of which it can be asked for some by their `ids`. */
  rows?: RowsOf;
  /** Set when it may read much: see `long`. */
  long?: true;
}

/** What the rows of an answer are. */
export interface RowsOf {
  /** The kind of record that each row shows. */
  of: string;
  /** Where the rows stand in the answer; left out when the answer is the rows. */
  at?: string;
  /** The fields that decide the order of the rows. */
  order: readonly string[];
}

/** A method that writes: one transaction, audited, undoable. */
export interface CommandMethod<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'command';
  input: I;
  output: O;
  /** What the Undo button says was done, such as "Add action". */
  label: string;
  /** What a person must be allowed to do. Undoing the command asks for it, too. */
  needs: Right;
}

/** A right: whose records, and what with them, such as `actions.edit`. */
export type Right = `${string}.${string}`;

/**
 * A method that works outside the partnership's data: settings of this machine, a file to write, undo itself.
 * It gets no transaction of its own.
 */
export interface TaskMethod<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  kind: 'task';
  input: I;
  output: O;
  /** Set when it may read much: see `long`. */
  long?: true;
}

export type Method = QueryMethod | CommandMethod | TaskMethod;
export type Feature = Record<string, Method>;
export type Contract = Record<string, Feature>;

/** Declares a read. */
export const query = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): QueryMethod<I, O> => ({
  kind: 'query',
  input,
  output,
});

/**
 * Declares a read of a list: its input takes `ids`, and then its rows are those of these records alone, while the rest
 * of the answer stays as it is for the whole list.
 */
export const listing = <I extends z.ZodType, O extends z.ZodType>(rows: RowsOf, input: I, output: O): QueryMethod<I, O> => ({
  ...query(input, output),
  rows,
});

/** Declares a write; `label` is shown beside Undo, and `needs` is asked for before anything is read. */
export const command = <I extends z.ZodType, O extends z.ZodType>(
  label: string,
  needs: Right,
  input: I,
  output: O,
): CommandMethod<I, O> => ({ kind: 'command', input, output, label, needs });

/** Declares work outside the partnership's data. */
export const task = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): TaskMethod<I, O> => ({
  kind: 'task',
  input,
  output,
});

/** Declares that a method may read much: others get their turn meanwhile. All of a `listing` is read so, too. */
export const long = <M extends QueryMethod | TaskMethod>(method: M): M => ({ ...method, long: true });

/** What a caller passes. */
export type Input<M extends Method> = z.input<M['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type Parsed<M extends Method> = z.output<M['input']>;
/** What a caller gets back. */
export type Output<M extends Method> = z.output<M['output']>;

/** The part of an AbortSignal this needs; `shared/` knows neither Node nor the DOM. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Caller options. */
export interface CallOptions {
  /** Names the call. A command sent twice with the same one runs once. */
  commandId?: string;
  /** Cancels. A call with a `commandId` still answers what became of it: it may have been done by then. */
  signal?: CancelSignal;
  /** Told which tables a query read: its answer is stale when one of them changes. `*` stands for all. */
  onReads?: (tables: readonly string[]) => void;
  /** Told what the call has changed. */
  onChanged?: (changed: readonly ChangeEvent[]) => void;
}

/** The typed client: `api.actions.list({...})`. Every call may throw an AppError. */
export type Api<C extends Contract> = {
  [F in keyof C]: {
    [M in keyof C[F]]: C[F][M] extends Method ? (input: Input<C[F][M]>, options?: CallOptions) => Promise<Output<C[F][M]>> : never;
  };
};

/** Names of a contract's methods: `actions.list`. */
export type MethodName<C extends Contract> = { [F in keyof C & string]: `${F}.${keyof C[F] & string}` }[keyof C & string];

/** The method of a name. */
export type MethodAt<C extends Contract, Name extends string> = Name extends `${infer F}.${infer M}`
  ? F extends keyof C
    ? M extends keyof C[F]
      ? Extract<C[F][M], Method>
      : never
    : never
  : never;

/** The handlers of one feature, checked against its part of the contract. */
export type Handlers<F extends Feature, Q, W, T> = {
  [M in keyof F]: F[M] extends CommandMethod
    ? (ctx: W, input: Parsed<F[M]>) => Promise<Output<F[M]>>
    : F[M] extends TaskMethod
      ? (ctx: T, input: Parsed<F[M]>) => Promise<Output<F[M]>>
      : F[M] extends QueryMethod
        ? (ctx: Q, input: Parsed<F[M]>) => Promise<Output<F[M]>>
        : never;
};

/** Stands for every table: what reads the log depends on whatever is done, and a host's notice may mean everything. */
export const EVERYTHING = '*';

/** What crosses the boundary: JSON plus bytes, never a thrown error. */
export type Reply<T = unknown> =
  | {
      ok: true;
      data: T;
      /** Tables a query read: its answer is stale when one of them changes. */
      reads?: readonly string[];
      /** What the call has changed; its notices say the same. */
      changed?: readonly ChangeEvent[];
    }
  | { ok: false; error: { code: ErrorCode; message: string; details: ErrorDetails } };

/** A call as it travels. */
export interface Call {
  method: string;
  input: unknown;
  /** See `CallOptions`. */
  commandId?: string;
}

/** Carries calls to the core and change notices back. */
export interface Transport {
  call(call: Call, signal?: CancelSignal): Promise<Reply>;
  /** Calls `listener` after each commit, anybody's; returns the way to stop. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
}
