import { DateInput, DateSegment, TimeField as RacTimeField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './DatePicker.module.css';
import { toTime } from './dates.ts';
import { FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';

/** Props of {@link TimeField}. Times are `HH:MM`, 24 hours; null is empty. */
export interface TimeFieldProps extends FieldProps {
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (time: string | null) => void;
}

/** Hours and minutes to type on a 24-hour clock. */
export function TimeField(props: TimeFieldProps) {
  const { label, hint, error, optional, hideLabel, aside, size = 32, className } = props;
  return (
    <RacTimeField
      {...(props.value === undefined ? {} : { value: toTime(props.value) })}
      defaultValue={toTime(props.defaultValue)}
      onChange={(time) => props.onChange?.(time === null ? null : time.toString().slice(0, 5))}
      onBlur={props.onBlur}
      name={props.name}
      autoFocus={props.autoFocus}
      hourCycle={24}
      shouldForceLeadingZeros
      isRequired={props.isRequired}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      isInvalid={Boolean(error) || undefined}
      validationBehavior="aria"
      className={cx(fieldStyles.field, size === 28 && fieldStyles.small, className)}
    >
      <FieldLabel label={label} optional={optional} hideLabel={hideLabel} aside={aside} />
      <FieldHint>{hint}</FieldHint>
      <DateInput className={cx(fieldStyles.control, styles.control, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={styles.segment} />}
      </DateInput>
      <FieldMessage error={error} />
    </RacTimeField>
  );
}
