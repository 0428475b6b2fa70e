import type { Kysely } from 'kysely';
import type { DialectDdl } from '../dialect.ts';
import { initial } from '../../features/partnership/0001-initial.ts';

export interface SchemaStep {
  up(db: Kysely<unknown>, ddl: DialectDdl): Promise<void>;
}

/** Every migration in order. Frozen once released, and additive only. */
export const MIGRATIONS: Record<string, SchemaStep> = {
  '0001-initial': initial,
};
