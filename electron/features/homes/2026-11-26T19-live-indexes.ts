import { liveIndexes } from '../../rooms/new-tables.ts';

/** What screens filter, sort and count by. */
export const indexes = liveIndexes({
  commitment: [['organisation_id', 'id', 'stage']],
  commitment_year: [
    ['commitment_id', 'year', 'promised', 'forecast', 'delivered', 'version'],
    ['year', 'promised', 'forecast', 'delivered', 'commitment_id'],
  ],
});
