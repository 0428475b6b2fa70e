import type { OrganisationSeed } from '../shapes.ts';

/** The first of these leads for its sector; all are made up. */
export const COUNCIL: OrganisationSeed = {
  name: 'Rivermere Council',
  shortName: 'Rivermere Council',
  sector: 'council',
  form: 'Local authority',
  weight: 3,
};

/** Housing providers, large ones with more weight. `needs` are those it specialises in. */
export const PROVIDERS: OrganisationSeed[] = [
  {
    name: 'Canalside Housing Trust',
    shortName: 'Canalside',
    sector: 'provider',
    form: 'Registered society',
    weight: 9,
  },
  { name: 'Ashgrove Homes', shortName: 'Ashgrove', sector: 'provider', form: 'Registered society', weight: 8 },
  {
    name: 'Northgate Living',
    shortName: 'Northgate',
    sector: 'provider',
    form: 'Company limited by guarantee',
    weight: 7,
  },
  { name: 'Brightwater Homes', shortName: 'Brightwater', sector: 'provider', form: 'Registered society', weight: 6 },
  { name: 'Meadowbank Homes', shortName: 'Meadowbank', sector: 'provider', form: 'Registered society', weight: 6 },
  {
    name: 'Weirside Housing Association',
    shortName: 'Weirside',
    sector: 'provider',
    form: 'Registered society',
    weight: 6,
  },
  { name: 'Larkfield Homes', shortName: 'Larkfield', sector: 'provider', form: 'Registered society', weight: 5 },
  {
    name: 'Parkgate Homes',
    shortName: 'Parkgate',
    sector: 'provider',
    form: 'Company limited by guarantee',
    weight: 5,
  },
  {
    name: 'Millrace Housing Society',
    shortName: 'Millrace',
    sector: 'provider',
    form: 'Registered society',
    weight: 5,
  },
  {
    name: 'Thornbeck Housing Group',
    shortName: 'Thornbeck',
    sector: 'provider',
    form: 'Company limited by guarantee',
    weight: 5,
  },
  { name: 'Saltmarsh Homes', shortName: 'Saltmarsh', sector: 'provider', form: 'Registered society', weight: 4 },
  {
    name: 'Osierbank Living',
    shortName: 'Osierbank',
    sector: 'provider',
    form: 'Company limited by shares',
    designation: 'profit',
    weight: 4,
  },
  {
    name: 'Eastmoor Care',
    shortName: 'Eastmoor Care',
    sector: 'provider',
    form: 'Charitable company',
    weight: 4,
    needs: ['extra_care', 'extra_care', 'enhanced_sheltered', 'sheltered'],
  },
  { name: 'Lanternfield Homes', shortName: 'Lanternfield', sector: 'provider', form: 'Registered society', weight: 4 },
  { name: 'Copperbeck Housing', shortName: 'Copperbeck', sector: 'provider', form: 'Registered society', weight: 3 },
  {
    name: 'Fernhollow Supported Living',
    shortName: 'Fernhollow',
    sector: 'provider',
    form: 'Charitable company',
    weight: 3,
    needs: ['supported_long', 'supported_short', 'move_on', 'specialised_supported'],
  },
  {
    name: 'Tollgate House Trust',
    shortName: 'Tollgate House',
    sector: 'provider',
    form: 'Charitable company',
    weight: 2,
    needs: ['move_on', 'supported_short', 'temporary'],
  },
  {
    name: 'Harbour Almshouses',
    shortName: 'Harbour',
    sector: 'provider',
    form: 'Charity',
    weight: 2,
    needs: ['sheltered', 'age_exclusive'],
  },
  { name: 'Quayside Co-op', shortName: 'Quayside', sector: 'provider', form: 'Co-operative society', weight: 1 },
  {
    name: 'Rivermere Community Land Trust',
    shortName: 'Rivermere CLT',
    sector: 'provider',
    form: 'Community benefit society',
    weight: 1,
    tenure: 'CLT',
  },
];

/** The other partners. */
export const PARTNERS: OrganisationSeed[] = [
  {
    name: 'Rivermere and Moorland Health Partnership',
    shortName: 'Health Partnership',
    sector: 'health',
    form: 'Public body',
    weight: 3,
  },
  { name: 'Mereshire Police', shortName: 'Mereshire Police', sector: 'police', form: 'Public body', weight: 1 },
  {
    name: 'Mereshire Fire and Rescue Service',
    shortName: 'Mereshire Fire',
    sector: 'fire',
    form: 'Public body',
    weight: 1,
  },
  { name: 'Rivermere Jobcentre', shortName: 'Jobcentre', sector: 'jobcentre', form: 'Public body', weight: 1 },
  {
    name: 'Rivermere College',
    shortName: 'The College',
    sector: 'education',
    form: 'Further education college',
    weight: 1,
  },
  { name: 'Rivermere Advice Centre', shortName: 'Advice Centre', sector: 'voluntary', form: 'Charity', weight: 2 },
  { name: 'Rivermere Tenants’ Voice', shortName: 'Tenants’ Voice', sector: 'voluntary', form: 'Charity', weight: 1 },
];

/** Parts of names for the providers of larger samples. */
export const NAME_STARTS = [
  'Alder',
  'Bramble',
  'Cinder',
  'Dunlin',
  'Ember',
  'Finch',
  'Gorse',
  'Heron',
  'Juniper',
  'Kiln',
  'Linnet',
  'Mallow',
  'Nettle',
  'Otter',
  'Plover',
  'Rowan',
  'Sedge',
  'Teasel',
  'Umber',
  'Willow',
];
export const NAME_MIDDLES = ['beck', 'combe', 'croft', 'dale', 'fleet', 'garth', 'holt', 'mere', 'stead', 'wharf'];
export const NAME_ENDS = ['Homes', 'Housing Association', 'Living', 'Housing Trust', 'Housing Group', 'Housing Society'];

/** What people do at the council, in the order they are needed. The first column is the lead's key. */
export const COUNCIL_JOBS = [
  ['director', 'Director of housing'],
  ['planning', 'Planning policy lead'],
  ['officer', 'Partnership officer'],
  ['development', 'Housing development manager'],
  ['care', 'Adult social care commissioning manager'],
  ['need', 'Housing options manager'],
  ['private', 'Private sector housing manager'],
  ['lettings', 'Allocations and lettings manager'],
  ['land', 'Property and land manager'],
] as const;

/** What people do at a provider: the first sits on the board, the second in groups; large providers have a third. */
export const PROVIDER_JOBS = [
  ['Chief executive', 'Director of development', 'Income and support manager'],
  ['Managing director', 'Head of new homes', 'Lettings manager'],
  ['Executive director of homes', 'Development manager', 'Independent living manager'],
  ['Chief executive', 'Head of supported housing', 'Scheme manager'],
  ['Operations director', 'Head of development', 'Business analyst'],
] as const;

/** What people do at the other partners, by sector. */
export const PARTNER_JOBS: Record<string, readonly string[]> = {
  health: ['Director of integrated care', 'Hospital discharge lead', 'Public health consultant'],
  police: ['Neighbourhood superintendent', 'Partnership sergeant'],
  fire: ['Group manager, prevention', 'Community safety officer'],
  jobcentre: ['Partnership manager', 'Work coach team leader'],
  education: ['Vice principal', 'Construction skills lead'],
  voluntary: ['Director', 'Casework manager'],
};
