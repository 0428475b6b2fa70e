/** What a workbook itself says to be a total: a formula that adds up, counts or averages the cell's own column. */
import { columnLetter } from '../../shared/domain/tabular-columns.ts';

const OVER =
  /^(?:of:)?=?(?:_xlfn\.)?(?:(?:SUM|COUNTA?|AVERAGE|MEDIAN|MIN|MAX|PRODUCT)\(|SUBTOTAL\(\d+[,;]|AGGREGATE\(\d+[,;]\d*[,;])([^()]*)\)$/iu;
/** `Table1[Amount]` or `[Amount]`; one with `@` or `#This Row` is a cell of its own row. */
const TABLE_COLUMN = /^\w*\[[^[\]@#]+\]$/u;
const CELLS = /^\[?\.?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\.?\$?([A-Z]{1,3})\$?(\d{1,7}))?\]?$/u;

/** True when a formula is over cells of its own column, none of them itself. */
export function isOverOwnColumn(formula: string, row: number, column: number): boolean {
  const parts = OVER.exec(formula.replaceAll(/\s+/gu, ''))?.[1]?.split(/[,;~]/u);
  if (!parts) return false;
  const own = columnLetter(column);
  return parts.every((part) => {
    if (TABLE_COLUMN.test(part) && !CELLS.test(part)) return true;
    const found = CELLS.exec(part.toUpperCase());
    if (!found) return false;
    const [, left = '', from = '', right = left, to = from] = found;
    return left === own && right === own && (Number(to) < row + 1 || Number(from) > row + 1);
  });
}
