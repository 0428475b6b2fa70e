import type { SchemaStep } from '../../db/migrate.ts';

/** The log carries a running hash, and what tells a command sent again from another one. Older entries have neither. */
export const runningHash: SchemaStep = {
  async up(db) {
    await db.schema.alterTable('command_entry').addColumn('input_hash', 'text').execute();
    await db.schema.alterTable('command_entry').addColumn('hash', 'text').execute();
  },
};
