import type { ComponentType, ReactNode } from 'react';
import { z } from 'zod';
import type { AppContract } from '../../../shared/contract.ts';
import type { Standing } from '../../../shared/fields.ts';
import type { Noun } from '../../../shared/plain-record.ts';
import type { CommandMethod, QueryMethod } from '../../../shared/rpc.ts';
import { isText } from '../../../shared/domain/kinds.ts';
import type { EntityName, ImportKindName } from '../../../shared/tables.ts';
import type { FormSchema } from '../../ui/form/SchemaForm.tsx';
import type { GridColumn } from '../../ui/grid/types.ts';
import type { IconType } from '../../ui/Icon.tsx';
import type { Option } from '../../ui/OptionList.tsx';
import { t } from '../../words/t.ts';
import type { AddedRows } from '../additions.ts';
import { columnOf, recordWord, type FieldOf } from '../field-words.ts';

/** Features with all methods of a register. */
export type RegisterFeature = {
  [F in keyof AppContract]: AppContract[F] extends {
    list: QueryMethod;
    create: CommandMethod;
    createMany: CommandMethod;
    update: CommandMethod;
    updateMany: CommandMethod;
    remove: CommandMethod;
  }
    ? F
    : never;
}[keyof AppContract];

/** A row as a register has it: its fields, and the names of what they point at, where the core tells them. */
export interface RegisterRow {
  id: string;
  version: number;
  names?: Readonly<Record<string, string>>;
}

/** A field's column, with what is special about it. */
export type FieldColumn<E extends EntityName, Row> = { field: FieldOf<E> } & Partial<Omit<GridColumn<Row>, 'key'>>;

/** A column that isn't one field. */
export type ColumnOf<E extends EntityName, Row> = FieldOf<E> | FieldColumn<E, Row> | GridColumn<Row>;

/** A field of the form, with what is special about it. */
export interface FormPart<E extends EntityName> {
  field: FieldOf<E>;
  /** Other words than the field's own. */
  label?: string;
  hint?: string;
  /** Stands for the field in messages: "a sector". */
  noun?: string;
  /** Several lines, over the whole width. */
  rows?: number;
  /** Over the whole width. */
  wide?: boolean;
  type?: 'email' | 'tel';
  /** What a field that points at a record chooses from, where `useLinkChoices` has no list. */
  items?: readonly Option[];
}

/** A line of the details panel that isn't one field. */
export interface Fact<Row> {
  label: string;
  value: (row: Row) => ReactNode;
}

/** What a record's grid, form and details are made of, beside its declaration. */
export interface RecordParts<E extends EntityName, Row extends RegisterRow> {
  entity: E;
  feature: RegisterFeature;
  noun: Noun;
  /** The contract's rules for the fields. */
  schema: FormSchema;
  /** May be a long list: its rows come a part at a time by the feature's `window`, a record as a whole by its `get`. */
  inParts?: boolean;
  /** Short name of a record: "R1". */
  nameOf: (row: Row) => string;
  /** The grid's columns, first to last. */
  columns: readonly ColumnOf<E, Row>[];
  /** The form's fields. */
  form: readonly (FieldOf<E> | FormPart<E>)[];
  /** What a pasted list leaves open: values of new records, and what the list is asked for to answer every record. */
  pasted?: Pick<AddedRows, 'defaults' | 'all'>;
  /** The kind of file that brings such records in: a pasted list can go that way, too. */
  importKind?: ImportKindName;
  /** A field that a new record's form fills in: what comes after those that are here. It can be changed. */
  proposes?: { field: FieldOf<E>; first: string };
  /** What is said when it is done; "Site BF/1 added" when left out. */
  done?: Partial<Record<'added' | 'changed' | 'removed', (name: string) => string>>;
  /** How wide the form is. */
  size?: 'medium' | 'large';
}

/** A screen that lists, adds, shows, edits and removes records of one kind. */
export interface Register<E extends EntityName, Row extends RegisterRow, List> extends RecordParts<E, Row> {
  title: string;
  icon: IconType;
  /** Name of the search value that holds the record shown. */
  shows: string;
  /** The rows in what the feature's `list` answers. */
  rowsOf: (list: List) => readonly Row[];
  /** Lines under the record's name in the panel. */
  about: (row: Row) => readonly string[];
  /** Lines of the panel. */
  facts: readonly (FieldOf<E> | Fact<Row>)[];
  /** What `list` is asked for; nothing in particular when left out. */
  listInput?: object;
  /** Where a row stands in the list that it came by: those that have ended are hidden until asked for. */
  standingOf?: (row: Row) => Standing;
  /** Rows that are done with: hidden until asked for, by words that say how many there are, and on paper how many are hidden. */
  closed?: { is: (row: Row) => boolean; words: (count: string) => string; hidden: (count: string) => string };
  /** The report that is made of this list: a button leads to it. */
  report?: string;
  /** What to do when there is nothing yet. */
  empty: string;
  /** Left of the status line, of the rows that are listed; where not all of them are here, with their sums. */
  Status?: ComponentType<{ rows: readonly Row[]; sums: Readonly<Record<string, number>> | undefined }>;
  /** Before the button that adds. */
  Actions?: ComponentType;
  /** Beside the words for nothing; adding, when left out. */
  EmptyAction?: ComponentType;
}

/** A register of rows whatever they are: what the parts below share. */
export type AnyParts = RecordParts<EntityName, never>;

type Words = 'add' | 'edit' | 'remove' | 'open' | 'filter' | 'loading' | 'showAll';

/** "Add site", "Filter sites". */
export const registerWords = ({ noun }: Pick<AnyParts, 'noun'>, words: Words): string => t(`register.${words}`, { ...noun });

/** "Site BF/1 added". */
export const doneWords = (
  { entity, done }: Pick<AnyParts, 'entity' | 'done'>,
  what: 'added' | 'changed' | 'removed',
  name: string,
): string => done?.[what]?.(name) ?? t(`register.${what}`, { record: recordWord(entity), name });

/** "risk" of 1, else "risks". */
export const nounOf =
  ({ noun }: Pick<AnyParts, 'noun'>) =>
  (count: number): string =>
    count === 1 ? noun.one : noun.other;

/** The rules of each field. */
export const shapeOf = (schema: FormSchema): Record<string, z.ZodType> => (schema instanceof z.ZodObject ? schema.shape : {});

/** Fields that a new record must be given. */
export const requiredIn = (schema: FormSchema): string[] =>
  Object.entries(shapeOf(schema)).flatMap(([field, rules]) => (rules.safeParse(undefined).success ? [] : [field]));

/** Whether a form may leave a field empty. */
export function isOptional(schema: FormSchema, entity: EntityName, field: string): boolean {
  const rules = shapeOf(schema)[field];
  if (!rules) return true;
  return rules.safeParse(null).success || (isText(columnOf(entity, field)?.kind) && rules.safeParse('').success);
}

/** What a new record's form holds: the rules' own defaults, and an empty text where there is none. */
export function newValues(schema: FormSchema, entity: EntityName): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shapeOf(schema)).map(([field, rules]) => {
      const found = rules.safeParse(undefined);
      return [field, found.success ? found.data : isText(columnOf(entity, field)?.kind) ? '' : undefined];
    }),
  );
}
