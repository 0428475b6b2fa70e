import { plainCode } from '../../../shared/domain/code-text.ts';
import type { Columns, Stored } from '../../core/rows.ts';

/** A record's key as one text: what stands in each of its columns, as a file can say it. */
export const keyText = (key: readonly string[], columns: Record<string, Stored | undefined>): string =>
  key.map((column) => plainCode(String(columns[column] ?? ''))).join('\n');

/** Records by their keys. One that is stored as it is read goes before one that an earlier version took with what cannot be seen. */
export function byKeys(key: readonly string[], rows: readonly Columns[]): Map<string, Columns> {
  const found = new Map(rows.map((row) => [keyText(key, row), row]));
  for (const row of rows) {
    const exact = key.map((column) => String(row[column] ?? '')).join('\n');
    if (found.has(exact)) found.set(exact, row);
  }
  return found;
}
