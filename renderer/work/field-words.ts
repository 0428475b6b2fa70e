import * as domain from '../../shared/domain/codes.ts';
import * as actions from '../../shared/features/actions/codes.ts';
import * as homes from '../../shared/features/homes/codes.ts';
import * as meetings from '../../shared/features/meetings/codes.ts';
import * as partners from '../../shared/features/partners/codes.ts';
import * as sites from '../../shared/features/sites/codes.ts';
import type { AppContract } from '../../shared/contract.ts';
import type { Api } from '../../shared/rpc.ts';
import { t, type StringKey } from '../words/t.ts';
import { formatDate, formatNumber, formatTime } from '../ui/format.ts';

/** Names of the records that fields point at, by id. */
export type Names = ReadonlyMap<string, string>;

const LISTS: Record<string, readonly domain.Code[]> = {
  sector: partners.SECTORS,
  designation: partners.DESIGNATIONS,
  tenure: homes.TENURES,
  need: homes.NEEDS,
  stage: [...homes.STAGES, ...meetings.MEETING_STAGES],
  route: homes.ROUTES,
  purpose: meetings.PURPOSES,
  state: meetings.ATTENDANCE_STATES,
  outcome: meetings.DECISION_OUTCOMES,
  membership: partners.MEMBERSHIPS,
  role: partners.MEMBER_ROLES,
  quorumRule: partners.QUORUM_RULES,
  cadence: partners.CADENCES,
  status: actions.ACTION_STATUSES,
  priority: actions.PRIORITIES,
  planningStatus: sites.PLANNING_STATUSES,
  permissionType: sites.PERMISSION_TYPES,
  ownership: sites.OWNERSHIPS,
};

/** Names of people, organisations and groups, for ids in a record's fields. */
export async function loadNames(api: Api<AppContract>): Promise<Names> {
  const [people, organisations, groups] = await Promise.all([
    api.people.list({}),
    api.organisations.list({ include: 'all' }),
    api.groups.list({}),
  ]);
  return new Map([...people, ...organisations, ...groups].map((record) => [record.id, record.name]));
}

/** Fields that are stored as 0 or 1: the log and a conflict carry what is stored. */
const YES_NO = new Set(['isPartner', 'deliverable']);

const UNWORDED = /([a-z])([A-Z])/g;

/** A field's words: "Due date". */
export function fieldLabel(name: string): string {
  const key = `fields.${name}`;
  const words = t(key as StringKey);
  if (words !== key) return words;
  const plain = name.replace(UNWORDED, '$1 $2').toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A kind of record's word: "Action". */
export const recordWord = (entity: string): string => {
  const key = `records.${entity}`;
  const words = t(key as StringKey);
  return words === key ? entity : words;
};

/** A field's value as a person reads it. */
export function fieldValue(name: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return t('app.nothing');
  if (typeof value === 'boolean' || YES_NO.has(name)) return t(value ? 'app.yes' : 'app.no');
  if (typeof value === 'number') return /year/i.test(name) ? String(value) : formatNumber(value);
  if (typeof value !== 'string') return t('app.nothing');
  const text = value;
  const list = LISTS[name];
  if (list) return domain.labelOf(list, text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  if (/^\d{2}:\d{2}$/.test(text)) return formatTime(text);
  return names.get(text) ?? text;
}
