import type { SchemaStep } from '../../db/migrate.ts';

/** Entries of the log know who did it by the person's record, too: names change. Older entries have the name alone. */
export const actors: SchemaStep = {
  async up(db) {
    await db.schema.alterTable('command_entry').addColumn('actor_id', 'text').execute();
  },
};
