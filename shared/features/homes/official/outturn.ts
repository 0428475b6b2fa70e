import { codes } from '../../../domain/codes.ts';

/** Tenures as the Greater London Authority's outturn groups them, with the tenures of ours that each holds. */
export const OUTTURN_TENURES = [
  { code: 'social_rent', label: 'Social Rent', tenures: ['SR', 'LAR'] },
  { code: 'affordable_rent', label: 'Affordable Rent', tenures: ['AR'] },
  { code: 'intermediate_rent', label: 'Intermediate Rent', tenures: ['IR'] },
  { code: 'home_ownership', label: 'Affordable Home Ownership', tenures: ['LLR', 'RTB2', 'SO'] },
  { code: 'to_be_confirmed', label: 'Affordable, tenure to be confirmed', tenures: ['TBC'] },
] as const;
export type OutturnTenure = (typeof OUTTURN_TENURES)[number]['code'];

/** Starts or completions. */
export const OUTTURN_KINDS = codes([
  { code: 'starts', label: 'Starts on site' },
  { code: 'completions', label: 'Completions' },
]);
export type OutturnKind = (typeof OUTTURN_KINDS)[number]['code'];

/** Homes of one authority in one financial year. */
export interface OutturnRow {
  row: number;
  kind: OutturnKind;
  /** Financial year, by the year it starts in. */
  year: number;
  /** The borough; `Not specified` as the table has it. */
  authority: string;
  /** Affordable homes by tenure; null where the table has no figure. */
  homes: Readonly<Record<OutturnTenure, number | null>>;
  /** Affordable homes, as printed. */
  affordable: number;
  openMarket: number | null;
}

/** Homes of one year and kind. */
export interface OutturnTotal {
  kind: OutturnKind;
  year: number;
  affordable: number;
  byTenure: Record<OutturnTenure, number>;
}

/** The sums by year and kind, the newest year first. */
export function outturnTotals(rows: readonly OutturnRow[]): OutturnTotal[] {
  const totals = new Map<string, OutturnTotal>();
  for (const { kind, year, homes, affordable } of rows) {
    const key = `${kind} ${year}`;
    const total = totals.get(key) ?? {
      kind,
      year,
      affordable: 0,
      byTenure: { social_rent: 0, affordable_rent: 0, intermediate_rent: 0, home_ownership: 0, to_be_confirmed: 0 },
    };
    totals.set(key, total);
    total.affordable += affordable;
    for (const { code } of OUTTURN_TENURES) total.byTenure[code] += homes[code] ?? 0;
  }
  return [...totals.values()].toSorted((a, b) => b.year - a.year || (a.kind < b.kind ? 1 : -1));
}

/** Homes of ours beside those of the official table, for one tenure of it. */
export interface Reconciled {
  tenure: OutturnTenure;
  official: number | null;
  ours: number;
  /** Ours less official; null where the table has no figure. */
  difference: number | null;
}

/**
 * Holds homes of ours against an official row, tenure by tenure. Homes of tenures that the table does not have are given
 * apart, so that nothing is left out unseen.
 */
export function reconcile(
  official: Pick<OutturnRow, 'homes'>,
  ours: readonly { tenure: string; homes: number }[],
): { tenures: Reconciled[]; outside: number } {
  const sum = (rows: readonly { homes: number }[]): number => rows.reduce((total, { homes }) => total + homes, 0);
  const tenures = OUTTURN_TENURES.map(({ code, tenures: held }) => {
    const mine = sum(ours.filter(({ tenure }) => (held as readonly string[]).includes(tenure)));
    const given = official.homes[code];
    return { tenure: code, official: given, ours: mine, difference: given === null ? null : mine - given };
  });
  return { tenures, outside: sum(ours) - sum(tenures.map((one) => ({ homes: one.ours }))) };
}
