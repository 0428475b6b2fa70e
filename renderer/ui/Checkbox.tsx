import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, Text } from 'react-aria-components';
import styles from './Choice.module.css';
import { cx } from './cx.ts';
import { FieldMessage } from './Field.tsx';
import { Icon } from './Icon.tsx';

/** Props of {@link Checkbox}. */
export interface CheckboxProps {
  children: ReactNode;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
  /** Some but not all of what it stands for. */
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
  autoFocus?: boolean;
  hint?: string;
  error?: string;
  name?: string;
  onBlur?: () => void;
  'aria-label'?: string;
}

/** One tick box. */
export function Checkbox({ children, hint, error, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className={styles.field}>
      <CheckboxButton className={styles.choice}>
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className={styles.mark}>
              {isIndeterminate ? <Icon as={Minus} size={12} /> : isSelected ? <Icon as={Check} size={12} /> : null}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
      {hint ? (
        <Text slot="description" className={styles.description}>
          {hint}
        </Text>
      ) : null}
      {error ? (
        <div className={styles.message}>
          <FieldMessage error={error} />
        </div>
      ) : null}
    </CheckboxField>
  );
}

/** A tick mark for places that draw their own rows, such as lists with many choices. */
export function CheckMark({ isSelected, className }: { isSelected: boolean; className?: string }) {
  return (
    <span className={cx(styles.choice, className)} {...(isSelected ? { 'data-selected': true } : {})}>
      <span className={styles.mark}>{isSelected ? <Icon as={Check} size={12} /> : null}</span>
    </span>
  );
}
