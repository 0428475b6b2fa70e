import { sql, type RawBuilder } from 'kysely';

/** Holds for records that are not in the bin. Every read says so, for each table by its alias. */
export const notInBin = (alias?: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(alias === undefined ? 'deleted_at' : `${alias}.deleted_at`)} is null`;
