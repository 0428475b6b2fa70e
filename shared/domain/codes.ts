/** A coded value and the words people see for it. */
export interface Code<T extends string = string> {
  code: T;
  label: string;
}

const codes = <const T extends readonly Code[]>(list: T): T => list;

/** The codes of a list, as zod's `enum` wants them. */
export const codesOf = <T extends readonly Code[]>(list: T): [T[number]['code'], ...T[number]['code'][]] =>
  list.map((entry) => entry.code) as [T[number]['code'], ...T[number]['code'][]];

/** The words for a code; the code itself if it is unknown. */
export const labelOf = (list: readonly Code[], code: string | null): string =>
  code === null ? '' : (list.find((entry) => entry.code === code)?.label ?? code);

/** Kinds of partner organisation. */
export const SECTORS = codes([
  { code: 'council', label: 'Council' },
  { code: 'provider', label: 'Housing provider' },
  { code: 'health', label: 'Health' },
  { code: 'police', label: 'Police' },
  { code: 'fire', label: 'Fire and rescue' },
  { code: 'jobcentre', label: 'Jobcentre' },
  { code: 'education', label: 'College or education' },
  { code: 'voluntary', label: 'Voluntary sector' },
  { code: 'developer', label: 'Developer' },
  { code: 'government', label: 'Government body' },
  { code: 'other', label: 'Other' },
]);

/** Designation in the regulator's register of providers of social housing. */
export const DESIGNATIONS = codes([
  { code: 'non_profit', label: 'Non-profit' },
  { code: 'profit', label: 'Profit' },
  { code: 'local_authority', label: 'Local authority' },
]);

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

/** What an agenda item is for. */
export const PURPOSES = codes([
  { code: 'decide', label: 'Decide' },
  { code: 'discuss', label: 'Discuss' },
  { code: 'note', label: 'Note' },
]);

/** Agenda items every meeting starts and ends with, and the free kind. */
export const ITEM_KINDS = codes([
  { code: 'apologies', label: 'Welcome and apologies' },
  { code: 'declarations', label: 'Declarations of interest' },
  { code: 'last_minutes', label: 'Minutes of the last meeting' },
  { code: 'matters_arising', label: 'Matters arising' },
  { code: 'item', label: 'Item' },
  { code: 'next_meeting', label: 'Next meeting' },
]);

/** Where a meeting stands in its cycle. */
export const MEETING_STAGES = codes([
  { code: 'draft', label: 'Draft agenda' },
  { code: 'circulated', label: 'Agenda sent' },
  { code: 'in_progress', label: 'In progress' },
  { code: 'draft_minutes', label: 'Draft minutes' },
  { code: 'agreed', label: 'Minutes agreed' },
]);

/** How a person took part. */
export const ATTENDANCE_STATES = codes([
  { code: 'expected', label: 'Expected' },
  { code: 'present', label: 'Present' },
  { code: 'apologies', label: 'Apologies' },
  { code: 'deputy', label: 'Deputy sent' },
  { code: 'absent', label: 'Absent' },
]);

/** What was resolved. */
export const DECISION_OUTCOMES = codes([
  { code: 'agreed', label: 'Agreed' },
  { code: 'approved', label: 'Approved' },
  { code: 'noted', label: 'Noted' },
  { code: 'deferred', label: 'Deferred' },
  { code: 'referred', label: 'Referred' },
  { code: 'rejected', label: 'Not agreed' },
]);

/** Kinds of membership of a working group. */
export const MEMBERSHIPS = codes([
  { code: 'full', label: 'Full member' },
  { code: 'affiliate', label: 'Affiliate' },
  { code: 'observer', label: 'Observer' },
]);

/** What a member does in the group. */
export const MEMBER_ROLES = codes([
  { code: 'chair', label: 'Chair' },
  { code: 'vice_chair', label: 'Vice chair' },
  { code: 'secretary', label: 'Secretary' },
  { code: 'member', label: 'Member' },
]);

/** How a group counts its quorum. */
export const QUORUM_RULES = codes([
  { code: 'none', label: 'No quorum set' },
  { code: 'number', label: 'Number of members' },
  { code: 'percent', label: 'Share of full members' },
]);

/** How often a group meets. */
export const CADENCES = codes([
  { code: 'monthly', label: 'Monthly' },
  { code: 'six_weekly', label: 'Every 6 weeks' },
  { code: 'quarterly', label: 'Quarterly' },
  { code: 'six_monthly', label: 'Every 6 months' },
  { code: 'yearly', label: 'Yearly' },
  { code: 'as_needed', label: 'As needed' },
]);

/** Status of an action (domain section 2). */
export const ACTION_STATUSES = codes([
  { code: 'open', label: 'Open' },
  { code: 'in_progress', label: 'In progress' },
  { code: 'blocked', label: 'Blocked' },
  { code: 'awaiting_sign_off', label: 'Complete, awaiting sign-off' },
  { code: 'closed', label: 'Closed' },
  { code: 'withdrawn', label: 'Withdrawn' },
  { code: 'superseded', label: 'Superseded' },
]);

/** Action statuses that still ask something of somebody. */
export const LIVE_ACTION_STATUSES = ['open', 'in_progress', 'blocked', 'awaiting_sign_off'] as const;

/** How pressing an action is. */
export const PRIORITIES = codes([
  { code: 'high', label: 'High' },
  { code: 'normal', label: 'Normal' },
  { code: 'low', label: 'Low' },
]);

/** Planning status in a brownfield land register. */
export const PLANNING_STATUSES = codes([
  { code: 'permissioned', label: 'Permissioned' },
  { code: 'not_permissioned', label: 'Not permissioned' },
  { code: 'pending', label: 'Pending decision' },
]);

/** Kind of permission in a brownfield land register. */
export const PERMISSION_TYPES = codes([
  { code: 'full', label: 'Full planning permission' },
  { code: 'outline', label: 'Outline planning permission' },
  { code: 'reserved_matters', label: 'Reserved matters approval' },
  { code: 'in_principle', label: 'Permission in principle' },
  { code: 'technical_details', label: 'Technical details consent' },
  { code: 'order', label: 'Planning permission granted under an order' },
  { code: 'other', label: 'Other' },
]);

/** Ownership in a brownfield land register. */
export const OWNERSHIPS = codes([
  { code: 'public', label: 'Owned by a public authority' },
  { code: 'not_public', label: 'Not owned by a public authority' },
  { code: 'mixed', label: 'Mixed ownership' },
  { code: 'unknown', label: 'Unknown ownership' },
]);

/** What a person mainly does; it sets Home and default filters only. */
export const ROLES = codes([
  { code: 'chair', label: 'Chair' },
  { code: 'representative', label: 'Provider representative' },
  { code: 'officer', label: 'Council officer' },
]);

/** Coordinates as given: WGS84 degrees, or British National Grid metres. */
export const COORDINATE_SYSTEMS = codes([
  { code: 'WGS84', label: 'WGS84' },
  { code: 'OSGB36', label: 'British National Grid' },
  { code: 'ETRS89', label: 'ETRS89' },
]);
