import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { AppError } from '../../shared/errors.ts';
import type { Dialect, DialectDdl } from './dialect.ts';

const MIGRATION_TABLE = 'kysely_migration';

/** One step of the schema. Frozen once released, and additive only. */
export interface SchemaStep {
  up(db: Kysely<unknown>, ddl: DialectDdl): Promise<void>;
}

/** Steps by name. A name begins with the time it was made, `2026-12-01T10-risks`, and pending steps run in that order. */
export type Migrations = Readonly<Record<string, SchemaStep>>;

async function appliedNames<S>(db: Kysely<S>): Promise<string[] | null> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === MIGRATION_TABLE)) return null;
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(MIGRATION_TABLE)} order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** What opening a database would do to its schema. */
export interface SchemaState {
  /** No schema of ours yet. */
  empty: boolean;
  /** Migrations this program has and the database lacks, in order. */
  pending: string[];
}

/** Compares database and program. Throws `schema_too_new` when the database knows more than the program. */
export async function inspectSchema<S>(db: Kysely<S>, steps: Migrations): Promise<SchemaState> {
  const applied = await appliedNames(db);
  refuseNewer(applied ?? [], steps);
  const known = Object.keys(steps).toSorted();
  return { empty: applied === null || applied.length === 0, pending: known.filter((name) => !applied?.includes(name)) };
}

/** Throws `schema_too_new` when a database has had migrations that this program doesn't know. */
export function refuseNewer(applied: readonly string[], steps: Migrations): void {
  if (applied.every((name) => Object.hasOwn(steps, name))) return;
  throw new AppError('schema_too_new', 'This partnership was saved by a newer version of the Housing Partnership Planner.', {
    remedy: 'Update the program on this computer. The file has not been changed.',
  });
}

/**
 * Brings the schema up to date, all pending migrations or none. Two rooms made side by side leave steps older than the
 * newest applied one: they run all the same, as each only adds what is its own.
 */
export async function migrate<S>(db: Kysely<S>, dialect: Dialect, steps: Migrations): Promise<void> {
  const migrator = new Migrator({
    db,
    allowUnorderedMigrations: true,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(steps).map(([name, step]) => [name, { up: (handle: Kysely<unknown>) => step.up(handle, dialect.ddl) }]),
        ),
    },
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
