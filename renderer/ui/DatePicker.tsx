import { getLocalTimeZone, today } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import { useContext } from 'react';
import {
  Button as RacButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker as RacDatePicker,
  DatePickerStateContext,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './DatePicker.module.css';
import { toCalendarDate } from './dates.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';
import { Icon } from './Icon.tsx';
import popoverStyles from './Popover.module.css';

/** Props of {@link DatePicker}. Dates are ISO text, `2026-03-12`; null is empty. */
export interface DatePickerProps extends FieldProps {
  value?: string | null;
  defaultValue?: string | null;
  onChange?: (iso: string | null) => void;
  /** Earliest and latest allowed, ISO. */
  min?: string;
  max?: string;
}

/** Day, month and year to type, and a calendar to choose from (Alt+↓). */
export function DatePicker(props: DatePickerProps) {
  const { hint, error } = props;
  return (
    <RacDatePicker
      {...controlProps(props)}
      {...(props.value === undefined ? {} : { value: toCalendarDate(props.value) })}
      defaultValue={toCalendarDate(props.defaultValue)}
      onChange={(date) => props.onChange?.(date === null ? null : date.toString())}
      minValue={toCalendarDate(props.min)}
      maxValue={toCalendarDate(props.max)}
      shouldForceLeadingZeros
      isInvalid={Boolean(error) || undefined}
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group className={cx(fieldStyles.control, styles.control)}>
        <DateInput className={styles.input}>{(segment) => <DateSegment segment={segment} className={styles.segment} />}</DateInput>
        <RacButton className={fieldStyles.inside}>
          <Icon as={CalendarIcon} />
        </RacButton>
      </Group>
      <FieldMessage error={error} />
      <Popover className={cx(popoverStyles.popover, styles.popover)} offset={4}>
        <Dialog className={styles.dialog}>
          <Calendar>
            <div className={styles.header}>
              <RacButton slot="previous" className={styles.step} aria-label={t('ui.date.previous')}>
                <Icon as={ChevronLeft} />
              </RacButton>
              <Heading level={3} className={styles.heading} />
              <RacButton slot="next" className={styles.step} aria-label={t('ui.date.next')}>
                <Icon as={ChevronRight} />
              </RacButton>
            </div>
            <CalendarGrid weekdayStyle="short" className={styles.grid}>
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
          <CalendarButtons />
        </Dialog>
      </Popover>
    </RacDatePicker>
  );
}

function CalendarButtons() {
  const state = useContext(DatePickerStateContext);
  return (
    <div className={styles.buttons}>
      <Button
        slot={null}
        size={28}
        variant="quiet"
        isDisabled={!state?.value}
        onPress={() => {
          state?.setValue(null);
          state?.setOpen(false);
        }}
      >
        {t('ui.date.clear')}
      </Button>
      <Button slot={null} size={28} variant="quiet" onPress={() => state?.setDateValue(today(getLocalTimeZone()))}>
        {t('ui.date.today')}
      </Button>
    </div>
  );
}
