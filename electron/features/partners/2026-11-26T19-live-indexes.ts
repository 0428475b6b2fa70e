import { liveIndexes } from '../../rooms/new-tables.ts';

/** What screens filter, sort and count by. */
export const indexes = liveIndexes({ person: [['organisation_id']] });
