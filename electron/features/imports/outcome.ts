import type { Account, Fault, PreviewRow } from '../../../shared/features/imports/contract.ts';

/** What became of a row that is not compared: stopped by an error or a question, or no record at all. */
export type Outcome = Omit<PreviewRow, 'changes'> & { state: 'stopped' | 'skipped' };

/** Why a row ends, where no cell is to blame. */
export const because = (reason: string, remedy = ''): Fault[] => [{ column: '', value: '', reason, remedy }];

/** An outcome; it waits for no question unless it names one. */
export const outcome = (given: Omit<Outcome, 'question'> & { question?: string }): Outcome => ({ question: '', ...given });

/** What rows of totals are grouped by. */
export const TOTALS_GROUP = 'A row of totals';

type State = PreviewRow['state'];
type Sums = Record<'file' | State, number>;

const zero = (): Sums => ({ file: 0, new: 0, changed: 0, same: 0, stopped: 0, skipped: 0 });

/**
 * Every row of the sheets that are read, by what became of it, and the homes in it. The file's own figures are counted
 * where rows are read, the others where they end: a row lost between the two shows as a sum that is not right.
 */
export class Accounts {
  readonly #sheets = new Map<string, { rows: Sums; homes: Sums | null }>();
  readonly #countsHomes: boolean;

  constructor(sheets: readonly string[], countsHomes: boolean) {
    this.#countsHomes = countsHomes;
    for (const sheet of sheets) this.#sheets.set(sheet, { rows: zero(), homes: countsHomes ? zero() : null });
  }

  /** Counts a row as it stands in the file, or as it ended. */
  add(sheet: string, state: State | 'file', homes: number | null): void {
    const sums = this.#sheets.get(sheet);
    if (!sums) return;
    sums.rows[state] += 1;
    if (sums.homes) sums.homes[state] += homes ?? 0;
  }

  /** A copy to go on counting with, as rows may be compared twice. */
  copy(): Accounts {
    const copy = new Accounts([], this.#countsHomes);
    for (const [sheet, { rows, homes }] of this.#sheets) copy.#sheets.set(sheet, { rows: { ...rows }, homes: homes && { ...homes } });
    return copy;
  }

  list(): Account[] {
    return [...this.#sheets].map(([sheet, sums]) => ({ sheet, ...sums }));
  }

  sum(state: State | 'file'): number {
    return [...this.#sheets.values()].reduce((total, { rows }) => total + rows[state], 0);
  }
}
