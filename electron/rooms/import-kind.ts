import type { FieldValue, ImportField } from '../../shared/domain/tabular-types.ts';
import type { Columns, Stored } from '../core/rows.ts';
import type { EntityName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';

/** A field of an import: what the file holds and, in `standard`, what its published standard calls it. */
export interface KindField extends ImportField {
  standard: string;
  /** Words that fit no value are kept in Notes instead of stopping the row. */
  lenient?: boolean;
}

/**
 * A row's columns. One the file does not hold is undefined, not left out: 100,000 objects of one shape take a fifth of
 * the memory of as many that keys were deleted from.
 */
export type IncomingColumns = Record<string, Stored | undefined>;

/** One row of a file, as the columns of a record. */
export interface Incoming {
  /** Row number as Excel shows it. */
  row: number;
  /** What the record is recognised by. */
  key: string;
  reference: string;
  name: string;
  columns: IncomingColumns;
  /** Cells that say what isn't here, such as an unknown name: each stops the row. */
  issues?: readonly { field: string; message: string }[];
}

/** What one kind of import knows: its fields, how a row becomes a record, and what is there already. */
export interface ImportKindRules {
  /** What callers name it by: `brownfield`. */
  kind: string;
  /** What a person calls such a file. */
  label: string;
  entity: EntityName;
  /** What a row is, for sentences: "sites". */
  noun: { one: string; other: string };
  fields: readonly KindField[];
  /** A converted row as a record's columns; fields without a heading are undefined. */
  toIncoming(values: Record<string, FieldValue | undefined>, row: number, register: string): Incoming;
  /** What the rules of the records say against them as they would become, whole: each issue stops its row. */
  check?(db: ReadDb, becoming: readonly Columns[]): Promise<{ at: number; field: string; message: string }[]>;
  /** The same rules, knowing the names of the records that a file may point at. */
  withNames?(db: ReadDb): Promise<ImportKindRules>;
  /** Column that keeps the text of forgiven cells. */
  notesColumn: string | null;
  /** Columns a new record needs besides. */
  defaults: Columns;
  /** The records these rows may change, by key. */
  existing(db: ReadDb, incoming: readonly Incoming[]): Promise<Map<string, Columns>>;
  /** Sums and counts a reader would check, over the rows that are right. */
  totals(incoming: readonly Incoming[]): Record<string, number | Record<string, number>>;
}
