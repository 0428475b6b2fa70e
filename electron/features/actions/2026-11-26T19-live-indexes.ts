import type { SchemaStep } from '../../db/migrate.ts';
import { liveIndexes } from '../../rooms/new-tables.ts';

/** What screens filter, sort and count by. */
export const indexes = liveIndexes({
  action: [
    ['status', 'due_on', 'organisation_id', 'owner_person_id'],
    ['organisation_id', 'status'],
    ['owner_person_id'],
    ['due_on', 'sort_key', 'id'],
  ],
  action_update: [['action_id', 'made_on']],
});

/** The next number of a group and year is found among references that begin alike. */
export const references: SchemaStep = { up: (db, ddl) => ddl.beginnings(db, 'action', 'ref') };
