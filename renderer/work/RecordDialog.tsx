import { useId, type ReactNode } from 'react';
import type { DefaultValues } from 'react-hook-form';
import type { z } from 'zod';
import type { AppError } from '../../shared/errors.ts';
import { t } from '../words/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SchemaForm, useSchemaForm, type FormSchema } from '../ui/form/SchemaForm.tsx';
import { useFormQuestion, type Answers } from './asked.tsx';
import { showRefusal } from './form-errors.ts';
import { useHolder } from './holder.tsx';
import { useKeptForm } from './kept-form.tsx';
import { useAskedClose } from './leaving.tsx';

export interface RecordDialogProps<S extends FormSchema> {
  /** What the form is of, and of which record: what is typed is kept under it until it is saved or dropped. */
  keptAs: string;
  title: string;
  /** The contract's own rules for the fields. */
  schema: S;
  defaults: DefaultValues<z.input<S>>;
  /** "Add action". */
  submit: string;
  size?: 'small' | 'medium' | 'large';
  /**
   * True when saved, so that the dialog closes. A failure is shown beside its fields, or above them. `answers` are to be
   * sent with the values: what the command asked, and the person has answered in the form.
   */
  onSubmit: (values: z.output<S>, onError: (error: AppError) => void, answers: Answers) => Promise<boolean>;
  onClose: () => void;
  /** What was saved takes its own screen, which takes the dialog away. */
  leavesByItself?: boolean;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that adds or edits one record. Ctrl+Enter saves and closes; closing it with something typed asks. */
export function RecordDialog<S extends FormSchema>(props: RecordDialogProps<S>) {
  const { title, schema, defaults, submit, size = 'medium', onSubmit, onClose, children } = props;
  const form = useSchemaForm(schema, defaults);
  const { isDirty, isSubmitting } = form.formState;
  const { asking, close, saving } = useAskedClose(isDirty, onClose, props.leavesByItself);
  const id = useId();
  const kept = useKeptForm(form, props.keptAs, defaults);
  const question = useFormQuestion(form);
  const holder = useHolder(form);
  const refuse = (error: AppError): void => {
    holder.note(error);
    if (!question.take(error)) showRefusal(form, error);
  };
  const save = (values: z.output<S>): Promise<void> => saving(() => onSubmit(values, refuse, question.answers));
  return (
    <Dialog
      isOpen
      title={title}
      size={size}
      onClose={close}
      onFinish={() => void form.handleSubmit(save)()}
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form={id} pending={isSubmitting}>
            {submit}
          </Button>
        </>
      }
    >
      <SchemaForm id={id} form={form} onSubmit={save}>
        {kept.shown}
        {question.shown}
        {holder.shown}
        {children}
      </SchemaForm>
      {asking}
    </Dialog>
  );
}
