import type { SchemaStep } from '../../db/migrate.ts';

/** Undo asks for the newest steps of one person, and History for what happened to one record. */
export const logByActor: SchemaStep = {
  async up(db) {
    await db.schema.createIndex('command_entry_actor_id_seq').on('command_entry').columns(['actor_id', 'kind', 'seq']).execute();
  },
};
