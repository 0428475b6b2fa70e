import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import { SqliteDialect, SqliteDriver, type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import { BUSY_TIMEOUT_MS } from './connection.ts';

/** Rows come in parts of so many, and what takes longer lets others through. */
const ROWS = 400;
const TURN_MS = 15;

/** A part of an answer, its values in the order of the columns. */
interface Part {
  columns: string[];
  rows: unknown[][];
  last: boolean;
  failed?: { message: string; code: string };
}

/** Run in a thread: SQLite sorts and joins in one go, and nobody else would get a turn meanwhile. */
const READING = `
  const { workerData, parentPort } = require('node:worker_threads');
  const SqliteFile = require(workerData.sqlite);
  let file;
  const answer = ({ port, sql, parameters }) => {
    const send = (part) => {
      port.postMessage(part);
      // What waits is woken; it takes the parts at its own pace.
      parentPort.postMessage(0);
    };
    try {
      if (!file) {
        file = new SqliteFile(workerData.path, { readonly: true, fileMustExist: true, timeout: workerData.timeout });
        file.pragma('cache_size = -65536');
      }
      const statement = file.prepare(sql).raw();
      const columns = statement.columns().map(({ name }) => name);
      let rows = [];
      for (const row of statement.iterate(parameters)) {
        rows.push(row);
        if (rows.length < workerData.rows) continue;
        send({ columns, rows, last: false });
        rows = [];
      }
      send({ columns, rows, last: true });
    } catch (error) {
      send({ columns: [], rows: [], last: true, failed: { message: String(error && error.message), code: String(error && error.code) } });
    }
  };
  parentPort.on('message', answer);`;

/** A thread, and why it ended: whoever waits for it must learn that, though another one may have started since. */
interface Running {
  thread: Worker;
  ended: Error | null;
}

/** SQLite's own words for it, so that it is told as every closed file is. */
const closed = (): Error => new Error('The database connection is not open');

/** A thread that reads a file on a connection of its own, one statement after another. It starts with the first. */
export class ReadingThread {
  readonly #path: string;
  #worker: Running | null = null;
  readonly #wake = new Set<() => void>();
  #closed = false;

  constructor(path: string) {
    this.#path = path;
  }

  #start(): Running {
    const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
    const workerData = { sqlite, path: this.#path, rows: ROWS, timeout: BUSY_TIMEOUT_MS };
    const thread = new Worker(READING, { eval: true, workerData, execArgv: [] });
    const running: Running = { thread, ended: null };
    thread.unref();
    thread.on('message', () => this.#wakeAll());
    thread.on('error', (error) => this.#end(running, error));
    thread.on('exit', () => this.#end(running, new Error('The thread that reads long lists ended.')));
    return running;
  }

  #wakeAll(): void {
    for (const wake of this.#wake) wake();
  }

  #end(running: Running, error: Error): void {
    running.ended ??= this.#closed ? closed() : error;
    if (this.#worker === running) this.#worker = null;
    this.#wakeAll();
  }

  /** All rows of a statement. Throws SQLite's error. */
  async read<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    if (this.#closed) throw closed();
    const running = (this.#worker ??= this.#start());
    const { port1, port2 } = new MessageChannel();
    running.thread.ref();
    running.thread.postMessage({ port: port2, sql, parameters }, [port2]);
    try {
      return await this.#take<Row>(port1, running);
    } finally {
      port1.close();
      if (this.#wake.size === 0) running.thread.unref();
    }
  }

  async #take<Row>(port: MessagePort, running: Running): Promise<Row[]> {
    const all: Row[] = [];
    let began = performance.now();
    for (;;) {
      const part = receiveMessageOnPort(port)?.message as Part | undefined;
      if (!part) {
        if (running.ended) throw running.ended;
        await this.#something();
        began = performance.now();
        continue;
      }
      if (part.failed) throw Object.assign(new Error(part.failed.message), { code: part.failed.code });
      for (const values of part.rows) all.push(rowOf(part.columns, values) as Row);
      if (part.last) return all;
      if (performance.now() - began < TURN_MS) continue;
      await nextTurn();
      began = performance.now();
    }
  }

  #something(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wake.delete(wake);
        resolve();
      };
      this.#wake.add(wake);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.thread.terminate();
  }
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = values[at];
  return row;
}

class ThreadDriver extends SqliteDriver {
  readonly #thread: ReadingThread;

  constructor(thread: ReadingThread) {
    super({ database: () => Promise.reject(new Error('Long reads have no connection here.')) });
    this.#thread = thread;
  }
  override async init(): Promise<void> {}
  override async acquireConnection(): Promise<DatabaseConnection> {
    const thread = this.#thread;
    return {
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => ({
        rows: await thread.read<Row>(sql, parameters),
      }),
      streamQuery: () => {
        throw new Error('Long reads come whole.');
      },
    };
  }
  override destroy(): Promise<void> {
    return this.#thread.close();
  }
}

/** Kysely's SQLite on a thread of its own, to read with. */
export class ReadingThreadDialect extends SqliteDialect {
  readonly #thread: ReadingThread;

  constructor(thread: ReadingThread) {
    super({ database: () => Promise.reject(new Error('Long reads have no connection here.')) });
    this.#thread = thread;
  }
  override createDriver(): SqliteDriver {
    return new ThreadDriver(this.#thread);
  }
}
