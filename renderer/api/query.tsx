import {
  keepPreviousData,
  QueryClientProvider,
  useIsMutating,
  useMutation,
  useQueries as useTanstackQueries,
  useQuery as useTanstackQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import type { AppContract } from '../../shared/contract.ts';
import type { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { CommandMethod, Input, Method, Output, QueryMethod, TaskMethod } from '../../shared/rpc.ts';
import type { Connection } from './connect.ts';
import { methodOf, Readings, type LateOutcome } from './readings.ts';

type MethodsOf<Kind extends Method> = {
  [F in keyof AppContract]: {
    [M in keyof AppContract[F]]: AppContract[F][M] extends Kind ? `${F}.${M & string}` : never;
  }[keyof AppContract[F]];
}[keyof AppContract];
export type At<Name extends string> = Name extends `${infer F}.${infer M}`
  ? F extends keyof AppContract
    ? M extends keyof AppContract[F]
      ? Extract<AppContract[F][M], Method>
      : never
    : never
  : never;

/** Names of methods a screen reads from. */
export type QueryName = MethodsOf<QueryMethod>;
/** Names of methods a screen does something with. */
export type CommandName = MethodsOf<CommandMethod> | MethodsOf<TaskMethod>;

const ConnectionContext = createContext<Connection | null>(null);
const ReadingsContext = createContext<Readings | null>(null);

/** The way to the core and the machine. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('No connection above this component.');
  return connection;
}

function useReadings(): Readings {
  const readings = useContext(ReadingsContext);
  if (!readings) throw new Error('No connection above this component.');
  return readings;
}

/** Reads from the core, and again whenever something it depends on has changed, in this window or another. What it `keeps` stays until something else asked has its answer. */
export function useQuery<N extends QueryName>(
  name: N,
  input: Input<At<N>>,
  { keeps, ...options }: { enabled?: boolean; keeps?: boolean } = {},
): UseQueryResult<Output<At<N>>, AppError> {
  const { queryFn, ...asked } = useReadings().options(name, input);
  return useTanstackQuery<Output<At<N>>, AppError>({
    ...asked,
    queryFn: queryFn as never,
    ...options,
    ...(keeps ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A query and what it is asked. */
export interface Asked<N extends QueryName = QueryName> {
  name: N;
  input: Input<At<N>>;
}

/** What queries found, as far as a screen shows it: `data` is there when all have answered, `error` is the first failure. */
export interface Reading<T> {
  data: T | undefined;
  error: AppError | null;
  refetch: () => unknown;
}

/** Several readings as one. */
export function together<T extends readonly unknown[]>(...readings: { [K in keyof T]: Reading<T[K]> }): Reading<T> {
  const all: readonly Reading<unknown>[] = readings;
  const answered = all.every(({ data }) => data !== undefined);
  return {
    data: answered ? (all.map(({ data }) => data) as unknown as T) : undefined,
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => Promise.all(all.filter(({ error }) => error).map(({ refetch }) => refetch())),
  };
}

/** Reads several queries at once, each once however often it is asked; the data come in the order of the questions. */
export function useAllOf(asked: readonly Asked[]): Reading<readonly unknown[]> {
  const readings = useReadings();
  const keys = asked.map(({ name, input }) => JSON.stringify([name, input]));
  const each = [...new Map(asked.map((one, at) => [keys[at]!, one]))];
  const found = useTanstackQueries({ queries: each.map(([, { name, input }]) => readings.options(name, input)) });
  const read = together(...(found as Reading<unknown>[]));
  const at = new Map(each.map(([key], place) => [key, place]));
  return { ...read, data: read.data && keys.map((key) => read.data![at.get(key)!]) };
}

/** Does something in the core. A retry after a lost answer runs a command once, by its id. */
export function useCommand<N extends CommandName>(name: N) {
  const readings = useReadings();
  return useMutation<Output<At<N>>, AppError, Input<At<N>>>({
    mutationKey: [name],
    networkMode: 'always',
    mutationFn: (input) => readings.send(name, input) as Promise<Output<At<N>>>,
  });
}

/** What to do, and the wish to cancel it. */
export interface Sending<N extends CommandName> {
  input: Input<At<N>>;
  signal?: AbortSignal | undefined;
  /** The command's id, by which its message can undo it. */
  commandId?: string;
}

/** As `useCommand`, for what can be cancelled on its way: it then throws `cancelled`, if it wasn't done by then. */
export function useCancellable<N extends CommandName>(name: N) {
  const readings = useReadings();
  return useMutation<Output<At<N>>, AppError, Sending<N>>({
    mutationKey: [name],
    networkMode: 'always',
    mutationFn: ({ input, signal, commandId }) => readings.send(name, input, signal, commandId) as Promise<Output<At<N>>>,
  });
}

/** Makes ids for commands of this window, for who needs to know them before they are sent. */
export const useNewCommandId = (): (() => string) => useReadings().newCommandId;

/** True for a method that writes. */
export const isCommand = (name: string): boolean => methodOf(name)?.kind === 'command';

/** True while something is being written; reading a file or making a report is no saving. */
export const useSaving = (): boolean => useIsMutating({ predicate: ({ options }) => isCommand(String(options.mutationKey?.[0])) }) > 0;

/**
 * Waits until a query shows what a command of this window has changed, so that the old values don't come back for a
 * moment; or, when it may have been refused for what others did, reads it again.
 */
export function useSettled(name: QueryName): (again: boolean) => Promise<void> {
  const { client, freshness } = useReadings();
  return useCallback(
    async (again) => {
      if (again) await client.invalidateQueries({ queryKey: [name] });
      else await freshness.settled(name);
    },
    [client, freshness, name],
  );
}

/** Hears what became of a command whose reply was lost, when that is known at last. */
export function useLateOutcome(listener: (outcome: LateOutcome) => void): void {
  const readings = useReadings();
  useEffect(() => readings.onLateOutcome(listener), [readings, listener]);
}

/** The newest change notice: who and when, for "All changes saved" and "changed by". */
const LastChangeContext = createContext<{ event: ChangeEvent; at: Date } | null>(null);
export const useLastChange = (): { event: ChangeEvent; at: Date } | null => useContext(LastChangeContext);

/** Gives the screens the connection and keeps what they read fresh. */
export function ConnectionProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const [last, setLast] = useState<{ event: ChangeEvent; at: Date } | null>(null);
  const [readings] = useState(() => new Readings(connection, (event) => setLast({ event, at: new Date() })));
  useEffect(() => readings.listen(), [readings]);
  return (
    <ConnectionContext.Provider value={connection}>
      <ReadingsContext.Provider value={readings}>
        <QueryClientProvider client={readings.client}>
          <LastChangeContext.Provider value={last}>{children}</LastChangeContext.Provider>
        </QueryClientProvider>
      </ReadingsContext.Provider>
    </ConnectionContext.Provider>
  );
}
