import type { SchemaStep } from '../../db/migrate.ts';

/** What many records added in one step hold is kept packed, beside the log's entries. Older entries hold it themselves. */
export const auditPack: SchemaStep = {
  async up(db, ddl) {
    const table = db.schema
      .createTable('audit_pack')
      .addColumn('command_seq', 'integer', (column) => column.notNull())
      .addColumn('first', 'integer', (column) => column.notNull())
      .addColumn('last', 'integer', (column) => column.notNull())
      .addColumn('texts', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('audit_pack_key', ['command_seq', 'first']);
    await ddl.strict(table).execute();
    await ddl.appendOnly(db, 'audit_pack');
  },
};
