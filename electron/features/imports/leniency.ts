import type { Problem } from '../../../shared/features/imports/contract.ts';
import type { FileProblem } from '../../../shared/domain/tabular-types.ts';
import type { KindField } from '../../rooms/import-kind.ts';

/** True when a refused cell leaves its field empty, and its text goes to the notes, instead of stopping the row. */
export const isForgiven = (problem: FileProblem, field: KindField | undefined): boolean =>
  field?.lenient === true && problem.severity === 'error' && problem.code !== 'missing';

/** What becomes of a field whose cell can't be read, and of its text: a kind without notes has no place to keep that. */
export const leftAsItIs = (keepsText: boolean): string =>
  `What is here stays, a new record is left without it, and the text is ${keepsText ? 'kept in Notes' : 'not kept'}.`;

/** The problem as the preview shows it; of a forgiven one with what became of the text. */
export function toProblem(problem: FileProblem, became?: string): Problem {
  return {
    sheet: problem.sheet,
    row: problem.row,
    column: problem.column.heading,
    value: problem.value,
    message: became === undefined ? problem.message : `${problem.message} ${became}`,
    remedy: problem.remedy,
    severity: became === undefined ? problem.severity : 'warning',
  };
}

/** Notes with the text of forgiven cells, in the order of the columns. */
export function withKeptTexts(notes: string, kept: readonly { label: string; value: string }[]): string {
  const lines = kept.map(({ label, value }) => `${label} as given: ${value.replaceAll(/\s*\n\s*/g, '; ').trim()}`);
  return [notes, ...lines].filter((line) => line !== '').join('\n');
}

/** Says one thing once: the same warning about the same text in a column becomes one, with a count. */
export function groupWarnings(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, { at: number; count: number }>();
  const grouped: Problem[] = [];
  for (const problem of problems) {
    const key = problem.severity === 'warning' ? `${problem.sheet}\n${problem.column}\n${problem.value}` : '';
    const known = key === '' ? undefined : first.get(key);
    if (known) known.count += 1;
    else if (key !== '') first.set(key, { at: grouped.push(problem) - 1, count: 1 });
    else grouped.push(problem);
  }
  for (const { at, count } of first.values()) {
    const problem = grouped[at]!;
    if (count > 1)
      grouped[at] = {
        ...problem,
        message: `${problem.message} The same in ${(count - 1).toLocaleString('en-GB')} more ${count === 2 ? 'row' : 'rows'}.`,
      };
  }
  return grouped;
}

/** Notes that hold these lines too: what stands there stays, and a line that is there already is not put twice. */
export function withLines(notes: string, lines: string): string {
  const held = new Set(notes.split('\n').map((line) => line.trim()));
  const added = lines.split('\n').filter((line) => !held.has(line.trim()));
  return [notes, ...added].filter((line) => line !== '').join('\n');
}
