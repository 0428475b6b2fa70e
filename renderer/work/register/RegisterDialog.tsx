import type { EntityName } from '../../../shared/tables.ts';
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

/** Adds a record, or edits one. */
export function RegisterDialog<E extends EntityName, Row extends RegisterRow>({
  parts,
  record,
  onClose,
  onSaved,
}: RegisterDialogProps<E, Row>) {
  const { create, update } = useRegisterMethods(parts);
  const title = registerWords(parts, record ? 'edit' : 'add');
  return (
    <RecordDialog
      keptAs={`${parts.entity} ${record?.id ?? ''}`}
      title={title}
      submit={record ? t('register.save') : title}
      size={parts.size ?? 'medium'}
      schema={parts.schema}
      defaults={record ?? newValues(parts.schema, parts.entity)}
      onClose={onClose}
      onSubmit={async (values, onError) => {
        const saved = record
          ? await update(record, changedFields<Record<string, unknown>>(values, record as object), { onTheirs: onClose, onError })
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
