import { sql } from 'kysely';
import { endedWords, lastOf, listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'site',
    order: 80,
    from: sql`site s`,
    kept: ['s'],
    title: ref('s.name_address'),
    details: [ref('s.reference'), ref('s.ward'), lastOf('site', 's.id', 's.ended_on')],
    context: ({ d1, d2, d3 }, today) => listed(d1, d2, endedWords(d3, today)),
  },
];
