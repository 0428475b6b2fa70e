import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Found } from '../../../shared/features/search/contract.ts';
import { labelOf } from '../../../shared/domain/codes.ts';
import { ACTION_STATUSES } from '../../../shared/features/actions/codes.ts';
import { TENURES } from '../../../shared/features/homes/codes.ts';
import { CADENCES, SECTORS } from '../../../shared/features/partners/codes.ts';
import { longDate } from '../../../shared/domain/uk-dates.ts';
import type { Schema } from '../../db/schema.ts';

/** What every kind's query answers. `d1` to `d3` are what the context is made of. */
export interface FoundRow {
  id: string;
  title: string;
  parentId: string | null;
  d1: string | null;
  d2: string | null;
  d3: string | null;
}

/** How one kind of record is found and told from others. */
export interface Kind {
  kind: Found['kind'];
  /** SQL of the tables, joined and without removed records. */
  from: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  title: RawBuilder<unknown>;
  parentId?: RawBuilder<unknown>;
  /** Folded texts a word may be in; the first starts with the title. */
  texts: RawBuilder<unknown>[];
  /** Columns of the context. */
  details: RawBuilder<unknown>[];
  context(row: FoundRow): string;
}

const ref = (name: string): RawBuilder<unknown> => sql.ref(name);
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(', ');
const day = (iso: string | null): string => (iso ? longDate(iso) : '');

const GROUP_OF_MEETING = sql`join working_group g on g.id = m.group_id`;
const MEETING_TITLE = sql`case when m.title = '' then g.name else m.title end`;

/** Kinds in the order in which equally good matches are shown. */
export const KINDS: Kind[] = [
  {
    kind: 'organisation',
    from: sql`organisation o where o.deleted_at is null`,
    id: ref('o.id'),
    title: ref('o.name'),
    texts: [ref('o.search_text')],
    details: [ref('o.sector'), ref('o.rsh_code')],
    context: (row) => joined(labelOf(SECTORS, row.d1), row.d2),
  },
  {
    kind: 'person',
    from: sql`person p left join organisation o on o.id = p.organisation_id where p.deleted_at is null`,
    id: ref('p.id'),
    title: ref('p.name'),
    texts: [ref('p.search_text')],
    details: [ref('p.job_title'), ref('o.name')],
    context: (row) => joined(row.d1, row.d2),
  },
  {
    kind: 'working_group',
    from: sql`working_group g where g.deleted_at is null`,
    id: ref('g.id'),
    title: ref('g.name'),
    texts: [ref('g.search_text')],
    details: [ref('g.cadence')],
    context: (row) => labelOf(CADENCES, row.d1),
  },
  {
    kind: 'meeting',
    from: sql`meeting m ${GROUP_OF_MEETING} where m.deleted_at is null`,
    id: ref('m.id'),
    title: MEETING_TITLE,
    // A meeting goes by its group's name, too, and that is all most of them have.
    texts: [ref('m.search_text'), ref('g.sort_key')],
    details: [ref('m.held_on'), sql`case when m.title in ('', g.name) then '' else g.name end`],
    context: (row) => joined(row.d2, day(row.d1)),
  },
  {
    kind: 'action',
    from: sql`action a left join organisation o on o.id = a.organisation_id where a.deleted_at is null`,
    id: ref('a.id'),
    title: ref('a.title'),
    texts: [ref('a.search_text')],
    details: [ref('a.ref'), ref('o.name'), ref('a.status')],
    context: (row) => joined(row.d1, row.d2, labelOf(ACTION_STATUSES, row.d3)),
  },
  {
    kind: 'decision',
    from: sql`decision d join meeting m on m.id = d.meeting_id ${GROUP_OF_MEETING} where d.deleted_at is null and m.deleted_at is null`,
    id: ref('d.id'),
    title: ref('d.text'),
    parentId: ref('d.meeting_id'),
    texts: [ref('d.search_text')],
    details: [ref('d.ref'), ref('g.name'), ref('d.decided_on')],
    context: (row) => joined(row.d1, row.d2, day(row.d3)),
  },
  {
    kind: 'agenda_item',
    from: sql`agenda_item i join meeting m on m.id = i.meeting_id ${GROUP_OF_MEETING} where i.deleted_at is null and m.deleted_at is null`,
    id: ref('i.id'),
    title: ref('i.title'),
    parentId: ref('i.meeting_id'),
    texts: [ref('i.search_text')],
    details: [ref('g.name'), ref('m.held_on')],
    context: (row) => joined(row.d1, day(row.d2)),
  },
  {
    kind: 'site',
    from: sql`site s where s.deleted_at is null`,
    id: ref('s.id'),
    title: ref('s.name_address'),
    texts: [ref('s.search_text')],
    details: [ref('s.reference'), ref('s.ward')],
    context: (row) => joined(row.d1, row.d2),
  },
  {
    kind: 'commitment',
    from: sql`commitment c join organisation o on o.id = c.organisation_id left join site s on s.id = c.site_id where c.deleted_at is null`,
    id: ref('c.id'),
    title: sql`case when c.site_name = '' then coalesce(s.name_address, '') else c.site_name end`,
    texts: [ref('c.search_text'), ref('s.search_text'), ref('o.search_text')],
    details: [ref('o.name'), ref('c.tenure')],
    context: (row) => joined(row.d1, labelOf(TENURES, row.d2)),
  },
];

/** `like` that is the same in both databases: no wildcards of the person's own. */
const like = (text: RawBuilder<unknown>, before: '' | '%', words: string): RawBuilder<boolean> =>
  sql<boolean>`${text} like ${`${before}${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;

/** The best matches of one kind: records in whose texts every word is. */
export async function findKind(db: Kysely<Schema>, kind: Kind, words: string[], limit: number): Promise<FoundRow[]> {
  const phrase = words.join(' ');
  const lowerTitle = sql`lower(${kind.title})`;
  const has = words.map(
    (word) =>
      sql`(${sql.join(
        kind.texts.map((text) => like(text, '%', word)),
        sql` or `,
      )})`,
  );
  const inTitle = words.map((word) => like(lowerTitle, '%', word));
  // `lower` keeps accents, which the folded text doesn't have, so a prefix is looked for in both.
  const rank = sql`case when ${like(lowerTitle, '', phrase)} or ${like(kind.texts[0]!, '', phrase)} then 0
    when ${sql.join(inTitle, sql` and `)} then 1 else 2 end`;
  const details = [0, 1, 2].map((at) => sql`${kind.details[at] ?? sql`null`} as ${sql.ref(`d${at + 1}`)}`);
  const { rows } = await sql<FoundRow>`
    select ${kind.id} as "id", ${kind.title} as "title", ${kind.parentId ?? sql`null`} as "parentId", ${sql.join(details)}
    from ${kind.from} and ${sql.join(has, sql` and `)}
    order by ${rank}, ${lowerTitle}, ${kind.id}
    limit ${limit}`.execute(db);
  return rows;
}
