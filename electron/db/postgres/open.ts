import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
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

/** Opens two pools of connections to PostgreSQL. Nothing connects before the first query. */
export function openPostgres(url: string): PostgresHandle {
  return {
    write: new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(url) }) }),
    read: new Kysely<Schema>({
      dialect: new PostgresDialect({
        pool: poolOf(url),
        // Once for a connection: a transaction of its own for each query would take three journeys instead of one.
        onCreateConnection: async (connection) => {
          await connection.executeQuery(CompiledQuery.raw('set session characteristics as transaction read only'));
        },
      }),
    }),
  };
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid, format) => ((oid as number) === INT8 ? readInt8 : pg.types.getTypeParser(oid, format)),
    },
  });
  // A dropped idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
