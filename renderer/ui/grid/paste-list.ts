import { readYearName } from '../../../shared/domain/year-names.ts';
import { t } from '../../words/t.ts';
import { columnName, plainText } from './cell-text.ts';
import type { Block } from './clipboard.ts';
import { columnsOf, isCalled, isFigureText, isHeaderRow, isReference, nameIn, tidy, TOTAL } from './paste-place.ts';
import type { PasteTarget, PlanRow } from './paste-target.ts';
import type { LeftHeading } from './pasted.ts';
import type { Adding, CellValue, GridColumn, PastedList } from './types.ts';

/** What a pasted list asks for: rows to add and to change, why it is refused whole, or null: it is no such list. */
export type ReadList = PastedList | { refused: string } | null;

/** Keys of the columns that a block's headings stand for, as a matcher of headings found them; null for none. */
export type MatchedKeys = readonly (string | null)[];

interface Columned<Row> {
  /** What each of the block's columns is taken into; null for one that is left out. */
  columns: (GridColumn<Row> | null)[];
  left: PastedList['left'][number][];
  headings: string[];
  /** The rows that say something, each with its place in the block, from 1. */
  body: { row: number; cells: readonly string[] }[];
  nameAt: number;
  /** Where the numbers that the program gives stand; -1 for nowhere. */
  numberAt: number;
  /** The block has headings: it is a list, whether its rows are here or not. */
  hasHeader: boolean;
}

/** What adds rows, with its columns as those of this grid's rows. */
export type AddingTo<Row> = Omit<Adding, 'columns'> & { columns: readonly GridColumn<Row>[] };

const listed = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(words.map((word) => t('grid.quoted', { text: word })));

const widthOf = (block: Block): number => Math.max(0, ...block.map((row) => row.length));

/** Headings of a block that only a matcher of headings can read: several different words over something, and no figure among them. */
export function unreadHeadings<Row>(block: Block, target: PasteTarget<Row>, { columns }: AddingTo<Row>): string[] | null {
  const [first = []] = block;
  const filled = first.filter((text) => text.trim() !== '');
  if (block.length < 2 || filled.length < 2 || new Set(filled.map(tidy)).size < filled.length) return null;
  if (filled.some((text) => isFigureText(text) && readYearName(text) === undefined)) return null;
  const isKnown = (text: string): boolean => [...columns, ...target.columns].some((column) => isCalled(column, text));
  return filled.every(isKnown) ? null : first;
}

/** Why a heading isn't taken. What a column shows and only its form takes is no figure that is worked out. */
const whyLeft = <Row>(
  shown: GridColumn<Row> | undefined,
  matched: string | null | undefined,
  { columns }: AddingTo<Row>,
): LeftHeading['why'] => {
  if (shown) return columns.some(({ key }) => key === shown.key) ? 'elsewhere' : 'worked';
  return matched ? 'elsewhere' : 'unknown';
};

/** The columns that headings stand for: those that a row takes, then those that are only shown. */
function byHeadings<Row>(
  block: Block,
  target: PasteTarget<Row>,
  adding: AddingTo<Row>,
  matched: MatchedKeys,
): Pick<Columned<Row>, 'columns' | 'left' | 'headings'> {
  const [headings = []] = block;
  const left: PastedList['left'][number][] = [];
  const given = new Set<string>();
  const columns = headings.map((text, at): GridColumn<Row> | null => {
    const called = adding.columns.filter((column) => isCalled(column, text));
    const known = called.length === 1 ? called[0] : adding.columns.find(({ key }) => key === matched[at]);
    if (known && !given.has(known.key)) {
      given.add(known.key);
      return known;
    }
    const shown = target.columns.find((column) => isCalled(column, text));
    const isNumber = shown !== undefined && shown.key === adding.numberKey;
    if (!isNumber && block.some((row, line) => line > 0 && (row[at] ?? '').trim() !== ''))
      left.push({ heading: text.trim(), why: whyLeft(shown, matched[at], adding) });
    return null;
  });
  return { columns, left, headings };
}

/** The block's columns, when it holds the rows' names: by its headings, else from the selected cell. */
function columned<Row>(block: Block, target: PasteTarget<Row>, adding: AddingTo<Row>, matched: MatchedKeys): Columned<Row> | null {
  const width = widthOf(block);
  const isMatched = matched.filter((key) => key !== null).length * 2 >= width && matched.includes(adding.nameKey);
  const hasHeader = isMatched || isHeaderRow(block, [...target.columns, ...adding.columns]);
  let found: Pick<Columned<Row>, 'columns' | 'left' | 'headings'>;
  if (hasHeader) found = byHeadings(block, target, adding, matched);
  else {
    const shown = target.columns.slice(target.left, target.left + width);
    if (shown.length < width) return null;
    const columns = shown.map(({ key }) => adding.columns.find((column) => column.key === key) ?? null);
    const left = shown.flatMap((column, at) => (columns[at] ? [] : [{ heading: column.heading, why: whyLeft(column, null, adding) }]));
    found = { columns, left, headings: shown.map(columnName) };
  }
  const { columns } = found;
  // A first column without a heading, or with another word for the rows, holds their names.
  if (hasHeader && columns[0] === null && !columns.some((column) => column?.key === adding.nameKey)) {
    const placed = columnsOf(block[0]!, target);
    if (typeof placed !== 'string' && placed[0]?.key === adding.nameKey) {
      columns[0] = adding.columns.find(({ key }) => key === adding.nameKey) ?? null;
      found.left = found.left.filter(({ heading }) => heading !== block[0]![0]!.trim());
    }
  }
  const nameAt = columns.findIndex((column) => column?.key === adding.nameKey);
  const numbers = target.columns.find(({ key }) => key === adding.numberKey);
  const numberAt = hasHeader && numbers ? block[0]!.findIndex((text) => isCalled(numbers, text)) : -1;
  // By their references the rows are known, whatever they are called.
  const references = hasHeader
    ? block[0]!.flatMap((text) => target.columns.filter((column) => isCalled(column, text)))
    : target.columns.slice(target.left, target.left + width);
  if (numberAt < 0 && references.some((column) => column.key !== adding.nameKey && isReference(column))) return null;
  // One cell over another is a new name for what is there.
  if ((nameAt < 0 && numberAt < 0) || (!hasHeader && block.length === 1 && width === 1)) return null;
  const body = block
    .slice(hasHeader ? 1 : 0)
    .map((cells, at) => ({ row: at + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== '') && !TOTAL.test(tidy(cells[nameAt] ?? '')));
  return { ...found, body, nameAt, numberAt, hasHeader };
}

/** Reads a pasted block as a list of rows. `every` are all rows of the list, those hidden by a filter too. */
export function readList<Row>(
  block: Block,
  target: PasteTarget<Row>,
  every: readonly PlanRow<Row>[],
  adding: AddingTo<Row>,
  matched: MatchedKeys = [],
): ReadList {
  const found = columned(block, target, adding, matched);
  if (!found) return null;
  const { columns, body, nameAt, numberAt, left, headings, hasHeader } = found;
  const by = (nameAt >= 0 ? columns[nameAt] : target.columns.find(({ key }) => key === adding.numberKey))!;
  const nameOf = (row: readonly string[]): string => (row[nameAt] ?? '').trim();
  const known = new Map(
    every.flatMap(({ row, id }) =>
      [target.rowName(row), plainText(by, target.value({ row, id }, by), row)].map((text): [string, Row] => [nameIn(by, text), row]),
    ),
  );
  const isHere = (name: string): boolean => known.has(nameIn(by, name));
  // Without headings, cells beside the names of rows that are all here are a plain range, as in a spreadsheet.
  if (!hasHeader && body.every(({ cells }) => isHere(nameOf(cells))))
    return columns.length > 1 ? null : { refused: t('grid.refused.allHere') };
  const problems: PastedList['problems'][number][] = [];
  const rows = body.map(({ row, cells }): PastedList['rows'][number] => {
    const number = (cells[numberAt] ?? '').trim();
    const name = nameOf(cells) || number;
    const values: Record<string, CellValue> = {};
    if (name === '') problems.push({ row, name, text: '', reason: t('grid.refused.noName', { column: columnName(by) }) });
    for (const [n, text] of cells.entries()) {
      const column = columns[n];
      if (!column || text.trim() === '') continue;
      const parsed = target.parse(column, text, known.get(nameIn(by, name)) ?? ({} as Row));
      if ('problem' in parsed) problems.push({ row, name, text: text.trim(), column: column.key, reason: parsed.problem });
      else values[column.key] = parsed.ok;
    }
    return { row, name, values, ...(number === '' ? {} : { number }) };
  });
  const given = new Set(columns.flatMap((column) => column?.key ?? []));
  const missing = adding.needs.filter((key) => !given.has(key));
  const wanted = missing.map((key) => adding.columns.find((column) => column.key === key)?.heading ?? key);
  const needs = wanted.length > 0 ? t('grid.refused.needs', { columns: listed(wanted) }) : null;
  return { rows, columns: [...given], left, problems, needs, block: hasHeader ? block : [headings, ...block] };
}
