import type { Kind } from './kinds.ts';

/** A calendar date (and sometimes a time of day) that Excel itself knew to be a date, told apart from text. */
export interface DateCell {
  date: string;
  time?: string;
}

/** One cell of a table somebody gave us. CSV cells are text or null; workbooks also have numbers, booleans and dates. */
export type FileCell = string | number | boolean | DateCell | null;

/** Rows of a sheet, 0-based, that a workbook itself makes totals. */
export interface TotalRows {
  /** Totals rows of its tables. */
  own: number[];
  /** Rows whose formulas add up or count their own column. */
  added: number[];
}

/** One sheet of a file. Rows keep their place (row 1 of the file is `rows[0]`) and may differ in length. */
export interface Sheet {
  name: string;
  rows: FileCell[][];
  /** True when the workbook hides this sheet. */
  hidden?: boolean;
  totals?: TotalRows;
}

/** What a file turned out to be, whatever its name says. */
export type TableKind = 'csv' | 'xlsx' | 'xls' | 'ods';

/** A file read whole: nothing is cut without a sentence in `notes`. */
export interface TableFile {
  fileName: string;
  /** SHA-256 of the file's bytes, in hex: tells whether the same file is imported twice. */
  sha256: string;
  bytes: number;
  kind: TableKind;
  /** How a text file was decoded. Workbooks have none. */
  encoding?: string;
  /** The character between the cells of a text file. */
  delimiter?: string;
  /** True when a workbook counts its days from 1904, which matters for a date left as a bare number. */
  date1904?: boolean;
  sheets: Sheet[];
  /** Sentences the user should see: long text cut, formulas without a saved result, odd quotation marks. */
  notes: string[];
}

/** One permitted value of an enum field and the other ways people write it. */
export interface ImportValue {
  value: string;
  aliases: string[];
  /** Wordings that may mean it and may mean something else: asked about, with this value proposed. */
  hints?: string[];
}

/** One thing an import wants from a table. */
export interface ImportField {
  key: string;
  label: string;
  required: boolean;
  /** Other headings seen in real files; case, punctuation and spacing don't matter. */
  aliases: string[];
  /** What a column of the file holds. */
  type: Kind;
  /** The heading the published standard gives it: it beats every alias. */
  standard?: string;
  /** Several columns may feed it: what stands between their texts, and whether each is given under its heading. */
  joins?: {
    by: string;
    labelled: boolean;
    /** Headings of texts that are joined where no other field has them. */ also?: readonly string[];
  };
  /** What its cells look like, where a heading alone is not enough to propose a column. */
  looksLike?: RegExp;
  /** What the table is about ("risk"), where its headings are people's own: they are matched by their telling words, too. */
  about?: string;
  /** Headings that are another field's by their words and this one's where it has no better: "Risk description". */
  instead?: string[];
  /** Other wordings close enough to propose a column by, never to take it. */
  hints?: string[];
  values?: ImportValue[];
  /** The lowest permitted number. A whole number is a count, so it starts at 0 unless this says otherwise. */
  min?: number;
  max?: number;
  /** Limits that the record's own rules hold, for sentences that say what is wanted. */
  least?: number;
  most?: number;
  /** What is counted, for messages: "homes". */
  unit?: string;
}

/** The value of a field once converted: dates are YYYY-MM-DD. */
export type FieldValue = string | number | boolean | null;

/** Why a cell was refused or repaired, for grouping many of the same. */
export type ProblemCode =
  | 'missing'
  | 'no-such-day'
  | 'not-a-date'
  | 'date-out-of-range'
  | 'not-a-time'
  | 'not-a-year'
  | 'not-a-number'
  | 'not-whole'
  | 'negative'
  | 'too-small'
  | 'too-big'
  | 'unknown-value'
  | 'not-yes-no'
  | 'mangled-code'
  | 'excel-error'
  | 'read-as-blank'
  | 'repaired';

/** Something about one cell: an error stops its row, a warning says what was repaired. */
export interface FileProblem {
  sheet: string;
  /** The row number Excel shows. */
  row: number;
  column: { heading: string; letter: string };
  /** The cell as it was given. */
  value: string;
  message: string;
  remedy: string;
  severity: 'error' | 'warning';
  code: ProblemCode;
  /** Key of the field the cell was read for. */
  field?: string;
}
