import { useEffect, useId, useMemo, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { FormProvider, get, useFormContext } from 'react-hook-form';
import type { FieldError, FieldValues, UseFormReturn } from 'react-hook-form';
import { t } from '../../words/t.ts';
import { focusField, FormFieldsContext } from './formFields.ts';
import type { FieldInfo } from './formFields.ts';
import { errorText, looseErrorText } from './messages.ts';
import styles from './SchemaForm.module.css';

/** Props of {@link SchemaForm}. */
export interface SchemaFormProps<Input extends FieldValues, Output> {
  form: UseFormReturn<Input, unknown, Output>;
  /** Gets the schema's output. A rejection should be turned into `form.setError('root', …)` by the caller. */
  onSubmit: (values: Output) => void | Promise<void>;
  /** For a submit button outside the form, in a dialog's footer: `<Button type="submit" form={id}>`. */
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A form whose rules come from a schema, with a summary of problems that takes focus. */
export function SchemaForm<Input extends FieldValues, Output>(props: SchemaFormProps<Input, Output>) {
  const { form, onSubmit, id, className, children } = props;
  const element = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => new Map<string, FieldInfo>(), []);
  const submit = (event: FormEvent): void => {
    // A form inside a dialog inside a form's page must not submit both.
    event.stopPropagation();
    void form.handleSubmit(onSubmit)(event);
  };
  return (
    <FormProvider {...form}>
      <FormFieldsContext value={fields}>
        <form ref={element} id={id} noValidate onSubmit={submit} className={className ?? styles.form}>
          <ErrorSummary fields={fields} onPick={(name) => focusField(element.current, name)} />
          {children}
        </form>
      </FormFieldsContext>
    </FormProvider>
  );
}

interface FieldProblem {
  name: string;
  text: string;
}

function flatten(errors: object, path = ''): [string, FieldError][] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    const name = path ? `${path}.${key}` : key;
    if (typeof value !== 'object' || value === null || key === 'ref') return [];
    // An error of the whole form has words and no type.
    if (('type' in value && typeof value.type !== 'object') || ('message' in value && typeof value.message === 'string'))
      return [[name, value as FieldError] as [string, FieldError]];
    return flatten(value, name);
  });
}

/** A field's error away from its field: with the field's label, where the sentence doesn't say it. */
const named = (text: string, { label, noun }: FieldInfo): string =>
  [label, noun ?? label].some((word) => text.toLowerCase().includes(word.toLowerCase())) ? text : t('ui.form.named', { label, text });

function ErrorSummary({ fields, onPick }: { fields: Map<string, FieldInfo>; onPick: (name: string) => void }) {
  const { formState, getValues } = useFormContext();
  const { errors, submitCount, isSubmitting } = formState;
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const order = [...fields.keys()];
  const problems: FieldProblem[] = flatten(errors)
    .map(([name, error]) => {
      const info = fields.get(name);
      return { name, text: info ? named(errorText(error, info, get(getValues(), name)), info) : looseErrorText(error.message) };
    })
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const shown = submitCount > 0 && problems.length > 0;

  useEffect(() => {
    if (submitCount > 0 && !isSubmitting) box.current?.focus();
  }, [submitCount, isSubmitting]);

  if (!shown) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} aria-labelledby={titleId} className={styles.summary}>
      <h2 id={titleId} className={styles.title}>
        {t('ui.form.summary', { count: problems.length })}
      </h2>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <li key={problem.name}>
            {fields.has(problem.name) ? (
              <button type="button" onClick={() => onPick(problem.name)}>
                {problem.text}
              </button>
            ) : (
              problem.text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

export { FormField } from './FormField.tsx';
export type { FormFieldProps } from './FormField.tsx';
export { useSchemaForm } from './useSchemaForm.ts';
export type { FormSchema, SchemaFormReturn } from './useSchemaForm.ts';
