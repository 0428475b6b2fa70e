import { controlProps, type FieldProps } from './Field.tsx';
import { useState } from 'react';
import { sayRemark, type Reading } from '../../shared/domain/reading.ts';

/** A text in a field that stands for no value: what was typed, and the sentence that says why it can't be used. */
export interface Unread {
  text: string;
  message: string;
}

/** What a field whose text is read tells and is told. */
export interface TypedProps<Value> {
  /** null is an empty box. Left out, the field keeps its own value, from `defaultValue`. */
  value?: Value | null;
  defaultValue?: Value | null;
  /** Called with every key that leaves a text with a meaning, so that a form sent by a key has what is shown. */
  onChange?: (value: Value | null) => void;
  /** Called with every key that leaves a text without one. A form must refuse it; `value` no longer holds. */
  onUnread?: (unread: Unread) => void;
  /** What was typed and not understood, when the field is drawn anew. */
  unread?: Unread;
}

/** A field's text while it is typed in. */
export interface Typed<Value> {
  text: string;
  /** What is wrong with the text, once the field was left. */
  error: string | undefined;
  /** What was made of a text that says there is nothing: "“tbc” was read as blank." */
  note: string | undefined;
  value: Value | null;
  /** True from the first key until the field is left. */
  isTyping: boolean;
  type: (text: string) => void;
  /** Takes a value chosen otherwise: from a calendar, by a button. */
  take: (value: Value | null) => void;
  leave: () => void;
}

/** Reads a field's text as it is typed. The text stays as typed until the field is left, then shows what was read. */
export function useTyped<Value>(
  props: TypedProps<Value>,
  read: (text: string) => Reading<Value, string>,
  show: (value: Value) => string,
): Typed<Value> {
  const [own, setOwn] = useState<Value | null>(props.defaultValue ?? null);
  const given = props.value === undefined ? own : props.value;
  const [draft, setDraft] = useState<string | null>(props.unread?.text ?? null);
  const [told, setTold] = useState<Value | null>(given);
  const [left, setLeft] = useState(true);
  const [note, setNote] = useState<string>();
  // Another value from outside takes the place of what is being typed.
  if (draft !== null && given !== told && props.unread === undefined) {
    setDraft(null);
    setTold(given);
  }

  const tell = (value: Value | null): void => {
    setOwn(value);
    setTold(value);
    if (value !== given || props.unread) props.onChange?.(value);
  };
  const type = (text: string): void => {
    const reading = read(text);
    setDraft(text);
    setLeft(false);
    setNote(undefined);
    if (reading.ok) return tell(reading.value);
    setOwn(null);
    // Who isn't told goes on giving the value of before.
    setTold(props.value === undefined || props.onUnread ? null : given);
    props.onUnread?.({ text, message: sayRemark(text, reading) });
  };
  const reading = draft === null ? null : read(draft);
  const leave = (): void => {
    setLeft(true);
    if (draft === null || !reading?.ok) return;
    if (reading.value === null && reading.note) setNote(sayRemark(draft, reading.note));
    setDraft(null);
  };
  return {
    text: draft ?? (given === null ? '' : show(given)),
    error: left && draft !== null && reading && !reading.ok ? sayRemark(draft, reading) : undefined,
    note,
    value: given,
    isTyping: draft !== null,
    type,
    take: (value) => {
      setDraft(null);
      setNote(undefined);
      tell(value);
    },
    leave,
  };
}

/** What the text field of a typed value takes. */
export const typedProps = <Value>(props: FieldProps, typed: Typed<Value>) => ({
  ...controlProps(props),
  value: typed.text,
  onChange: typed.type,
  onBlur: (): void => {
    typed.leave();
    props.onBlur?.();
  },
  autoComplete: 'off',
});
