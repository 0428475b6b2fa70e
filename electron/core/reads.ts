import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs, QueryResult, RootOperationNode, UnknownRow } from 'kysely';
import { EVERYTHING } from '../../shared/rpc.ts';
import { TABLES } from '../../shared/tables.ts';
import { cancelled } from './breath.ts';

const LOG_TABLES = new Set(['command_entry', 'audit_entry']);
const KNOWN = new Set([...Object.keys(TABLES), ...LOG_TABLES]);
const NAMES = new RegExp(String.raw`\b(${[...KNOWN].join('|')})\b`, 'g');

/** Notes which tables the statements of a query read, so that its answer is known to be stale when one of them changes. */
export class Reads implements KyselyPlugin {
  readonly #tables = new Set<string>();
  readonly #signal: AbortSignal | undefined;

  /** With a signal, no statement begins once it has been given. */
  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Names of the tables, or `*`. */
  get tables(): string[] {
    return [...LOG_TABLES].some((name) => this.#tables.has(name)) ? [EVERYTHING] : [...this.#tables];
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (this.#signal?.aborted) throw cancelled();
    this.#visit(node);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }

  /** Tables stand in nodes of their own, or in the words of raw SQL, where a table's name is never anything else. */
  #visit(node: unknown): void {
    if (Array.isArray(node)) return node.forEach((part) => this.#visit(part));
    if (typeof node !== 'object' || node === null) return;
    const { kind } = node as { kind?: string };
    if (kind === 'TableNode') this.#take((node as { table: { identifier: { name: string } } }).table.identifier.name);
    else if (kind === 'ValueNode' || kind === 'PrimitiveValueListNode') return;
    else if (kind === 'RawNode') for (const words of (node as { sqlFragments: readonly string[] }).sqlFragments) this.#takeFrom(words);
    for (const part of Object.values(node)) this.#visit(part);
  }

  #takeFrom(words: string): void {
    for (const [name] of words.matchAll(NAMES)) this.#tables.add(name);
  }

  /** An alias looks like a table's name, too. */
  #take(name: string): void {
    if (KNOWN.has(name)) this.#tables.add(name);
  }
}
