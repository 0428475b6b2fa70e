import { QueryClient, replaceEqualDeep } from '@tanstack/react-query';
import { appContract } from '../../shared/contract.ts';
import type { ChangeEvent } from '../../shared/events.ts';
import type { CallOptions, Method, RowsOf } from '../../shared/rpc.ts';
import { commandIdOf } from '../../shared/window-id.ts';
import type { Connection } from './connect.ts';
import { Freshness } from './freshness.ts';
import { sendSurely, type Outcome } from './lost-reply.ts';
import { Reads } from './reads.ts';
import { isMerged } from './rows.ts';

/** A method of the contract by its name. */
export function methodOf(name: string): Method | undefined {
  const [feature = '', method = ''] = name.split('.');
  return (appContract as unknown as Record<string, Record<string, Method>>)[feature]?.[method];
}

const rowsOf = (name: string): RowsOf | undefined => {
  const method = methodOf(name);
  return method?.kind === 'query' ? method.rows : undefined;
};

/** What is as it was stays the same object. Of an answer that some rows were put into, that is so already. */
const shareUnchanged = (before: unknown, now: unknown): unknown => (isMerged(now) ? now : replaceEqualDeep(before, now));

/** What became of a command that nobody could be asked about when its reply was lost. */
export interface LateOutcome extends Outcome {
  name: string;
  commandId: string;
}

/** What a window has read from the core, kept as it is there, and its way to do something there. */
export class Readings {
  readonly client = new QueryClient({
    defaultOptions: {
      // The core is on this machine: the network says nothing about it, and change notices say when to refetch.
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  readonly freshness: Freshness;
  readonly #connection: Connection;
  readonly #reads = new Reads();
  readonly #late = new Set<(outcome: LateOutcome) => void>();

  constructor(connection: Connection, told: (event: ChangeEvent) => void) {
    this.#connection = connection;
    this.freshness = new Freshness(this.client, this.#reads, (name, input) => this.#ask(name, input), rowsOf, told);
  }

  /** An id for a command that is given in this window. */
  readonly newCommandId = (): string => commandIdOf(this.#connection.window, crypto.randomUUID());

  /** Listens to what others do; returns the way to stop. */
  listen(): () => void {
    return this.#connection.transport.onChange((event) => this.freshness.notice(event));
  }

  /** Hears what became of commands that were reported as not known; returns the way to stop. */
  onLateOutcome(listener: (outcome: LateOutcome) => void): () => void {
    this.#late.add(listener);
    return () => void this.#late.delete(listener);
  }

  /** How a query is asked, kept and known to be stale. */
  options(name: string, input: unknown) {
    const queryKey = [name, input] as const;
    return {
      queryKey,
      structuralSharing: shareUnchanged,
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<unknown> => {
        try {
          const { data, tables } = await this.#ask(name, input, signal);
          this.#reads.note(queryKey, tables);
          return data;
        } catch (error) {
          this.#reads.forget(queryKey);
          throw error;
        }
      },
    };
  }

  /** Does something. What it has changed is taken in before its answer is given. A command's lost reply is asked for: `sendSurely`. */
  async send(name: string, input: unknown, signal?: AbortSignal, commandId: string = this.newCommandId()): Promise<unknown> {
    let changed: readonly ChangeEvent[] = [];
    const options = { commandId, ...(signal ? { signal } : {}), onChanged: (told: readonly ChangeEvent[]) => void (changed = told) };
    const send = (): Promise<unknown> => this.#call(name, input, options);
    const ask = (): Promise<Outcome> => this.#connection.api.system.outcome({ commandId });
    const later = (outcome: Outcome): void => {
      for (const listener of this.#late) listener({ ...outcome, name, commandId });
    };
    this.freshness.sending(commandId);
    try {
      return await (methodOf(name)?.kind === 'command' ? sendSurely({ send, ask }, later) : send());
    } finally {
      this.freshness.answered(commandId, changed);
    }
  }

  async #ask(name: string, input: unknown, signal?: AbortSignal): Promise<{ data: unknown; tables: readonly string[] }> {
    let tables: readonly string[] = [];
    const data = await this.#call(name, input, { ...(signal ? { signal } : {}), onReads: (told) => void (tables = told) });
    return { data, tables };
  }

  #call(name: string, input: unknown, options: CallOptions): Promise<unknown> {
    const [feature = '', method = ''] = name.split('.');
    const api = this.#connection.api as unknown as Record<string, Record<string, (input: unknown, options: object) => Promise<unknown>>>;
    return api[feature]![method]!(input, options);
  }
}
