import { sql } from 'kysely';
import { titleKey } from '../../core/search-index.ts';
import { dayWords, listed, ref, type SearchKind } from '../../rooms/search-kind.ts';

const GROUP_OF_MEETING = sql`join working_group g on g.id = m.group_id`;
const MEETING_TITLE = sql`case when m.title = '' then g.name else m.title end`;

/** How search finds these records. */
export const search: SearchKind[] = [
  {
    kind: 'meeting',
    order: 40,
    from: sql`meeting m ${GROUP_OF_MEETING}`,
    kept: ['m'],
    title: MEETING_TITLE,
    // A meeting goes by its group's name, too, and that is all most of them have.
    elseKey: titleKey('working_group', 'g'),
    also: [{ entity: 'working_group', column: 'group_id', text: titleKey('working_group', 'g') }],
    details: [
      ref('m.held_on'),
      sql`case when m.title in ('', g.name) then '' else g.name end`,
      sql`case when m.starts_at is null then m.place when m.place = '' then m.starts_at else m.starts_at || ', ' || m.place end`,
    ],
    context: (row) => listed(row.d2, dayWords(row.d1), row.d3),
  },
  {
    kind: 'decision',
    order: 60,
    from: sql`decision d join meeting m on m.id = d.meeting_id ${GROUP_OF_MEETING}`,
    kept: ['d', 'm'],
    title: ref('d.text'),
    parentId: ref('d.meeting_id'),
    details: [ref('d.ref'), ref('g.name'), ref('d.decided_on')],
    context: (row) => listed(row.d1, row.d2, dayWords(row.d3)),
  },
  {
    kind: 'agenda_item',
    order: 70,
    from: sql`agenda_item i join meeting m on m.id = i.meeting_id ${GROUP_OF_MEETING}`,
    kept: ['i', 'm'],
    title: ref('i.title'),
    parentId: ref('i.meeting_id'),
    details: [ref('g.name'), ref('m.held_on')],
    context: (row) => listed(row.d1, dayWords(row.d2)),
  },
];
