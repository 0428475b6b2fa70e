import { codes } from '../../domain/codes.ts';

/** Tenure products (NPPF Annex 2 and live table 1000; domain list 1.1). Never mixed with specialist need. */
export const TENURES = codes([
  { code: 'SR', label: 'Social rent' },
  { code: 'LAR', label: 'London Affordable Rent' },
  { code: 'AR', label: 'Affordable rent' },
  { code: 'IR', label: 'Intermediate rent' },
  { code: 'LLR', label: 'London Living Rent' },
  { code: 'RTB2', label: 'Rent to Buy' },
  { code: 'SO', label: 'Shared ownership' },
  { code: 'SE', label: 'Shared equity' },
  { code: 'FH', label: 'First Homes' },
  { code: 'DMS', label: 'Discounted market sale' },
  { code: 'DMR', label: 'Discounted market rent' },
  { code: 'BTR', label: 'Build to rent' },
  { code: 'MS', label: 'Market sale' },
  { code: 'CSB', label: 'Self-build or custom build' },
  { code: 'KW', label: 'Key worker' },
  { code: 'CLT', label: 'Community land trust' },
  { code: 'TBC', label: 'Affordable, tenure to be confirmed' },
  { code: 'NS', label: 'Not specified' },
]);

/** Tenures that count as affordable housing under NPPF Annex 2. */
export const NPPF_AFFORDABLE: ReadonlySet<string> = new Set([
  'SR',
  'LAR',
  'AR',
  'IR',
  'LLR',
  'RTB2',
  'SO',
  'SE',
  'FH',
  'DMS',
  'DMR',
  'KW',
  'CLT',
  'TBC',
]);

/** Specialist need: who the homes are for. A dimension of its own beside tenure. */
export const NEEDS = codes([
  { code: 'general', label: 'General needs' },
  { code: 'sheltered', label: 'Sheltered' },
  { code: 'enhanced_sheltered', label: 'Enhanced sheltered' },
  { code: 'extra_care', label: 'Extra care' },
  { code: 'age_exclusive', label: 'Age-exclusive' },
  { code: 'supported_short', label: 'Supported, short-term' },
  { code: 'move_on', label: 'Move-on' },
  { code: 'supported_long', label: 'Supported, long-term' },
  { code: 'specialised_supported', label: 'Specialised supported' },
  { code: 'temporary', label: 'Temporary accommodation' },
  { code: 'not_specified', label: 'Not specified' },
]);

/** Stages of a development, in order (domain list 1.3), then side states. */
export const STAGES = codes([
  { code: 'idea', label: 'Identified' },
  { code: 'secured', label: 'Site secured' },
  { code: 'pre_application', label: 'Pre-application' },
  { code: 'submitted', label: 'Application submitted' },
  { code: 'resolution', label: 'Resolution to grant' },
  { code: 'outline', label: 'Outline permission' },
  { code: 'full', label: 'Full permission' },
  { code: 'on_site', label: 'On site' },
  { code: 'complete', label: 'Complete' },
  { code: 'occupied', label: 'First let or sold' },
  { code: 'stalled', label: 'Stalled' },
  { code: 'appeal', label: 'At appeal' },
  { code: 'refused', label: 'Refused' },
  { code: 'lapsed', label: 'Lapsed' },
  { code: 'withdrawn', label: 'Withdrawn' },
  { code: 'replaced', label: 'Replaced' },
]);

/** Side states (domain list 1.3): a scheme in one is on no track, and its status is its stage's own word. */
export const SIDE_STATES: ReadonlySet<string> = new Set(['stalled', 'appeal', 'refused', 'lapsed', 'withdrawn', 'replaced']);

/**
 * Side states in which no homes are to come: permission or intent is gone, or another scheme counts them. What was promised
 * stays promised, what was delivered stays delivered, and a forecast still standing is a question. One that is stalled or at
 * appeal may go on, so its forecast counts.
 */
export const GIVEN_UP = ['refused', 'lapsed', 'withdrawn', 'replaced'] as const satisfies readonly (typeof STAGES)[number]['code'][];

/** How the homes are paid for and delivered (domain 1.6). */
export const ROUTES = codes([
  { code: 's106_nil', label: 'Section 106, nil grant' },
  { code: 's106_grant', label: 'Section 106 with grant' },
  { code: 'grant', label: 'Grant-funded' },
  { code: 'acquisition', label: 'Acquisition' },
  { code: 'regeneration', label: 'Regeneration' },
  { code: 'own', label: 'Own resources' },
  { code: 'not_specified', label: 'Not specified' },
]);
