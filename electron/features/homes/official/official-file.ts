import { columnLetter } from '../../../../shared/domain/tabular-columns.ts';
import type { Kind } from '../../../../shared/domain/kinds.ts';
import type { FileProblem, ImportField, Sheet, TableFile } from '../../../../shared/domain/tabular-types.ts';
import { convertRows, type ConvertedRow } from '../../../tabular/convert.ts';
import { findHeader, matchColumns } from '../../../tabular/header.ts';
import type { MatchedColumn } from '../../../tabular/match-columns.ts';

/** An official table, read: its rows as records, and all there is to say about cells that could not be read. */
export interface Official<Row> {
  rows: Row[];
  /** Errors stopped their row; warnings did not. */
  problems: FileProblem[];
  /** Sentences about the file: sheets left out, headings that are out of date. */
  notes: string[];
}

/** A field of an official table. */
export const field = (key: string, label: string, type: Kind, more: Partial<ImportField> = {}): ImportField => ({
  key,
  label,
  type,
  required: false,
  aliases: [],
  ...more,
});

/** A part of a sheet that is one table: where its rows are, and which column feeds which field. */
export interface Table {
  sheet: Sheet;
  firstDataRow: number;
  /** 0-based row after the last. */
  end: number;
  matched: Record<string, MatchedColumn>;
}

/** Rows of a table that are right, and what is wrong with the others. */
export function convertTable(
  table: Table,
  fields: readonly ImportField[],
  today: string,
): { rows: ConvertedRow[]; problems: FileProblem[] } {
  const { sheet, firstDataRow, end, matched } = table;
  const all = [
    ...convertRows({
      sheet: { name: sheet.name, rows: sheet.rows.slice(0, end) },
      header: { firstDataRow },
      match: { matched },
      fields,
      today,
    }),
  ];
  return { rows: all.filter(({ ok }) => ok), problems: all.flatMap(({ problems }) => problems) };
}

/** The sheets whose headings hold all required fields, with the columns; and a sentence about each other sheet that has rows. */
export function tablesIn(file: TableFile, fields: readonly ImportField[]): { tables: Table[]; notes: string[] } {
  const tables: Table[] = [];
  const others: string[] = [];
  for (const sheet of file.sheets) {
    const header = findHeader(sheet, fields);
    const match = header && matchColumns(fields, header.headings);
    if (header && match?.missing.length === 0)
      tables.push({ sheet, firstDataRow: header.firstDataRow, end: sheet.rows.length, matched: match.matched });
    else if (sheet.rows.length > 0) others.push(sheet.name);
  }
  const notes = tables.length > 0 && others.length > 0 ? [`Not read: ${others.map((name) => `“${name}”`).join(', ')}.`] : [];
  return { tables, notes };
}

/** A problem of a cell, for what a row's figures say against each other. */
export function cellProblem(
  table: Pick<Table, 'sheet' | 'matched'>,
  at: { row: number; key: string },
  said: { value: string; words: string; remedy: string; severity: FileProblem['severity'] },
): FileProblem {
  const found = table.matched[at.key];
  const heading = found?.heading ?? at.key;
  const letter = columnLetter(found?.column ?? 0);
  const { value, words, remedy, severity } = said;
  return {
    sheet: table.sheet.name,
    row: at.row,
    column: { heading, letter },
    value,
    message: `${table.sheet.name}, row ${at.row}, column ${letter} (${heading}): “${value}” ${words}.`,
    remedy,
    severity,
    code: severity === 'error' ? 'unknown-value' : 'repaired',
    field: at.key,
  };
}
