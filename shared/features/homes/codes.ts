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
  { code: 'withdrawn', label: 'Withdrawn' },
]);

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
