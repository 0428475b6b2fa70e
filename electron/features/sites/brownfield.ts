import { notInBin } from '../../core/bin.ts';
import { OWNERSHIPS, PERMISSION_TYPES, PLANNING_STATUSES } from '../../../shared/features/sites/codes.ts';
import type { FieldValue, ImportFieldType, ImportValue } from '../../../shared/domain/tabular-types.ts';
import type { Columns } from '../../core/rows.ts';
import type { Incoming, IncomingColumns, ImportKindRules, KindField } from '../../rooms/import-kind.ts';

const field = (key: string, standard: string, label: string, type: ImportFieldType, more: Partial<KindField> = {}): KindField => ({
  key,
  standard,
  label,
  type,
  required: false,
  ...more,
  aliases: [standard, ...(more.aliases ?? [])],
});

/** The standard's own words (digital-land specification, brownfield-land), with what councils write instead. */
const PLANNING: ImportValue[] = [
  { value: 'permissioned', aliases: ['granted', 'permission granted'] },
  { value: 'not permissioned', aliases: ['no permission', 'none'] },
  { value: 'pending decision', aliases: ['pending'] },
];
const PERMISSIONS: ImportValue[] = [
  { value: 'full planning permission', aliases: ['full', 'full permission'] },
  { value: 'outline planning permission', aliases: ['outline', 'outline permission'] },
  { value: 'reserved matters approval', aliases: ['reserved matters'] },
  { value: 'permission in principle', aliases: ['pip'] },
  { value: 'technical details consent', aliases: ['technical details'] },
  { value: 'planning permission granted under an order', aliases: ['order', 'prior approval'] },
  { value: 'other', aliases: [] },
];
const OWNERSHIP: ImportValue[] = [
  {
    value: 'owned by a public authority',
    aliases: ['public', 'in public ownership', 'local authority', 'council', 'owned by public authority'],
  },
  {
    value: 'not owned by a public authority',
    aliases: ['private', 'not in public ownership', 'not owned by public authority'],
  },
  { value: 'mixed ownership', aliases: ['mixed', 'local authority, unknown', 'local authority, private'] },
  { value: 'unknown ownership', aliases: ['unknown', 'not known'] },
];
const SYSTEMS: ImportValue[] = [
  { value: 'WGS84', aliases: ['epsg:4326', 'latitude longitude'] },
  {
    value: 'OSGB36',
    aliases: ['epsg:27700', 'british national grid', 'british coordinate systems', 'osgb', 'national grid'],
  },
  { value: 'ETRS89', aliases: ['epsg:4258'] },
];

/** Fields of a brownfield land register: the standard of 2017 and today's, which share their names. */
const FIELDS: KindField[] = [
  field('reference', 'SiteReference', 'Site reference', 'code', {
    required: true,
    aliases: ['LA Site Ref', 'Site ref', 'Reference'],
  }),
  field('nameAddress', 'SiteNameAddress', 'Site name and address', 'text', {
    required: true,
    aliases: ['Name and address of site', 'Site address', 'Address'],
  }),
  field('organisationUri', 'OrganisationURI', 'Organisation address (URI)', 'text'),
  field('sitePlanUrl', 'SiteplanURL', 'Site plan', 'text', { aliases: ['Plan of site'] }),
  field('coordinateSystem', 'CoordinateReferenceSystem', 'Coordinate system', 'enum', {
    lenient: true,
    values: SYSTEMS,
  }),
  field('geoX', 'GeoX', 'Easting or longitude', 'code', { aliases: ['Easting', 'Longitude'] }),
  field('geoY', 'GeoY', 'Northing or latitude', 'code', { aliases: ['Northing', 'Latitude'] }),
  field('hectares', 'Hectares', 'Hectares', 'decimal', {
    lenient: true,
    min: 0,
    aliases: ['Area (ha)', 'Site area', 'Size (ha)'],
  }),
  field('ownership', 'OwnershipStatus', 'Ownership', 'enum', { lenient: true, values: OWNERSHIP }),
  field('planningStatus', 'PlanningStatus', 'Planning status', 'enum', { values: PLANNING }),
  field('permissionType', 'PermissionType', 'Permission type', 'enum', {
    lenient: true,
    values: PERMISSIONS,
    aliases: ['PlanningPermissionType'],
  }),
  field('permissionOn', 'PermissionDate', 'Permission date', 'date', { lenient: true }),
  field('planningHistory', 'PlanningHistory', 'Planning history', 'text'),
  field('deliverable', 'Deliverable', 'Deliverable', 'yes/no', { lenient: true, aliases: ['Land deliverable'] }),
  field('homesFrom', 'NetDwellingsRangeFrom', 'Net homes, from', 'whole number', { unit: 'homes' }),
  field('homesTo', 'NetDwellingsRangeTo', 'Net homes, to', 'whole number', {
    unit: 'homes',
    aliases: ['MaxNetDwellings', 'Maximum net dwellings'],
  }),
  field('homesLeast', 'MinNetDwellings', 'Net homes, at least', 'whole number', {
    unit: 'homes',
    aliases: ['Minimum net dwellings'],
  }),
  field('hazardousSubstances', 'HazardousSubstances', 'Hazardous substances', 'text'),
  field('notes', 'Notes', 'Notes', 'text', {
    aliases: ['SiteInformation', 'DevelopmentDescription', 'Description of proposed housing development'],
  }),
  field('firstAddedOn', 'FirstAddedDate', 'First added', 'date', {
    lenient: true,
    aliases: ['Date entered on register', 'Date added'],
  }),
  field('lastUpdatedOn', 'LastUpdatedDate', 'Last updated', 'date', { lenient: true, aliases: ['Date last updated'] }),
  field('endedOn', 'EndDate', 'Ended', 'date', { lenient: true }),
  field('uprn', 'UPRN', 'UPRN', 'code', { aliases: ['Unique property reference number'] }),
  field('ward', 'Ward', 'Ward', 'text', { aliases: ['Township'] }),
  field('planningReference', 'PlanningReference', 'Planning reference', 'code', {
    aliases: ['Application reference', 'Planning application'],
  }),
];

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

function toIncoming(values: Values, row: number, fallback: string): Incoming {
  const register = registerOf(values['organisationUri']) || fallback;
  const reference = String(values['reference'] ?? '');
  const name = String(values['nameAddress'] ?? '');
  const { hectares } = values;
  const columns = {
    register,
    reference,
    name_address: name,
    uprn: values['uprn'],
    planning_reference: values['planningReference'],
    ward: values['ward'],
    coordinate_system: values['coordinateSystem'],
    geo_x: values['geoX'],
    geo_y: values['geoY'],
    area_sqm: typeof hectares === 'number' ? Math.round(hectares * 10_000) : hectares,
    ownership: ownershipCode(values['ownership']),
    planning_status: planningCode(values['planningStatus']),
    permission_type: permissionCode(values['permissionType']),
    permission_on: values['permissionOn'],
    planning_history: filled(values['planningHistory']),
    deliverable: typeof values['deliverable'] === 'boolean' ? Number(values['deliverable']) : values['deliverable'],
    homes_from: values['homesFrom'] ?? values['homesLeast'] ?? values['homesFrom'],
    homes_to: values['homesTo'],
    hazardous_substances: filled(values['hazardousSubstances']),
    site_plan_url: filled(values['sitePlanUrl']),
    organisation_uri: filled(values['organisationUri']),
    notes: filled(values['notes']),
    first_added_on: values['firstAddedOn'],
    last_updated_on: values['lastUpdatedOn'],
    ended_on: values['endedOn'],
  };
  return { row, key: `${register}\n${reference}`, reference, name, columns: columns as IncomingColumns };
}

const sum = (incoming: readonly Incoming[], column: string): number =>
  incoming.reduce((total, { columns }) => total + Number(columns[column] ?? 0), 0);

export const brownfield: ImportKindRules = {
  kind: 'brownfield',
  label: 'Brownfield land register',
  entity: 'site',
  noun: { one: 'site', other: 'sites' },
  fields: FIELDS,
  notesColumn: 'notes',
  toIncoming,
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
