import type { ImportCounts } from '../../shared/features/imports/contract.ts';

const SHOWN = 20;

const number = (value: number): string => value.toLocaleString('en-GB');

/** An import's result for a person. */
export function countLines(counts: ImportCounts, dryRun: boolean): string[] {
  return [
    `${counts.file} (${counts.kind})${dryRun ? ': a dry run, nothing was changed' : ''}`,
    '',
    ...align([
      ['Rows', number(counts.rows)],
      ['New', number(counts.new)],
      ['Changed', number(counts.changed)],
      ['The same', number(counts.same)],
      ['Problems', number(counts.problems.length)],
    ]),
    ...totalLines(counts.totals),
    ...problemLines(counts.problems),
  ];
}

function totalLines(totals: ImportCounts['totals']): string[] {
  const rows = Object.entries(totals).flatMap(([name, value]): string[][] =>
    typeof value === 'number'
      ? [[name, number(value)]]
      : [[name, ''], ...Object.entries(value).map(([key, count]) => [`  ${key}`, number(count)])],
  );
  return rows.length === 0 ? [] : ['', 'Totals', ...align(rows)];
}

function problemLines(problems: ImportCounts['problems']): string[] {
  if (problems.length === 0) return [];
  const shown = problems
    .slice(0, SHOWN)
    .map(({ severity, message, remedy }) => `  ${severity === 'error' ? 'Error: ' : ''}${message} ${remedy}`.trimEnd());
  const more = problems.length - shown.length;
  return ['', 'Problems', ...shown, ...(more > 0 ? [`  and ${number(more)} more; --json lists all of them.`] : [])];
}

/** Two columns: names left, figures right. */
function align(rows: string[][]): string[] {
  const left = Math.max(...rows.map(([name = '']) => name.length));
  const right = Math.max(...rows.map(([, value = '']) => value.length));
  return rows.map(([name = '', value = '']) => `  ${name.padEnd(left)}  ${value.padStart(right)}`.trimEnd());
}
