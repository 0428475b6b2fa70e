import {
  QueryClient,
  QueryClientProvider,
  useIsMutating,
  useQueryClient,
  useMutation,
  useQueries as useTanstackQueries,
  useQuery as useTanstackQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';
import { appContract, type AppContract } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { CommandMethod, Input, Method, Output, QueryMethod, TaskMethod } from '../../shared/rpc.ts';
import type { Connection } from './connect.ts';
import { Reads } from './reads.ts';

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
const ReadsContext = createContext(new Reads());

/** The way to the core and the machine. */
export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('No connection above this component.');
  return connection;
}

const call = (
  connection: Connection,
  name: string,
  input: unknown,
  options?: { commandId?: string; signal?: AbortSignal; onReads?: (tables: readonly string[]) => void },
): Promise<unknown> => {
  const [feature = '', method = ''] = name.split('.');
  const methods = (connection.api as unknown as Record<string, Record<string, (input: unknown, options?: object) => Promise<unknown>>>)[
    feature
  ];
  return methods![method]!(input, options);
};

/** How a query is asked, kept and known to be stale. */
function useAsking() {
  const connection = useConnection();
  const reads = useContext(ReadsContext);
  return <N extends QueryName>(name: N, input: Input<At<N>>) => {
    const queryKey = [name, input] as const;
    return {
      queryKey,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Output<At<N>>> => {
        let tables: readonly string[] = [];
        try {
          const data = await call(connection, name, input, { signal, onReads: (told) => void (tables = told) });
          reads.note(queryKey, tables);
          return data as Output<At<N>>;
        } catch (error) {
          reads.forget(queryKey);
          throw error;
        }
      },
    };
  };
}

/** Reads from the core, and again whenever something it depends on has changed, in this window or another. */
export function useQuery<N extends QueryName>(
  name: N,
  input: Input<At<N>>,
  options: { enabled?: boolean } = {},
): UseQueryResult<Output<At<N>>, AppError> {
  const ask = useAsking();
  return useTanstackQuery<Output<At<N>>, AppError>({ ...ask(name, input), ...options });
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
  const ask = useAsking();
  const keys = asked.map(({ name, input }) => JSON.stringify([name, input]));
  const each = [...new Map(asked.map((one, at) => [keys[at]!, one]))];
  const found = useTanstackQueries({ queries: each.map(([, { name, input }]) => ask(name, input)) });
  const read = together(...(found as Reading<unknown>[]));
  const at = new Map(each.map(([key], place) => [key, place]));
  return { ...read, data: read.data && keys.map((key) => read.data![at.get(key)!]) };
}

/** Does something in the core. A retry after a lost answer runs a command once, by its id. */
export function useCommand<N extends CommandName>(name: N) {
  const connection = useConnection();
  return useMutation<Output<At<N>>, AppError, Input<At<N>>>({
    mutationKey: [name],
    networkMode: 'always',
    mutationFn: (input) => send(connection, name, input) as Promise<Output<At<N>>>,
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
  const connection = useConnection();
  return useMutation<Output<At<N>>, AppError, Sending<N>>({
    mutationKey: [name],
    networkMode: 'always',
    mutationFn: ({ input, signal, commandId }) => send(connection, name, input, signal, commandId) as Promise<Output<At<N>>>,
  });
}

/** What kind of method a name stands for. */
const kindOf = (name: string): Method['kind'] | undefined => {
  const [feature = '', method = ''] = name.split('.');
  return (appContract as unknown as Record<string, Record<string, Method>>)[feature]?.[method]?.kind;
};

/** True for a method that writes. */
export const isCommand = (name: string): boolean => kindOf(name) === 'command';

/** True while something is being written; reading a file or making a report is no saving. */
export const useSaving = (): boolean => useIsMutating({ predicate: ({ options }) => isCommand(String(options.mutationKey?.[0])) }) > 0;

async function send(
  connection: Connection,
  name: string,
  input: unknown,
  signal?: AbortSignal,
  commandId: string = crypto.randomUUID(),
): Promise<unknown> {
  const options = { commandId, ...(signal ? { signal } : {}) };
  try {
    return await call(connection, name, input, options);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'offline' || kindOf(name) !== 'command') throw error;
    return call(connection, name, input, options);
  }
}

/** Reads a query again now: a table waits for it after a save, so that the old values don't come back for a moment. */
export function useRefresh(name: QueryName): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === name }), [client, name]);
}

/** The newest change notice: who and when, for "All changes saved" and "changed by". */
const LastChangeContext = createContext<{ event: ChangeEvent; at: Date } | null>(null);
export const useLastChange = (): { event: ChangeEvent; at: Date } | null => useContext(LastChangeContext);

const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // The core is on this machine: the network says nothing about it, and change notices say when to refetch.
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/** Gives the screens the connection and keeps what they read fresh. */
export function ConnectionProvider({ connection, children }: { connection: Connection; children: ReactNode }) {
  const [client] = useState(makeClient);
  const [reads] = useState(() => new Reads());
  const [last, setLast] = useState<{ event: ChangeEvent; at: Date } | null>(null);
  useEffect(
    () =>
      connection.transport.onChange((event) => {
        setLast({ event, at: new Date() });
        void client.invalidateQueries({
          predicate: ({ queryKey }) => reads.concerned(queryKey, event.entities),
        });
      }),
    [client, connection, reads],
  );
  return (
    <ConnectionContext.Provider value={connection}>
      <ReadsContext.Provider value={reads}>
        <QueryClientProvider client={client}>
          <LastChangeContext.Provider value={last}>{children}</LastChangeContext.Provider>
        </QueryClientProvider>
      </ReadsContext.Provider>
    </ConnectionContext.Provider>
  );
}
