import { canEdit, lockedMessage, plainText } from './cell-text.ts';
import type { Block } from './clipboard.ts';
import { isHeaderRow, placeBlock } from './paste-place.ts';
import type { PasteTarget, PlanRow } from './paste-target.ts';
import type { CellChange, CellProblem, GridColumn } from './types.ts';
import { isFigure } from './kinds.ts';

/** What a paste would do. Every pasted cell is in exactly one of accepted, problems and leftOut. */
export interface PastePlan<Row> {
  changes: CellChange<Row>[];
  /** Cells that show their rejected text until it is fixed. */
  problems: CellProblem[];
  /** Sentences on locked cells, which went nowhere. */
  leftOut: string[];
  /** Cells given, without headings, names and totals. */
  total: number;
  /** Cells understood, changed or not. */
  accepted: { rowId: string; columnKey: string }[];
  /** True when the first row named columns, and the figures went to them. */
  headerRead: boolean;
  /** True when a blank cell under a heading stands over something: that stays. */
  blanks: boolean;
  /** The area written, in data rows and shown columns, when it is a rectangle. */
  written: { top: number; left: number; height: number; width: number } | null;
  /** Why the whole block was refused: nothing is changed. */
  refused?: string;
  /** True when every target column holds whole numbers: "figures" rather than "cells". */
  figures: boolean;
}

function same(one: string, other: string | undefined): boolean {
  const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
  return other !== undefined && tidy(one) === tidy(other);
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

/** A plan that changes nothing. */
const emptyPlan = <Row>(): PastePlan<Row> => ({
  changes: [],
  problems: [],
  leftOut: [],
  accepted: [],
  total: 0,
  headerRead: false,
  blanks: false,
  written: null,
  figures: false,
});

/** Works out what a pasted block does to the grid, without doing it: all of it is placed, or nothing. */
export function planPaste<Row>(source: Block, target: PasteTarget<Row>): PastePlan<Row> {
  const plan = emptyPlan<Row>();
  const block =
    source.length === 0 || (target.header && isHeaderRow(source, target.columns)) ? source : tile(source, target.height, target.width);
  if (block.length === 0) return plan;
  const placed = placeBlock(block, target);
  if ('refused' in placed) return { ...plan, total: block.flat().length, refused: placed.refused };
  const { rows, columns, body } = placed;
  plan.headerRead = placed.headerRead;
  plan.figures = columns.every((column) => column === null || isFigure(column));
  body.forEach((cells, r) => {
    cells.forEach((text, c) => {
      const [item, column] = [rows[r], columns[c]];
      if (!item || !column) return;
      // Under a heading a blank cell says nothing; in a plain range it empties, as in a spreadsheet.
      if (placed.headerRead && text.trim() === '') {
        plan.blanks ||= canEdit(column, item.row) && ![null, ''].includes(target.value(item, column) as string | null);
        return;
      }
      plan.total += 1;
      placeCell(plan, target, item, column, text);
    });
  });
  plan.written = writtenArea(target, rows, columns);
  return plan;
}

/** The rectangle that was written, for the selection afterwards; null when it is none. */
function writtenArea<Row>(
  target: PasteTarget<Row>,
  rows: readonly (PlanRow<Row> | null)[],
  columns: readonly (GridColumn<Row> | null)[],
): PastePlan<Row>['written'] {
  const at = rows.flatMap((row) => (row ? [target.rows.indexOf(row)] : []));
  const over = columns.flatMap((column) => (column ? [target.columns.indexOf(column)] : []));
  const follow = (places: number[]): boolean => places.every((place, n) => n === 0 || place === places[n - 1]! + 1);
  if (at.length === 0 || over.length === 0 || !follow(at) || !follow(over)) return null;
  return { top: at[0]!, left: over[0]!, height: at.length, width: over.length };
}
