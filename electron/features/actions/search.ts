import { sql } from 'kysely';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'action',
    order: 50,
    from: sql`action a left join organisation o on o.id = a.organisation_id`,
    kept: ['a'],
    title: ref('a.title'),
    details: [ref('a.ref'), ref('o.name'), ref('a.status')],
    context: (row) => listed(row.d1, row.d2, labelOf(ACTION_STATUSES, row.d3)),
  },
];
