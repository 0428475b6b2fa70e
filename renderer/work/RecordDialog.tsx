import { useId, type ReactNode } from 'react';
import type { DefaultValues } from 'react-hook-form';
import type { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { t } from '../words/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SchemaForm, useSchemaForm, type FormSchema } from '../ui/form/SchemaForm.tsx';

export interface RecordDialogProps<S extends FormSchema> {
  title: string;
  /** The contract's own rules for the fields. */
  schema: S;
  defaults: DefaultValues<z.input<S>>;
  /** "Add action". */
  submit: string;
  size?: 'small' | 'medium' | 'large';
  /** True when saved, so that the dialog closes. A failure is shown above the fields. */
  onSubmit: (values: z.output<S>, onError: (error: AppError) => void) => Promise<boolean>;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that adds or edits one record. Ctrl+Enter saves and closes. */
export function RecordDialog<S extends FormSchema>(props: RecordDialogProps<S>) {
  const { title, schema, defaults, submit, size = 'medium', onSubmit, onClose, children } = props;
  const form = useSchemaForm(schema, defaults);
  const id = useId();
  const save = async (values: z.output<S>): Promise<void> => {
    const fail = (error: AppError): void =>
      form.setError('root', { message: [error.message, error.details.remedy].filter(Boolean).join(' ') });
    if (await onSubmit(values, fail)) onClose();
  };
  return (
    <Dialog
      isOpen
      title={title}
      size={size}
      onClose={onClose}
      onFinish={() => void form.handleSubmit(save)()}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form={id} pending={form.formState.isSubmitting}>
            {submit}
          </Button>
        </>
      }
    >
      <SchemaForm id={id} form={form} onSubmit={save}>
        {children}
      </SchemaForm>
    </Dialog>
  );
}
