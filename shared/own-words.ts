import type { core } from 'zod';

const missing = (input: unknown): boolean => input === undefined || input === null;

function ofType({ expected, input }: core.$ZodRawIssue<core.$ZodIssueInvalidType>): string {
  if (expected === 'string') return missing(input) ? 'Enter some text.' : 'Enter this as text.';
  if (expected === 'int') return 'Enter a whole number.';
  if (expected === 'number') return 'Enter a number.';
  if (expected === 'boolean') return 'Choose yes or no.';
  return missing(input) ? 'This is missing. Give it.' : 'This is not what belongs here.';
}

function tooBig({ origin, maximum }: core.$ZodRawIssue<core.$ZodIssueTooBig>): string {
  if (origin === 'string') return `Use ${String(maximum)} characters or fewer.`;
  if (origin === 'array' || origin === 'set') return `Give ${String(maximum)} or fewer.`;
  return `Enter ${String(maximum)} or less.`;
}

function tooSmall({ origin, minimum }: core.$ZodRawIssue<core.$ZodIssueTooSmall>): string {
  if (origin === 'string') return Number(minimum) <= 1 ? 'Enter some text.' : `Use ${String(minimum)} characters or more.`;
  if (origin === 'array' || origin === 'set') return `Give at least ${String(minimum)}.`;
  return `Enter ${String(minimum)} or more.`;
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'Enter an e-mail address, like name@example.org.',
  uuid: 'Choose a record that is here.',
  guid: 'Choose a record that is here.',
  url: 'Enter an address that begins with https:// or http://.',
  date: 'Enter a real date, like 12 March 2026.',
  safeint: 'Enter a whole number.',
};

/**
 * What is said of a value whose field has no words of its own for it: zod's never reach a person. Forms, which know the
 * field's label, say more.
 */
export const ownWords: core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is written in a way that can’t be read.';
    case 'not_multiple_of':
      return `Enter a multiple of ${String(issue.divisor)}.`;
    case 'invalid_value':
      return `Choose one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Leave out what isn’t known here: ${issue.keys.join(', ')}.`;
    default:
      return 'This is not what belongs here.';
  }
};
