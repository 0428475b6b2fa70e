import * as codes from '../../shared/domain/codes.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Api } from '../../shared/rpc.ts';
import { t, type StringKey } from '../strings/t.ts';
import { formatDate, formatNumber, formatTime } from '../ui/format.ts';

/** Names of the records that fields point at, by id. */
export type Names = ReadonlyMap<string, string>;

const LISTS: Record<string, readonly codes.Code[]> = {
  sector: codes.SECTORS,
  designation: codes.DESIGNATIONS,
  tenure: codes.TENURES,
  need: codes.NEEDS,
  stage: [...codes.STAGES, ...codes.MEETING_STAGES],
  route: codes.ROUTES,
  purpose: codes.PURPOSES,
  state: codes.ATTENDANCE_STATES,
  outcome: codes.DECISION_OUTCOMES,
  membership: codes.MEMBERSHIPS,
  role: codes.MEMBER_ROLES,
  quorumRule: codes.QUORUM_RULES,
  cadence: codes.CADENCES,
  status: codes.ACTION_STATUSES,
  priority: codes.PRIORITIES,
  planningStatus: codes.PLANNING_STATUSES,
  permissionType: codes.PERMISSION_TYPES,
  ownership: codes.OWNERSHIPS,
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
  if (list) return codes.labelOf(list, text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text);
  if (/^\d{2}:\d{2}$/.test(text)) return formatTime(text);
  return names.get(text) ?? text;
}
