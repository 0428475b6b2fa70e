import { codes } from '../../domain/codes.ts';

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

/** Coordinates as given: WGS84 degrees, or British National Grid metres. */
export const COORDINATE_SYSTEMS = codes([
  { code: 'WGS84', label: 'WGS84' },
  { code: 'OSGB36', label: 'British National Grid' },
  { code: 'ETRS89', label: 'ETRS89' },
]);
