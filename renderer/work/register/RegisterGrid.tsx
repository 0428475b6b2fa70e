import { useMemo } from 'react';
import type { EntityName } from '../../../shared/tables.ts';
import { useAdditions } from '../additions.ts';
import { useLinkChoices } from '../choices.ts';
import { ListGrid, type ListProps } from '../ListGrid.tsx';
import { useRecordEdits } from '../record-edits.ts';
import { addedRows, fieldsOf, gridColumns } from './columns.ts';
import { registerWords, type RecordParts, type RegisterRow } from './register.ts';

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
    useMemo(() => fieldsOf(columns), [columns]),
  );
  const shown = useMemo(
    () =>
      gridColumns({ entity, columns, schema }, choicesOf, (field) =>
        form.some((part) => typeof part === 'object' && part.field === field && part.rows !== undefined),
      ),
    [entity, columns, schema, choicesOf, form],
  );
  const edit = useRecordEdits<Row>(parts);
  const adding = useAdditions(useMemo(() => addedRows(parts), [parts]));
  return (
    <ListGrid
      {...list}
      getRowName={parts.nameOf}
      columns={shown}
      onEdit={edit}
      adding={adding}
      storageKey={parts.feature}
      openLabel={registerWords(parts, 'open')}
    />
  );
}
