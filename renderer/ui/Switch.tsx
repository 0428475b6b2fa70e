import { SwitchButton, SwitchField, Text } from 'react-aria-components';
import styles from './Choice.module.css';
import { cx } from './cx.ts';

/** Props of {@link Switch}. */
export interface SwitchProps {
  children: string;
  isSelected?: boolean;
  defaultSelected?: boolean;
  onChange?: (isSelected: boolean) => void;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  hint?: string;
  name?: string;
}

/** A setting that takes effect at once. */
export function Switch({ children, hint, ...rest }: SwitchProps) {
  return (
    <SwitchField {...rest} className={styles.field}>
      <SwitchButton className={styles.choice}>
        <span className={styles.track}>
          <span className={styles.thumb} />
        </span>
        <span>{children}</span>
      </SwitchButton>
      {hint ? (
        <Text slot="description" className={cx(styles.description, styles.switchText)}>
          {hint}
        </Text>
      ) : null}
    </SwitchField>
  );
}
