import { isText } from './domain/kinds.ts';
import * as rooms from './features/index.ts';
import { join } from './room.ts';
import type { RowOf, Table } from './table.ts';

/** Every table of records, by the name of its entity. */
export const TABLES = join(rooms, 'tables');

/** What a person calls each kind of file that brings records in, by the name callers use. */
export const IMPORTS = join(rooms, 'imports');

/** Kinds of file that bring records in. */
export type ImportKindName = keyof typeof IMPORTS;

type Tables = typeof TABLES;

/** Kinds of record. */
export type EntityName = keyof Tables;

/** The stored row of each kind of record. */
export type Rows = { [E in EntityName]: RowOf<Tables[E]> };

/** Kinds of record that search finds. */
export type SearchedEntity = { [E in EntityName]: Tables[E]['search'] extends readonly [] ? never : E }[EntityName];

type Pointed<C> = C extends { points: infer P } ? P : never;
type AllPointed = {
  [E in EntityName]: { [K in keyof Tables[E]['columns']]: Pointed<Tables[E]['columns'][K]> }[keyof Tables[E]['columns']];
}[EntityName];
/** Doesn't compile when a column points at a kind of record that no room declares. */
type Undeclared = Exclude<AllPointed, EntityName>;
const everyLinkIsDeclared: [Undeclared] extends [never] ? true : Undeclared = true;

/** A table by its entity's name. */
export const tableOf = (entity: EntityName): Table => TABLES[entity];

/** True for the name of a kind of record. */
export const isEntity = (name: string): name is EntityName => everyLinkIsDeclared && Object.hasOwn(TABLES, name);

/** Columns that point at a kind of record. */
export const pointersAt = (entity: EntityName): { entity: EntityName; column: string }[] =>
  (Object.keys(TABLES) as EntityName[]).flatMap((from) =>
    Object.entries(tableOf(from).columns)
      .filter(([, { points }]) => points === entity)
      .map(([column]) => ({ entity: from, column })),
  );

/** Keys that people type and tell records of a kind apart by, as lists of columns: see `plainKey`. */
export function typedKeys(entity: EntityName): (readonly string[])[] {
  const { unique = [], exact, columns } = tableOf(entity);
  return exact ? [] : unique.filter((key) => key.some((name) => isText(columns[name]?.kind)));
}

/** What a kind of record is a part of, and the column that says of which; null when it stands for itself. */
export function wholeOf(entity: EntityName): { entity: EntityName; column: string } | null {
  const { part, columns } = tableOf(entity);
  return part === undefined ? null : { entity: columns[part]!.points as EntityName, column: part };
}

/** What several records of a kind are called: "Risks". */
export function pluralOf(entity: EntityName): string {
  const { label, plural } = tableOf(entity);
  return plural ?? (label.endsWith('s') ? label : `${label}s`);
}

/** The column a record is called by. */
export const titleOf = (entity: EntityName): string => tableOf(entity).title ?? tableOf(entity).sort;
