import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import type { AppError } from '../../shared/errors.ts';

/** Shows what the core refused: beside the fields it names, else above them all. */
export function showRefusal<Input extends FieldValues, Output>(form: UseFormReturn<Input, unknown, Output>, error: AppError): void {
  const shown = form.getValues();
  const named = (error.details.issues ?? []).flatMap(({ path, message }) => {
    const name = path.findLast((part) => typeof part === 'string' && Object.hasOwn(shown, part));
    return name === undefined ? [] : [{ name: String(name) as Path<Input>, message }];
  });
  for (const { name, message } of named) form.setError(name, { type: 'server', message });
  if (named.length > 0) return;
  form.setError('root', { message: [error.message, error.details.remedy].filter(Boolean).join(' ') });
}
