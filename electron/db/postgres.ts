import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { AppError } from '../../shared/errors.ts';
import type { Schema } from './schema.ts';

const INT8 = 20;

/** Counts come as text from PostgreSQL; ours always fit a number, and this says so if one doesn't. */
function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new AppError('internal', `The number ${text} is too large for this program.`);
  return value;
}

/** Opens a pool of connections to PostgreSQL. Nothing connects before the first query. */
export function openPostgres(url: string): Kysely<Schema> {
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
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
