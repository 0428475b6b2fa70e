import { useCallback, useMemo, useState } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import type { QueryName } from '../../api/query.tsx';
import { useAdditions } from '../additions.ts';
import { useLinkChoices } from '../choices.ts';
import { ListGrid, type ListProps } from '../ListGrid.tsx';
import { WholeRecord } from '../WholeRecord.tsx';
import { useRecordEdits, type RecordRows } from '../record-edits.ts';
import type { FieldOf } from '../field-words.ts';
import { addedRows, fieldsOf, gridColumns, listColumns, takenFields } from './columns.ts';
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
  const shown = useMemo(
    () => listColumns(entity, gridColumns({ entity, columns, schema }, choicesOf, partOf)),
    [entity, columns, schema, choicesOf, partOf],
  );
  const taken = useMemo(() => {
    const fields = takenFields(parts) as FieldOf<E>[];
    const special = columns.filter((column) => typeof column === 'object' && 'field' in column && !('kind' in column));
    const inColumn = (field: FieldOf<E>) => special.find((column) => (column as { field: string }).field === field) ?? field;
    return gridColumns({ entity, columns: fields.map(inColumn), schema }, choicesOf, partOf);
  }, [parts, columns, entity, schema, choicesOf, partOf]);
  const noun = useMemo(() => nounOf(parts), [parts]);
  const edit = useRecordEdits<Row>(useMemo(() => rowsOf(parts), [parts]));
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
        entity={entity}
        noun={noun}
        getRowName={parts.nameOf}
        columns={shown}
        onEdit={edit}
        adding={adding}
        storageKey={parts.feature}
        changes={{ onEdit: setEditing, onRemove: (row) => void remove(row) }}
      />
      {editing === null ? null : <EditRow key={editing.id} parts={parts} row={editing} onClose={() => setEditing(null)} />}
    </>
  );
}

/** Which query a grid's rows came by. */
const rowsOf = <E extends EntityName, Row extends RegisterRow>(parts: RecordParts<E, Row>): RecordRows<Row> => ({
  ...parts,
  ...(parts.inParts === true ? { list: `${parts.feature}.part` as QueryName } : {}),
});

interface EditRowProps<E extends EntityName, Row extends RegisterRow> {
  parts: RecordParts<E, Row>;
  row: Row;
  onClose: () => void;
}

/** Edits a row of the list: one of a long list once it is read whole. */
function EditRow<E extends EntityName, Row extends RegisterRow>({ parts, row, onClose }: EditRowProps<E, Row>) {
  const edit = (record: Row) => <RegisterDialog parts={parts} record={record} onClose={onClose} />;
  if (parts.inParts !== true) return edit(row);
  return (
    <WholeRecord<Row> by={`${parts.feature}.get` as QueryName} id={row.id} onFailed={onClose}>
      {edit}
    </WholeRecord>
  );
}
