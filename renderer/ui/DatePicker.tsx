import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import {
  Button as RacButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Group,
  Heading,
  Input,
  Popover,
  TextField,
} from 'react-aria-components';
import { readDate } from '../../shared/domain/uk-dates.ts';
import { t } from '../words/t.ts';
import { Button } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './DatePicker.module.css';
import { toCalendarDate } from './calendar-date.ts';
import { ukToday } from './dates.ts';
import { FieldHint, FieldLabel, FieldMessage, FieldNote } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import fieldStyles from './Field.module.css';
import { formatDate } from './format.ts';
import { Icon } from './Icon.tsx';
import popoverStyles from './Popover.module.css';
import { typedProps, useTyped, type Typed, type TypedProps } from './typed.ts';
import { useUnhiddenPage } from './useUnhiddenPage.ts';

/** Props of {@link DatePicker}. Dates are ISO text, `2026-03-12`; null is empty. */
export interface DatePickerProps extends FieldProps, TypedProps<string> {
  /** Earliest and latest to choose from the calendar, ISO. */
  min?: string;
  max?: string;
}

/** A date typed as people here write it, and a calendar to choose from (Alt+↓). Shows the whole date once it is left. */
export function DatePicker(props: DatePickerProps) {
  const { label, hint } = props;
  const typed = useTyped(props, (text) => readDate(text, ukToday()), formatDate);
  const error = props.error ?? typed.error;
  const group = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  useUnhiddenPage(isOpen);
  const canChoose = !props.isDisabled && !props.isReadOnly;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || !event.altKey || !canChoose) return;
    event.preventDefault();
    typed.leave();
    setOpen(true);
  };
  const choose = (iso: string | null): void => {
    typed.take(iso);
    setOpen(false);
    input.current?.focus();
  };
  return (
    <TextField {...typedProps({ ...props, error }, typed)}>
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group ref={group} className={fieldStyles.control}>
        <Input ref={input} className={fieldStyles.inner} onKeyDown={onKeyDown} />
        <RacButton
          className={fieldStyles.inside}
          aria-label={t('ui.date.open', { name: label })}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          isDisabled={!canChoose}
          onPress={() => setOpen(true)}
        >
          <Icon as={CalendarIcon} />
        </RacButton>
      </Group>
      <FieldNote>{typed.note}</FieldNote>
      <FieldMessage error={error} />
      <Popover
        triggerRef={group}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
        className={cx(popoverStyles.popover, styles.popover)}
        offset={4}
      >
        <Dialog className={styles.dialog} aria-label={label}>
          <Month typed={typed} min={props.min} max={props.max} onChoose={choose} />
        </Dialog>
      </Popover>
    </TextField>
  );
}

interface MonthProps extends Pick<DatePickerProps, 'min' | 'max'> {
  typed: Typed<string>;
  onChoose: (iso: string | null) => void;
}

function Month({ typed, min, max, onChoose }: MonthProps) {
  return (
    <>
      <Calendar
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- The calendar was asked for; focus goes into what opens.
        autoFocus
        value={toCalendarDate(typed.value)}
        defaultFocusedValue={toCalendarDate(typed.value ?? ukToday())}
        minValue={toCalendarDate(min)}
        maxValue={toCalendarDate(max)}
        onChange={(date) => onChoose(date.toString())}
      >
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
      <div className={styles.buttons}>
        <Button size={28} variant="quiet" isDisabled={typed.value === null} onPress={() => onChoose(null)}>
          {t('ui.date.clear')}
        </Button>
        <Button size={28} variant="quiet" onPress={() => onChoose(ukToday())}>
          {t('ui.date.today')}
        </Button>
      </div>
    </>
  );
}
