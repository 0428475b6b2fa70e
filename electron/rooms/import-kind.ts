import type { z } from 'zod';
import type { FieldValue, ImportField } from '../../shared/domain/tabular-types.ts';
import type { Columns, Stored } from '../core/rows.ts';
import type { EntityName, ImportKindName } from '../../shared/tables.ts';
import type { ReadDb } from '../db/schema.ts';

/** A field of an import: what the file holds and, in `standard`, what its published standard calls it. */
export interface KindField extends ImportField {
  standard: string;
  /** A cell that can't be read doesn't stop its row: the field stays empty and the text goes to Notes. */
  lenient?: boolean;
  /** A figure of which a total's row may hold the sum. */
  adds?: boolean;
  /** A field whose column may be this one's, too, where no other is: a site without a reference is called by its address. */
  shares?: string;
  /** One of these must have a column, or a person must say that the file has none: `homes`. */
  asks?: string;
}

/**
 * A row's columns. One the file does not hold is undefined, not left out: 100,000 objects of one shape take a fifth of
 * the memory of as many that keys were deleted from.
 */
export type IncomingColumns = Record<string, Stored | undefined>;

/** A record that an import adds because a row names it. */
export interface AddedName {
  entity: EntityName;
  id: string;
  name: string;
  columns: Columns;
}

/** A field that names a record of another kind. */
export interface NameField {
  field: string;
  label: string;
  /** What it names: "person". */
  what: string;
  entity: EntityName;
  mayBeEmpty: boolean;
  /** Those that are here. */
  choices: readonly { value: string; label: string }[];
  /** True for a name that nobody here has. */
  isUnknown(this: void, text: string): boolean;
  /** Those here that have the name, where it is more than one's. */
  sharers(this: void, text: string): readonly { value: string; label: string }[];
  /** A record of that name, where one can be made of a name alone; null for a name that its form refuses. */
  adds?: (this: void, name: string) => Columns | null;
  /** Who is meant by a name: nobody, one that is here, or one that is to be added. */
  settle(this: void, text: string, id: string | null, isNew?: boolean): void;
}

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
  /** Cells whose name more than one here has: whom they mean is told by the record that the row is. */
  shared?: readonly { field: string; text: string }[];
  /** Sheet the row stands in. */
  sheet: string;
  /** Homes it counts for, as the account adds them up; null where a kind counts none. */
  homes: number | null;
  /** Its place among the file's rows of its reference, where it has several: it is given a number. */
  repeat?: number;
  /** Texts of forgiven cells, kept in the notes beside what stands there. */
  kept?: string;
}

/** What a row says beyond its record: something put right, or odd. */
export interface RowRemark {
  field: string;
  message: string;
}

/** How rows belong to registers, and how two records are told to be one thing. */
export interface RegisterRules {
  /** Field that names the register of a row. */
  field: string;
  /** The register a text of that field stands for. */
  registerOf(text: string): string;
  /** Registers that are here, each with its references and names. */
  known(db: ReadDb): Promise<Map<string, Map<string, string>>>;
  /** Column that holds a number that no two records share, such as the UPRN. */
  unique: string;
}

/** How a list that gives no references of its own is numbered on, and its rows known again. */
export interface NumberingRules {
  /** The field of the reference. */
  field: string;
  /** The first reference of all. */
  first: string;
  /** The records that are here, by reference and name. */
  here(db: ReadDb): Promise<{ reference: string; name: string }[]>;
  /** The same row under a reference. */
  as(this: void, record: Incoming, reference: string): Incoming;
}

/** What one kind of import knows: its fields, how a row becomes a record, and what is there already. */
export interface ImportKindRules {
  /** What callers name it by: `brownfield`. */
  kind: ImportKindName;
  /** What a person calls such a file. */
  label: string;
  entity: EntityName;
  /** What a row is, for sentences: "sites". */
  noun: { one: string; other: string };
  fields: readonly KindField[];
  /** The record as its contract takes it from a person: what that refuses, an import doesn't store. */
  record: z.ZodObject;
  /** Which fields of the file a field of the record is made of, where its name is another. */
  madeOf?: Readonly<Record<string, readonly string[]>>;
  /** Columns that say nothing without each other, such as two coordinates. */
  together?: readonly string[];
  /** A converted row as a record's columns; fields without a heading are undefined. */
  toIncoming(
    values: Record<string, FieldValue | undefined>,
    row: number,
    register: string,
    remark: (remark: RowRemark) => void,
  ): Omit<Incoming, 'sheet' | 'homes'>;
  /** Homes of a row, right or not, as the account counts them. */
  homesOf?(values: Record<string, FieldValue | undefined>): number | null;
  /** The field that says a row's homes before any other: where its cell can't be read, they are not known. */
  homesField?: string;
  /** Homes of a record here. */
  homesHere?: (this: void, record: Columns) => number | null;
  /** Columns of the homes, all of which tell one record from another. */
  homesColumns?: readonly string[];
  /** For kinds whose rows belong to registers. */
  registers?: RegisterRules;
  /** True where whoever keeps such a list gives its references: another's list may use them for something else. */
  ownReferences?: boolean;
  /** The same record with a number to its reference, as `A1/2`; undefined where it can have none. */
  renumbered?: (this: void, record: Incoming, number: number) => Incoming | undefined;
  /** For lists whose form proposes the next reference: a file may do without. */
  numbering?: NumberingRules;
  /** Column of the name, by which two records are told apart that share a reference. */
  nameColumn?: string;
  /** True where a name is one record's, as far as people know: one that is here under another reference is asked about. */
  ownNames?: boolean;
  /** Column of the reference. */
  referenceColumn?: string;
  /** Columns that tell records apart together, where it is not the reference alone. */
  keyColumns?: readonly string[];
  /** True for lists that people keep by hand: whether a blank cell empties what is here is asked. */
  asksBlank?: boolean;
  /** True when a list names all there is, so that a record here that it does not hold has left it. */
  whole?: boolean;
  /** True for a record that has ended by its own account. */
  hasEnded?(record: Columns, today: string): boolean;
  /** What the rules of the records say against them as they would become, whole: each issue stops its row. */
  check?(db: ReadDb, becoming: readonly Columns[]): Promise<{ at: number; field: string; message: string }[]>;
  /** The same rules, knowing the names of the records that a file may point at. */
  withNames?(db: ReadDb): Promise<ImportKindRules>;
  /** Fields that name other records: what nobody here is called is asked about once. */
  names?: readonly NameField[];
  /** The names that rows were given records by so far, each with the record's id: an import holds them against the names then. */
  named?: ReadonlyMap<string, string>;
  /** The record of such a name, by its key in `named`; null or undefined when it is nobody's, or several have it. */
  idNamed?: (this: void, key: string) => string | null | undefined;
  /** Column that keeps the text of forgiven cells. */
  notesColumn: string | null;
  /** Columns a new record needs besides. */
  defaults: Columns;
  /** The records these rows may change, by key. */
  existing(db: ReadDb, incoming: readonly Pick<Incoming, 'key' | 'name' | 'columns'>[]): Promise<Map<string, Columns>>;
  /** Sums and counts a reader would check, over the rows that are right. */
  totals(incoming: readonly Incoming[]): Record<string, number | Record<string, number>>;
}
