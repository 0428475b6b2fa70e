import { CompiledQuery, type Kysely } from 'kysely';
import { rowByRow, type Dialect } from '../db/dialect.ts';
import type { Schema } from '../db/schema.ts';

type Row = (string | number | null)[];

/** Gathers rows and inserts them in statements of equal shape, so that each is compiled once. */
export class BulkInsert {
  readonly #env: { trx: Kysely<Schema>; dialect: Dialect };
  readonly #table: string;
  readonly #names: string[];
  readonly #rowsAtOnce: number;
  #rows: Row[] = [];
  #fullStatement = '';
  #single = '';

  constructor(env: { trx: Kysely<Schema>; dialect: Dialect }, table: string, names: string[]) {
    this.#env = env;
    this.#table = table;
    this.#names = names;
    this.#rowsAtOnce = Math.min(100, Math.floor(env.dialect.maxParameters / names.length));
  }

  /** Takes a row. Answers a promise only when that sent a statement: awaiting every one of 100,000 rows costs a second. */
  add(values: Row): Promise<void> | undefined {
    this.#rows.push(values);
    return this.#rows.length >= this.#rowsAtOnce ? this.finish() : undefined;
  }

  /** From now on each row by a statement of its own, sent together: of wide rows SQLite takes in more so, unless triggers wait for each statement's end. */
  singly(): void {
    this.#single = this.#build(1);
  }

  async finish(): Promise<void> {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    await this.#env.trx.executeQuery(this.#single === '' ? this.#together(rows) : rowByRow(this.#single, rows));
  }

  #together(rows: readonly Row[]): CompiledQuery {
    const values: Row = [];
    for (const row of rows) for (const value of row) values.push(value);
    return CompiledQuery.raw(this.#statement(rows.length), values);
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
