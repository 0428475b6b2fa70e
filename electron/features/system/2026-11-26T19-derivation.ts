import type { SchemaStep } from '../../db/migrate.ts';

/** By which rules each kind of record was last given what it is sorted and searched by. */
export const derivation: SchemaStep = {
  async up(db, ddl) {
    const table = db.schema
      .createTable('derivation')
      .addColumn('entity', 'text', (column) => column.primaryKey().notNull())
      .addColumn('stamp', 'text', (column) => column.notNull());
    await ddl.strict(table).execute();
  },
};
