import type { z } from 'zod';
import type { KeptKind } from '../../../shared/domain/kinds.ts';
import { codeIssue, errorText, type AnswerKind } from '../../ui/form/messages.ts';
import type { CellValue } from '../../ui/grid/types.ts';

/** How a cell of a kind is answered: an empty one is chosen, or entered. */
const ANSWERS: Partial<Record<KeptKind, AnswerKind>> = { code: 'choice', link: 'choice', yes_no: 'choice', day: 'date' };

/** What a field's own rules say against a cell's value, or against an emptied cell, in the words of its form. */
export function fieldRule(
  rules: z.ZodType | undefined,
  label: string,
  kind: KeptKind,
  valueOf: (value: CellValue) => unknown,
  noun?: string,
): (value: CellValue) => string | undefined {
  return (cell) => {
    if (!rules) return undefined;
    const value = valueOf(cell);
    const issue = rules.safeParse(value, { error: codeIssue }).error?.issues[0];
    return (
      issue &&
      errorText(
        { type: issue.code, message: issue.message },
        { label, ...(noun === undefined ? {} : { noun }), kind: ANSWERS[kind] ?? 'text' },
        value,
      )
    );
  };
}
