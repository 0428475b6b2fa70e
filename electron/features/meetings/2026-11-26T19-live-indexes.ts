import { liveIndexes } from '../../rooms/new-tables.ts';

/** What screens filter, sort and count by. */
export const indexes = liveIndexes({ meeting: [['held_on', 'starts_at', 'id']] });
