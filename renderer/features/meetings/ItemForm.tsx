import type { KeyboardEvent } from 'react';
import type { z } from 'zod';
import { AgendaItemFields } from '../../../shared/features/meetings/contract.ts';
import { ITEM_KINDS, PURPOSES } from '../../../shared/features/meetings/codes.ts';
import { codeChoices } from '../../work/choices.ts';
import { labelsOf } from '../../work/field-words.ts';
import { useAskedClose } from '../../work/leaving.tsx';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { FormField, SchemaForm, useSchemaForm } from '../../ui/form/SchemaForm.tsx';
import styles from './Agenda.module.css';

const field = labelsOf('agenda_item');

export type ItemValues = z.output<typeof AgendaItemFields>;

export interface ItemFormProps {
  defaults: z.input<typeof AgendaItemFields>;
  submit: string;
  /** True when saved. */
  onSave: (values: ItemValues) => Promise<boolean>;
  onClose: () => void;
}

/** The fields of an agenda item, in its place on the agenda. Enter saves, Escape leaves it as it was, and asks when something was entered. */
export function ItemForm({ defaults, submit, onSave, onClose }: ItemFormProps) {
  const form = useSchemaForm(AgendaItemFields, defaults);
  const { asking, close, saving } = useAskedClose(form.formState.isDirty, onClose);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    <div className={styles.form} onKeyDown={closeOnEscape} role="presentation">
      <SchemaForm form={form} onSubmit={(values) => saving(() => onSave(values))}>
        <div className={styles.formFields}>
          <FormField name="title" label={field('title')} noun={t('meetings.itemTitleNoun')} autoFocus />
          <FormField name="purpose" kind="select" label={field('purpose')} items={codeChoices(PURPOSES)} />
          <FormField name="kind" kind="select" label={field('kind')} items={codeChoices(ITEM_KINDS)} />
          <FormField name="lead" label={field('lead')} optional />
          <FormField name="minutesPlanned" kind="number" label={t('meetings.minutesField')} />
        </div>
        <div className={styles.formButtons}>
          <Button type="submit" size={28} pending={form.formState.isSubmitting}>
            {submit}
          </Button>
          <Button variant="quiet" size={28} onPress={close}>
            {t('ui.cancel')}
          </Button>
        </div>
      </SchemaForm>
      {asking}
    </div>
  );
}
