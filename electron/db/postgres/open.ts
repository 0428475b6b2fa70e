import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { AppError } from '../../../shared/errors.ts';
import type { Schema } from '../schema.ts';

const INT8 = 20;

/** Counts come as text from PostgreSQL; ours always fit a number, and this says so if one doesn't. */
function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new AppError('internal', `The number ${text} is too large for this program.`);
  return value;
}

/** Connections to one PostgreSQL database. */
export interface PostgresHandle {
  write: Kysely<Schema>;
  /** On connections of their own, on which the server refuses to write. */
  read: Kysely<Schema>;
}

/** How long what may take, in milliseconds. Specs make it shorter. */
export interface TimeLimits {
  /** To connect, or to get one of the connections. */
  connect: number;
  /** One statement, by the server's clock. */
  statement: number;
  /** Waiting for another's lock: long enough for a paste, too short for somebody who has hung. */
  lock: number;
  /** Doing nothing within a step, by the server's clock: then the step is dropped and its lock is free. */
  idle: number;
  /** More than the server's own limit, for a server that says nothing any more. */
  grace: number;
  /** Reading: to get a connection that is set up; and after that long without an answer, whether the server is there. */
  read: number;
  /** To answer that it is there. */
  ping: number;
}

const LIMITS: TimeLimits = { connect: 5000, statement: 30_000, lock: 10_000, idle: 20_000, grace: 5000, read: 1300, ping: 600 };

/** Few: a server lends a hundred connections to all of us, and commands run one after another anyway. */
const CONNECTIONS = 4;

/** Opens two pools of connections to PostgreSQL. Nothing connects before the first query. */
export function openPostgres(url: string, limits: TimeLimits = LIMITS): PostgresHandle {
  const settings = [
    // Whatever the server's default: what we rely on is said by us.
    "set default_transaction_isolation = 'read committed'",
    `set statement_timeout = ${limits.statement}`,
    `set lock_timeout = ${limits.lock}`,
    `set idle_in_transaction_session_timeout = ${limits.idle}`,
  ];
  // Once for a connection: a transaction of its own for each query would take three journeys instead of one.
  const readOnly = 'set session characteristics as transaction read only';
  return {
    write: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: steadyPool(url, settings, limits) }) }),
    read: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: promptPool(url, [...settings, readOnly], limits) }) }),
  };
}

/**
 * As `steadyPool`, for reading: a person looks at a screen that waits. A connection, or an answer, that takes longer than
 * a time of ours is waited for only while the server answers another question; else it counts as away.
 */
function promptPool(url: string, settings: readonly string[], limits: TimeLimits): PostgresPool {
  const pool = steadyPool(url, settings, limits, (client) => withDeadline(client, limits.read, () => isThere(url, limits.ping)));
  return {
    ...pool,
    connect: () => {
      const asked = pool.connect();
      let ended = false;
      const late = new Promise<never>((_, reject) => {
        const look = async (): Promise<void> => {
          if (ended) return;
          // All may be lent: that is no reason to call the server away.
          if (await isThere(url, limits.ping)) return lookLater();
          if (!ended) reject(silent());
        };
        const lookLater = (): void => void setTimeout(() => void look(), limits.read).unref();
        lookLater();
      });
      return Promise.race([asked, late])
        .catch((error: unknown) => {
          // What comes too late goes back.
          void asked.then(
            (client) => client.release(),
            () => {},
          );
          throw error;
        })
        .finally(() => (ended = true));
    },
  };
}

/** Whether a server answers now, by a connection of its own. */
async function isThere(url: string, ms: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ms, query_timeout: ms });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    void client.end().catch(() => {});
  }
}

const silent = (): Error => Object.assign(new Error('The server said nothing.'), { code: 'ETIMEDOUT' });

/** A pool whose connections are set up before they are lent, may be cut at any moment, and don't wait for ever. */
function steadyPool(
  url: string,
  settings: readonly string[],
  limits: TimeLimits,
  prepare: (client: pg.PoolClient) => void = () => {},
): PostgresPool {
  const pool = poolOf(url, limits);
  const ready = new WeakSet<pg.PoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      if (ready.has(client)) return client;
      try {
        withDeadline(client, limits.statement + limits.grace);
        await client.query(settings.join('; '));
        prepare(client);
        ready.add(client);
        return client;
      } catch (error) {
        // One that couldn't be set up must neither be lent nor kept.
        client.release(true);
        throw error;
      }
    },
    end: () => pool.end(),
  };
}

function poolOf(url: string, limits: TimeLimits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: limits.connect,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'Housing Partnership Planner',
    types: {
      getTypeParser: (oid, format) => ((oid as number) === INT8 ? readInt8 : pg.types.getTypeParser(oid, format)),
    },
  });
  // A connection that drops, lent or not, is replaced by the pool; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * A server that has hung, or a line that swallows everything, gives no error: the connection is cut by us, unless it is
 * found to be there all the same.
 */
function withDeadline(client: pg.PoolClient, ms: number, isFine: () => Promise<boolean> = () => Promise.resolve(false)): void {
  const ask = client.query.bind(client) as (...args: unknown[]) => unknown;
  const cut = (): void => {
    const { connection } = client as unknown as { connection: { stream: { destroy(error: Error): void } } };
    connection.stream.destroy(silent());
  };
  client.query = ((...args: unknown[]) => {
    const asked = ask(...args);
    if (!(asked instanceof Promise)) return asked;
    let timer: NodeJS.Timeout;
    let answered = false;
    const look = async (): Promise<void> => {
      const fine = await isFine();
      if (answered) return;
      if (fine) lookLater();
      else cut();
    };
    const lookLater = (): void => void (timer = setTimeout(() => void look(), ms));
    lookLater();
    return asked.finally(() => {
      answered = true;
      clearTimeout(timer);
    });
  }) as typeof client.query;
}
