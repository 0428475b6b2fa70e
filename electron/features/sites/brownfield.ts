import { IMPORTS } from '../../../shared/tables.ts';
import { notInBin } from '../../core/bin.ts';
import { SiteFields } from '../../../shared/features/sites/contract.ts';
import { OWNERSHIPS, PERMISSION_TYPES, PLANNING_STATUSES } from '../../../shared/features/sites/codes.ts';
import type { FieldValue, ImportValue } from '../../../shared/domain/tabular-types.ts';
import type { Columns } from '../../core/rows.ts';
import type { ReadDb } from '../../db/schema.ts';
import type { Incoming, IncomingColumns, ImportKindRules, RowRemark } from '../../rooms/import-kind.ts';
import { FIELDS, OWNERSHIP, PERMISSIONS, PLANNING } from './brownfield-fields.ts';
import { placeOf } from './brownfield-place.ts';

type Values = Record<string, FieldValue | undefined>;

/** Our code for a standard value, by the order both lists share. */
const coded =
  (values: readonly ImportValue[], codes: readonly { code: string }[]) =>
  (value: FieldValue | undefined): string | null | undefined =>
    value === undefined ? undefined : (codes[values.findIndex((entry) => entry.value === value)]?.code ?? null);

const planningCode = coded(PLANNING, PLANNING_STATUSES);
const permissionCode = coded(PERMISSIONS, PERMISSION_TYPES);
const ownershipCode = coded(OWNERSHIP, OWNERSHIPS);

/** `dudley` from `http://…/id/metropolitan-district-council/dudley`: stable over a council's yearly files. */
const registerOf = (uri: FieldValue | undefined): string =>
  typeof uri === 'string' ? (uri.split(/[/:]/).findLast((part) => part !== '') ?? '') : '';

/** Text columns that may not be null. */
const filled = (value: FieldValue | undefined): FieldValue | undefined => (value === null ? '' : value);

/**
 * Homes of a row: a range of 0 beside a minimum is no figure, the minimum is; a blank "to" is the "from". A column the
 * file does not hold stays undefined.
 */
function homesOf(values: Values): { from: FieldValue | undefined; to: FieldValue | undefined } {
  const { homesFrom: range, homesTo: top, homesLeast: least } = values;
  const hidden = (range === 0 || range === null || range === undefined) && typeof least === 'number' && least !== 0;
  const from = hidden ? least : (range ?? least ?? range);
  const to = typeof from === 'number' && from !== 0 && (top === null || top === 0) ? from : top;
  return { from, to };
}

/** Homes as the account counts them: the fewest, or where those are 0 or not given, the most. */
function countedOf(from: FieldValue | undefined, to: FieldValue | undefined): number | null {
  const counted = (from === 0 ? null : from) ?? to ?? from ?? null;
  return typeof counted === 'number' ? counted : null;
}

/** Says what was taken for the homes of a row where its cells leave that open. */
function remarkHomes(values: Values, { from, to }: ReturnType<typeof homesOf>, remark: (remark: RowRemark) => void): void {
  if (values['homesFrom'] === 0 && from !== 0) remark({ field: 'homesFrom', message: 'the range is 0, so the minimum was taken.' });
  if (typeof to === 'number' && values['homesTo'] === null)
    remark({ field: 'homesTo', message: '“to” is blank, so the “from” was taken.' });
  if (from === null && typeof to === 'number')
    remark({ field: 'homesTo', message: `there is a “to”, and no “from”: up to ${to} are counted in the account of homes.` });
  if (from === 0 && typeof to === 'number' && to > 0)
    remark({ field: 'homesFrom', message: `“from” is 0: up to ${to} are counted in the account of homes.` });
}

function toIncoming(values: Values, row: number, register: string, remark: (remark: RowRemark) => void): Omit<Incoming, 'sheet' | 'homes'> {
  const reference = String(values['reference'] ?? '');
  const name = String(values['nameAddress'] ?? '');
  const { hectares } = values;
  const { from, to } = homesOf(values);
  const place = placeOf(values, remark);
  remarkHomes(values, { from, to }, remark);
  const columns = {
    register,
    reference,
    name_address: name,
    uprn: values['uprn'],
    planning_reference: values['planningReference'],
    ward: values['ward'],
    coordinate_system: place.system,
    geo_x: place.x,
    geo_y: place.y,
    area_sqm: typeof hectares === 'number' ? Math.round(hectares * 10_000) : hectares,
    ownership: ownershipCode(values['ownership']),
    planning_status: planningCode(values['planningStatus']),
    permission_type: permissionCode(values['permissionType']),
    permission_on: values['permissionOn'],
    planning_history: filled(values['planningHistory']),
    deliverable: typeof values['deliverable'] === 'boolean' ? Number(values['deliverable']) : values['deliverable'],
    homes_from: from,
    homes_to: to,
    hazardous_substances: filled(values['hazardousSubstances']),
    site_plan_url: filled(values['sitePlanUrl']),
    organisation_uri: filled(values['organisationUri']),
    notes: filled(values['notes']),
    first_added_on: values['firstAddedOn'],
    last_updated_on: values['lastUpdatedOn'],
    ended_on: values['endedOn'],
  };
  return { row, key: keyOf(register, reference), reference, name, columns: columns as IncomingColumns };
}

const keyOf = (register: string, reference: string): string => `${register}\n${reference}`;

/** The same site as a phase of its own: `A1` becomes `A1/2`. */
function renumbered(record: Incoming, number: number): Incoming {
  const reference = `${record.reference}/${number}`;
  const columns: IncomingColumns = { ...record.columns, reference };
  return { ...record, columns, reference, key: keyOf(String(columns['register']), reference) };
}

async function knownRegisters(db: ReadDb): Promise<Map<string, Map<string, string>>> {
  const rows = await db.selectFrom('site').select(['register', 'reference', 'name_address']).where(notInBin()).execute();
  const known = new Map<string, Map<string, string>>();
  for (const { register, reference, name_address } of rows) {
    const sites = known.get(register) ?? new Map<string, string>();
    known.set(register, sites.set(reference, name_address));
  }
  return known;
}

const sum = (incoming: readonly Incoming[], column: string): number =>
  incoming.reduce((total, { columns }) => total + Number(columns[column] ?? 0), 0);

export const brownfield: ImportKindRules = {
  kind: 'brownfield',
  label: IMPORTS.brownfield,
  entity: 'site',
  noun: { one: 'site', other: 'sites' },
  fields: FIELDS,
  record: SiteFields,
  madeOf: {
    register: ['organisationUri'],
    areaSqm: ['hectares'],
    geoX: ['geoX', 'easting', 'longitude'],
    geoY: ['geoY', 'northing', 'latitude'],
    homesFrom: ['homesFrom', 'homesLeast'],
  },
  together: ['coordinate_system', 'geo_x', 'geo_y'],
  notesColumn: 'notes',
  toIncoming,
  homesOf(values) {
    const { from, to } = homesOf(values);
    return countedOf(from, to);
  },
  homesField: 'homesFrom',
  homesHere: (record) => countedOf(record['homes_from'], record['homes_to']),
  homesColumns: ['homes_from', 'homes_to'],
  registers: { field: 'organisationUri', registerOf, known: knownRegisters, unique: 'uprn' },
  ownReferences: true,
  renumbered,
  nameColumn: 'name_address',
  referenceColumn: 'reference',
  whole: true,
  hasEnded: (record, today) => typeof record['ended_on'] === 'string' && record['ended_on'] <= today,
  defaults: {
    register: '',
    reference: '',
    name_address: '',
    uprn: null,
    planning_reference: null,
    ward: null,
    coordinate_system: null,
    geo_x: null,
    geo_y: null,
    area_sqm: null,
    ownership: null,
    planning_status: null,
    permission_type: null,
    permission_on: null,
    planning_history: '',
    deliverable: null,
    homes_from: null,
    homes_to: null,
    hazardous_substances: '',
    site_plan_url: '',
    organisation_uri: '',
    notes: '',
    first_added_on: null,
    last_updated_on: null,
    ended_on: null,
  },
  async existing(db, incoming) {
    const registers = [...new Set(incoming.map(({ columns }) => String(columns['register'])))];
    const found = new Map<string, Columns>();
    for (let at = 0; at < registers.length; at += 500) {
      const rows = await db
        .selectFrom('site')
        .selectAll()
        .where('register', 'in', registers.slice(at, at + 500))
        .where(notInBin())
        .execute();
      for (const row of rows) found.set(`${row.register}\n${row.reference}`, row);
    }
    return found;
  },
  totals(incoming) {
    const byPlanningStatus = Object.fromEntries(PLANNING.map(({ value }) => [value, 0]));
    for (const { columns } of incoming) {
      const at = PLANNING_STATUSES.findIndex(({ code }) => code === columns['planning_status']);
      const word = at < 0 ? 'not given' : PLANNING[at]!.value;
      byPlanningStatus[word] = (byPlanningStatus[word] ?? 0) + 1;
    }
    return {
      sites: incoming.length,
      homesFrom: sum(incoming, 'homes_from'),
      homesTo: sum(incoming, 'homes_to'),
      byPlanningStatus,
    };
  },
};
