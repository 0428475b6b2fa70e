import { readYearName } from '../../../shared/domain/year-names.ts';
import { t } from '../../words/t.ts';
import { plainText } from './cell-text.ts';
import type { Block } from './clipboard.ts';
import type { PasteTarget, PlanRow } from './paste-target.ts';
import type { GridColumn } from './types.ts';

/** Where a block's rows and columns go, or why it goes nowhere. `null` is left out on purpose: a total. */
export type Placement<Row> =
  | { rows: (PlanRow<Row> | null)[]; columns: (GridColumn<Row> | null)[]; body: Block; headerRead: boolean }
  | { refused: string };

export const tidy = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim().toLowerCase();
/** What tells one row's name from another's in the column that holds them. */
export const nameIn = <Row>(by: GridColumn<Row> | undefined, text: string): string => (by?.alike ?? tidy)(text);
/** A heading whatever its dashes and spaces: "E-mail" and "Email". */
const letters = (text: string): string => tidy(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
export const TOTAL = /^(?:grand )?totals?$|^sum$/u;
const FIGURE = /^[£(\-\u2212]?\s*[\d,.\s]+%?\)?$/u;

/** True for a text of digits that is no year. */
export const isFigureText = (text: string): boolean => FIGURE.test(text.trim()) && readYearName(text) === undefined;

/** True when the column is called this, whatever the writing: its heading, its long name, its year. */
export function isCalled<Row>(column: GridColumn<Row>, text: string): boolean {
  const { heading, longName, group = '', subheading = '' } = column;
  const names = [heading, longName ?? heading, `${group} ${heading}`, `${heading} ${subheading}`, `${heading} ${group}`];
  if (names.some((name) => letters(name) === letters(text))) return true;
  const wanted = readYearName(text);
  const mine = readYearName(heading);
  if (!wanted || !mine || wanted.year !== mine.year) return false;
  // "Forecast 2026-27" isn’t 2026-27 of the promises.
  const words = tidy(`${group} ${longName ?? ''} ${subheading} ${mine.rest}`);
  return wanted.rest === '' || wanted.rest.split(' ').every((word) => words.includes(word));
}

/** True when the first of several rows names columns: at least one of this grid's, or a year, and no figure among them. */
export function isHeaderRow<Row>(block: Block, columns: readonly GridColumn<Row>[]): boolean {
  const [first] = block;
  if (!first || block.length < 2) return false;
  const filled = first.filter((cell) => cell.trim() !== '');
  const names = filled.filter((cell) => readYearName(cell) !== undefined || columns.some((column) => isCalled(column, cell)));
  return names.length > 0 && filled.every((cell) => names.includes(cell) || !isFigureText(cell)) && names.length * 2 >= filled.length;
}

const isTotal = <Row>(column: GridColumn<Row> | undefined, text: string): boolean => TOTAL.test(tidy(text)) || column?.addsUp === true;

/** The column of each of a header's cells; a sentence when one can't be placed. */
export function columnsOf<Row>(header: readonly string[], target: PasteTarget<Row>): (GridColumn<Row> | null)[] | string {
  const placed: (GridColumn<Row> | null)[] = [];
  const label = namesOf(target);
  for (const [at, text] of header.entries()) {
    const found = target.columns.filter((column) => isCalled(column, text));
    // A first column without a heading, or with another word for the rows, holds their names.
    if (found.length === 0 && at === 0 && label && readYearName(text) === undefined) placed.push(label);
    else if (isTotal(found[0], text)) placed.push(null);
    else if (found.length === 1) placed.push(found[0]!);
    else return t(found.length > 1 ? 'grid.refused.twice' : 'grid.refused.noColumn', { text: text.trim() || t('grid.problem.blank') });
  }
  const twice = placed.find((column, at) => column !== null && placed.indexOf(column) !== at);
  return twice ? t('grid.refused.twice', { text: twice.heading }) : placed;
}

/** True for a column of references, which tell rows apart whatever their names. */
export const isReference = <Row>(column: GridColumn<Row> | null): boolean => column?.label === true && column.kind === 'opener';

/** Which of a block's columns holds the rows' names: references, else the one said to, else the first label. */
function namesAmong<Row>(columns: readonly (GridColumn<Row> | null)[], nameKey: string | undefined): number {
  const references = columns.findIndex(isReference);
  if (references >= 0) return references;
  return columns.findIndex((column) => (nameKey === undefined ? column?.label === true && !column.addsUp : column?.key === nameKey));
}

/** The grid's column that holds the rows' names. */
const namesOf = <Row>({ columns, nameKey }: PasteTarget<Row>): GridColumn<Row> | undefined => columns[namesAmong(columns, nameKey)];

/** True for a row of this name: as messages call it, or as this column shows it. */
function isNamed<Row>({ row, id }: PlanRow<Row>, name: string, target: PasteTarget<Row>, by: GridColumn<Row> | undefined): boolean {
  const shown = by ? plainText(by, target.value({ row, id }, by), row) : '';
  return nameIn(by, name) === nameIn(by, target.rowName(row)) || nameIn(by, name) === nameIn(by, shown);
}

/** The rows a block's names stand for; rows of totals go nowhere. A sentence when a name isn't here, or twice. */
function rowsNamed<Row>(names: readonly string[], target: PasteTarget<Row>, by?: GridColumn<Row>): (PlanRow<Row> | null)[] | string {
  const placed: (PlanRow<Row> | null)[] = [];
  for (const [at, name] of names.entries()) {
    // Rows in the order shown need no name of their own: two commitments of one site are told apart by place.
    const here = target.rows[target.top + at];
    const found = target.rows.filter((row) => isNamed(row, name, target, by));
    if (TOTAL.test(tidy(name))) placed.push(null);
    else if (here && isNamed(here, name, target, by)) placed.push(here);
    else if (found.length === 1) placed.push(found[0]!);
    else return t(found.length > 1 ? 'grid.refused.severalRows' : 'grid.refused.noRow', { text: name.trim() || t('grid.problem.blank') });
  }
  return placed;
}

/** A block whose columns have names: each goes to the column of its name, each row to the row of its name. */
function placeByNames<Row>(block: Block, target: PasteTarget<Row>): Placement<Row> {
  const [header = [], ...body] = block;
  const columns = columnsOf(header, target);
  if (typeof columns === 'string') return { refused: columns };
  const labelled = namesAmong(columns, target.nameKey);
  const rows =
    labelled >= 0
      ? rowsNamed(
          body.map((row) => row[labelled] ?? ''),
          target,
          columns[labelled]!,
        )
      : rowsFrom(body.length, target);
  if (typeof rows === 'string') return { refused: rows };
  // The rows' names were read; they are not written.
  return { rows, columns: columns.map((column, at) => (at === labelled ? null : column)), body, headerRead: true };
}

/** The rows from the selected one down; a sentence when there are fewer, or they belong to another band. */
function rowsFrom<Row>(count: number, target: PasteTarget<Row>): PlanRow<Row>[] | string {
  const { rows, top, height, bandOf } = target;
  const there = rows.slice(top, top + count);
  if (there.length < count) return t(top > 0 ? 'grid.refused.tooLong' : 'grid.refused.tooLongFromTop', { count, left: there.length });
  const first = there[0] && bandOf?.(there[0].row);
  const inBand = there.filter(({ row }) => bandOf?.(row) === first).length;
  // Who has selected the rows of two bands sees where the block goes.
  if (bandOf && inBand < count && height < count)
    return t('grid.refused.pastBand', { count, left: inBand, band: target.bandName?.(first ?? '') ?? '' });
  return there;
}

/** True when the block's first column holds the rows' names: over their own column, or before figures that they would shift. */
function hasNames<Row>(block: Block, target: PasteTarget<Row>): 'over' | 'before' | null {
  const first = target.columns[target.left];
  if (!target.header || !first || block.some((row) => row.length < 2)) return null;
  if (first === namesOf(target)) return 'over';
  const here = target.rows[target.top];
  if (first.kind !== 'number' || !here) return null;
  const isWord = (text: string): boolean => text.trim() !== '' && !/\d/u.test(text) && 'problem' in target.parse(first, text, here.row);
  const named = block.every((row) => isWord(row[0]!) && row.slice(1).some(isFigureText));
  // A word alone is a slip in one cell, which is marked; a column of them is names.
  return named && (block.length > 1 || isNamed(here, block[0]![0]!, target, namesOf(target))) ? 'before' : null;
}

/** Works out where a pasted block goes: by its headings if it has any, else from the selected cell. */
export function placeBlock<Row>(block: Block, target: PasteTarget<Row>): Placement<Row> {
  if (target.header && isHeaderRow(block, target.columns)) return placeByNames(block, target);
  const names = hasNames(block, target);
  const body = names ? block.map((row) => row.slice(1)) : block;
  const left = target.left + (names === 'over' ? 1 : 0);
  const rows = names
    ? rowsNamed(
        block.map((row) => row[0]!),
        target,
        namesOf(target),
      )
    : rowsFrom(body.length, target);
  if (typeof rows === 'string') return { refused: rows };
  const width = Math.max(0, ...body.map((row) => row.length));
  const columns = target.columns.slice(left, left + width);
  if (columns.length < width)
    return { refused: t(left > 0 ? 'grid.refused.tooWide' : 'grid.refused.tooWideFromLeft', { count: width, left: columns.length }) };
  const total = columns.find((column) => column.addsUp);
  if (target.header && total && width > 1) return { refused: t('grid.refused.overTotal', { column: total.heading }) };
  return { rows, columns, body, headerRead: false };
}
