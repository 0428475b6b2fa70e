/** A commitment as the demo holds it. */
export interface Commitment {
  id: string;
  provider: string;
  site: string;
  tenure: string;
  need: string;
  stage: string;
  status: 'on-track' | 'at-risk' | 'off-track' | 'complete' | 'not-started';
  due: string | null;
  note: string | null;
  figures: Readonly<Record<string, number | null>>;
  before: Readonly<Record<string, number | null>>;
  actual: number | null;
}

const PROVIDERS = [
  'Ashgrove Homes',
  'Canalside Housing Trust',
  'Northgate Living',
  'Elmfield Homes',
  'Rivermere Housing',
  'Beacon Housing',
  'Orchard Homes',
  'Harbour Trust',
  'Millbrook Living',
  'Priory Homes',
  'Weavers Housing',
  'Kingsmead Trust',
  'Station Homes',
  'Larkhill Living',
  'Foundry Housing',
  'Old Quay Homes',
  'Meadow Trust',
  'Summit Living',
  'Bridge Housing',
  'Castle Homes',
];
const SITES = ['Foundry Wharf', 'Mill Lane', 'Basin North', 'Lockside', 'Station Road', 'Tannery Road'];
const TENURES = ['Social rent', 'Shared ownership', 'Affordable rent', 'Market'];
const NEEDS = ['General needs', 'Sheltered', 'Extra care', 'Supported'];
const STAGES = ['Planned', 'Permission', 'On site', 'Complete'];
const STATUSES = ['on-track', 'at-risk', 'off-track', 'complete', 'not-started'] as const;

function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

/** Figures as in the mockup for the first rows, then a fixed pattern. */
const FIRST: readonly (readonly [string, string, string, string, Commitment['status'], number, number | null, ...number[]])[] = [
  ['Foundry Wharf', 'Social rent', 'General needs', 'On site', 'on-track', 24, 18, 30, 28, 12, 0],
  ['Foundry Wharf', 'Shared ownership', 'General needs', 'On site', 'at-risk', 18, 12, 24, 30, 18, 0],
  ['Mill Lane', 'Affordable rent', 'Sheltered', 'Permission', 'on-track', 0, null, 12, 30, 20, 8],
  ['Mill Lane', 'Shared ownership', 'General needs', 'Permission', 'at-risk', 0, null, 0, 18, 14, 10],
];

function commitment(index: number, provider: string, inBand: number, years: readonly string[]): Commitment {
  const first = index < FIRST.length ? FIRST[index] : undefined;
  const figures = Object.fromEntries(
    years.map((year, y) => [year, first ? (((y === 0 ? first[5] : first[y + 6]) ?? 0) as number) : (index * 7 + y * 13) % 50]),
  );
  return {
    id: `c${index}`,
    provider,
    site: first?.[0] ?? `${pick(SITES, inBand)}${inBand > 5 ? ` ${inBand}` : ''}`,
    tenure: first?.[1] ?? pick(TENURES, index),
    need: first?.[2] ?? pick(NEEDS, index >> 1),
    stage: first?.[3] ?? pick(STAGES, index >> 2),
    status: first?.[4] ?? pick(STATUSES, index),
    due: index % 3 === 0 ? '2027-03-12' : null,
    note: null,
    figures,
    before: figures,
    actual: first ? first[6] : index % 4 === 0 ? null : index % 30,
  };
}

/** `bands` providers with `perBand` rows each; small first bands as in the mockup when `mock` is set. */
export function commitments(bands: number, perBand: number, years: readonly string[], mock: boolean): Commitment[] {
  const rows: Commitment[] = [];
  for (let b = 0; b < bands; b += 1) {
    const count = mock && b < 3 ? [4, 4, 3][b]! : perBand;
    for (let r = 0; r < count; r += 1) {
      rows.push(commitment(rows.length, pick(PROVIDERS, b) + (b >= PROVIDERS.length ? ` ${b}` : ''), r, years));
    }
  }
  return rows;
}
