import { createContext } from 'react';
import type { AnswerKind } from './messages.ts';

/** What a field tells its form about itself, for messages and links. */
export interface FieldInfo {
  label: string;
  noun?: string;
  kind: AnswerKind;
}

/** The fields of the form around, by name. */
export const FormFieldsContext = createContext<Map<string, FieldInfo> | null>(null);

/** Puts focus in the control of a field of the form. */
export function focusField(form: HTMLElement | null, name: string): void {
  const box = form?.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const target = box?.querySelector<HTMLElement>(
    'input:not([type="hidden"]):not([tabindex="-1"]), textarea, [role="spinbutton"], button, [tabindex="0"]',
  );
  box?.scrollIntoView({ block: 'center' });
  target?.focus();
}
