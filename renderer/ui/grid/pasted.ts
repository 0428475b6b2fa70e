/** A cell of a pasted list that can't be taken, or a row of it. */
export interface PastedProblem {
  /** Row of the list, from 1, without its headings. */
  row: number;
  /** What the row is called; empty where it isn't. */
  name: string;
  /** The cell's text; empty where no cell is to blame. */
  text: string;
  /** Key of the cell's column, where one is to blame. */
  column?: string;
  /** What is wrong, with the column and the remedy. */
  reason: string;
}

/** A heading that a pasted list can't give, and why: worked out here, entered elsewhere, or of no field that it is known to mean. */
export interface LeftHeading {
  heading: string;
  why: 'worked' | 'elsewhere' | 'unknown';
}

/** What became of a pasted list: why nothing was stored, or the rows that were; null when the person said no, or was told. */
export type Offered = { refused: string } | { stored: readonly string[] } | null;

/** What a block placed by its headings would change, row by row. */
export interface PlacedPaste {
  rows: readonly { name: string; changes: readonly { label: string; before: string; after: string }[] }[];
  /** Cells that can't be taken, which stay marked, and cells that go nowhere: sentences. */
  refused: readonly string[];
  /** True when a blank cell stands over something: that stays. */
  blanks: boolean;
}
