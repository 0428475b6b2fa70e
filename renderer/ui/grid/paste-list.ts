import { t } from '../../words/t.ts';
import { columnName, plainText } from './cell-text.ts';
import type { Block } from './clipboard.ts';
import { columnsOf, isHeaderRow, isReference, nameIn, tidy, TOTAL } from './paste-place.ts';
import type { PasteTarget, PlanRow } from './paste-target.ts';
import type { Adding, CellValue, GridColumn, PastedList } from './types.ts';

/** What a pasted list asks for: rows to add, why it is refused whole, or null: it is no list with new rows. */
export type ReadList = PastedList | { refused: string } | null;

interface Columned<Row> {
  columns: readonly (GridColumn<Row> | null)[];
  body: Block;
  nameAt: number;
}

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(words.map((word) => t('grid.quoted', { text: word })));

/** The block's columns, when it holds the rows' names: by its headings, else from the selected cell. */
function columned<Row>(block: Block, target: PasteTarget<Row>, nameKey: string): Columned<Row> | null {
  const hasHeader = isHeaderRow(block, target.columns);
  const width = Math.max(0, ...block.map((row) => row.length));
  const columns = hasHeader ? columnsOf(block[0]!, target) : target.columns.slice(target.left, target.left + width);
  if (typeof columns === 'string' || columns.length < width) return null;
  const nameAt = columns.findIndex((column) => column !== null && column.key === nameKey);
  // By their references the rows are known, whatever they are called.
  if (columns.some((column, at) => at !== nameAt && isReference(column))) return null;
  // One cell over another is a new name for what is there.
  if (nameAt < 0 || (!hasHeader && block.length === 1 && width === 1)) return null;
  const body = (hasHeader ? block.slice(1) : block).filter(
    (row) => row.some((cell) => cell.trim() !== '') && !TOTAL.test(tidy(row[nameAt] ?? '')),
  );
  return { columns, body, nameAt };
}

/** The values of one new row; a sentence when something in it can't be read or placed. */
function valuesOf<Row>(
  row: readonly string[],
  columns: Columned<Row>['columns'],
  target: PasteTarget<Row>,
): Record<string, CellValue> | string {
  const values: Record<string, CellValue> = {};
  for (const [at, text] of row.entries()) {
    const column = columns[at];
    if (!column || text.trim() === '') continue;
    // What a column takes may hang on its row: of a new one nothing is known yet.
    const parsed = target.parse(column, text, {} as Row);
    if ('problem' in parsed) return parsed.problem;
    values[column.key] = parsed.ok;
  }
  return values;
}

/** Reads a pasted block as a list of rows. `every` are all rows of the list, those hidden by a filter too. */
export function readList<Row>(block: Block, target: PasteTarget<Row>, every: readonly PlanRow<Row>[], adding: Adding): ReadList {
  const found = columned(block, target, adding.nameKey);
  if (!found) return null;
  const { columns, body, nameAt } = found;
  const by = columns[nameAt]!;
  const nameOf = (row: readonly string[]): string => (row[nameAt] ?? '').trim();
  const known = new Set(
    every.flatMap(({ row, id }) =>
      [target.rowName(row), plainText(by, target.value({ row, id }, by), row)].map((text) => nameIn(by, text)),
    ),
  );
  const isHere = (row: readonly string[]): boolean => known.has(nameIn(by, nameOf(row)));
  const nameless = body.findIndex((row) => nameOf(row) === '');
  const name = columnName(by);
  if (nameless >= 0) return { refused: t('grid.refused.noName', { column: name, row: nameless + 1 }) };
  const fresh = body.filter((row) => !isHere(row));
  if (fresh.length === 0) return columns.length > 1 ? null : { refused: t('grid.refused.allHere') };
  const not = columns.find((column) => column !== null && !adding.takes.includes(column.key));
  if (not) return { refused: t('grid.refused.notForNew', { column: columnName(not) }) };
  const missing = adding.needs.filter((key) => !columns.some((column) => column?.key === key));
  if (missing.length > 0) {
    const wanted = missing.map((key) => target.columns.find((column) => column.key === key)?.heading ?? key);
    return { refused: t('grid.refused.needs', { columns: listed(wanted) }) };
  }
  const records: PastedList['records'][number][] = [];
  for (const row of fresh) {
    const values = valuesOf(row, columns, target);
    if (typeof values === 'string') return { refused: t('grid.refused.inRow', { row: nameOf(row), reason: values }) };
    records.push({ name: nameOf(row), values });
  }
  return { records, here: body.filter(isHere).map(nameOf) };
}
