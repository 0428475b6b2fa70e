import type { ReportCell, ReportColumn, ReportKind } from '../../electron/workbook/report-model.ts';

/** The size of the measured export. */
export const EXPORT_SIZE = { sheets: 5, rows: 10_000 } as const;

const COLUMN_KINDS: readonly ReportKind[] = [
  'text',
  'reference',
  'text',
  'text',
  'rag',
  'number',
  'number',
  'percent',
  'money',
  'money',
  'day',
  'day',
  'decimal',
  'text',
  'text',
];

/** Fifteen columns of every kind but links. */
export const EXPORT_COLUMNS: readonly ReportColumn[] = COLUMN_KINDS.map((kind, i) => ({
  key: `c${i}`,
  heading: `Column ${i + 1}`,
  kind,
  total: kind === 'number' || kind === 'money' ? 'sum' : 'none',
}));

const STATUSES = ['On track', 'At risk', 'Off track', 'Complete', 'Not started'];
const TENURES = ['Social rent', 'Affordable rent', 'Shared ownership', 'Market sale'];
const DAY_MS = 86_400_000;

/** One row in storage units. */
export function exportRow(sheet: number, i: number): ReportCell[] {
  const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + (n % 1_500) * DAY_MS).toISOString().slice(0, 10);
  return [
    `Site ${sheet}-${i}, Elm Road`,
    `0100${String(sheet * 1_000_000 + i).padStart(8, '0')}`,
    `Provider ${i % 20}`,
    TENURES[i % 4] ?? '',
    STATUSES[i % 5] ?? '',
    i % 400,
    (i * 7) % 300,
    (i * 37) % 10_000,
    i * 1_299 + 50,
    i * 877,
    day(i),
    day(i * 3),
    (i % 1_000) / 8,
    `Note ${i % 500}: planning granted & works started <phase ${i % 9}>`,
    i % 3 === 0 ? null : `Ward ${i % 22}`,
  ];
}

/** Every row of a sheet, held in memory as a query would give them. */
export function exportRows(sheet: number): ReportCell[][] {
  return Array.from({ length: EXPORT_SIZE.rows }, (_, i) => exportRow(sheet, i));
}
