import { sql } from 'kysely';
import { listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'site',
    order: 80,
    from: sql`site s`,
    kept: ['s'],
    id: ref('s.id'),
    title: ref('s.name_address'),
    texts: [ref('s.search_text')],
    details: [ref('s.reference'), ref('s.ward')],
    context: (row) => listed(row.d1, row.d2),
  },
];
