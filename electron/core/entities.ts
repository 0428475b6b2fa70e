import type { EntityName } from '../db/schema.ts';

/** What the write gateway must know of a kind of record: where its sort key and search text come from. */
export interface EntityRule {
  /** Column the record is sorted by. */
  sort: string;
  /** Columns the search palette looks into; none when the record isn't searched. */
  search: string[];
  /** Columns not worth an audit trail of their own. */
  label: string;
}

/** Every business table, with the words History uses for it. */
export const ENTITIES: Record<EntityName, EntityRule> = {
  partnership: { sort: 'name', search: [], label: 'Partnership' },
  organisation: { sort: 'name', search: ['name', 'short_name', 'rsh_code'], label: 'Organisation' },
  person: { sort: 'name', search: ['name', 'job_title', 'email'], label: 'Person' },
  working_group: { sort: 'name', search: ['name', 'purpose'], label: 'Working group' },
  group_member: { sort: 'role', search: [], label: 'Member' },
  meeting: { sort: 'held_on', search: ['title', 'place'], label: 'Meeting' },
  agenda_item: { sort: 'title', search: ['title', 'minutes_text'], label: 'Agenda item' },
  attendance: { sort: 'state', search: [], label: 'Attendance' },
  decision: { sort: 'ref', search: ['ref', 'text'], label: 'Decision' },
  action: { sort: 'ref', search: ['ref', 'title'], label: 'Action' },
  action_update: { sort: 'made_on', search: [], label: 'Action update' },
  site: {
    sort: 'reference',
    search: ['reference', 'name_address', 'ward', 'uprn', 'planning_reference'],
    label: 'Site',
  },
  commitment: { sort: 'site_name', search: ['site_name'], label: 'Commitment' },
  commitment_year: { sort: 'year', search: [], label: 'Figures' },
  import_mapping: { sort: 'source_name', search: [], label: 'Remembered columns' },
  import_run: { sort: 'file_name', search: [], label: 'Import' },
};

/** "this organisation", "these figures": how a sentence points at a record. */
export function thisRecord(entity: EntityName): string {
  const label = ENTITIES[entity].label.toLowerCase();
  return `${label.endsWith('s') ? 'these' : 'this'} ${label}`;
}

/** Lower case without accents: how names are sorted and searched, alike in both databases. */
export const fold = (text: string): string =>
  // Plain ASCII, nearly all there is, needs no decomposition.
  (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

/** A sort key in which 2 comes before 10. */
export const sortKey = (text: string): string => fold(text).replace(/\d+/g, (digits) => digits.padStart(8, '0'));
