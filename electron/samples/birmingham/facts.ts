import type { Rows } from '../../../shared/tables.ts';
/**
 * What the announcement of 22 January 2016 says, in our own words. What it doesn't say (members, quorum, figures, times,
 * places, the other providers' names) is left empty.
 */
export const PARTNERSHIP = {
  name: 'Birmingham’s housing partnership',
  area: 'Birmingham',
  purpose:
    'The city council, the Birmingham Social Housing Partnership and about twenty housing providers strengthen how they work together, so that people in Birmingham have enough good homes and the support that goes with them.\n\n' +
    'Worked example, taken from the announcement of 22 January 2016. Whatever that leaves open is left empty here.',
  firstYear: 2016,
  lastYear: 2020,
};

type OrganisationKey = 'council' | 'bshp' | 'longhurst' | 'federation' | 'stBasils';

/** Organisations named; the others who came were not. */
export const ORGANISATIONS: Record<
  OrganisationKey,
  { name: string; shortName: string; sector: Rows['organisation']['sector']; notes: string }
> = {
  council: { name: 'Birmingham City Council', shortName: '', sector: 'council', notes: '' },
  bshp: {
    name: 'Birmingham Social Housing Partnership',
    shortName: 'BSHP',
    sector: 'other',
    notes: 'Chaired by Jonathan Driffill of Longhurst Group.',
  },
  longhurst: { name: 'Longhurst Group', shortName: '', sector: 'provider', notes: '' },
  federation: {
    name: 'National Housing Federation',
    shortName: '',
    sector: 'other',
    notes: 'Spoke at the launch. Whether it is a partner isn’t said.',
  },
  stBasils: {
    name: 'St Basils',
    shortName: '',
    sector: 'other',
    notes: 'Spoke at the launch. Whether it is a partner isn’t said.',
  },
};

interface PersonFact {
  name: string;
  organisation: OrganisationKey | null;
  jobTitle: string;
  phone: string;
  notes: string;
  /** True for those who spoke at the launch. */
  spoke: boolean;
}

const SIGNED = 'Signed the statement of intent.';

/** People named, with their roles. */
export const PEOPLE: PersonFact[] = [
  {
    name: 'Cllr John Clancy',
    organisation: 'council',
    jobTitle: 'Leader of the council',
    phone: '',
    notes: SIGNED,
    spoke: true,
  },
  {
    name: 'Cllr John Cotton',
    organisation: 'council',
    jobTitle: 'Cabinet member for Neighbourhood Management and Homes',
    phone: '',
    notes: SIGNED,
    spoke: true,
  },
  {
    name: 'Jonathan Driffill',
    organisation: 'longhurst',
    jobTitle: 'Executive Director of Partnerships, Care and Communities',
    phone: '',
    notes: `${SIGNED} Chairs the Birmingham Social Housing Partnership.`,
    spoke: true,
  },
  {
    name: 'Robert James',
    organisation: 'council',
    jobTitle: 'Housing service director',
    phone: '',
    notes: '',
    spoke: true,
  },
  {
    name: 'Gemma Duggan',
    organisation: 'federation',
    jobTitle: 'External Affairs Manager',
    phone: '',
    notes: '',
    spoke: true,
  },
  { name: 'Jean Templeton', organisation: 'stBasils', jobTitle: 'Chief Executive', phone: '', notes: '', spoke: true },
  {
    name: 'Debbie Harrison',
    organisation: null,
    jobTitle: 'Press and PR Officer',
    phone: '303 4476',
    notes: 'Contact for the media.',
    spoke: false,
  },
];

/** Meetings belong to a group, and these were meetings of everybody. */
export const EVERYBODY = {
  name: 'All partners',
  purpose: 'Everyone in the partnership, meeting as one. The launch set up three groups by need.',
};

/** The groups set up at the launch, by the need they look after. */
export const GROUPS = [
  {
    name: 'Specialist housing',
    purpose: 'Homes for people with specialist needs, for example sheltered homes and extra care.',
  },
  { name: 'Social housing need', purpose: 'Homes for people who need social housing.' },
  { name: 'Affordable quality homes', purpose: 'More affordable homes of good quality, to own or to rent privately.' },
];

export const LAUNCH = {
  heldOn: '2016-01-22',
  title: 'Launch conference',
  notes:
    'About twenty housing providers met the council and the Birmingham Social Housing Partnership; most aren’t named.\n\n' +
    'Cllr Cotton: there is less money and more to do, so every way of providing homes and support has to be tried.\n\n' +
    'Jonathan Driffill: the country builds around half of what it needs. The push over the coming four years to build homes for sale puts at risk the support that housing associations give. Together with local charities they can keep helping people to find a job, avoid debt and get over hard times.',
};

/** What was settled at the launch. */
export const DECISIONS = [
  'Statement of intent signed by Cllr John Clancy, Cllr John Cotton and Jonathan Driffill: the agencies will go on working together on housing in the city, for the long run.',
  'Providers will back one another in finding a new way of working on homes and neighbourhoods.',
  'Build up one full housing offer for the city.',
  'Set up groups on housing for specialist needs, such as sheltered homes and extra care, and on the need for social housing.',
  'Work together for more affordable homes of good quality, whether owned or privately rented.',
  'Meet again in February.',
];

export const NEXT = { heldOn: '2016-02-15', title: 'All partners' };
