import { DateInput, DateSegment, TimeField as RacTimeField } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './DatePicker.module.css';
import { toTime } from './dates.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
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
  const { hint, error } = props;
  return (
    <RacTimeField
      {...controlProps(props)}
      {...(props.value === undefined ? {} : { value: toTime(props.value) })}
      defaultValue={toTime(props.defaultValue)}
      onChange={(time) => props.onChange?.(time === null ? null : time.toString().slice(0, 5))}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={Boolean(error) || undefined}
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <DateInput className={cx(fieldStyles.control, styles.control, styles.input)}>
        {(segment) => <DateSegment segment={segment} className={styles.segment} />}
      </DateInput>
      <FieldMessage error={error} />
    </RacTimeField>
  );
}
