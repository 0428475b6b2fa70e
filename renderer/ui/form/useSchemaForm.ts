import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useMemo, useRef } from 'react';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldError, FieldErrors, FieldValues, Resolver, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { codeIssue } from './messages.ts';
import { unreadOf } from './unread.ts';

// The page's content security policy forbids building code from text, which zod would try for speed.
z.config({ jitless: true });

/** A zod object as the contract writes them. */
export type FormSchema = z.ZodType<FieldValues, FieldValues>;

/** The form of a schema: react-hook-form with the schema's input while editing and its output on submit. */
export type SchemaFormReturn<S extends FormSchema> = UseFormReturn<z.input<S>, unknown, z.output<S>>;

/**
 * A box left empty holds '' or null: it means "not given". That is null where the schema takes null, as two empty codes
 * would else be one code twice; where it refuses what the box holds, undefined.
 */
function withoutBlanks(schema: FormSchema, values: FieldValues): FieldValues {
  if (!(schema instanceof z.ZodObject)) return values;
  const shape: Record<string, z.ZodType> = schema.shape;
  const tidy = ([name, value]: [string, unknown]): [string, unknown] => {
    const field = shape[name];
    if (!field || (value !== '' && value !== null)) return [name, value];
    if (field.safeParse(null).success) return [name, null];
    if (field.safeParse(value).success) return [name, value];
    return [name, field.safeParse(undefined).success ? undefined : value];
  };
  return Object.fromEntries(Object.entries(values).map(tidy));
}

/** What is shown in a field and couldn't be read: it is refused there, in the words of its reader. */
function unreadErrors(values: FieldValues): Record<string, FieldError> | undefined {
  const refused = Object.entries(values).flatMap(([name, value]): [string, FieldError][] => {
    const unread = unreadOf(value);
    return unread ? [[name, { type: 'unread', message: unread.message }]] : [];
  });
  return refused.length > 0 ? Object.fromEntries(refused) : undefined;
}

/** A form that takes its rules from a contract schema. Errors show after the first try to submit, then as one types. */
export function useSchemaForm<S extends FormSchema>(schema: S, defaults: DefaultValues<z.input<S>>): SchemaFormReturn<S> {
  const resolver = useMemo((): Resolver<z.input<S>, unknown, z.output<S>> => {
    const general: z.ZodType<FieldValues, FieldValues> = schema;
    const strict = zodResolver(general, { error: codeIssue }) as unknown as Resolver<z.input<S>, unknown, z.output<S>>;
    return async (values, context, options) => {
      const result = await strict(withoutBlanks(schema, values) as z.input<S>, context, options);
      const refused = unreadErrors(values);
      return refused ? { values: {}, errors: { ...result.errors, ...refused } as FieldErrors<z.input<S>> } : result;
    };
  }, [schema]);
  const form = useForm<z.input<S>, unknown, z.output<S>>({
    resolver,
    defaultValues: defaults,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
  // One gesture, one record: a key pressed twice, or a button and then a key, sends what is on its way already.
  const isSending = useRef(false);
  const { handleSubmit } = form;
  const once = useCallback(
    ((valid, invalid) => async (event) => {
      event?.preventDefault();
      if (isSending.current) return;
      isSending.current = true;
      try {
        await handleSubmit(valid, invalid)(event);
      } finally {
        isSending.current = false;
      }
    }) as typeof handleSubmit,
    [handleSubmit],
  );
  // The same object for as long as the form is the same, as screens depend on it; its state is a new one at each turn.
  return useMemo(
    () => ({
      ...form,
      handleSubmit: once,
      get formState() {
        return form.formState;
      },
    }),
    [form, once],
  );
}
