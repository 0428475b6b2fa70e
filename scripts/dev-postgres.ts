/** Starts a throw-away PostgreSQL server for manual trials, prints its URL on a line, and ends it at Ctrl+C. */
import { createRequire } from 'node:module';

const { keepPostgres } = createRequire(import.meta.url)('./setup/postgres.cjs') as {
  keepPostgres: () => Promise<{ url: string; stop: () => Promise<unknown> }>;
};

const server = await keepPostgres();
console.log(server.url);
const end = (): void => void server.stop();
process.on('SIGINT', end).on('SIGTERM', end);
