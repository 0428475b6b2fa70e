import { use, useEffect } from 'react';
import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { Checkbox } from '../Checkbox.tsx';
import { CheckboxGroup } from '../CheckboxGroup.tsx';
import { ComboBox } from '../ComboBox.tsx';
import type { ComboBoxProps } from '../ComboBox.tsx';
import { DatePicker } from '../DatePicker.tsx';
import type { FieldProps } from '../Field.tsx';
import { NumberField } from '../NumberField.tsx';
import type { NumberFieldProps } from '../NumberField.tsx';
import type { Option } from '../OptionList.tsx';
import { RadioGroup } from '../RadioGroup.tsx';
import { ReadField } from '../ReadField.tsx';
import type { ReadFieldProps } from '../ReadField.tsx';
import { Select } from '../Select.tsx';
import { t } from '../../words/t.ts';
import { Switch } from '../Switch.tsx';
import { TextField } from '../TextField.tsx';
import type { TextFieldProps } from '../TextField.tsx';
import type { Unread } from '../typed.ts';
import { TimeField } from '../TimeField.tsx';
import { FormFieldsContext } from './formFields.ts';
import { errorText } from './messages.ts';
import type { AnswerKind } from './messages.ts';
import { unreadOf, unreadValue } from './unread.ts';

type Base = Omit<FieldProps, 'error' | 'name' | 'onBlur'> & {
  /** The path in the schema: "title", "owner.personId". */
  name: string;
  /** Stands for the field in messages: "a due date" gives "Enter a due date, like 12 March 2026". */
  noun?: string;
};

type Choice = { id: string; label: string; hint?: string; isDisabled?: boolean };

/** Props of {@link FormField}: `kind` picks the control. */
export type FormFieldProps = Base &
  (
    | ({ kind?: 'text' } & Pick<TextFieldProps, 'type' | 'placeholder' | 'prefix' | 'suffix' | 'autoComplete' | 'countTo'>)
    | { kind: 'textarea'; rows?: number; countTo?: number }
    | ({ kind: 'number' } & Pick<NumberFieldProps, 'prefix' | 'suffix' | 'decimals' | 'step' | 'steppers' | 'min' | 'max' | 'remedy'>)
    | ({ kind: 'read' } & Pick<ReadFieldProps, 'of'>)
    | { kind: 'date'; min?: string; max?: string }
    | { kind: 'time' }
    | { kind: 'select'; items: readonly Option[]; placeholder?: string }
    | ({ kind: 'combobox' } & Pick<ComboBoxProps, 'items' | 'onSearch' | 'isLoading' | 'placeholder' | 'onAdd'>)
    | { kind: 'radio'; items: readonly Choice[]; direction?: 'column' | 'row' }
    | { kind: 'checkboxes'; items: readonly Choice[]; direction?: 'column' | 'row' }
    | { kind: 'checkbox' }
    | { kind: 'switch' }
    /** Yes, no, or not said. */
    | { kind: 'yesno' }
  );

const answers: Record<NonNullable<FormFieldProps['kind']>, AnswerKind> = {
  text: 'text',
  textarea: 'text',
  number: 'number',
  read: 'number',
  date: 'date',
  time: 'time',
  select: 'choice',
  combobox: 'choice',
  radio: 'choice',
  checkboxes: 'choice',
  checkbox: 'tick',
  switch: 'tick',
  yesno: 'choice',
};

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A labelled control bound to a field of the form around it, with the message of its schema. */
export function FormField(props: FormFieldProps) {
  const { name, label, noun, kind = 'text' } = props;
  const { control } = useFormContext();
  const { field, fieldState } = useController({ name, control });
  const fields = use(FormFieldsContext);
  const answer = answers[kind];

  useEffect(() => {
    fields?.set(name, { label, noun, kind: answer });
  }, [fields, name, label, noun, answer]);
  useEffect(() => () => void fields?.delete(name), [fields, name]);

  const error = fieldState.error ? errorText(fieldState.error, { label, noun, kind: answer }, field.value) : undefined;
  return <div data-field={name}>{drawField(props, field, error)}</div>;
}

const YES = 'yes';
const NO = 'no';

interface Bound {
  value: unknown;
  onChange: (value: unknown) => void;
  onBlur: () => void;
}

function drawField(props: FormFieldProps, field: Bound, error: string | undefined): ReactNode {
  const { noun: _noun, name: _name, ...rest } = props;
  const bound = { onChange: field.onChange, onBlur: field.onBlur, error };
  const unread = unreadOf(field.value);
  const typed = { ...bound, unread, onUnread: (text: Unread) => field.onChange(unreadValue(text)) };
  const held = unread ? null : textOrNull(field.value);
  switch (rest.kind) {
    case 'textarea':
      return <TextField {...rest} {...bound} rows={rest.rows ?? 4} value={textOf(field.value)} />;
    case 'number':
      return <NumberField {...rest} {...typed} value={typeof field.value === 'number' ? field.value : null} />;
    case 'read':
      return <ReadField {...rest} {...typed} value={typeof field.value === 'number' ? field.value : null} />;
    case 'date':
      return <DatePicker {...rest} {...typed} value={held} />;
    case 'time':
      return <TimeField {...rest} {...typed} value={held} />;
    case 'select':
      return <Select {...rest} {...bound} value={textOrNull(field.value)} />;
    case 'yesno':
      return (
        <Select
          {...rest}
          {...bound}
          items={[
            { id: YES, label: t('ui.yes') },
            { id: NO, label: t('ui.no') },
          ]}
          value={typeof field.value === 'boolean' ? (field.value ? YES : NO) : null}
          onChange={(id) => field.onChange(id === null ? null : id === YES)}
        />
      );
    case 'combobox':
      return <ComboBox {...rest} {...typed} value={held} />;
    case 'radio':
      return <RadioGroup {...rest} {...bound} value={textOrNull(field.value)} />;
    case 'checkboxes':
      return <CheckboxGroup {...rest} {...bound} value={Array.isArray(field.value) ? field.value.map(String) : []} />;
    case 'checkbox':
      return (
        <Checkbox {...bound} isSelected={field.value === true} isDisabled={rest.isDisabled} hint={hintText(rest.hint)}>
          {rest.label}
        </Checkbox>
      );
    case 'switch':
      return (
        <Switch isSelected={field.value === true} onChange={field.onChange} isDisabled={rest.isDisabled} hint={hintText(rest.hint)}>
          {rest.label}
        </Switch>
      );
    default:
      return <TextField {...rest} {...bound} value={textOf(field.value)} />;
  }
}

function hintText(hint: ReactNode): string | undefined {
  return typeof hint === 'string' ? hint : undefined;
}
