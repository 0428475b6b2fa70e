import type { SortKey } from './layout-storage.ts';

/** What a grid shows of a list that is longer than what has been read of it. */
export interface ListPart {
  shown: number;
  /** How many rows hold the words. */
  count: number;
  /** How many there are whatever the words. */
  of: number;
  /** The words that the rows were found by. */
  words: string;
  /** Sums of all rows that hold the words, by column key. A column's sum isn't shown without, as not all rows are here. */
  sums?: Readonly<Record<string, number>> | undefined;
  /** True while the rows are those asked for before, and others are on their way. */
  isReading: boolean;
  /** Reads on. */
  more: () => void;
  /** Reads all of it; resolves when all rows are given. */
  all: () => Promise<void>;
  /** The list is to be sorted so. */
  onSort: (sort: readonly SortKey[]) => void;
}

/** The rows that a list shows now, and of how many. Heading, totals and every line beside the list speak of these. */
export interface Listed<Row> {
  /** Those that have been read, folded ones too. */
  rows: readonly Row[];
  /** How many are shown, beyond what has been read too. */
  count: number;
  /** How many there are when nothing narrows the list. */
  of: number;
}

/** What a screen has narrowed its list by, before the grid looks for words. */
export interface Narrowed {
  /** In words: "Tenure: Social rent". */
  by: readonly string[];
  /** How many rows there are without. */
  of: number;
}
