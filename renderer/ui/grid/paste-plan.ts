import { t } from '../../words/t.ts';
import { canEdit, columnName, plainText } from './cell-text.ts';
import type { Block } from './clipboard.ts';
import type { CellChange, CellProblem, CellValue, GridColumn, ParseResult } from './types.ts';

/** A data row as shown, in order; band rows are not in the list. */
export interface PlanRow<Row> {
  id: string;
  row: Row;
}

/** Where a block goes. Rows and columns are in the order shown; `height` and `width` are the selection's size. */
export interface PasteTarget<Row> {
  rows: readonly PlanRow<Row>[];
  columns: readonly GridColumn<Row>[];
  /** Index of the top left cell in `rows` and `columns`. */
  top: number;
  left: number;
  height: number;
  width: number;
  value: (row: PlanRow<Row>, column: GridColumn<Row>) => CellValue;
  parse: (column: GridColumn<Row>, text: string, row: Row) => ParseResult;
  rowName: (row: Row) => string;
  /** Look for a header row to skip (pastes only). */
  header: boolean;
}

/** What a paste would do. Every pasted cell is in exactly one of accepted, problems and leftOut. */
export interface PastePlan<Row> {
  changes: CellChange<Row>[];
  /** Cells that show their rejected text until it is fixed. */
  problems: CellProblem[];
  /** Sentences on what went nowhere: locked cells, and what was past the last row or column. */
  leftOut: string[];
  /** Cells given, without the header row. */
  total: number;
  /** Cells understood, changed or not. */
  accepted: { rowId: string; columnKey: string }[];
  headerSkipped: boolean;
  /** Size of the area written, for the selection afterwards. */
  height: number;
  width: number;
  /** True when every target column holds whole numbers: "figures" rather than "cells". */
  figures: boolean;
}

function same(one: string, other: string | undefined): boolean {
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return other !== undefined && tidy(one) === tidy(other);
}

/** True when the first of several rows only names columns of this grid. */
export function isHeaderRow<Row>(block: Block, columns: readonly GridColumn<Row>[]): boolean {
  const first = block[0];
  if (!first || block.length < 2) return false;
  const filled = first.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return false;
  return filled.every((cell) =>
    columns.some(
      (column) =>
        same(cell, column.heading) ||
        same(cell, column.longName) ||
        same(cell, `${column.group ?? ''} ${column.heading}`) ||
        same(cell, `${column.heading} ${column.subheading ?? ''}`),
    ),
  );
}

/** Repeats a block over the selection when the selection is a whole multiple of it (one value fills all). */
function tile(block: Block, height: number, width: number): Block {
  const blockWidth = Math.max(...block.map((row) => row.length));
  const fits = height % block.length === 0 && width % blockWidth === 0;
  if (!fits || (height <= block.length && width <= blockWidth)) return block;
  return Array.from({ length: height }, (_, r) => {
    const row = block[r % block.length] ?? [];
    return Array.from({ length: width }, (_unused, c) => row[c % blockWidth] ?? '');
  });
}

function lockedMessage<Row>(column: GridColumn<Row>, row: Row, rowName: string): string {
  if (column.lockedReason) return column.lockedReason;
  const name = columnName(column);
  const whole = column.readOnly || column.label || !column.editable;
  return whole ? t('grid.problem.locked', { column: name }) : t('grid.problem.lockedRow', { column: name, row: rowName });
}

function overflowMessage(text: string, below: number, beyond: number): string {
  const shown = text.trim() === '' ? t('grid.problem.blank') : text.trim();
  return below > 0
    ? t('grid.problem.overflowRow', { text: shown, count: below })
    : t('grid.problem.overflowColumn', { text: shown, count: beyond });
}

function placeCell<Row>(plan: PastePlan<Row>, target: PasteTarget<Row>, item: PlanRow<Row>, column: GridColumn<Row>, text: string): void {
  const at = { rowId: item.id, columnKey: column.key };
  const previous = target.value(item, column);
  if (!canEdit(column, item.row)) {
    if (same(text, plainText(column, previous, item.row))) plan.accepted.push(at);
    else plan.leftOut.push(lockedMessage(column, item.row, target.rowName(item.row)));
    return;
  }
  const parsed = target.parse(column, text, item.row);
  if ('problem' in parsed) {
    plan.problems.push({ ...at, message: parsed.problem, text: text.trim() });
    return;
  }
  plan.accepted.push(at);
  if (parsed.ok !== previous) {
    plan.changes.push({ ...at, row: item.row, value: parsed.ok, previous, text });
  }
}

/** Works out what a pasted block does to the grid, without doing it. */
export function planPaste<Row>(source: Block, target: PasteTarget<Row>): PastePlan<Row> {
  const headerSkipped = target.header && isHeaderRow(source, target.columns);
  const body = headerSkipped ? source.slice(1) : source;
  const block = body.length === 0 ? body : tile(body, target.height, target.width);
  const width = Math.max(0, ...block.map((row) => row.length));
  const plan: PastePlan<Row> = {
    changes: [],
    problems: [],
    leftOut: [],
    accepted: [],
    total: 0,
    headerSkipped,
    height: Math.min(block.length, target.rows.length - target.top),
    width: Math.min(width, target.columns.length - target.left),
    figures: target.columns.slice(target.left, target.left + width).every((column) => column.kind === 'whole'),
  };
  block.forEach((cells, r) => {
    cells.forEach((text, c) => {
      plan.total += 1;
      const item = target.rows[target.top + r];
      const column = target.columns[target.left + c];
      if (item && column) {
        placeCell(plan, target, item, column, text);
        return;
      }
      const below = target.top + r - target.rows.length + 1;
      const beyond = target.left + c - target.columns.length + 1;
      plan.leftOut.push(overflowMessage(text, below, beyond));
    });
  });
  return plan;
}
