import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, TextField } from 'react-aria-components';
import type { KeyboardEvent } from 'react';
import { withRemedy } from '../../shared/domain/reading.ts';
import { readNumber } from '../../shared/domain/uk-numbers.ts';
import { t } from '../words/t.ts';
import { FieldHint, FieldLabel, FieldMessage, FieldNote } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';
import { formatNumber } from './format.ts';
import { Icon } from './Icon.tsx';
import { typedProps, useTyped, type TypedProps } from './typed.ts';

/** Props of {@link NumberField}. */
export interface NumberFieldProps extends FieldProps, TypedProps<number> {
  /** Numbers beyond these are refused beside the field. */
  min?: number;
  max?: number;
  /** What to enter, where a text is no number: the field's own words. */
  remedy?: string | undefined;
  /** How far a press on a button, or an arrow key, goes. */
  step?: number;
  /** Digits after the point; 0 for whole homes. */
  decimals?: number;
  /** Inside at the left: "£". */
  prefix?: string;
  /** Inside at the right: "homes". */
  suffix?: string;
  /** Buttons for one more and one fewer. */
  steppers?: boolean;
}

/** A number, whole homes by default, read as in every table and import. */
export function NumberField(props: NumberFieldProps) {
  const { hint, decimals = 0, step = 1, min, max } = props;
  const rule = { whole: decimals === 0, min, max };
  const typed = useTyped(props, (text) => withRemedy(readNumber(text, rule), props.remedy), formatNumber);
  const error = props.error ?? typed.error;
  const canStep = !props.isDisabled && !props.isReadOnly;
  const move = (by: number): void => {
    const to = (typed.value ?? 0) + by;
    typed.take(Math.min(max ?? to, Math.max(min ?? 0, to)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.altKey || !canStep) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? step : -step);
  };
  return (
    <TextField {...typedProps({ ...props, error }, typed)} inputMode={decimals === 0 ? 'numeric' : 'decimal'}>
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group className={styles.control}>
        {props.prefix ? <span className={styles.affix}>{props.prefix}</span> : null}
        <Input className={styles.inner} onKeyDown={onKeyDown} />
        {props.suffix ? <span className={styles.suffix}>{props.suffix}</span> : null}
        {props.steppers ? (
          <>
            <Button className={styles.inside} aria-label={t('ui.number.fewer')} isDisabled={!canStep} onPress={() => move(-step)}>
              <Icon as={Minus} />
            </Button>
            <Button className={styles.inside} aria-label={t('ui.number.more')} isDisabled={!canStep} onPress={() => move(step)}>
              <Icon as={Plus} />
            </Button>
          </>
        ) : null}
      </Group>
      <FieldNote>{typed.note}</FieldNote>
      <FieldMessage error={error} />
    </TextField>
  );
}
