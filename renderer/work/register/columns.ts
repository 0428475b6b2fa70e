import { labelOf } from '../../../shared/domain/codes.ts';
import type { Column } from '../../../shared/table.ts';
import type { EntityName } from '../../../shared/tables.ts';
import type { CellValue, GridColumn } from '../../ui/grid/types.ts';
import type { Option } from '../../ui/OptionList.tsx';
import { t } from '../../words/t.ts';
import { columnOf, fieldLabel } from '../field-words.ts';
import { YES } from '../record-edits.ts';
import type { AddedRows } from '../additions.ts';
import { requiredIn, type ColumnOf, type FieldColumn, type RecordParts, type RegisterRow } from './register.ts';

const NO = 'no';

const valueOf = (row: object, field: string): unknown => (row as Record<string, unknown>)[field];

const cell = (value: unknown): CellValue => (typeof value === 'string' || typeof value === 'number' ? value : null);

/** How the grid shows and edits a field of this kind. */
function byKind<Row extends RegisterRow>(
  field: string,
  column: Column | undefined,
  choices: readonly Option[],
): Pick<GridColumn<Row>, 'kind'> & Partial<GridColumn<Row>> {
  const { codes } = column ?? {};
  switch (column?.kind) {
    case 'number':
      return { kind: 'whole', width: 92, unit: column.label.toLowerCase() };
    case 'year':
      return { kind: 'whole', width: 76, unit: column.label.toLowerCase(), format: (value) => (value === null ? '' : String(value)) };
    case 'day':
      return { kind: 'date', width: 108 };
    case 'code':
      return {
        kind: 'select',
        width: 140,
        options: codes?.map(({ code, label }) => ({ value: code, label })) ?? [],
        format: (value) => labelOf(codes ?? [], value === null ? null : String(value)),
      };
    case 'yes_no':
      return {
        kind: 'select',
        width: 88,
        value: (row) => (valueOf(row, field) === null ? null : valueOf(row, field) ? YES : NO),
        options: [
          { value: YES, label: t('app.yes') },
          { value: NO, label: t('app.no') },
        ],
      };
    case 'link':
      return {
        kind: 'select',
        width: 148,
        options: choices.map(({ id, label }) => ({ value: id, label })),
        format: (value, row) => row.names?.[field] ?? choices.find(({ id }) => id === value)?.label ?? '',
      };
    default:
      return { kind: 'text', width: 160 };
  }
}

/** A grid's column for each of a register's. */
export function gridColumns<E extends EntityName, Row extends RegisterRow>(
  entity: E,
  columns: readonly ColumnOf<E, Row>[],
  choicesOf: (field: string) => readonly Option[],
  isLong: (field: string) => boolean,
): GridColumn<Row>[] {
  const ofField = ({ field, ...special }: FieldColumn<E, Row>): GridColumn<Row> => ({
    key: field,
    heading: fieldLabel(entity, field),
    value: (row) => cell(valueOf(row, field)),
    ...byKind(field, columnOf(entity, field), choicesOf(field)),
    // A box of one line would glue several together.
    ...(isLong(field) ? { kind: 'longtext' as const } : {}),
    ...special,
  });
  return columns.map((column) => {
    if (typeof column !== 'object') return ofField({ field: column });
    return 'key' in column ? column : ofField(column);
  });
}

/** The fields that a register's columns show. */
export const fieldsOf = <E extends EntityName, Row>(columns: readonly ColumnOf<E, Row>[]): string[] =>
  columns.flatMap((column) => (typeof column !== 'object' ? [column] : 'field' in column ? [column.field] : []));

/** How a list pasted into a register's grid becomes records: by the columns that show a field as it is kept. */
export function addedRows<E extends EntityName, Row extends RegisterRow>(parts: RecordParts<E, Row>): AddedRows {
  const { entity, feature, columns, schema, pasted } = parts;
  const plain = columns.filter((column) => typeof column !== 'object' || !('kind' in column) || column.kind === 'link');
  const given = pasted?.defaults ?? {};
  const needs = requiredIn(schema).filter((field) => !(field in given));
  return { entity, feature, nameField: fieldsOf(columns)[0] ?? '', needs, takes: fieldsOf(plain), defaults: given, ...pasted };
}
