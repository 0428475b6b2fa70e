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
  #fullStatement = '';

  constructor(env: { trx: Kysely<Schema>; dialect: Dialect }, table: string, names: string[]) {
    this.#env = env;
    this.#table = table;
    this.#names = names;
    this.#rowsAtOnce = Math.min(100, Math.floor(env.dialect.maxParameters / names.length));
  }

  /** Takes a row. Answers a promise only when that sent a statement: awaiting every one of 100,000 rows costs a second. */
  add(values: (string | number | null)[]): Promise<void> | undefined {
    for (const value of values) this.#values.push(value);
    return this.#values.length >= this.#rowsAtOnce * this.#names.length ? this.finish() : undefined;
  }

  async finish(): Promise<void> {
    if (this.#values.length === 0) return;
    const rows = this.#values.length / this.#names.length;
    const values = this.#values;
    this.#values = [];
    await this.#env.trx.executeQuery(CompiledQuery.raw(this.#statement(rows), values));
  }

  #statement(rows: number): string {
    if (rows < this.#rowsAtOnce) return this.#build(rows);
    this.#fullStatement ||= this.#build(rows);
    return this.#fullStatement;
  }

  #build(rows: number): string {
    const width = this.#names.length;
    const mark = (row: number, at: number): string => this.#env.dialect.parameter(row * width + at + 1);
    const marks = Array.from({ length: rows }, (_, row) => `(${this.#names.map((__, at) => mark(row, at)).join(',')})`);
    return `insert into "${this.#table}" (${this.#names.map((name) => `"${name}"`).join(',')}) values ${marks.join(',')}`;
  }
}
