import type { Rows } from '../../../../shared/tables.ts';
import type { Need, Tenure } from '../shapes.ts';

type Route = Rows['commitment']['route'];

/** Tenures with how often they come. */
export const TENURE_MIX: [Tenure, number][] = [
  ['SR', 34],
  ['AR', 20],
  ['SO', 21],
  ['MS', 6],
  ['TBC', 4],
  ['IR', 4],
  ['RTB2', 4],
  ['BTR', 3],
  ['FH', 2],
  ['DMS', 1],
  ['KW', 1],
  ['NS', 1],
];

/** Needs of homes of providers that specialise in none. */
export const NEED_MIX: [Need, number][] = [
  ['general', 74],
  ['sheltered', 8],
  ['extra_care', 5],
  ['age_exclusive', 4],
  ['supported_long', 4],
  ['enhanced_sheltered', 2],
  ['move_on', 2],
  ['not_specified', 1],
];

/** Tenures of homes for people who need support, and of homes for older people. */
export const SUPPORTED_TENURES: [Tenure, number][] = [
  ['SR', 75],
  ['AR', 25],
];
export const OLDER_TENURES: [Tenure, number][] = [
  ['SR', 45],
  ['AR', 20],
  ['SO', 30],
  ['MS', 5],
];
export const SUPPORTED_NEEDS: Need[] = ['supported_short', 'move_on', 'supported_long', 'specialised_supported', 'temporary'];
export const OLDER_NEEDS: Need[] = ['sheltered', 'enhanced_sheltered', 'extra_care', 'age_exclusive'];

/** How homes of a tenure are paid for. */
export const ROUTE_MIX: Partial<Record<Tenure, [Route, number][]>> = {
  SR: [
    ['grant', 60],
    ['s106_grant', 15],
    ['regeneration', 15],
    ['own', 10],
  ],
  AR: [
    ['s106_nil', 55],
    ['grant', 30],
    ['s106_grant', 15],
  ],
  SO: [
    ['s106_nil', 60],
    ['grant', 30],
    ['own', 10],
  ],
  MS: [
    ['own', 90],
    ['regeneration', 10],
  ],
  NS: [['not_specified', 1]],
};
export const OTHER_ROUTES: [Route, number][] = [
  ['grant', 40],
  ['s106_nil', 35],
  ['own', 15],
  ['not_specified', 10],
];

/** How a site is doing, with how often that comes. */
export const FORTUNES = [
  ['on_track', 72],
  ['complete', 7],
  ['at_risk', 9],
  ['not_started', 6],
  ['off_track', 4],
  ['no_target', 2],
] as const;
export type Fortune = (typeof FORTUNES)[number][0];

/** What a note on a commitment says, by how it is doing and whether building has begun. */
export const COMMITMENT_NOTES: Record<string, { before: string[]; building: string[]; built: string[] }> = {
  well: {
    before: ['', '', '', 'Grant confirmed.', 'Nominations agreement in draft.', 'Layout agreed with highways.'],
    building: ['', '', 'Contract signed; monthly progress meetings.', 'Nominations agreement in place.', 'Roof on; fitting out next.'],
    built: ['', '', 'Handed over; defects period running.', 'All homes let or sold.'],
  },
  badly: {
    before: [
      'Tender came in above budget.',
      'Drainage design to be agreed first.',
      'Land contract not signed.',
      'Layout loses homes to keep the trees.',
      'Funder asks for a new appraisal.',
    ],
    building: [
      'Contractor short of brick teams.',
      'Utility diversion later than planned.',
      'Ground conditions cost time and homes.',
      'Contractor left the site; new tender under way.',
    ],
    built: ['Fewer homes than planned after a change of layout.'],
  },
  not_started: {
    before: ['Waiting for the site to be released.', 'Feasibility study planned.', ''],
    building: [''],
    built: [''],
  },
  no_target: {
    before: ['Homes to be set once the layout is known.', 'Offered after the statement of intent was signed.'],
    building: [''],
    built: [''],
  },
  withdrawn: { before: ['Withdrawn: the landowner sold elsewhere.'], building: [''], built: [''] },
};

/** What a note on a site says. */
export const SITE_NOTES = [
  '',
  '',
  '',
  '',
  '',
  'Listed frontage to be kept.',
  'Part of the site floods; homes to be set back from the river.',
  'Right of way along the north edge.',
  'Asbestos survey needed before demolition.',
  'Shared access with the school.',
  'Bat survey due in summer.',
];
