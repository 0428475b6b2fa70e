/**
 * How a kind of record is declared: once, for all three wings. The database's row type, what History calls its fields,
 * what search looks into and what points at what are derived from this.
 */
import type { Code } from './domain/codes.ts';
import type { Right } from './rpc.ts';

/** A column's name as the contract has it: `dueOn` for `due_on`. */
export type ContractName<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<ContractName<Rest>>}`
  : Name;

/** The same for a name that is only known when the program runs. */
export const contractName = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** How a person reads a column's value. */
export type ColumnKind = 'text' | 'number' | 'year' | 'day' | 'time' | 'yes_no' | 'code' | 'link';

/** One column of a table. `T` is what a row holds there. */
export interface Column<T = unknown> {
  /** What screens and History call it: "Due date". */
  label: string;
  kind: ColumnKind;
  sql: 'text' | 'integer';
  null: boolean;
  /** The values it may have, with their words. */
  codes?: readonly Code[];
  /** The kind of record it points at, by id. */
  points?: string;
  /** Carries the type; never set. */
  holds?: T;
}

const column =
  <T>(kind: ColumnKind, sql: 'text' | 'integer') =>
  (label: string): Column<T> => ({ label, kind, sql, null: false });

/** Text; '' where nothing is said. */
export const text = column<string>('text', 'text');
/** A whole number. */
export const whole = column<number>('number', 'integer');
/** A financial year by the calendar year it starts in. */
export const year = column<number>('year', 'integer');
/** A day as `YYYY-MM-DD`. */
export const day = column<string>('day', 'text');
/** A time of day as `HH:MM`. */
export const time = column<string>('time', 'text');
/** 0 or 1. */
export const yesNo = column<number>('yes_no', 'integer');

/** One of a list of codes. */
export const one = <const L extends readonly Code[]>(label: string, codes: L): Column<L[number]['code']> => ({
  ...column<L[number]['code']>('code', 'text')(label),
  codes,
});

/** The id of another record. The compiler checks that such a kind of record is declared: see tables.ts. */
export const link = <const P extends string>(label: string, points: P): Column<string> & { points: P } => ({
  ...column<string>('link', 'text')(label),
  points,
});

/** The same column where nothing, `null`, may stand. */
export const optional = <T, C extends Column<T>>(required: C & Column<T>): Omit<C, 'holds' | 'null'> & Column<T | null> => ({
  ...required,
  null: true,
});

/** Columns by their names in the database. */
export type Columns = Record<string, Column>;

/** A table of records, besides the columns that every table has (`BaseRow`). */
export interface Table {
  /** What one record is called: "Working group". */
  label: string;
  /** The right to change such records. Their commands need it, and what changes several rooms' records asks for each. */
  needs: Right;
  columns: Columns;
  /** Column that records are sorted by. */
  sort: string;
  /** Column that a record is called by; the one it is sorted by when left out. */
  title?: string;
  /** Columns that tell records of one title apart wherever one is named or chosen. */
  told?: readonly string[];
  /** Columns the search palette looks into; none when these records aren't searched. */
  search: readonly string[];
  /** Unique together among records that are not in the bin. */
  unique?: readonly (readonly string[])[];
  indexes?: readonly (readonly string[])[];
  /** Indexed together among records that are not in the bin: what screens filter, sort and count by. */
  live?: readonly (readonly string[])[];
  /** Indexed by how they begin: see `beginsWith`. */
  begins?: readonly string[];
  /** Pairs of columns of which the first may not be later, or more, than the second. */
  order?: readonly (readonly [from: string, to: string])[];
  /** Column of the record that such a record is a part of: what changes the part changes that one's row. */
  part?: string;
  /** Everything rests on such a record: making it is no step that Undo takes back. */
  root?: true;
}

/** A table whose own columns must be named where columns are named. */
export interface Declared<C extends Columns, S extends readonly string[]> extends Omit<Table, 'columns' | 'search'> {
  columns: C;
  sort: keyof C & string;
  title?: keyof C & string;
  told?: readonly (keyof C & string)[];
  search: S;
  unique?: readonly (readonly (keyof C & string)[])[];
  indexes?: readonly (readonly (keyof C & string)[])[];
  live?: readonly (readonly ((keyof C & string) | 'id' | 'sort_key' | 'version')[])[];
  order?: readonly (readonly [from: keyof C & string, to: keyof C & string])[];
  part?: keyof C & string;
  begins?: readonly (keyof C & string)[];
}

/** Declares a table. */
export const table = <C extends Columns, const S extends readonly (keyof C & string)[]>(declared: Declared<C, S>): Declared<C, S> =>
  declared;

/** Columns the write gateway keeps on every table. */
export interface BaseRow {
  id: string;
  /** Grows by one with each change. */
  version: number;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
  /** When it was put into the bin. */
  deleted_at: string | null;
  sort_key: string;
  search_text: string;
}

/** A stored row of a declared table. */
export type RowOf<T> = T extends { columns: infer C }
  ? BaseRow & { [K in keyof C]: C[K] extends { holds?: infer H } ? Exclude<H, undefined> : never }
  : never;
