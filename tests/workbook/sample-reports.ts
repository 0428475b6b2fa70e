import type { ReportCell, ReportColumn, ReportModel, ReportSheet } from '../../electron/workbook/report-model.ts';

/** The smallest sheet, with anything overridden. */
export function tinySheet(changes: Partial<ReportSheet> = {}): ReportSheet {
  return {
    name: 'Homes',
    tableName: 'Homes',
    title: 'Homes, Bromley, 2026 to 2027',
    columns: [
      { key: 'name', heading: 'Site', kind: 'text' },
      { key: 'homes', heading: 'Homes', kind: 'number', total: 'sum' },
    ],
    rows: [
      ['Elm Road', 12],
      ['Ash Lane', 30],
    ],
    ...changes,
  };
}

/** The smallest report, with anything overridden. */
export function tinyReport(changes: Partial<ReportModel> = {}): ReportModel {
  return {
    title: 'Homes report',
    partnership: 'Bromley Housing Partnership',
    createdAt: '2026-11-22T17:30:00.000Z',
    createdBy: 'Jo Bell',
    subject: 'Promised homes',
    keywords: ['homes', 'Bromley'],
    language: 'en-GB',
    cover: { facts: [], intro: [] },
    notes: [],
    sheets: [tinySheet()],
    ...changes,
  };
}

const REGISTER_COLUMNS: readonly ReportColumn[] = [
  { key: 'site', heading: 'Site', kind: 'text' },
  {
    key: 'uprn',
    heading: 'UPRN',
    kind: 'reference',
    note: 'Unique property reference number of the site, 12 digits with leading zeros.',
  },
  { key: 'provider', heading: 'Registered provider', kind: 'text' },
  { key: 'rsh', heading: 'RSH code', kind: 'reference' },
  { key: 'tenure', heading: 'Tenure', kind: 'text' },
  { key: 'promised', heading: 'Homes promised', kind: 'number', total: 'sum' },
  { key: 'delivered', heading: 'Homes delivered', kind: 'number', total: 'sum' },
  { key: 'share', heading: 'Share delivered', kind: 'percent', note: 'Homes delivered as a share of homes promised.' },
  { key: 'grant', heading: 'Grant', kind: 'money', total: 'sum' },
  { key: 'start', heading: 'Start on site', kind: 'day' },
  { key: 'due', heading: 'Due', kind: 'day' },
  { key: 'status', heading: 'Status', kind: 'rag' },
  { key: 'note', heading: 'Latest note', kind: 'text' },
];

const SITES = ['Elm Road', 'Ash Lane garages', 'Old Hill Depot', 'Norman Park', 'Scotts Lane', 'Bromley North', 'Pike Close', 'Star Lane'];
const PROVIDERS: readonly (readonly [string, string])[] = [
  ['Clarion Housing', '4865'],
  ['L&Q', 'L4517'],
  ['Riverside', '4552'],
  ['Bromley Council', '00CN'],
];
const TENURES = ['Social rent', 'Affordable rent', 'Shared ownership', 'Market sale'];
const STATUSES = ['On track', 'At risk', 'Off track', 'Complete', 'Not started', 'No data', 'No target set'];
const NOTES_SAID = [
  '',
  'Waiting for the utilities diversion; the contractor expects to be back on site in January.',
  'Planning granted.',
  null,
];

/** Promised homes, as a cabinet would be shown them. */
export function* registerRows(count: number): Generator<ReportCell[]> {
  for (let i = 0; i < count; i += 1) {
    const [provider, rsh] = PROVIDERS[i % 4] ?? ['', ''];
    const promised = 8 + ((i * 7) % 60);
    const delivered = (i * 5) % (promised + 1);
    const status = STATUSES[i % 7] ?? '';
    yield [
      `${SITES[i % 8]}${i < 8 ? '' : `, phase ${1 + Math.floor(i / 8)}`}`,
      `0100${String(22_310_000 + i * 37).padStart(8, '0')}`,
      provider,
      rsh,
      TENURES[i % 4] ?? '',
      promised,
      status === 'No data' ? '[x]' : delivered,
      status === 'No data' ? '[x]' : Math.round((delivered / promised) * 10_000),
      (i * 137_499_00 + 1_250_000_50) % 900_000_000,
      `202${5 + (i % 3)}-${String(1 + (i % 12)).padStart(2, '0')}-15`,
      `202${7 + (i % 3)}-${String(1 + ((i * 5) % 12)).padStart(2, '0')}-28`,
      status,
      NOTES_SAID[i % 4] ?? null,
    ];
  }
}

const ACTION_COLUMNS: readonly ReportColumn[] = [
  { key: 'ref', heading: 'Reference', kind: 'reference', total: 'none' },
  { key: 'action', heading: 'Action', kind: 'text', total: 'count' },
  { key: 'owner', heading: 'Owner', kind: 'text' },
  { key: 'due', heading: 'Due', kind: 'day' },
  { key: 'status', heading: 'Status', kind: 'rag' },
  { key: 'met', heading: 'Raised at', kind: 'text' },
  { key: 'link', heading: 'Paper', kind: 'web_address' },
];

const ACTIONS: readonly (readonly ReportCell[])[] = [
  [
    'A-001',
    'Share the utilities programme for Old Hill Depot with the highways team',
    'Priya Shah',
    '2026-12-04',
    'Overdue',
    'Delivery board, 12 November 2026',
    'Utilities programme|https://example.org/papers/utilities?a=1&b=2',
  ],
  ['A-002', 'Confirm the grant claim for Elm Road', 'Tom Reid', '2026-12-18', 'On track', 'Delivery board, 12 November 2026', null],
  [
    'A-003',
    '=HYPERLINK("https://evil.example","Click me") was pasted here, and stays text',
    'Aisha Khan',
    '2027-01-08',
    'At risk',
    'Delivery board, 12 November 2026',
    'jo.bell@example.org',
  ],
  [
    'A-004',
    'Agree who replies to the resident panel about Star Lane, and by when.\nKeep the reply to one page.',
    'Sam O’Neill',
    '2026-11-30',
    'Complete',
    'Resident panel, 3 November 2026',
    'https://example.org/panel',
  ],
  ['A-005', 'Publish the 2026 to 2027 targets', 'Jo Bell', null, 'Not started', 'Cabinet, 20 October 2026', 'On paper only'],
];

/** A register and an action log, as printed for a cabinet. */
export function cabinetReport(rows = 60): ReportModel {
  return tinyReport({
    title: 'Promised homes and actions',
    subtitle: 'Report to Cabinet, December 2026',
    period: 'Quarter 2 (July to September) 2026 to 2027',
    cover: {
      facts: [
        { label: 'Homes promised', value: '3,340' },
        { label: 'Contact', value: 'jo.bell@example.org' },
      ],
      intro: [
        'This workbook lists every home that the partners promised to build and how far each promise has got, with the actions that the delivery board agreed to keep them on course.',
        'Figures are as the partners returned them on 9 October 2026.',
      ],
    },
    notes: [
      { heading: 'Shorthand', text: ['[x] means that the partner gave no figure.'] },
      {
        heading: 'Status',
        text: [
          'On track: due date will be met. At risk: it may not. Off track: it will not.',
          'Each partner sets the status of its own promises.',
        ],
      },
      { heading: 'Source', text: ['Partners’ quarterly returns, held in Housing Partnership Planner.'] },
    ],
    sheets: [
      {
        name: 'Promised homes',
        tableName: 'Promised homes',
        title: 'Promised homes by site, Bromley, 2026 to 2027',
        description: 'One row for each promise. [x] means that no figure was given.',
        columns: REGISTER_COLUMNS,
        rows: registerRows(rows),
      },
      {
        name: 'Actions',
        tableName: 'Actions',
        title: 'Open and closed actions, Bromley, July to November 2026',
        columns: ACTION_COLUMNS,
        rows: ACTIONS,
      },
    ],
  });
}
