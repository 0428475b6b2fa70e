import { plainKey } from '../../../shared/domain/same-key.ts';
import { contractName } from '../../../shared/table.ts';
import { tableOf, titleOf, type EntityName } from '../../../shared/tables.ts';
import type { AddedRows } from '../additions.ts';
import { ownNumberWords } from '../../ui/form/messages.ts';
import type { CellValue, GridColumn } from '../../ui/grid/types.ts';
import type { Option } from '../../ui/OptionList.tsx';
import { columnOf, fieldLabel, isKey } from '../field-words.ts';
import { forContract } from '../record-edits.ts';
import { cellsOf } from './drawing.tsx';
import { fieldRule } from './field-rule.ts';
import { requiredIn, shapeOf, type ColumnOf, type FieldColumn, type FormPart, type RecordParts, type RegisterRow } from './register.ts';

const valueOf = (row: object, field: string): unknown => (row as Record<string, unknown>)[field];

const cell = (value: unknown): CellValue => (typeof value === 'string' || typeof value === 'number' ? value : null);

/** A grid's column for each of a register's. */
export function gridColumns<E extends EntityName, Row extends RegisterRow>(
  { entity, columns, schema }: Pick<RecordParts<E, Row>, 'entity' | 'columns' | 'schema'>,
  choicesOf: (field: string) => readonly Option[],
  partOf: (field: string) => FormPart<E> | undefined,
): GridColumn<Row>[] {
  const shape = shapeOf(schema);
  const ofField = ({ field, ...special }: FieldColumn<E, Row>): GridColumn<Row> => ({
    key: field,
    heading: fieldLabel(entity, field),
    value: (row) => cell(valueOf(row, field)),
    ...cellsOf(field, columnOf(entity, field), choicesOf(field)),
    check: fieldRule(
      shape[field],
      fieldLabel(entity, field),
      columnOf(entity, field)?.kind ?? 'text',
      (value) => forContract(entity, field, value),
      partOf(field)?.noun,
    ),
    ...(columnOf(entity, field)?.kind === 'number' ? { remedy: ownNumberWords(shape[field]) } : {}),
    ...(isKey(entity, field) ? { alike: plainKey } : {}),
    // A box of one line would glue several together.
    ...(partOf(field)?.rows !== undefined ? { kind: 'long_text' as const } : {}),
    ...special,
  });
  return columns.map((column) => {
    if (typeof column !== 'object') return ofField({ field: column });
    return 'key' in column ? column : ofField(column);
  });
}

/** What a record is known by, first to last: its key, and what it is called. */
const knownBy = (entity: EntityName): string[] => [...(tableOf(entity).unique?.[0] ?? []), titleOf(entity)].map(contractName);

/** A list's columns: one opens its record, and one takes the room that is left, where the register says of none that it does. */
export function listColumns<Row>(entity: EntityName, columns: readonly GridColumn<Row>[]): GridColumn<Row>[] {
  const title = contractName(titleOf(entity));
  const opener = columns.some(({ kind, opens }) => opens || kind === 'opener')
    ? undefined
    : (columns.find(({ key }) => knownBy(entity).includes(key)) ?? columns[0]);
  const wide = columns.some(({ flex }) => flex !== undefined)
    ? undefined
    : (columns.find(({ key }) => key === title) ??
      columns.findLast(({ kind }) => kind === 'text' || kind === 'long_text') ??
      columns.at(-1));
  return columns.map((column) => ({
    ...column,
    ...(column === opener ? { opens: true as const } : {}),
    ...(column === wide ? { flex: 1, minWidth: column.minWidth ?? 200 } : {}),
  }));
}

/** The fields that a register's columns show. */
export const fieldsOf = <E extends EntityName, Row>(columns: readonly ColumnOf<E, Row>[]): string[] =>
  columns.flatMap((column) => (typeof column !== 'object' ? [column] : 'field' in column ? [column.field] : []));

/** Fields that a pasted row may be given: those that a column shows as they are kept, and those that the form alone has. */
export function takenFields<E extends EntityName, Row extends RegisterRow>({ columns, form }: RecordParts<E, Row>): string[] {
  const plain = columns.filter((column) => typeof column !== 'object' || !('kind' in column) || column.kind === 'opener');
  return [...new Set([...fieldsOf(plain), ...form.map((part) => (typeof part === 'object' ? part.field : part))])];
}

/** How a list pasted into a register's grid becomes records. */
export function addedRows<E extends EntityName, Row extends RegisterRow>(parts: RecordParts<E, Row>): AddedRows {
  const { entity, feature, columns, schema, pasted, importKind } = parts;
  const given = pasted?.defaults ?? {};
  const needs = requiredIn(schema).filter((field) => !(field in given));
  return { entity, feature, nameField: fieldsOf(columns)[0] ?? '', needs, defaults: given, importKind, ...pasted };
}
