/**
 * A plain record: one table, no rules but those of its fields. It is declared once, as a `Plain`: its part of the
 * contract, its handlers, search, report and import (electron/rooms/plain) and its screen (renderer/work/register)
 * follow.
 */
import { z } from 'zod';
import type { KeptKind } from './domain/kinds.ts';
import { Edited, editOf, editsOf, Id, kindOfField, OnlyIds, Removed, Versioned, VersionedRef, additionsOf } from './fields.ts';
import type { SharedRoom } from './room.ts';
import { command, listing, query, type Right } from './rpc.ts';
import { contractName, type Columns, type ContractName, type Table } from './table.ts';

/** Words for a kind of record within a sentence: "risk", "risks". */
export interface Noun {
  one: string;
  other: string;
}

/** A plain record's declaration. */
export interface Plain<
  E extends string = string,
  C extends Columns = Columns,
  F extends z.ZodRawShape = z.ZodRawShape,
  N extends string = string,
> {
  entity: E;
  /** What its methods are called by: `risks` of `risks.list`. */
  feature: N;
  noun: Noun;
  /** What a person enters, by contract name: a field for each column. */
  fields: z.ZodObject<F>;
  table: Table & { columns: C };
  /**
   * The first reference of all, such as `R1`, of a record that one column tells apart. The next ones are numbered on from
   * there, by the form of a new record and by an import of a file without references.
   */
  firstReference?: string;
}

/** How records are numbered on: the column, and the reference that the first of all has. Undefined for those that aren't. */
export function numbersOn({ table, firstReference: first }: Pick<Plain, 'table' | 'firstReference'>) {
  const [column, ...more] = table.unique?.[0] ?? [];
  return first === undefined || column === undefined || more.length > 0 ? undefined : { column, first };
}

/** What a record says in its fields, once its rules took it. */
export type FieldsOf<P> = P extends Plain<string, Columns, infer F> ? z.output<z.ZodObject<F>> : never;

type NamesOf<C extends Columns> = ContractName<keyof C & string>;

/** Doesn't compile, and names them, when a column has no field or a field no column. */
type EachToEach<C extends Columns, F> = [Exclude<NamesOf<C>, keyof F> | Exclude<keyof F, NamesOf<C>>] extends [never]
  ? unknown
  : { columnsWithoutField: Exclude<NamesOf<C>, keyof F>; fieldsWithoutColumn: Exclude<keyof F, NamesOf<C>> };

/** What the contract says where a column stands. */
type Said<C> = C extends { kind: 'yes_no'; holds?: infer H }
  ? boolean | Extract<H, null>
  : C extends { holds?: infer H }
    ? Exclude<H, undefined>
    : never;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type OutputOf<F, Name> = Name extends keyof F ? (F[Name] extends z.ZodType ? z.output<F[Name]> : never) : never;
type Unlike<C extends Columns, F> = {
  [K in keyof C & string as Same<Said<C[K]>, OutputOf<F, ContractName<K>>> extends true ? never : ContractName<K>]: {
    column: Said<C[K]>;
    field: OutputOf<F, ContractName<K>>;
  };
};

/** Doesn't compile, and names them, when a field holds other values than its column: text for a number, other codes, nothing. */
type AlikeEach<C extends Columns, F> = keyof Unlike<C, F> extends never ? unknown : { fieldsUnlikeTheirColumns: Unlike<C, F> };

/** Kinds whose fields are made by the helpers of fields.ts: their values look like those of other kinds. */
const MADE: readonly KeptKind[] = ['text', 'long_text', 'reference', 'money', 'percent', 'day', 'time', 'year', 'link', 'web_address'];

/** One line, kept from what can't be seen: a code may stand where words may, and the other way round. */
const LINES: ReadonlySet<KeptKind> = new Set(['text', 'reference']);

/** Throws, naming the field, for one that was made as another kind than its column is. */
function assertKinds({ entity, fields, table }: Plain): void {
  for (const [name, { kind, label }] of Object.entries(table.columns)) {
    const schema = fields.shape[contractName(name)] as z.ZodType | undefined;
    const made = schema && kindOfField(schema);
    const wrong = made === undefined ? MADE.includes(kind) : made !== kind && !(LINES.has(made) && LINES.has(kind));
    if (schema && !wrong) continue;
    const field = `${entity}.${contractName(name)}`;
    if (!schema) throw new Error(`${field}: “${label}” has no field. Add it to the fields.`);
    const is = made === undefined ? 'no kind' : `the kind “${made}”`;
    throw new Error(
      `${field}: “${label}” is a column of the kind “${kind}”, and its field is of ${is}. Use the field of that kind in shared/fields.ts.`,
    );
  }
}

/** Throws for a first reference that no column holds, or that its own field refuses. */
function assertNumbering(declared: Plain): void {
  const { entity, fields, firstReference } = declared;
  if (firstReference === undefined) return;
  const column = numbersOn(declared)?.column;
  if (column === undefined)
    throw new Error(`${entity}: no one column takes the first reference “${firstReference}”. Make it the table’s first unique key, alone.`);
  const field = contractName(column);
  if (!(fields.shape[field] as z.ZodType).safeParse(firstReference).success)
    throw new Error(`${entity}.${field}: the first reference “${firstReference}” is refused by its own field. Give one that it takes.`);
}

/** Declares a plain record. Throws when a field is made as another kind than its column, or refuses the first reference. */
export function plain<const E extends string, C extends Columns, F extends z.ZodRawShape, const N extends string>(
  declared: Plain<E, C, F, N> & EachToEach<C, F> & AlikeEach<C, F>,
): Plain<E, C, F, N> {
  assertKinds(declared);
  assertNumbering(declared);
  return declared;
}

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

type PlainContract<N extends string, F extends z.ZodRawShape> = Record<N, ReturnType<typeof plainMethods<string, Columns, F>>>;

/** A room of one plain record: its methods by its feature, its table by its entity, and the files that bring such records in. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a room that brings no file in
export const plainRoom = <
  E extends string,
  C extends Columns,
  F extends z.ZodRawShape,
  N extends string,
  const I extends Record<string, string> = {},
>(
  declared: Plain<E, C, F, N>,
  imports: I = {} as I,
): SharedRoom<PlainContract<N, F>, Record<E, Plain<E, C, F, N>['table']>, I> => ({
  contract: { [declared.feature]: plainMethods(declared) } as PlainContract<N, F>,
  tables: { [declared.entity]: declared.table } as Record<E, Plain<E, C, F, N>['table']>,
  imports,
});
