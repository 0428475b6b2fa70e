import type { FieldError } from 'react-hook-form';
import type { core, z } from 'zod';
import { t } from '../../words/t.ts';
import type { StringKey, StringValues } from '../../words/t.ts';
import { formatNumber } from '../format.ts';

/** What sort of answer a field takes; it decides the words of "Enter" and "Choose". */
export type AnswerKind = 'text' | 'number' | 'date' | 'time' | 'choice' | 'tick';

// zod's own words ("Invalid input") never reach a person: the issue travels as a coded message until the field,
// which knows its label, turns it into a sentence. A message the contract wrote itself comes through as it is.
const mark = '\uE000';

type Coded = { key: StringKey; values: StringValues };

function coded(key: StringKey, values: StringValues = {}): string {
  return mark + JSON.stringify({ key, values } satisfies Coded);
}

function sized(issue: core.$ZodRawIssue<core.$ZodIssueTooBig | core.$ZodIssueTooSmall>, big: boolean): string {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (issue.origin === 'string') return coded(big ? 'ui.form.tooLong' : 'ui.form.tooShort', { count: limit });
  if (issue.origin === 'array' || issue.origin === 'set') {
    return coded(big ? 'ui.form.manyItems' : 'ui.form.fewItems', { count: limit });
  }
  const shown = { limit: formatNumber(limit) };
  if (issue.inclusive === false) return coded(big ? 'ui.form.below' : 'ui.form.above', shown);
  return coded(big ? 'ui.form.max' : 'ui.form.min', shown);
}

function wrongFormat(format: string): string {
  if (format === 'email') return coded('ui.form.email');
  if (format === 'url') return coded('ui.form.url');
  if (format === 'date' || format === 'datetime') return coded('ui.form.date');
  if (format === 'time') return coded('ui.form.time');
  if (format === 'safeint' || format === 'int32' || format === 'uint32') return coded('ui.form.whole');
  if (format === 'uuid' || format === 'guid') return coded('ui.form.option');
  return coded('ui.form.format');
}

/** zod error map for forms: every issue becomes a coded sentence. */
export const codeIssue: core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'int') return coded('ui.form.whole');
      return coded(issue.expected === 'number' ? 'ui.form.number' : 'ui.form.other');
    case 'too_big':
      return sized(issue, true);
    case 'too_small':
      return sized(issue, false);
    case 'invalid_format':
      return wrongFormat(issue.format);
    case 'not_multiple_of':
      return coded('ui.form.multiple', { limit: issue.divisor });
    case 'invalid_value':
      return coded('ui.form.option');
    default:
      return coded('ui.form.other');
  }
};

/** What a field's own rules say to a text that is no number, in the contract's words; undefined where it has none. */
export function ownNumberWords(rules: z.ZodType | undefined): string | undefined {
  const said = rules?.safeParse(0.5, { error: codeIssue }).error?.issues[0]?.message;
  return said === undefined || said.startsWith(mark) ? undefined : said;
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === undefined || value === null || value === false || (typeof value === 'string' && value.trim() === '');
}

const required: Record<AnswerKind, StringKey> = {
  text: 'ui.form.required',
  number: 'ui.form.required',
  time: 'ui.form.required',
  date: 'ui.form.requiredDate',
  choice: 'ui.form.requiredChoice',
  tick: 'ui.form.mustTick',
};

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);
}

/** A label within a sentence: "due date", "RSH code". */
export function inSentence(label: string): string {
  const isName = /^(\p{Lu}\p{Lu}|\p{Lu}\d|\p{Lu}$)/u.test(label);
  return isName ? label : label.charAt(0).toLocaleLowerCase('en-GB') + label.slice(1);
}

/** The sentence for an error of a field. `noun` stands for the field in it: "a due date". */
export function errorText(error: FieldError, field: { label: string; noun?: string; kind: AnswerKind }, value: unknown): string {
  const noun = field.noun ?? inSentence(field.label);
  if (isBlank(value) && error.type !== 'server') return upperFirst(t(required[field.kind], { label: noun }));
  const message = error.message ?? '';
  if (!message.startsWith(mark)) return message || t('ui.form.other', { label: noun });
  const { key, values } = JSON.parse(message.slice(mark.length)) as Coded;
  return upperFirst(t(key, { ...values, label: noun }));
}

/** The sentence for an error that belongs to no visible field. */
export function looseErrorText(message: string | undefined): string {
  if (!message || message.startsWith(mark)) return t('ui.form.other', { label: t('ui.form.thisField') });
  return message;
}
