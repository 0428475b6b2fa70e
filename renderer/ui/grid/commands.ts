import { flushSync } from 'react-dom';
import { calloutOf } from './callouts.ts';
import { plainText } from './cell-text.ts';
import type { GridController, PendingKeys } from './controller.ts';
import { ukToday } from '../dates.ts';
import { clear, fill, storeTyping, type } from './gestures.ts';
import { ENTRY, MOVES, type GridCommand, type KeyPlace } from './keyboard.ts';
import { sayLocked } from './locked.ts';
import {
  edgeRow,
  isSingle,
  jump,
  selectAll,
  single,
  step,
  wholeColumns,
  wholeRows,
  type Cell,
  type Range,
  type Step,
} from './range-selection.ts';

/** What commands need from the React side. */
export interface CommandHost {
  toggleBand: (key: string) => void;
  openMenu: (cell: Cell) => void;
  /** Moves the focus before or after the grid so that the browser's own Tab goes on from there. */
  leave: (back: boolean) => void;
}

type Run<Row> = (grid: GridController<Row>, range: Range, host: CommandHost) => boolean;

const PAGE = 10;

function move<Row>(grid: GridController<Row>, to: Cell): boolean {
  grid.goTo(to);
  return true;
}

function extendTo<Row>(grid: GridController<Row>, range: Range, head: Cell): boolean {
  grid.setRange({ anchor: range.anchor, head }, 'none');
  grid.reveal(head);
  return true;
}

function toGridEdge<Row>(grid: GridController<Row>, last: boolean): Cell {
  const row = Math.max(edgeRow(grid.extent, last), 0);
  return { row, col: last ? grid.columnKeys.length - 1 : 0 };
}

function page<Row>(grid: GridController<Row>, from: Cell, down: boolean): Cell {
  let at = from;
  for (let count = 0; count < PAGE; count += 1) {
    at = step(at, { dRow: down ? 1 : -1, dCol: 0 }, grid.extent);
  }
  return at;
}

/**
 * A plain arrow. The selection moves at once, so that the next key already meets the new cell; AG Grid is left
 * what it knows better: the header, the total row, the menu column, and cells of bands that span columns.
 */
function moveBy<Row>(grid: GridController<Row>, from: Cell, by: Step): boolean {
  const to = { row: from.row + by.dRow, col: from.col + by.dCol };
  const inGrid = to.row >= 0 && to.row < grid.items.length && to.col >= 0 && to.col < grid.columnKeys.length;
  if (!inGrid) return false;
  if (grid.rowAt(to.row)) return move(grid, to);
  grid.setRange(single(to), 'none');
  return false;
}

/** Enter: down a row on what can be edited, opens what can't or is the row's name, folds a band. */
function enter<Row>(grid: GridController<Row>, range: Range, host: CommandHost, back: boolean): boolean {
  const item = grid.items[range.anchor.row];
  const column = grid.columnAt(range.anchor.col);
  if (item?.kind === 'band') {
    host.toggleBand(item.key);
    return true;
  }
  const open = grid.props.onOpen;
  if (!back && item?.kind === 'row' && column && open && (column.opens || !grid.editable(item, column))) {
    open(item.row);
    return true;
  }
  const col = grid.tabStart ?? range.anchor.col;
  grid.tabStart = null;
  return move(grid, step({ row: range.anchor.row, col }, { dRow: back ? -1 : 1, dCol: 0 }, grid.extent));
}

/** Next cell to the right, then the next row: how Tab runs while entering figures. */
function tabTarget<Row>(grid: GridController<Row>, from: Cell, by: Step): Cell | null {
  const beside = step(from, by, grid.extent);
  if (beside !== from) return beside;
  const next = step(from, { dRow: by.dCol, dCol: 0 }, grid.extent);
  return next === from ? null : { row: next.row, col: by.dCol > 0 ? 0 : grid.columnKeys.length - 1 };
}

function commit<Row>(grid: GridController<Row>, range: Range, command: Extract<GridCommand, { type: 'commit' }>): boolean {
  storeTyping(grid);
  const from = range.anchor;
  if (command.by === 'tab') {
    grid.tabStart ??= from.col;
    return move(grid, tabTarget(grid, from, command.step) ?? from);
  }
  const col = command.by === 'enter' ? (grid.tabStart ?? from.col) : from.col;
  grid.tabStart = null;
  return move(grid, step({ row: from.row, col }, command.step, grid.extent));
}

/** Ends the editing of a cell as Enter does: the next entry goes into the cell below. */
export function enterBelow<Row>(grid: GridController<Row>): void {
  if (grid.range) commit(grid, grid.range, { type: 'commit', step: { dRow: 1, dCol: 0 }, by: 'enter' });
}

/** Tab while moving about leaves the grid (WCAG 2.1.2); within a run of entries it goes to the next cell. */
function tab<Row>(grid: GridController<Row>, range: Range, host: CommandHost, back: boolean): boolean {
  const next = grid.tabStart === null ? null : tabTarget(grid, range.anchor, { dRow: 0, dCol: back ? -1 : 1 });
  if (next) return move(grid, next);
  grid.tabStart = null;
  host.leave(back);
  return false;
}

function startEditing<Row>(grid: GridController<Row>, range: Range, key: string): boolean {
  const item = grid.rowAt(range.anchor.row);
  const column = grid.columnAt(range.anchor.col);
  if (!item || !column) return true;
  if (!grid.editable(item, column)) return sayLocked(grid, item, column);
  // The editor must have the focus before the next key comes, or fast typing loses letters.
  const typed = key.length === 1;
  const shown = (): string => grid.cells.problem(item.id, column.key)?.text ?? plainText(column, grid.value(item, column), item.row);
  const before = typed ? key : key === 'Backspace' ? '' : shown();
  grid.pending = { rowId: item.id, columnKey: column.key, before, keys: '' };
  grid.pendingLeave = null;
  // What is typed counts from its first key on: the screen may be left before the editor is there.
  if (typed) grid.typing = { rowId: item.id, columnKey: column.key, text: key };
  // Rows that moved are drawn a moment later, and AG Grid counts those it has drawn.
  const rowIndex = grid.api?.getRowNode(item.id)?.rowIndex ?? range.anchor.row;
  flushSync(() => grid.api?.startEditingCell({ rowIndex, colKey: column.key, key }));
  return true;
}

function today<Row>(grid: GridController<Row>, range: Range): boolean {
  const item = grid.rowAt(range.anchor.row);
  const column = grid.columnAt(range.anchor.col);
  if (item && column?.kind === 'day') type(grid, item.id, column.key, ukToday());
  return true;
}

function escape<Row>(grid: GridController<Row>, range: Range): boolean {
  grid.tabStart = null;
  const item = grid.rowAt(range.anchor.row);
  const column = grid.columnAt(range.anchor.col);
  if (item && column && grid.cells.problem(item.id, column.key)) {
    grid.cells.clearProblem(item.id, column.key);
    grid.refresh([{ rowId: item.id, columnKey: column.key }]);
  } else if (!calloutOf(grid) && isSingle(range)) {
    return false;
  } else if (!isSingle(range)) {
    grid.range = single(range.anchor);
  }
  grid.pinnedCallout = null;
  grid.hovered = null;
  grid.changed();
  return true;
}

/** Space folds a band; on a cell it types a space. */
function space<Row>(grid: GridController<Row>, range: Range, host: CommandHost): boolean {
  const item = grid.items[range.anchor.row];
  if (item?.kind !== 'band') return startEditing(grid, range, ' ');
  host.toggleBand(item.key);
  return true;
}

const SIMPLE: Readonly<Partial<Record<GridCommand['type'], Run<never>>>> = {
  edit: (grid, range) => startEditing(grid, range, 'F2'),
  overwrite: (grid, range) => startEditing(grid, range, 'Backspace'),
  // Not used up: the input method or the dead key goes on, in the editor.
  compose: (grid, range) => (startEditing(grid, range, 'Backspace'), false),
  openList: (grid, range) => startEditing(grid, range, 'F2'),
  clear: (grid) => (clear(grid, 'clear'), true),
  fillDown: (grid) => (fill(grid, 'down'), true),
  fillRight: (grid) => (fill(grid, 'right'), true),
  today,
  escape,
  space,
  selectAll: (grid) => (grid.setRange(selectAll(grid.extent), 'anchor'), true),
  selectColumn: (grid, range) => (grid.setRange(wholeColumns(range, grid.extent), 'none'), true),
  selectRow: (grid, range) => (grid.setRange(wholeRows(range, grid.extent), 'none'), true),
  menu: (_grid, range, host) => (host.openMenu(range.anchor), true),
  cancel: (grid, range) => {
    grid.typing = null;
    grid.api?.stopEditing(true);
    grid.focusCell(range.anchor, true);
    return true;
  },
};

/** Keeps a key for the editor that is on its way, and as part of what is typed should that never come. */
function keep<Row>(grid: GridController<Row>, pending: PendingKeys, key: string): void {
  const keys = pending.keys + key;
  grid.pending = { ...pending, keys };
  grid.typing = { rowId: pending.rowId, columnKey: pending.columnKey, text: pending.before + keys };
}

/** An editor in a popup appears a moment late: keys meant for it are kept for it. */
function waiting<Row>(grid: GridController<Row>, command: GridCommand, host: CommandHost): boolean {
  const { pending } = grid;
  if (pending === null || grid.api?.getEditingCells().length === 0) {
    grid.pending = null;
    return false;
  }
  if (command.type === 'type') keep(grid, pending, command.key);
  if (command.type === 'space') keep(grid, pending, ' ');
  // Shift+Enter, which starts a line in long text.
  if (command.type === 'enter' && command.back && grid.columnAt(grid.range?.anchor.col ?? -1)?.kind === 'long_text')
    keep(grid, pending, '\n');
  else if (command.type === 'enter') leaveSoon(grid, host, { type: 'commit', step: { dRow: command.back ? -1 : 1, dCol: 0 }, by: 'enter' });
  if (command.type === 'tab') leaveSoon(grid, host, { type: 'commit', step: { dRow: 0, dCol: command.back ? -1 : 1 }, by: 'tab' });
  if (command.type === 'escape') grid.api?.stopEditing(true);
  return true;
}

/** Leaves the editor that is on its way as soon as it has the keys meant for it, and stores what they are. */
function leaveSoon<Row>(grid: GridController<Row>, host: CommandHost, command: GridCommand): void {
  grid.pendingLeave = () => {
    storeTyping(grid);
    runCommand(grid, command, host);
  };
}

/** Carries out a command. True when the key is used up; false lets the browser and the app have it. */
export function runCommand<Row>(grid: GridController<Row>, command: GridCommand, host: CommandHost): boolean {
  const { range } = grid;
  if (grid.pending !== null && waiting(grid, command, host)) return true;
  if (command.type === 'leave') {
    host.leave(command.back);
    return false;
  }
  if (!range) return MOVES.has(command.type) && grid.lost !== null && grid.enter();
  if (!ENTRY.has(command.type)) grid.tabStart = null;
  switch (command.type) {
    case 'extend': {
      const go = command.jump ? jump : step;
      return extendTo(grid, range, go(range.head, command.step, grid.extent));
    }
    case 'move':
      return moveBy(grid, range.anchor, command.step);
    case 'jump':
      return move(grid, jump(range.anchor, command.step, grid.extent));
    case 'extendPage':
      return extendTo(grid, range, page(grid, range.head, command.down));
    case 'rowEdge': {
      const to = { row: range.head.row, col: command.last ? grid.columnKeys.length - 1 : 0 };
      return command.extend ? extendTo(grid, range, to) : move(grid, { ...to, row: range.anchor.row });
    }
    case 'gridEdge': {
      const to = toGridEdge(grid, command.last);
      return command.extend ? extendTo(grid, range, to) : move(grid, to);
    }
    case 'enter':
      return enter(grid, range, host, command.back);
    case 'commit':
      return commit(grid, range, command);
    case 'type':
      return startEditing(grid, range, command.key);
    case 'tab':
      return tab(grid, range, host, command.back);
    default: {
      const run = SIMPLE[command.type] as Run<Row> | undefined;
      return run?.(grid, range, host) ?? false;
    }
  }
}

/** Where a key was pressed, read from the focused element. */
export function placeOf<Row>(grid: GridController<Row>, target: EventTarget | null): KeyPlace | null {
  if (!(target instanceof Element)) return null;
  if (target === grid.root) return 'cell';
  if (target.closest('.dg-list-editor')) return 'list';
  if (target.closest('.dg-editor')) {
    if (target instanceof HTMLTextAreaElement) return 'multiline';
    return grid.editMode;
  }
  if (target.closest('.ag-header')) return 'header';
  return target.closest('.ag-cell') ? 'cell' : null;
}
