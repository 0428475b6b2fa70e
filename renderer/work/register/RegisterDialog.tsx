import { useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { EntityName } from '../../../shared/tables.ts';
import { nextReference } from '../../../shared/domain/next-reference.ts';
import { useQuery, type QueryName, type Reading } from '../../api/query.tsx';
import { t } from '../../words/t.ts';
import { changedFields } from '../changed.ts';
import { RecordDialog } from '../RecordDialog.tsx';
import { useRegisterMethods } from './methods.ts';
import { newValues, registerWords, type RecordParts, type RegisterRow } from './register.ts';
import { RegisterFields } from './RegisterFields.tsx';

export interface RegisterDialogProps<E extends EntityName, Row extends RegisterRow> {
  parts: RecordParts<E, Row>;
  /** The record to edit, as it was when editing began; a new one when left out. */
  record?: Row;
  onClose: () => void;
  /** Shows what was saved, which takes the dialog away. */
  onSaved?: (record: Row) => void;
}

/** Adds a record, or edits one. A new one waits for what its form proposes. */
export function RegisterDialog<E extends EntityName, Row extends RegisterRow>(props: RegisterDialogProps<E, Row>) {
  const { parts, record } = props;
  const { proposes } = parts;
  const asks = record === undefined && proposes !== undefined;
  const list = useQuery(`${parts.feature}.list` as QueryName, {}, { enabled: asks }) as Reading<unknown>;
  if (!asks) return <RecordForm {...props} />;
  // The form is of use without: a list that can't be read keeps nobody from typing.
  if (list.data === undefined && list.error === null) return null;
  const rows = Array.isArray(list.data) ? (list.data as Record<string, unknown>[]) : [];
  const known = rows.flatMap((row) => (typeof row[proposes.field] === 'string' ? [row[proposes.field] as string] : []));
  return <RecordForm {...props} proposed={{ [proposes.field]: nextReference(known, proposes.first) }} />;
}

function RecordForm<E extends EntityName, Row extends RegisterRow>({
  parts,
  record,
  proposed,
  onClose,
  onSaved,
}: RegisterDialogProps<E, Row> & { proposed?: Record<string, string> }) {
  const { create, update } = useRegisterMethods(parts);
  // Somebody took the record away: what was typed can be added again.
  const [gone, setGone] = useState(false);
  const edited = gone ? undefined : record;
  const title = registerWords(parts, edited ? 'edit' : 'add');
  return (
    <RecordDialog
      keptAs={`${parts.entity} ${record?.id ?? ''}`}
      title={title}
      submit={gone ? t('register.addAgain') : edited ? t('register.save') : title}
      size={parts.size ?? 'medium'}
      schema={parts.schema}
      defaults={record ?? { ...newValues(parts.schema, parts.entity), ...proposed }}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const refused = (error: AppError): void => {
          setGone(gone || error.details.gone === true);
          onError(error);
        };
        const saved = edited
          ? await update(edited, changedFields<Record<string, unknown>>(values, edited as object), { onTheirs: onClose, onError: refused })
          : await create(values, onError);
        if (saved) onSaved?.(saved);
        return saved !== null;
      }}
      leavesByItself={onSaved !== undefined}
    >
      <RegisterFields parts={parts} />
    </RecordDialog>
  );
}
