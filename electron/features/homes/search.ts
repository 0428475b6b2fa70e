import { sql } from 'kysely';
import { labelOf } from '../../../shared/domain/codes.ts';
import { TENURES } from '../../../shared/features/homes/codes.ts';
import { titleKey } from '../../core/search-index.ts';
import { listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'commitment',
    order: 90,
    from: sql`commitment c join organisation o on o.id = c.organisation_id left join site s on s.id = c.site_id`,
    kept: ['c'],
    title: sql`case when c.site_name = '' then coalesce(s.name_address, '') else c.site_name end`,
    elseKey: sql`coalesce(${titleKey('site', 's')}, '')`,
    also: [
      { entity: 'site', column: 'site_id', text: ref('s.search_text') },
      { entity: 'organisation', column: 'organisation_id', text: ref('o.search_text') },
    ],
    details: [ref('o.name'), ref('c.tenure')],
    context: (row) => listed(row.d1, labelOf(TENURES, row.d2)),
  },
];
