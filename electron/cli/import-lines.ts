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
      ['Stopped', number(counts.stopped)],
      ['Skipped', number(counts.skipped)],
      ['Problems', number(counts.problems.length)],
    ]),
    ...sheetLines(counts),
    ...unusedLines(counts),
    ...accountLines(counts),
    ...questionLines(counts.questions),
    ...unaskedLines(counts),
    ...totalLines(counts.totals),
    ...counts.notes.map((note) => `Note: ${note}`),
    ...problemLines(counts.problems),
  ];
}

/** Sheets read and not read; a file of one sheet has nothing to say. */
function sheetLines({ sheets }: ImportCounts): string[] {
  if (sheets.length < 2) return [];
  return [
    '',
    'Sheets',
    ...align(sheets.map(({ name, rows, read, why }) => [`${name}: ${read ? 'read' : `not read, ${why}`}`, number(rows)])),
  ];
}

/** Columns that no field uses, with the first texts under them. */
function unusedLines({ unused, sheets }: ImportCounts): string[] {
  if (unused.length === 0) return [];
  const several = sheets.filter(({ read }) => read).length > 1;
  const lines = unused.slice(0, SHOWN).map(({ sheet, heading, samples }) => {
    const under = samples.length === 0 ? 'nothing under it' : samples.map((text) => `“${text.replaceAll(/\s+/gu, ' ')}”`).join(', ');
    return `  ${several ? `${sheet}: ` : ''}${heading}: ${under}`;
  });
  const more = unused.length - lines.length;
  return ['', 'Columns not read', ...lines, ...(more > 0 ? [`  and ${number(more)} more; --json lists all of them.`] : [])];
}

/** Rows and homes of the file, each by what becomes of it. */
function accountLines({ accounts, before, after }: ImportCounts): string[] {
  const line = (name: string, sums: ImportCounts['accounts'][number]['rows']): string =>
    `  ${name} ${number(sums.file)} in the file = ${number(sums.new)} new + ${number(sums.changed)} changed + ${number(sums.same)} the same + ${number(sums.stopped)} stopped + ${number(sums.skipped)} skipped`;
  const each = accounts.flatMap(({ sheet, rows, homes }) => [
    ...(accounts.length > 1 ? [`  ${sheet}`] : []),
    line('Rows:', rows),
    ...(homes ? [line('Homes:', homes)] : []),
  ]);
  const homes = before.homes === null || after.homes === null ? '' : `; homes ${number(before.homes)} before, ${number(after.homes)} after`;
  return ['', 'Account', ...each, `  Here: ${number(before.records)} before, ${number(after.records)} after${homes}`];
}

/** What was decided, and what waits for an answer. */
function questionLines(questions: ImportCounts['questions']): string[] {
  if (questions.length === 0) return [];
  const lines = questions.map(({ id, title, detail, answer, proposed, options }) => {
    const labelOf = (chosen: string): string => options.find((option) => option.id === chosen)?.label ?? chosen;
    const said = answer === null ? `waits${proposed === null ? '' : `; proposed: ${labelOf(proposed)}`}` : labelOf(answer);
    return `  ${title} [${id}] ${said}. ${detail}`.trimEnd();
  });
  return ['', 'Questions', ...lines];
}

/** Answers that nothing asked for this time. */
function unaskedLines({ unasked }: ImportCounts): string[] {
  if (unasked.length === 0) return [];
  const lines = unasked.slice(0, SHOWN).map((id) => `  ${id}`);
  const more = unasked.length - lines.length;
  return [
    '',
    'Answers not used: this file doesn’t ask',
    ...lines,
    ...(more > 0 ? [`  and ${number(more)} more; --json lists all of them.`] : []),
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
