import type { Kind } from '../../../shared/domain/kinds.ts';
import type { ImportValue } from '../../../shared/domain/tabular-types.ts';
import type { KindField } from '../../rooms/import-kind.ts';

const field = (key: string, standard: string, label: string, type: Kind, more: Partial<KindField> = {}): KindField => ({
  key,
  standard,
  label,
  type,
  required: false,
  ...more,
  aliases: [standard, ...(more.aliases ?? [])],
});

/** The standard's own words (digital-land specification, brownfield-land), with what councils write instead. */
export const PLANNING: ImportValue[] = [
  { value: 'permissioned', aliases: ['granted', 'permission granted'], hints: ['part permissioned'] },
  { value: 'not permissioned', aliases: ['no permission', 'none'] },
  { value: 'pending decision', aliases: ['pending'], hints: ['pending permission', 'awaiting decision', 'under consideration'] },
];
export const PERMISSIONS: ImportValue[] = [
  { value: 'full planning permission', aliases: ['full', 'full permission'], hints: ['planning permission'] },
  { value: 'outline planning permission', aliases: ['outline', 'outline permission'] },
  { value: 'reserved matters approval', aliases: ['reserved matters'] },
  { value: 'permission in principle', aliases: ['pip'] },
  { value: 'technical details consent', aliases: ['technical details'] },
  { value: 'planning permission granted under an order', aliases: ['order', 'prior approval'] },
  { value: 'other', aliases: [] },
];
export const OWNERSHIP: ImportValue[] = [
  {
    value: 'owned by a public authority',
    aliases: ['public', 'in public ownership', 'local authority', 'council', 'owned by public authority'],
  },
  {
    value: 'not owned by a public authority',
    aliases: ['private', 'not in public ownership', 'not owned by public authority'],
  },
  {
    value: 'mixed ownership',
    aliases: ['mixed', 'local authority, unknown', 'local authority, private'],
    hints: ['part council', 'part public', 'partly public', 'part private'],
  },
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

/** A cell that can't be read there doesn't cost its site. */
const lesser = (...[key, standard, label, type, more = {}]: Parameters<typeof field>): KindField =>
  field(key, standard, label, type, { lenient: true, ...more });

/** Net: homes that go count against those that come. */
const HOMES = { unit: 'homes', asks: 'homes', adds: true, min: -999_999, max: 999_999 };

/** Fields of a brownfield land register: the standard of 2017 and today's, which share their names. */
export const FIELDS: KindField[] = [
  field('reference', 'SiteReference', 'Site reference', 'reference', {
    required: true,
    shares: 'nameAddress',
    aliases: ['LA Site Ref', 'Site ref', 'Reference', 'Site ID', 'Site no', 'Site number', 'Ref', 'Ref no', 'Reference number'],
  }),
  field('nameAddress', 'SiteNameAddress', 'Site name and address', 'long_text', {
    required: true,
    shares: 'reference',
    joins: { by: ', ', labelled: false },
    aliases: [
      'Name and address of site',
      'Site address',
      'Address',
      'Site name',
      ...[1, 2, 3, 4].flatMap((line) => [`Address ${line}`, `Address line ${line}`, `Site address ${line}`]),
    ],
  }),
  field('organisationUri', 'OrganisationURI', 'Organisation address (URI)', 'long_text', { looksLike: /:|^[EWNS]\d{8}$/u }),
  lesser('sitePlanUrl', 'SiteplanURL', 'Site plan', 'long_text', { aliases: ['Plan of site'] }),
  lesser('coordinateSystem', 'CoordinateReferenceSystem', 'Coordinate system', 'code', { values: SYSTEMS }),
  lesser('geoX', 'GeoX', 'Easting or longitude', 'reference'),
  lesser('geoY', 'GeoY', 'Northing or latitude', 'reference'),
  lesser('easting', 'Easting', 'Easting', 'reference', { aliases: ['Eastings'] }),
  lesser('northing', 'Northing', 'Northing', 'reference', { aliases: ['Northings'] }),
  lesser('longitude', 'Longitude', 'Longitude', 'reference', { aliases: ['Long', 'Lon', 'Lng'] }),
  lesser('latitude', 'Latitude', 'Latitude', 'reference', { aliases: ['Lat'] }),
  lesser('hectares', 'Hectares', 'Hectares', 'decimal', {
    unit: 'hectares',
    adds: true,
    min: 0,
    aliases: ['Area (ha)', 'Site area', 'Size (ha)', 'Site area in ha'],
  }),
  lesser('ownership', 'OwnershipStatus', 'Ownership', 'code', { values: OWNERSHIP }),
  lesser('planningStatus', 'PlanningStatus', 'Planning status', 'code', { values: PLANNING, asks: 'status', hints: ['Plan status'] }),
  lesser('permissionType', 'PermissionType', 'Permission type', 'code', { values: PERMISSIONS, aliases: ['PlanningPermissionType'] }),
  lesser('permissionOn', 'PermissionDate', 'Permission date', 'day'),
  field('planningHistory', 'PlanningHistory', 'Planning history', 'long_text'),
  lesser('deliverable', 'Deliverable', 'Deliverable', 'yes_no', { aliases: ['Land deliverable'] }),
  field('homesFrom', 'NetDwellingsRangeFrom', 'Net homes, from', 'number', { ...HOMES, hints: ['NetDwellingsFrom'] }),
  field('homesTo', 'NetDwellingsRangeTo', 'Net homes, to', 'number', {
    ...HOMES,
    asks: undefined,
    aliases: ['MaxNetDwellings', 'Maximum net dwellings'],
    hints: ['Max capacity', 'Maximum homes'],
  }),
  field('homesLeast', 'MinNetDwellings', 'Net homes, at least', 'number', {
    ...HOMES,
    aliases: ['Minimum net dwellings'],
    hints: ['Min capacity', 'Minimum homes', 'Net capacity'],
  }),
  field('hazardousSubstances', 'HazardousSubstances', 'Hazardous substances', 'long_text'),
  field('notes', 'Notes', 'Notes', 'long_text', {
    joins: { by: '\n', labelled: true },
    aliases: ['DevelopmentDescription', 'Description of proposed housing development', 'SiteInformation', 'AdditionalNotes'],
  }),
  lesser('firstAddedOn', 'FirstAddedDate', 'First added', 'day', { aliases: ['Date entered on register', 'Date added'] }),
  lesser('lastUpdatedOn', 'LastUpdatedDate', 'Last updated', 'day', { aliases: ['Date last updated'] }),
  lesser('endedOn', 'EndDate', 'Ended', 'day'),
  lesser('uprn', 'UPRN', 'UPRN', 'reference', { aliases: ['Unique property reference number'] }),
  lesser('ward', 'Ward', 'Ward', 'long_text', { aliases: ['Township'] }),
  lesser('planningReference', 'PlanningReference', 'Planning reference', 'reference', {
    aliases: ['Application reference', 'Planning application'],
  }),
];
