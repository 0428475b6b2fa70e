/**
 * How a kind of record is declared: once, for all three wings. The database's row type, what History calls its fields,
 * what search looks into and what points at what are derived from this.
 */
import type { Code } from './domain/codes.ts';
import { KINDS, type KeptKind } from './domain/kinds.ts';
import type { Right } from './rpc.ts';

/** A column's name as the contract has it: `dueOn` for `due_on`. */
export type ContractName<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<ContractName<Rest>>}`
  : Name;

/** Names keep to this, so that they go to and fro between database and contract: `phase2_on`, but not `phase_2_on`. */
const COLUMN = /^[a-z][a-z0-9]*(?:_[a-z][a-z0-9]*)*$/;

const kept = (change: (name: string) => string): ((name: string) => string) => {
  const known = new Map<string, string>();
  return (name) => {
    let changed = known.get(name);
    if (changed === undefined) known.set(name, (changed = change(name)));
    return changed;
  };
};

/** A column's name as the contract has it, for a name that is only known when the program runs: `due_on` to `dueOn`. */
export const contractName = kept((column) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));

/** A field's name as the database has it: `dueOn` to `due_on`. */
export const storedName = kept((field) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** One column of a table. `T` is what a row holds there. */
export interface Column<T = unknown, K extends KeptKind = KeptKind> {
  /** What screens and History call it: "Due date". */
  label: string;
  kind: K;
  sql: 'text' | 'integer' | 'bigint';
  null: boolean;
  /** The values it may have, with their words. */
  codes?: readonly Code[];
  /** The kind of record it points at, by id. */
  points?: string;
  /** Carries the type; never set. */
  holds?: T;
}

const column =
  <T, const K extends KeptKind>(kind: K) =>
  (label: string): Column<T, K> => ({ label, kind, sql: KINDS[kind].kept.sql, null: false });

/** A line of text; '' where nothing is said. */
export const text = column<string, 'text'>('text');
/** Text of several lines; '' where nothing is said. */
export const longText = column<string, 'long_text'>('long_text');
/** A code from elsewhere, kept as text with its leading zeros. */
export const reference = column<string, 'reference'>('reference');
/** An address on the web, or words where it can be found. */
export const webAddress = column<string, 'web_address'>('web_address');
/** A whole number; its limits are those of its field. */
export const whole = column<number, 'number'>('number');
/** An amount of money, in pence. */
export const money = column<number, 'money'>('money');
/** A percentage, in basis points. */
export const percent = column<number, 'percent'>('percent');
/** A financial year by the calendar year it starts in. */
export const year = column<number, 'year'>('year');
/** A day as `YYYY-MM-DD`. */
export const day = column<string, 'day'>('day');
/** A time of day as `HH:MM`. */
export const time = column<string, 'time'>('time');
/** 0 or 1. */
export const yesNo = column<number, 'yes_no'>('yes_no');

/** One of a list of codes. */
export const one = <const L extends readonly Code[]>(label: string, codes: L): Column<L[number]['code'], 'code'> => ({
  ...column<L[number]['code'], 'code'>('code')(label),
  codes,
});

/** The id of another record. The compiler checks that such a kind of record is declared: see tables.ts. */
export const link = <const P extends string>(label: string, points: P): Column<string, 'link'> & { points: P } => ({
  ...column<string, 'link'>('link')(label),
  points,
});

/** The same column where nothing, `null`, may stand. */
export const optional = <T, K extends KeptKind, C extends Column<T, K>>(
  required: C & Column<T, K>,
): Omit<C, 'holds' | 'null'> & Column<T | null, K> => ({
  ...required,
  null: true,
});

/** Columns by their names in the database. */
export type Columns = Record<string, Column>;

/** A table of records, besides the columns that every table has (`BaseRow`). */
export interface Table {
  /** What one record is called: "Working group". */
  label: string;
  /** What several are called, where it isn't the label with an s: "People". */
  plural?: string;
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
  /** The program makes these keys, and nobody types them: they are told apart letter by letter. */
  exact?: true;
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

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';

/** Doesn't compile, and names them, when a column's name wouldn't go to the contract and back. */
type GoesBack<C extends Columns> = [Extract<keyof C, `${string}_${Digit}${string}`>] extends [never]
  ? unknown
  : { columnsWithADigitAfterAnUnderscore: Extract<keyof C, `${string}_${Digit}${string}`> };

/** Declares a table. Throws for a name that wouldn't go to the contract and back. */
export function table<C extends Columns, const S extends readonly (keyof C & string)[]>(
  declared: Declared<C, S> & GoesBack<C>,
): Declared<C, S> {
  for (const name of Object.keys(declared.columns)) {
    if (COLUMN.test(name) && storedName(contractName(name)) === name) continue;
    throw new Error(
      `${declared.label}: a column can’t be called “${name}”. Use small letters, each part begun by a letter, like “phase2_on”.`,
    );
  }
  return declared;
}

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
