import type { ImportField } from '../../../shared/domain/tabular-types.ts';
import { strictForm } from '../../tabular/headings.ts';
import type { FoundHeader } from '../../tabular/header.ts';

/** Headings of the columns that a workbook of stopped rows has before the file's own. */
export const PROBLEM_HEADINGS = { row: 'Row in the file', reason: 'What is wrong', remedy: 'What to do' } as const;

const FORMS: ReadonlySet<string> = new Set(Object.values(PROBLEM_HEADINGS).map(strictForm));

/** The same as fields, so that their row is known for the one with the headings, whatever the file's own are called. */
export const PROBLEM_FIELDS: ImportField[] = Object.entries(PROBLEM_HEADINGS).map(([key, label]) => ({
  key: `problem:${key}`,
  label,
  required: false,
  aliases: [],
  type: 'long_text',
}));

/** A heading row without the columns that are ours: what is left is the file's own, known again as it was. */
export function withoutOurs(header: FoundHeader): FoundHeader {
  const ours = header.headings.filter(({ text }) => FORMS.has(strictForm(text)));
  if (ours.length < FORMS.size) return header;
  return { ...header, headings: header.headings.filter((one) => !ours.includes(one)), matches: Math.max(0, header.matches - ours.length) };
}
