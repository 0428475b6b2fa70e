import { cellText } from '../../tabular/headings.ts';
import type { FoundTable } from './find-tables.ts';

/** Rows that a column is recognised by. */
export const SAMPLE_ROWS = 200;
const SAMPLES = 3;

/** First texts of a column, to recognise it by. */
export function samplesOf({ sheet, header }: FoundTable, column: number): string[] {
  const found = new Set<string>();
  for (const row of sheet.rows.slice(header.firstDataRow, header.firstDataRow + SAMPLE_ROWS)) {
    const text = cellText(row[column]).trim();
    if (text !== '') found.add(text.slice(0, 60));
    if (found.size === SAMPLES) break;
  }
  return [...found];
}

/** A question's id: of several sheets each has its own. */
export const idIn = (id: string, { sheet }: FoundTable, several: boolean): string => (several ? `${id}@${sheet.name}` : id);
