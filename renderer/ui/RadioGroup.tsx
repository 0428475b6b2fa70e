import { RadioButton, RadioField, RadioGroup as RacRadioGroup, Text } from 'react-aria-components';
import styles from './Choice.module.css';
import { cx } from './cx.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';

/** Props of {@link RadioGroup}. */
export interface RadioGroupProps<Id extends string = string> extends FieldProps {
  items: readonly { id: Id; label: string; hint?: string; isDisabled?: boolean }[];
  value?: Id | null;
  defaultValue?: Id;
  onChange?: (id: Id) => void;
  direction?: 'column' | 'row';
}

/** One of a few choices, all in view. */
export function RadioGroup<Id extends string = string>(props: RadioGroupProps<Id>) {
  const { hint, error, items, direction = 'column' } = props;
  const pick = (value: string): void => {
    const found = items.find((item) => item.id === value);
    if (found) props.onChange?.(found.id);
  };
  return (
    <RacRadioGroup
      {...controlProps(props)}
      value={props.value}
      defaultValue={props.defaultValue}
      onChange={pick}
      orientation={direction === 'row' ? 'horizontal' : 'vertical'}
      className={cx(styles.group, props.className)}
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <div className={cx(styles.options, direction === 'row' && styles.row)}>
        {items.map((item) => (
          <RadioField key={item.id} value={item.id} isDisabled={item.isDisabled} className={styles.field}>
            <RadioButton className={styles.choice}>
              <span className={cx(styles.mark, styles.round)} />
              <span>{item.label}</span>
            </RadioButton>
            {item.hint ? (
              <Text slot="description" className={styles.description}>
                {item.hint}
              </Text>
            ) : null}
          </RadioField>
        ))}
      </div>
      <FieldMessage error={error} />
    </RacRadioGroup>
  );
}
