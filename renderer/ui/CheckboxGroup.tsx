import { CheckboxGroup as RacCheckboxGroup } from 'react-aria-components';
import { Check } from 'lucide-react';
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import styles from './Choice.module.css';
import { cx } from './cx.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import { Icon } from './Icon.tsx';

/** Props of {@link CheckboxGroup}. */
export interface CheckboxGroupProps extends FieldProps {
  items: readonly { id: string; label: string; hint?: string; isDisabled?: boolean }[];
  value?: readonly string[];
  defaultValue?: readonly string[];
  onChange?: (ids: string[]) => void;
  direction?: 'column' | 'row';
}

/** Several tick boxes under one label. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const { hint, error, items, direction = 'column' } = props;
  return (
    <RacCheckboxGroup
      {...controlProps(props)}
      value={props.value ? [...props.value] : undefined}
      defaultValue={props.defaultValue ? [...props.defaultValue] : undefined}
      onChange={props.onChange}
      className={cx(styles.group, props.className)}
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <div className={cx(styles.options, direction === 'row' && styles.row)}>
        {items.map((item) => (
          <CheckboxField key={item.id} value={item.id} isDisabled={item.isDisabled} className={styles.field}>
            <CheckboxButton className={styles.choice}>
              {({ isSelected }) => (
                <>
                  <span className={styles.mark}>{isSelected ? <Icon as={Check} size={12} /> : null}</span>
                  <span>{item.label}</span>
                </>
              )}
            </CheckboxButton>
            {item.hint ? (
              <Text slot="description" className={styles.description}>
                {item.hint}
              </Text>
            ) : null}
          </CheckboxField>
        ))}
      </div>
      <FieldMessage error={error} />
    </RacCheckboxGroup>
  );
}
