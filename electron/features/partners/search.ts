import { sql } from 'kysely';
import { labelOf } from '../../../shared/domain/codes.ts';
import { CADENCES, SECTORS } from '../../../shared/features/partners/codes.ts';
import { endedWords, lastOf, listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'organisation',
    order: 10,
    from: sql`organisation o`,
    kept: ['o'],
    title: ref('o.name'),
    details: [ref('o.sector'), ref('o.rsh_code'), lastOf('organisation', 'o.id')],
    context: ({ d1, d2, d3 }, today) => listed(labelOf(SECTORS, d1), d2, endedWords(d3, today)),
  },
  {
    kind: 'person',
    order: 20,
    from: sql`person p left join organisation o on o.id = p.organisation_id`,
    kept: ['p'],
    title: ref('p.name'),
    details: [ref('p.job_title'), ref('o.name')],
    context: (row) => listed(row.d1, row.d2),
  },
  {
    kind: 'working_group',
    order: 30,
    from: sql`working_group g`,
    kept: ['g'],
    title: ref('g.name'),
    details: [ref('g.cadence')],
    context: (row) => labelOf(CADENCES, row.d1),
  },
];
