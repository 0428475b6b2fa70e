/** Vitest global set-up: one PostgreSQL server for the whole run. Tests read its URL with `inject('postgresUrl')`. */
import type { TestProject } from 'vitest/node';
import { startPostgres, type Postgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The administrator's URL; give it to `databasesAt`. */
    postgresUrl: string;
  }
}

/** Vitest loads this file once for each project: they share one server through this. */
const shared = globalThis as { hppPostgres?: Promise<Postgres> };

/** Uses the server HPP_POSTGRES_URL names, else starts one; vitest calls the answer at the end of the run. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.HPP_POSTGRES_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  shared.hppPostgres ??= startPostgres();
  const server = await shared.hppPostgres;
  project.provide('postgresUrl', server.url('postgres'));
  return server.stop;
}
