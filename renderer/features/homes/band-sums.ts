import type { GridRow, Measure } from '../../../shared/features/homes/contract.ts';
import { Groups } from '../../ui/grid/groups.ts';
import { addTotals, countedOf, totalsOf, totalsByYear, type Totals } from '../../../shared/features/homes/supply.ts';

/** Commitments added up: over all years, and by year. */
export interface Sums {
  totals: Totals;
  byYear: ReadonlyMap<number, Readonly<Record<Measure, number>>>;
}

const yearsIn = (rows: readonly GridRow[]): number[] => [...new Set(rows.flatMap((row) => row.years.map(({ year }) => year)))];

function sumsOf(rows: readonly GridRow[], currentYear: number): Sums {
  const byYear = new Map(totalsByYear(rows, yearsIn(rows), currentYear).map((year) => [year.year, year]));
  return { totals: totalsOf(rows.map((row) => countedOf(row, currentYear))), byYear };
}

/** Several bands together. */
export function addSums(each: readonly Sums[]): Sums {
  const byYear = new Map<number, Record<Measure, number>>();
  for (const sums of each)
    for (const [year, homes] of sums.byYear) {
      const sum = byYear.get(year) ?? { promised: 0, forecast: 0, delivered: 0 };
      sum.promised += homes.promised;
      sum.forecast += homes.forecast;
      sum.delivered += homes.delivered;
      byYear.set(year, sum);
    }
  return { totals: addTotals(each.map(({ totals }) => totals)), byYear };
}

/** Adds bands up, and only those anew whose rows have changed. */
export class BandSums {
  readonly #currentYear: number;
  readonly #groups = new Groups<GridRow>((row) => row.organisationId);
  readonly #kept = new WeakMap<readonly GridRow[], Sums>();

  constructor(currentYear: number) {
    this.#currentYear = currentYear;
  }

  /** Of one band. */
  of(members: readonly GridRow[]): Sums {
    const sums = this.#kept.get(members) ?? sumsOf(members, this.#currentYear);
    this.#kept.set(members, sums);
    return sums;
  }

  /** Of each band that there is among rows. */
  each(rows: readonly GridRow[]): Sums[] {
    return [...this.#groups.of(rows).values()].map((members) => this.of(members));
  }
}
