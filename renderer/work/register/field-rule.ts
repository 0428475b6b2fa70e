import type { z } from 'zod';
import { codeIssue, errorText } from '../../ui/form/messages.ts';
import type { CellValue } from '../../ui/grid/types.ts';

/** What a field's own rules say against a cell's value, in the words of its form; nothing of an emptied cell, which the core knows more of. */
export function fieldRule(
  rules: z.ZodType | undefined,
  label: string,
  valueOf: (value: CellValue) => unknown,
): (value: CellValue) => string | undefined {
  return (cell) => {
    if (cell === null || !rules) return undefined;
    const value = valueOf(cell);
    const issue = rules.safeParse(value, { error: codeIssue }).error?.issues[0];
    return issue && errorText({ type: issue.code, message: issue.message }, { label, kind: 'text' }, value);
  };
}
