import { t } from '../../words/t.ts';
import { ukToday } from '../dates.ts';
import { plainText } from './cell-text.ts';
import { toHtml, toTsv, type Block } from './clipboard.ts';
import type { GridController } from './controller.ts';
import type { RowItem } from './display-rows.ts';
import { at } from './grid-model.ts';
import { parserFor } from './parsers.ts';
import { planPaste, type PastePlan } from './paste-plan.ts';
import type { PasteTarget } from './paste-target.ts';
import type { CellChange, CellProblem, EditCause, GridColumn } from './types.ts';

/** How long an accepted value may wait for the rows that hold it. */
const PATIENCE_MS = 2000;

/** Shows an edit at once, hands it upstream in one call, and takes back what upstream refuses. */
async function store<Row>(
  grid: GridController<Row>,
  changes: readonly CellChange<Row>[],
  cause: EditCause,
  gesture: number,
): Promise<void> {
  let rejected: readonly CellProblem[];
  try {
    const outcome = await grid.props.onEdit?.(changes, cause);
    rejected = outcome?.rejected ?? [];
  } catch {
    rejected = changes.map(({ rowId, columnKey }) => ({
      rowId,
      columnKey,
      message: t('grid.problem.notSaved', {
        column: grid.columns.get(columnKey)?.heading ?? columnKey,
      }),
    }));
  }
  const typed = new Map(changes.map((change) => [`${change.rowId} ${change.columnKey}`, change.text]));
  const refused = rejected.map((problem) => ({
    ...problem,
    text: problem.text ?? typed.get(`${problem.rowId} ${problem.columnKey}`),
  }));
  grid.cells.refuse(gesture, refused);
  grid.cells.notStored(gesture, refused.length);
  grid.cells.settle(gesture);
  reconcile(grid, false);
  if (refused.length > 0) {
    pinFirst(grid, refused);
    if (grid.report) {
      grid.report = { ...grid.report, accepted: grid.report.accepted - refused.length };
    }
  }
  grid.refresh(refused.map(at));
  grid.changed();
  setTimeout(() => {
    grid.cells.expire(gesture);
    grid.refresh(changes.map(at));
  }, PATIENCE_MS);
}

/** Compares what is on its way with the rows the screen holds now. */
export function reconcile<Row>(grid: GridController<Row>, rowsChanged: boolean): void {
  grid.cells.reconcile((rowId, columnKey) => {
    const item = grid.itemById.get(rowId);
    const column = grid.columns.get(columnKey);
    return item?.kind === 'row' && column ? column.value(item.row) : undefined;
  }, rowsChanged);
}

/** Shows the message of the first problem until the person moves on. */
export function pinFirst<Row>(grid: GridController<Row>, problems: readonly CellProblem[]): void {
  const first = problems[0];
  if (first) grid.pinnedCallout = { ...at(first), message: first.message, problem: true };
}

/** Shows what a plan does, stores it, and says what became of it. */
export function carryOut<Row>(grid: GridController<Row>, plan: PastePlan<Row>, cause: EditCause): void {
  for (const { rowId, columnKey } of plan.accepted) grid.cells.clearProblem(rowId, columnKey);
  const gesture = grid.cells.begin(plan.changes);
  grid.cells.refuse(gesture, plan.problems);
  const quiet = cause === 'type' && plan.leftOut.length === 0 && plan.refused === undefined;
  grid.report = quiet
    ? null
    : {
        cause,
        total: plan.total,
        accepted: plan.accepted.length,
        leftOut: plan.leftOut,
        headerRead: plan.headerRead,
        ...(plan.refused === undefined ? {} : { refused: plan.refused }),
        figures: plan.figures,
      };
  grid.pinnedCallout = null;
  pinFirst(grid, plan.problems);
  grid.refresh([...plan.accepted, ...plan.problems]);
  grid.changed();
  if (plan.changes.length > 0) grid.storing = Promise.all([grid.storing, store(grid, plan.changes, cause, gesture)]);
}

/** The rows shown that are records, in order. */
export function dataItems<Row>(grid: GridController<Row>): RowItem<Row>[] {
  return grid.items.flatMap((item) => (item.kind === 'row' ? [item] : []));
}

function shownColumns<Row>(grid: GridController<Row>): GridColumn<Row>[] {
  return grid.columnKeys.flatMap((key) => grid.columns.get(key) ?? []);
}

/** Some cells. */
export interface Area {
  /** Display index of the first row. */
  top: number;
  left: number;
  /** In data rows. */
  height: number;
  width: number;
}

/** What tells the rows of one band from another's. */
function bandsOf<Row>(grid: GridController<Row>): Pick<PasteTarget<Row>, 'bandOf' | 'bandName'> {
  const { bands } = grid.props;
  if (!bands) return {};
  const nameOf = (key: string): string => {
    const item = grid.items.find((one) => one.kind === 'band' && one.key === key);
    return item?.kind === 'band' ? item.band.label : key;
  };
  return { bandOf: bands.getBandKey, bandName: nameOf };
}

/** Where a block goes; null where nothing can go. */
export function targetOf<Row>(grid: GridController<Row>, block: Block, area: Area, header: boolean): PasteTarget<Row> | null {
  const first = grid.rowAt(area.top);
  if (!first || block.length === 0 || !grid.props.onEdit) return null;
  const rows = dataItems(grid);
  return {
    rows,
    columns: shownColumns(grid),
    top: rows.indexOf(first),
    left: area.left,
    height: area.height,
    width: area.width,
    value: (item, column) => grid.value({ kind: 'row', ...item }, column),
    parse: parserFor(grid.props.parse, ukToday),
    rowName: (row) => grid.nameOf(row),
    header,
    nameKey: header ? grid.props.adding?.nameKey : undefined,
    ...bandsOf(grid),
  };
}

/** What a block would do there. */
export function planOver<Row>(grid: GridController<Row>, block: Block, area: Area, header = false): PastePlan<Row> | null {
  const target = targetOf(grid, block, area, header);
  return target && planPaste(block, target);
}

/** The cells selected. */
export function selectedArea<Row>(grid: GridController<Row>): Area | null {
  const selected = grid.selected();
  if (!selected) return null;
  const { rect, rows } = selected;
  return {
    top: rows[0] ?? 0,
    left: rect.left,
    height: rows.length,
    width: rect.right - rect.left + 1,
  };
}

/** The selection as texts, row by row; null without one. */
export function copyBlock<Row>(grid: GridController<Row>): string[][] | null {
  const selected = grid.selected();
  if (!selected) return null;
  const { rect, rows } = selected;
  return rows.map((row) => {
    const item = grid.rowAt(row);
    const cells: string[] = [];
    for (let col = rect.left; col <= rect.right; col += 1) {
      const column = grid.columnAt(col);
      const problem = item && column ? grid.cells.problem(item.id, column.key)?.text : undefined;
      cells.push(problem ?? (item && column ? plainText(column, grid.value(item, column), item.row) : ''));
    }
    return cells;
  });
}

/** Puts the selection on the clipboard as text and as an HTML table. False when there is nothing to copy. */
export function copy<Row>(grid: GridController<Row>, clipboard: DataTransfer): boolean {
  const block = copyBlock(grid);
  if (!block) return false;
  clipboard.setData('text/plain', toTsv(block));
  clipboard.setData('text/html', toHtml(block));
  const total = block.length * (block[0]?.length ?? 0);
  grid.report = {
    cause: 'copy',
    total,
    accepted: total,
    leftOut: [],
    headerRead: false,
    figures: false,
  };
  grid.changed();
  return true;
}

/** Empties the selected cells. */
export function clear<Row>(grid: GridController<Row>, cause: 'clear' | 'cut'): void {
  const area = selectedArea(grid);
  const plan = area && planOver(grid, [['']], area);
  if (plan) carryOut(grid, plan, cause);
}

/** Copies the first row down (or first column right) over the selection; a single one takes its neighbour's. */
export function fill<Row>(grid: GridController<Row>, direction: 'down' | 'right'): void {
  const selected = grid.selected();
  if (!selected) return;
  const down = direction === 'down';
  const rows = dataItems(grid);
  const { rect } = selected;
  const first = rows.indexOf(grid.rowAt(selected.rows[0] ?? 0) as RowItem<Row>);
  const alone = down ? selected.rows.length === 1 : rect.left === rect.right;
  const from = { row: first - (alone && down ? 1 : 0), col: rect.left - (alone && !down ? 1 : 0) };
  if (from.row < 0 || from.col < 0) return;
  const height = selected.rows.length - (down && !alone ? 1 : 0);
  const width = rect.right - rect.left + 1 - (!down && !alone ? 1 : 0);
  const columns = shownColumns(grid);
  const textAt = (row: number, col: number): string => {
    const item = rows[row];
    const column = columns[col];
    return item && column ? plainText(column, grid.value(item, column), item.row) : '';
  };
  const block = Array.from({ length: height }, (_, r) =>
    Array.from({ length: width }, (_unused, c) => (down ? textAt(from.row, rect.left + c) : textAt(first + r, from.col))),
  );
  const top = grid.indexOf(rows[first + (down && !alone ? 1 : 0)]?.id ?? '');
  const left = rect.left + (!down && !alone ? 1 : 0);
  const plan = planOver(grid, block, { top, left, height, width });
  if (plan) carryOut(grid, plan, 'fill');
}

/** Writes one text into one cell, as if typed. */
export function type<Row>(grid: GridController<Row>, rowId: string, columnKey: string, text: string): void {
  const left = grid.columnIndex.get(columnKey) ?? -1;
  const top = grid.indexOf(rowId);
  const plan = planOver(grid, [[text]], { top, left, height: 1, width: 1 });
  const row = grid.editedFrom;
  grid.editedFrom = null;
  grid.typing = null;
  if (plan) carryOut(grid, row === null ? plan : { ...plan, changes: plan.changes.map((change) => ({ ...change, row })) }, 'type');
}

/** Ends the editing of a cell and stores what was typed, at once: AG Grid tells of it later, and the next key may need it. */
export function storeTyping<Row>(grid: GridController<Row>): void {
  const { typing } = grid;
  if (typing) type(grid, typing.rowId, typing.columnKey, typing.text);
  grid.api?.stopEditing(typing !== null);
}
