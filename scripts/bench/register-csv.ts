import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** The headings of a brownfield register. */
export const HEADINGS =
  'OrganisationURI,SiteReference,SiteNameAddress,SiteplanURL,CoordinateReferenceSystem,GeoX,GeoY,Hectares,OwnershipStatus,PlanningStatus,PermissionType,PermissionDate,PlanningHistory,Deliverable,NetDwellingsRangeFrom,NetDwellingsRangeTo,HazardousSubstances,Notes,FirstAddedDate,LastUpdatedDate,EndDate';
const STATUSES = ['permissioned', 'not permissioned', 'pending decision'];

/** One made-up site of it. */
export function line(at: number): string {
  const permissioned = at % 3 === 0;
  return [
    'http://opendatacommunities.org/id/metropolitan-district-council/rivermere',
    `RV${String(at).padStart(6, '0')}`,
    `"${at} Mill Lane, Ward ${at % 40}, Rivermere"`,
    `https://maps.example.org/register?site=RV${at}`,
    'WGS84',
    (-2 - (at % 1000) / 10_000).toFixed(6),
    (52 + (at % 1000) / 10_000).toFixed(6),
    ((at % 500) / 100 + 0.05).toFixed(2),
    at % 4 === 0 ? 'owned by a public authority' : 'not owned by a public authority',
    STATUSES[at % 3],
    permissioned ? 'full planning permission' : '',
    permissioned ? `2024-0${(at % 9) + 1}-15` : '',
    'https://planning.example.org/applications',
    at % 2 ? 'yes' : '',
    (at % 60) + 1,
    (at % 60) + 5,
    '',
    at % 5 === 0 ? `"Application P${at}/2024, layout agreed"` : '',
    `2${at % 8}/03/2020`,
    '12/12/2025',
    '',
  ].join(',');
}

/** Writes a made-up brownfield register of any size. */
export async function writeRegister(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADINGS}\n`);
  for (let at = 1; at <= rows; at += 1) if (!out.write(`${line(at)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
