/** PostgreSQL for the tests: a throw-away server, and a database of its own for each test file. */
import { createRequire } from 'node:module';
import pg from 'pg';

/** Makes and drops databases on one server. */
export interface Databases {
  /** The URL of a database on this server. */
  url: (database: string) => string;
  /** Makes a database, as a copy of `template` if one is named, and answers its URL. Nobody may be connected to the template. */
  createDatabase: (name: string, template?: string) => Promise<string>;
  /** Drops a database, closing whatever is still connected to it. */
  dropDatabase: (name: string) => Promise<void>;
}

/** A server of our own. */
export interface Postgres extends Databases {
  /** Ends the server and removes every trace of it. It also ends by itself when this process does, however it ends. */
  stop: () => Promise<void>;
}

const { keepPostgres } = createRequire(import.meta.url)('../../scripts/setup/postgres.cjs') as {
  keepPostgres: () => Promise<{ url: string; stop: () => Promise<unknown> }>;
};

/** Runs one statement as the administrator, on a connection of its own. */
async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The databases of the server whose administrator's URL this is. */
export function databasesAt(adminUrl: string): Databases {
  const url = (database: string): string => {
    const address = new URL(adminUrl);
    address.pathname = `/${encodeURIComponent(database)}`;
    return address.href;
  };
  const name = (text: string): string => pg.escapeIdentifier(text);
  return {
    url,
    createDatabase: async (database, template = 'template1') => {
      // Copying files is two to three times as quick as the default, which writes every page to the log.
      await administer(adminUrl, `CREATE DATABASE ${name(database)} TEMPLATE ${name(template)} STRATEGY FILE_COPY`);
      return url(database);
    },
    dropDatabase: (database) => administer(adminUrl, `DROP DATABASE IF EXISTS ${name(database)} WITH (FORCE)`),
  };
}

/** Starts a throw-away server on 127.0.0.1 (about a second and a half). */
export async function startPostgres(): Promise<Postgres> {
  const server = await keepPostgres();
  return {
    ...databasesAt(server.url),
    stop: async () => {
      await server.stop();
    },
  };
}
