import { Input, TextField } from 'react-aria-components';
import { inWords, KINDS, type Kind } from '../../shared/domain/kinds.ts';
import type { Reading } from '../../shared/domain/reading.ts';
import { ukToday } from './dates.ts';
import { cx } from './cx.ts';
import { FieldHint, FieldLabel, FieldMessage, FieldNote } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';
import { typedProps, useTyped, type TypedProps } from './typed.ts';

/** Props of {@link ReadField}. */
export interface ReadFieldProps extends FieldProps, TypedProps<number> {
  /** The kind of figure. */
  of: Extract<Kind, 'money' | 'percent' | 'year'>;
}

/** An amount, a percentage or a financial year as people write it, read as in every table and import. */
export function ReadField(props: ReadFieldProps) {
  const { of, hint } = props;
  const typed = useTyped(
    props,
    (text) => KINDS[of].read(text, { label: props.label, today: ukToday() }) as Reading<number, string>,
    (value) => inWords(of, value),
  );
  const error = props.error ?? typed.error;
  return (
    <TextField {...typedProps({ ...props, error }, typed)} inputMode="text">
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Input className={cx(styles.control, styles.text)} />
      <FieldNote>{typed.note}</FieldNote>
      <FieldMessage error={error} />
    </TextField>
  );
}
