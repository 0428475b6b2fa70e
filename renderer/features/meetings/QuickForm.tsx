import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { DefaultValues } from 'react-hook-form';
import type { z } from 'zod';
import { useAskedClose } from '../../work/leaving.tsx';
import { t } from './t.ts';
import { Button } from '../../ui/Button.tsx';
import { SchemaForm, useSchemaForm, type FormSchema } from '../../ui/form/SchemaForm.tsx';
import styles from './QuickForm.module.css';
import block from './Block.module.css';

export interface QuickFormProps<S extends FormSchema> {
  title: string;
  schema: S;
  defaults: DefaultValues<z.input<S>>;
  submit: string;
  kind: 'decision' | 'action';
  /** True when saved, so that the form goes and focus returns to the minutes. */
  onSave: (values: z.output<S>) => Promise<boolean>;
  onClose: () => void;
  children: ReactNode;
}

/** A small form among the minutes. Ctrl+Enter saves; Escape closes it, and asks when something was entered. */
export function QuickForm<S extends FormSchema>({ title, schema, defaults, submit, kind, onSave, onClose, children }: QuickFormProps<S>) {
  const form = useSchemaForm(schema, defaults);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  // Taking focus does not scroll, and the form opens below what is recorded already.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { isDirty } = form.formState;
  const { asking, close, saving } = useAskedClose(isDirty, onClose);
  const save = (values: z.output<S>): Promise<void> => saving(() => onSave(values));
  const finishOnCtrlEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void form.handleSubmit(save)();
  };
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    <section ref={section} aria-labelledby={id} className={kind === 'action' ? block.actionBlock : block.decisionBlock}>
      <h3 id={id} className={block.blockTitle}>
        {title}
      </h3>
      <div role="presentation" onKeyDownCapture={finishOnCtrlEnter} onKeyDown={closeOnEscape}>
        <SchemaForm form={form} onSubmit={save} className={styles.quick}>
          {children}
          <div className={styles.quickButtons}>
            <Button type="submit" size={28} shortcut="Ctrl+Enter" pending={form.formState.isSubmitting}>
              {submit}
            </Button>
            <Button variant="quiet" size={28} onPress={close}>
              {t('ui.cancel')}
            </Button>
          </div>
        </SchemaForm>
      </div>
      {asking}
    </section>
  );
}
