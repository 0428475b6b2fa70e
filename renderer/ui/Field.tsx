import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { t } from '../words/t.ts';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';

/** What every form field takes. */
export interface FieldProps {
  label: string;
  /** Help under the label, short and plain. */
  hint?: ReactNode;
  /** What is wrong and what to do; its presence marks the field invalid. */
  error?: string;
  /** Says "(optional)" after the label; required fields say nothing. */
  optional?: boolean;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  /** The label is only for screen readers, in toolbars and tables. */
  hideLabel?: boolean;
  /** A caption at the right of the label: "Forecast fell by 11%". */
  aside?: ReactNode;
  /** 28 in toolbars and panels. */
  size?: 32 | 28;
  name?: string;
  className?: string;
  onBlur?: () => void;
}

/** What a react-aria field is told of ours; give it first, so that a field can say otherwise. */
export function controlProps({ error, size = 32, className, onBlur, name, autoFocus, isRequired, isDisabled, isReadOnly }: FieldProps) {
  return {
    onBlur,
    name,
    autoFocus,
    isRequired,
    isDisabled,
    isReadOnly,
    isInvalid: Boolean(error),
    validationBehavior: 'aria' as const,
    className: cx(styles.field, size === 28 && styles.small, className),
  };
}

/** Label, "(optional)" and the caption at the right. Used inside a react-aria field. */
export function FieldLabel({ label, optional, hideLabel, aside }: Pick<FieldProps, 'label' | 'optional' | 'hideLabel' | 'aside'>) {
  if (hideLabel) return <Label className="visually-hidden">{label}</Label>;
  return (
    <div className={styles.labelRow}>
      <Label className={styles.label}>
        {label}
        {optional ? <span className={styles.optional}> {t('ui.optional')}</span> : null}
      </Label>
      {aside ? <span className={styles.aside}>{aside}</span> : null}
    </div>
  );
}

/** Help under the label; tied to the control by react-aria. */
export function FieldHint({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Text slot="description" className={styles.hint}>
      {children}
    </Text>
  );
}

/** What was made of what was typed, where it doesn't show by itself. */
export function FieldNote({ children }: { children: ReactNode }) {
  return children ? (
    <span role="status" className={styles.hint}>
      {children}
    </span>
  ) : null;
}

/** The message under an invalid control. */
export function FieldMessage({ error }: { error?: string }) {
  return (
    <FieldError className={styles.error}>
      {error ? (
        <>
          <Icon as={CircleAlert} size={14} />
          {error}
        </>
      ) : null}
    </FieldError>
  );
}
