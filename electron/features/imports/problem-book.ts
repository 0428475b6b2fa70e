import { AppError } from '../../../shared/errors.ts';
import type { Fault } from '../../../shared/features/imports/contract.ts';
import { cellText } from '../../tabular/headings.ts';
import type { ReportModel, ReportSheet } from '../../workbook/report-model.ts';
import type { Outcome } from './outcome.ts';
import { PROBLEM_HEADINGS } from './problem-headings.ts';
import type { ReadFile, StoppedRows } from './read.ts';
import type { ReadyTable } from './rows-read.ts';

const MOST_ROWS = 20_000;

const reasonOf = ({ column, reason }: Fault): string => (column === '' ? reason : `${column}: ${reason}`);

/** The rows of each sheet that are not brought in, as the file has them. */
export function stoppedRows(tables: readonly ReadyTable[], outcomes: readonly Outcome[]): StoppedRows[] {
  return tables.flatMap(({ sheet, header }) => {
    const own = outcomes.filter((one) => one.state === 'stopped' && one.sheet === sheet.name).slice(0, MOST_ROWS);
    if (own.length === 0) return [];
    const rows = own.map((one) => {
      const cells = sheet.rows[one.row - 1] ?? [];
      const [reason, remedy] = [one.faults.map(reasonOf).join('\n'), [...new Set(one.faults.map((fault) => fault.remedy))].join('\n')];
      return { row: one.row, reason, remedy, cells: header.headings.map(({ column }) => cellText(cells[column])) };
    });
    return [{ sheet: sheet.name, headings: header.headings.map(({ text }) => text), rows }];
  });
}

const sheetOf = ({ sheet, headings, rows }: StoppedRows, at: number): ReportSheet => ({
  name: sheet,
  tableName: `Stopped${at + 1}`,
  title: `Rows of ${sheet} that are not brought in`,
  description: 'Correct the cells, save, and import this workbook. The first three columns are ours and are passed over.',
  columns: [
    { key: 'row', heading: PROBLEM_HEADINGS.row, kind: 'number' },
    { key: 'reason', heading: PROBLEM_HEADINGS.reason, kind: 'text', width: 60 },
    { key: 'remedy', heading: PROBLEM_HEADINGS.remedy, kind: 'text', width: 40 },
    ...headings.map((heading, column) => ({ key: `c${column}`, heading, kind: 'reference' as const })),
  ],
  rows: rows.map(({ row, reason, remedy, cells }) => [row, reason, remedy, ...cells]),
});

/** The rows that are not brought in, as a workbook that says of each what is wrong. Throws when there are none. */
export async function problemBook(
  read: ReadFile,
  at: { now: string; name: string },
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const stopped = read.stopped ?? [];
  if (stopped.length === 0) {
    throw new AppError('not_found', `No row of “${read.fileName}” is stopped.`, { remedy: 'There is nothing to download.' });
  }
  const count = stopped.reduce((sum, { rows }) => sum + rows.length, 0);
  const model: ReportModel = {
    title: `Rows not brought in from ${read.fileName}`,
    partnership: '',
    createdAt: at.now,
    createdBy: at.name,
    subject: 'Problems of an import',
    keywords: ['import', 'problems'],
    language: 'en-GB',
    cover: {
      facts: [{ label: 'Rows', value: count.toLocaleString('en-GB') }],
      intro: ['Each row stands as the file has it, with what is wrong.'],
    },
    notes: [],
    sheets: stopped.map(sheetOf),
  };
  const { createReportWriter } = await import('../../workbook/hucre-writer.ts');
  const bytes = await createReportWriter().write(model, {});
  return { name: `${read.fileName.replace(/\.[^.]*$/u, '')} problems.xlsx`, bytes: new Uint8Array(bytes) };
}
