import { Input, TextField } from 'react-aria-components';
import { readTime } from '../../shared/domain/uk-times.ts';
import { cx } from './cx.ts';
import { FieldHint, FieldLabel, FieldMessage, FieldNote } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';
import { typedProps, useTyped, type TypedProps } from './typed.ts';

/** Props of {@link TimeField}. Times are `HH:MM`, 24 hours; null is empty. */
export interface TimeFieldProps extends FieldProps, TypedProps<string> {}

/** A time of day as people write it: 14:00, 2pm. */
export function TimeField(props: TimeFieldProps) {
  const typed = useTyped(props, readTime, (value) => value);
  const error = props.error ?? typed.error;
  return (
    <TextField {...typedProps({ ...props, error }, typed)}>
      <FieldLabel {...props} />
      <FieldHint>{props.hint}</FieldHint>
      <Input className={cx(styles.control, styles.text)} />
      <FieldNote>{typed.note}</FieldNote>
      <FieldMessage error={error} />
    </TextField>
  );
}
