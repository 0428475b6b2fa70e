import { CONSEQUENCES, type Consequence } from '../measures/delivery-test-rules.ts';

/** One authority's row of an official Housing Delivery Test measurement. Homes are unrounded, and may be negative. */
export interface DeliveryTestRow {
  /** Row number as a spreadsheet shows it. */
  row: number;
  /** GSS code. */
  code: string;
  name: string;
  /** Year the measurement is named by. */
  measurement: number;
  /** The three financial years it counts. */
  years: readonly [number, number, number];
  required: readonly [number | null, number | null, number | null];
  requiredTotal: number | null;
  delivered: readonly [number | null, number | null, number | null];
  deliveredTotal: number | null;
  /** As printed, in per cent; null for no measurement. */
  percent: number | null;
  /** The last that follows; the others come with it. */
  consequence: Consequence | 'none';
}

/** What a reader checks by the sums of a measurement. */
export interface DeliveryTestTotals {
  /** Rows with a percentage. */
  measured: number;
  /** Homes over the measured rows, unrounded; a joint plan's rows each hold the whole plan's. */
  required: number;
  delivered: number;
  /** Measured rows by what follows. */
  byConsequence: Record<Consequence | 'none', number>;
}

/** The sums over the measured rows. */
export function deliveryTestTotals(rows: readonly DeliveryTestRow[]): DeliveryTestTotals {
  const byConsequence = Object.fromEntries(
    ['none', ...CONSEQUENCES.map(({ code }) => code)].map((code) => [code, 0]),
  ) as DeliveryTestTotals['byConsequence'];
  const totals = { measured: 0, required: 0, delivered: 0, byConsequence };
  for (const row of rows) {
    if (row.percent === null) continue;
    totals.measured += 1;
    totals.required += row.requiredTotal ?? 0;
    totals.delivered += row.deliveredTotal ?? 0;
    byConsequence[row.consequence] += 1;
  }
  return totals;
}
