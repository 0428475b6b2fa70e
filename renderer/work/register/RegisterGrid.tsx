import { useCallback, useMemo, useState } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { useAdditions } from '../additions.ts';
import { useLinkChoices } from '../choices.ts';
import { ListGrid, type ListProps } from '../ListGrid.tsx';
import { useRecordEdits } from '../record-edits.ts';
import type { FieldOf } from '../field-words.ts';
import { addedRows, fieldsOf, gridColumns, takenFields } from './columns.ts';
import { useRegisterMethods } from './methods.ts';
import { nounOf, type FormPart, type RecordParts, type RegisterRow } from './register.ts';
import { RegisterDialog } from './RegisterDialog.tsx';

export interface RegisterGridProps<E extends EntityName, Row extends RegisterRow> extends ListProps<Row> {
  parts: RecordParts<E, Row>;
  /** Name of the list. */
  name: string;
}

/** Records of one kind as a spreadsheet, where they can be typed, pasted and filled down. */
export function RegisterGrid<E extends EntityName, Row extends RegisterRow>({ parts, ...list }: RegisterGridProps<E, Row>) {
  const { entity, columns, form, schema } = parts;
  const choicesOf = useLinkChoices(
    entity,
    useMemo(() => [...new Set([...fieldsOf(columns), ...takenFields(parts)])], [columns, parts]),
  );
  const partOf = useCallback(
    (field: string) => form.find((part): part is FormPart<E> => typeof part === 'object' && part.field === field),
    [form],
  );
  const shown = useMemo(() => gridColumns({ entity, columns, schema }, choicesOf, partOf), [entity, columns, schema, choicesOf, partOf]);
  const taken = useMemo(() => {
    const fields = takenFields(parts) as FieldOf<E>[];
    const special = columns.filter((column) => typeof column === 'object' && 'field' in column && !('kind' in column));
    const inColumn = (field: FieldOf<E>) => special.find((column) => (column as { field: string }).field === field) ?? field;
    return gridColumns({ entity, columns: fields.map(inColumn), schema }, choicesOf, partOf);
  }, [parts, columns, entity, schema, choicesOf, partOf]);
  const noun = useMemo(() => nounOf(parts), [parts]);
  const edit = useRecordEdits<Row>(parts);
  const adding = useAdditions(
    useMemo(() => addedRows(parts), [parts]),
    taken,
  );
  // As it was when editing began: a change by somebody else is noticed on saving.
  const [editing, setEditing] = useState<Row | null>(null);
  const { remove } = useRegisterMethods(parts);
  return (
    <>
      <ListGrid
        {...list}
        noun={noun}
        getRowName={parts.nameOf}
        columns={shown}
        onEdit={edit}
        adding={adding}
        storageKey={parts.feature}
        changes={{ onEdit: setEditing, onRemove: (row) => void remove(row) }}
      />
      {editing ? <RegisterDialog parts={parts} record={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
