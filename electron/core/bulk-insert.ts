import { CompiledQuery, type Kysely } from 'kysely';
import type { Dialect } from '../db/dialect.ts';
import type { Schema } from '../db/schema.ts';

/** Gathers rows and inserts them in statements of equal shape, so that each is compiled once. */
export class BulkInsert {
  readonly #env: { trx: Kysely<Schema>; dialect: Dialect };
  readonly #table: string;
  readonly #names: string[];
  readonly #rowsAtOnce: number;
  #values: (string | number | null)[] = [];

  constructor(env: { trx: Kysely<Schema>; dialect: Dialect }, table: string, names: string[]) {
    this.#env = env;
    this.#table = table;
    this.#names = names;
    this.#rowsAtOnce = Math.min(100, Math.floor(env.dialect.maxParameters / names.length));
  }

  async add(values: (string | number | null)[]): Promise<void> {
    for (const value of values) this.#values.push(value);
    if (this.#values.length >= this.#rowsAtOnce * this.#names.length) await this.finish();
  }

  async finish(): Promise<void> {
    if (this.#values.length === 0) return;
    const rows = this.#values.length / this.#names.length;
    const values = this.#values;
    this.#values = [];
    await this.#env.trx.executeQuery(CompiledQuery.raw(this.#statement(rows), values));
  }

  #statement(rows: number): string {
    const width = this.#names.length;
    const marks = Array.from({ length: rows }, (_, row) =>
      `(${Array.from({ length: width }, (__, at) => (this.#env.dialect.name === 'postgres' ? `$${row * width + at + 1}` : '?')).join(',')})`,
    );
    return `insert into "${this.#table}" (${this.#names.map((name) => `"${name}"`).join(',')}) values ${marks.join(',')}`;
  }
}
