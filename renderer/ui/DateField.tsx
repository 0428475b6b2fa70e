import { DateField as RacDateField, DateInput, DateSegment } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './DateField.module.css';
import { toCalendarDate } from './dates.ts';
import { FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';

/** Props of {@link DateField}. Dates are ISO text, `2026-03-12`; null is empty. */
export interface DateFieldProps extends FieldProps {
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (iso: string | null) => void;
  /** Earliest and latest allowed, ISO. */
  min?: string;
  max?: string;
}

/** Day, month and year to type, without a calendar. */
export function DateField(props: DateFieldProps) {
  const { label, hint, error, optional, hideLabel, aside, size = 32, className } = props;
  return (
    <RacDateField
      {...(props.value === undefined ? {} : { value: toCalendarDate(props.value) })}
      defaultValue={toCalendarDate(props.defaultValue)}
      onChange={(date) => props.onChange?.(date === null ? null : date.toString())}
      onBlur={props.onBlur}
      name={props.name}
      autoFocus={props.autoFocus}
      minValue={toCalendarDate(props.min)}
      maxValue={toCalendarDate(props.max)}
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
    </RacDateField>
  );
}
