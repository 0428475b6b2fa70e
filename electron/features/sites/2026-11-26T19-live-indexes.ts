import { liveIndexes } from '../../rooms/new-tables.ts';

/** What screens filter, sort and count by. */
export const indexes = liveIndexes({
  site: [
    ['sort_key', 'register', 'id'],
    ['planning_status', 'homes_from', 'homes_to', 'ended_on'],
  ],
});
