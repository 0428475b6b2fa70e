import { Group, Input, TextArea, TextField as RacTextField } from 'react-aria-components';
import type { KeyboardEvent, Ref } from 'react';
import { t } from '../words/t.ts';
import { cx } from './cx.ts';
import { controlProps, FieldHint, FieldLabel, FieldMessage } from './Field.tsx';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';

/** Props of {@link TextField}. */
export interface TextFieldProps extends FieldProps {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  /** Rows of text; more than one makes it a text area. */
  rows?: number;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
  placeholder?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  maxLength?: number;
  /** Shown inside at the left: "£". */
  prefix?: string;
  /** Shown inside at the right: "homes". */
  suffix?: string;
  /** Shows "120 of 500" under the box. */
  countTo?: number;
  spellCheck?: boolean;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
  inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** One line or several lines of text. */
export function TextField(props: TextFieldProps) {
  const { hint, error, rows = 1, placeholder } = props;
  const { prefix, suffix, countTo, onKeyDown, inputRef } = props;
  const input =
    rows > 1 ? (
      <TextArea
        ref={inputRef}
        rows={rows}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        className={cx(styles.control, styles.text, styles.area)}
      />
    ) : prefix || suffix ? (
      <Group className={styles.control}>
        {prefix ? <span className={styles.affix}>{prefix}</span> : null}
        <Input ref={inputRef} placeholder={placeholder} onKeyDown={onKeyDown} className={styles.inner} />
        {suffix ? <span className={styles.suffix}>{suffix}</span> : null}
      </Group>
    ) : (
      <Input ref={inputRef} placeholder={placeholder} onKeyDown={onKeyDown} className={cx(styles.control, styles.text)} />
    );
  return (
    <RacTextField
      {...controlProps(props)}
      value={props.value}
      defaultValue={props.defaultValue}
      onChange={props.onChange}
      type={rows > 1 ? undefined : (props.type ?? 'text')}
      autoComplete={props.autoComplete}
      inputMode={props.inputMode}
      maxLength={props.maxLength}
      spellCheck={props.spellCheck === undefined ? undefined : props.spellCheck ? 'true' : 'false'}
    >
      <FieldLabel {...props} />
      <FieldHint>{hint}</FieldHint>
      {input}
      {countTo ? (
        <span className={cx(styles.hint, styles.count)}>{t('ui.segments', { value: (props.value ?? '').length, max: countTo })}</span>
      ) : null}
      <FieldMessage error={error} />
    </RacTextField>
  );
}
