/**
 * A plain record: one table, no rules but those of its fields. It is declared once, as a `Plain`: its part of the
 * contract, its handlers, search, report and import (electron/rooms/plain) and its screen (renderer/work/register)
 * follow.
 */
import { z } from 'zod';
import { Edited, editOf, editsOf, Id, OnlyIds, Removed, Versioned, VersionedRef, additionsOf } from './fields.ts';
import { command, listing, query, type Right } from './rpc.ts';
import { contractName, type Columns, type ContractName, type Table } from './table.ts';

/** Words for a kind of record within a sentence: "risk", "risks". */
export interface Noun {
  one: string;
  other: string;
}

/** A plain record's declaration. */
export interface Plain<E extends string = string, C extends Columns = Columns, F extends z.ZodRawShape = z.ZodRawShape> {
  entity: E;
  noun: Noun;
  /** What a person enters, by contract name: a field for each column. */
  fields: z.ZodObject<F>;
  table: Table & { columns: C };
}

type NamesOf<C extends Columns> = ContractName<keyof C & string>;

/** Doesn't compile, and names them, when a column has no field or a field no column. */
type EachToEach<C extends Columns, F> = [Exclude<NamesOf<C>, keyof F> | Exclude<keyof F, NamesOf<C>>] extends [never]
  ? unknown
  : { columnsWithoutField: Exclude<NamesOf<C>, keyof F>; fieldsWithoutColumn: Exclude<keyof F, NamesOf<C>> };

/** Declares a plain record. */
export const plain = <const E extends string, C extends Columns, F extends z.ZodRawShape>(
  declared: Plain<E, C, F> & EachToEach<C, F>,
): Plain<E, C, F> => declared;

/** The methods of a plain record. Each answer carries the names of what the record points at, by field. */
export function plainMethods<E extends string, C extends Columns, F extends z.ZodRawShape>({
  entity,
  noun,
  fields,
  table,
}: Plain<E, C, F>) {
  const record = Versioned.extend(fields.shape).extend({
    /** Names of the records that fields ending in `Id` point at. */
    names: z.record(z.string(), z.string()),
  });
  const needs: Right = table.needs;
  return {
    /** All of them, in order. */
    list: listing({ of: entity, order: [contractName(table.sort)] }, z.object({ ids: OnlyIds }), z.array(record)),
    get: query(z.object({ id: Id }), record),
    create: command(`Add ${noun.one}`, needs, fields, record),
    /** Adds several at once, such as a list pasted into the grid: all or none. */
    createMany: command(`Add ${noun.other}`, needs, additionsOf(fields), Edited),
    update: command(`Edit ${noun.one}`, needs, editOf(fields), record),
    /** Edits several at once, such as a block pasted into the list: all or none. */
    updateMany: command(`Edit ${noun.other}`, needs, editsOf(fields), Edited),
    /** Throws `in_use` while another record points at it. */
    remove: command(`Remove ${noun.one}`, needs, VersionedRef, Removed),
  };
}
