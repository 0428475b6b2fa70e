import type { Against } from './column-sums.ts';

/** A row that is no record, and what it is in words; or one of which a person has yet to say whether it is. */
export interface NoRecord {
  group: string;
  reason: string;
  total: boolean;
  /** The question it waits for, or empty. */
  question: string;
  /** Of a total above its rows: its figures against those below. */
  below?: readonly Against[] | undefined;
}

/** Rows of a table that are no records, by their index. */
export type RowKinds = ReadonlyMap<number, NoRecord>;
