import { notInBin } from '../../core/bin.ts';
import { AppError } from '../../../shared/errors.ts';
import { actionRef, NO_GROUP_PREFIX } from '../../../shared/domain/refs.ts';
import { beginsWith } from '../../db/dialect.ts';
import type { ReadDb } from '../../db/schema.ts';

interface MeetingLink {
  groupId: string;
  heldOn: string;
}

/** The records actions point at, as far as the rules need them. */
export interface Links {
  /** Organisation of each person. */
  people: Map<string, string | null>;
  meetings: Map<string, MeetingLink>;
  /** Meeting of each agenda item. */
  items: Map<string, string>;
}

/** What an action may point at. */
export interface Pointers {
  ownerPersonId?: string | null | undefined;
  meetingId?: string | null | undefined;
  agendaItemId?: string | null | undefined;
}

const idsOf = (pointers: Pointers[], name: keyof Pointers): string[] => [
  ...new Set(pointers.map((pointer) => pointer[name]).filter((id): id is string => typeof id === 'string')),
];

/** Reads everything the actions point at, one query a kind of record however many actions there are. */
export async function loadLinks(db: ReadDb, pointers: Pointers[]): Promise<Links> {
  const links: Links = { people: new Map(), meetings: new Map(), items: new Map() };
  const [owners, meetings, items] = [idsOf(pointers, 'ownerPersonId'), idsOf(pointers, 'meetingId'), idsOf(pointers, 'agendaItemId')];
  if (owners.length > 0) {
    const rows = await db.selectFrom('person').select(['id', 'organisation_id']).where('id', 'in', owners).where(notInBin()).execute();
    for (const row of rows) links.people.set(row.id, row.organisation_id);
  }
  if (items.length > 0) {
    const rows = await db
      .selectFrom('agenda_item as i')
      .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
      .select(['i.id', 'm.id as meetingId', 'm.group_id as groupId', 'm.held_on as heldOn'])
      .where('i.id', 'in', items)
      .where(notInBin('i'))
      .execute();
    for (const { id, meetingId, ...meeting } of rows) {
      links.items.set(id, meetingId);
      links.meetings.set(meetingId, meeting);
    }
  }
  if (meetings.length > 0) {
    const rows = await db
      .selectFrom('meeting')
      .select(['id', 'group_id as groupId', 'held_on as heldOn'])
      .where('id', 'in', meetings)
      .where(notInBin())
      .execute();
    for (const { id, ...meeting } of rows) links.meetings.set(id, meeting);
  }
  return links;
}

/** The fields that point at other records, with the word for each. */
const POINTERS = { ownerPersonId: 'owner', meetingId: 'meeting', agendaItemId: 'agenda item' } satisfies Record<keyof Pointers, string>;

/** What is kept under `id`. Throws `not_found` when the record was removed meanwhile, and names the field. */
export function linked<T>(found: Map<string, T>, id: string, field: keyof Pointers): T {
  if (found.has(id)) return found.get(id) as T;
  const what = POINTERS[field];
  const message = `The ${what} of this action is no longer here.`;
  throw new AppError('not_found', message, { remedy: `Choose another ${what}.`, issues: [{ path: [field], message }] });
}

/** The next reference of a group and year. Numbers of removed actions are not given again: minutes may name them. */
export async function nextRef(db: ReadDb, groupId: string | null, raisedOn: string): Promise<{ ref: string; number: number }> {
  const year = raisedOn.slice(0, 4);
  const prefix = groupId === null ? NO_GROUP_PREFIX : await prefixOf(db, groupId);
  const last = await db
    .selectFrom('action')
    .select(({ fn }) => fn.max('number').as('number'))
    .where(beginsWith(db, 'ref', `${prefix}/${year}/`))
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  return { ref: actionRef(prefix, year, number), number };
}

async function prefixOf(db: ReadDb, groupId: string): Promise<string> {
  const group = await db.selectFrom('working_group').select('ref_prefix').where('id', '=', groupId).where(notInBin()).executeTakeFirst();
  if (!group)
    throw new AppError('not_found', 'The working group of this action is no longer here.', {
      remedy: 'Choose another group.',
    });
  return group.ref_prefix || NO_GROUP_PREFIX;
}
