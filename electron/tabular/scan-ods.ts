import { LIMITS, ZIP_LIMITS } from './limits.ts';
import { RefusedTable } from './table-read-error.ts';

const TAGS = /<(\/?)table:(table-row|table-cell|covered-table-cell)\b([^>]*?)(\/?)>/gu;
const repeat = (attributes: string, name: string): number =>
  Number(new RegExp(`table:number-${name}-repeated="(\\d+)"`, 'u').exec(attributes)?.[1] ?? 1);

/**
 * Counts an ods sheet's cells with their repeats. One cell can say it stands for 17 thousand million, so the counting
 * comes before any reader. Blank cells and rows repeated to the sheet's edge are normal and count for nothing.
 */
export function scanOds(content: Buffer): number {
  let [total, rowRepeat, rowCells, rowLast, column] = [0, 1, 0, 0, 0];
  const text = content.toString('utf8');
  const endRow = (): void => {
    if (rowCells === 0) return;
    if (rowLast > ZIP_LIMITS.cells || rowRepeat > LIMITS.rows) throw repeated();
    total += rowLast * rowRepeat;
    if (total > ZIP_LIMITS.cells) throw repeated();
  };
  for (const [, closing, name, attributes = '', selfClosing] of text.matchAll(TAGS)) {
    if (name === 'table-row') {
      if (closing === '/') endRow();
      else [rowRepeat, rowCells, rowLast, column] = [repeat(attributes, 'rows'), 0, 0, 0];
    } else if (closing !== '/') {
      column += repeat(attributes, 'columns');
      if (selfClosing !== '/' || attributes.includes('office:value')) {
        rowCells += 1;
        rowLast = column;
      }
    }
  }
  return total;
}

function repeated(): RefusedTable {
  return new RefusedTable('too-complex', 'its cells are repeated more than 3 million times');
}
