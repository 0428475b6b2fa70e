import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField as RacNumberField } from 'react-aria-components';
import { t } from '../words/t.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

/** Props of {@link NumberField}. */
export interface NumberFieldProps extends FieldProps {
  /** null is an empty box. */
  value?: number | null;
  defaultValue?: number;
  onChange?: (value: number | null) => void;
  /** Clamped on leaving the box: give these only when a silent correction is right; else let validation speak. */
  min?: number;
  max?: number;
  step?: number;
  /** Digits after the point; 0 for whole homes. */
  decimals?: number;
  /** Without thousands separators, for a year. */
  plain?: boolean;
  /** Inside at the left: "£". */
  prefix?: string;
  /** Inside at the right: "homes". */
  suffix?: string;
  /** Buttons for one more and one fewer. */
  steppers?: boolean;
}

/** A number, whole homes by default. Pasted commas, spaces and £ are understood. */
export function NumberField(props: NumberFieldProps) {
  const { hint, error, decimals = 0 } = props;
  return (
    <RacNumberField
      {...controlProps(props)}
      value={props.value === null ? Number.NaN : props.value}
      defaultValue={props.defaultValue}
      onChange={(value) => props.onChange?.(Number.isNaN(value) ? null : value)}
      minValue={props.min}
      maxValue={props.max}
      step={props.step}
      formatOptions={{ maximumFractionDigits: decimals, useGrouping: !props.plain }}
      isWheelDisabled
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      <Group className={styles.control}>
        {props.prefix ? <span className={styles.affix}>{props.prefix}</span> : null}
        <Input className={styles.inner} />
        {props.suffix ? <span className={styles.suffix}>{props.suffix}</span> : null}
        {props.steppers ? (
          <>
            <Button slot="decrement" className={styles.inside} aria-label={t('ui.number.fewer')}>
              <Icon as={Minus} />
            </Button>
            <Button slot="increment" className={styles.inside} aria-label={t('ui.number.more')}>
              <Icon as={Plus} />
            </Button>
          </>
        ) : null}
      </Group>
      <FieldMessage error={error} />
    </RacNumberField>
  );
}
