import { useEffect, useState, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { AppError, ErrorDetails } from '../../shared/errors.ts';
import { t } from '../words/t.ts';
import { RecordLink } from './links.tsx';

/** Who has already what a form's command was refused, as a link; it goes when the form is changed. */
export function useHolder<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
): { shown: ReactNode; note: (error: AppError) => void } {
  const [holder, setHolder] = useState<ErrorDetails['holder']>();
  const { watch } = form;
  useEffect(() => {
    const watching = watch(() => setHolder(undefined));
    return () => watching.unsubscribe();
  }, [watch]);
  return {
    shown: holder ? (
      <p>
        <RecordLink kind={holder.entity} id={holder.id}>
          {t('register.open', { one: holder.name })}
        </RecordLink>
      </p>
    ) : null,
    note: ({ details }) => setHolder(details.holder),
  };
}
