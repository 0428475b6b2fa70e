import type { GridApi } from 'ag-grid-community';
import { calloutOf, selectionOf, type CalloutTarget } from './callouts.ts';
import { canEdit, shownText } from './cell-text.ts';
import { CellStore } from './cell-store.ts';
import type { GridItem, RowItem } from './display-rows.ts';
import { loadLayout, type SavedColumn } from './layout-storage.ts';
import { cellAt, paint } from './painter.ts';
import {
  dataRows,
  edgeRow,
  rectOf,
  single,
  summarise,
  type Cell,
  type Field,
  type Range,
  type RangeSummary,
  type Rect,
} from './range-selection.ts';
import { Signal } from './signal.ts';
import type { CellValue, DataGridProps, EditCause, GridColumn } from './types.ts';

/** Column id of the '⋯' buttons. Not part of any range. */
export const MENU_COLUMN = '__menu';

const PATIENCE_FRAMES = 60;

/** What the last gesture did, for the status line. */
export interface EditReport {
  cause: EditCause | 'copy';
  total: number;
  accepted: number;
  leftOut: readonly string[];
  headerSkipped: boolean;
  figures: boolean;
  /** Set when there was nothing to paste. */
  nothing?: boolean;
}

/** What the React parts around the cells show. */
export interface GridView {
  summary: RangeSummary | null;
  report: EditReport | null;
  problems: number;
  callout: CalloutTarget | null;
}

/** How editing began: typing ('entering'), F2 or double click ('editing'). */
export type EditMode = 'entering' | 'editing';

/** Holds the grid's state outside React, so that moving a selection renders nothing but the status line. */
export class GridController<Row> {
  readonly cells = new CellStore<Row>();
  readonly view = new Signal<GridView>({ summary: null, report: null, problems: 0, callout: null });
  readonly calloutId: string;
  api: GridApi<GridItem<Row>> | null = null;
  root: HTMLElement | null = null;
  props: DataGridProps<Row>;
  items: readonly GridItem<Row>[] = [];
  itemById: ReadonlyMap<string, GridItem<Row>> = new Map();
  columns: ReadonlyMap<string, GridColumn<Row>> = new Map();
  /** Displayed columns in order, without the menu column. */
  columnKeys: string[] = [];
  columnIndex = new Map<string, number>();
  range: Range | null = null;
  report: EditReport | null = null;
  editMode: EditMode = 'editing';
  /** Keys typed while an editor is on its way to the screen; null when none is. */
  pendingKeys: string | null = null;
  /** Column in which a run of Tab entries began; Enter goes back to it. */
  tabStart: number | null = null;
  /** Shown until the user moves on: the first problem of a gesture. */
  pinnedCallout: CalloutTarget | null = null;
  hovered: { rowId: string; columnKey: string } | null = null;
  /** True while the grid itself moves the focus and has set the range already. */
  movingFocus = false;
  /** The active cell moved with its row: the focus goes after it once the rows are drawn. */
  followFocus = false;
  /** Widths, order and sort as they are now. */
  layout: SavedColumn[];
  #frame = 0;

  constructor(props: DataGridProps<Row>, calloutId: string) {
    this.props = props;
    this.calloutId = calloutId;
    this.layout = loadLayout(props.storageKey);
  }

  /** Navigation's picture of the rows and columns. */
  get field(): Field {
    return {
      rowCount: this.items.length,
      colCount: this.columnKeys.length,
      isData: (row) => this.items[row]?.kind === 'row',
      isEmpty: (cell) => {
        const value = this.valueAt(cell);
        return value === null || value === '';
      },
    };
  }

  /** The row item at an index, or null on bands. */
  rowAt(row: number): RowItem<Row> | null {
    const item = this.items[row];
    return item?.kind === 'row' ? item : null;
  }

  /** The column shown at an index. */
  columnAt(col: number): GridColumn<Row> | null {
    return this.columns.get(this.columnKeys[col] ?? '') ?? null;
  }

  /** Value of a cell as shown: what is on its way counts as stored. */
  value(item: RowItem<Row>, column: GridColumn<Row>): CellValue {
    const overlay = this.cells.overlay(item.id, column.key);
    return overlay === undefined ? column.value(item.row) : overlay;
  }

  /** Value by place; cells with a problem count as empty. */
  valueAt(cell: Cell): CellValue {
    const item = this.rowAt(cell.row);
    const column = this.columnAt(cell.col);
    if (!item || !column || this.problemOf(item, column) !== undefined) return null;
    return this.value(item, column);
  }

  /** Text of a cell as shown. */
  text(item: RowItem<Row>, column: GridColumn<Row>): string {
    const problem = this.cells.problem(item.id, column.key);
    if (problem?.text !== undefined) return problem.text;
    return shownText(column, this.value(item, column), item.row);
  }

  /** Message of a cell's problem: the grid's own, else the screen's. */
  problemOf(item: RowItem<Row>, column: GridColumn<Row>): string | undefined {
    return this.cells.problem(item.id, column.key)?.message ?? column.problem?.(item.row);
  }

  /** True when the user may change the cell. */
  editable(item: GridItem<Row> | undefined, column: GridColumn<Row>): boolean {
    return item?.kind === 'row' && this.props.onEdit !== undefined && canEdit(column, item.row);
  }

  /** Rows and columns of the selection; null without one. */
  selected(): { rect: Rect; rows: number[] } | null {
    if (!this.range) return null;
    const rect = rectOf(this.range);
    const rows = dataRows(rect, this.field);
    return rows.length === 0 ? null : { rect, rows };
  }

  /** Takes new rows; the selection follows its rows, and shrinks to its active cell when they part. */
  setItems(items: readonly GridItem<Row>[]): void {
    const before = this.items;
    this.items = items;
    this.itemById = new Map(items.map((item) => [item.id, item]));
    const { range } = this;
    if (!range || before === items) return;
    const stays = (cell: Cell): boolean => before[cell.row]?.id === items[cell.row]?.id;
    if (stays(range.anchor) && stays(range.head)) return;
    const moved = this.indexOf(before[range.anchor.row]?.id ?? '');
    const row = moved < 0 ? Math.min(range.anchor.row, items.length - 1) : moved;
    this.range = row < 0 ? null : single({ row, col: range.anchor.col });
    this.followFocus = this.root?.contains(document.activeElement) === true;
  }

  /** Takes a new column order; the active cell keeps its column. */
  setColumnKeys(keys: string[]): void {
    const before = this.columnKeys;
    this.columnKeys = keys;
    this.columnIndex = new Map(keys.map((key, index) => [key, index]));
    const { range } = this;
    if (!range || before.join('\n') === keys.join('\n')) return;
    const col = this.columnIndex.get(before[range.anchor.col] ?? '');
    this.range = col === undefined ? null : single({ row: range.anchor.row, col });
  }

  /** Sets the selection, and moves the focus to its active cell unless told not to. */
  setRange(range: Range | null, focus: 'anchor' | 'head' | 'none'): void {
    this.range = range;
    if (range && focus !== 'none') {
      this.reveal(focus === 'head' ? range.head : range.anchor);
      this.focusCell(range.anchor, focus === 'anchor');
    }
    this.changed();
  }

  /** Moves to one cell. */
  goTo(cell: Cell): void {
    this.setRange(single(cell), 'anchor');
  }

  /** Scrolls a cell into sight. */
  reveal(cell: Cell): void {
    const key = this.columnKeys[cell.col];
    this.api?.ensureIndexVisible(cell.row);
    if (key !== undefined) this.api?.ensureColumnVisible(key);
  }

  /** Puts the keyboard focus on a cell. */
  focusCell(cell: Cell, force: boolean): void {
    const key = this.columnKeys[cell.col];
    const held = this.api?.getFocusedCell();
    const there = held?.rowIndex === cell.row && held.column.getColId() === key && !held.rowPinned;
    if (key === undefined || (there && !force)) return;
    this.#giveFocus(cell.row, key, PATIENCE_FRAMES);
  }

  /** A row far away is drawn some frames later; until then the grid itself holds the focus, so no key is lost. */
  #giveFocus(row: number, key: string, frames: number): void {
    this.movingFocus = true;
    this.api?.setFocusedCell(row, key);
    this.movingFocus = false;
    const { root } = this;
    const held = root && document.activeElement?.closest('.ag-cell');
    const there = held?.getAttribute('col-id') === key && this.cellFrom(held)?.row === row;
    if (!root || there || frames === 0) return;
    root.focus({ preventScroll: true });
    requestAnimationFrame(() => {
      const wanted = this.range?.anchor;
      const still = wanted?.row === row && this.columnKeys[wanted.col] === key;
      if (still && document.activeElement === root) this.#giveFocus(row, key, frames - 1);
    });
  }

  /** Where Tab into the grid lands: the active cell, else the first cell. */
  enter(): boolean {
    const first = edgeRow(this.field, false);
    const from = this.range?.anchor ?? { row: Math.max(first, 0), col: 0 };
    if (this.items.length === 0) return false;
    this.goTo({ row: Math.min(from.row, this.items.length - 1), col: from.col });
    return true;
  }

  /** Follows focus moves that AG Grid makes itself: plain arrows, a click. Its own event comes too late. */
  focused(target: EventTarget): void {
    const cell = target instanceof Element ? target.closest('.ag-cell') : null;
    if (!cell || cell !== target || this.movingFocus) return;
    const at = this.cellFrom(cell);
    const anchor = this.range?.anchor;
    // AG Grid restores the focus after new rows: no move, so the selection stays.
    // On a band the column is kept for the way on, as its label spans several.
    if (at && anchor?.row === at.row && (anchor.col === at.col || !this.rowAt(at.row))) return;
    this.pinnedCallout = null;
    this.range = at ? single(at) : null;
    this.changed();
  }

  /** Redraws marks at once; the status line and listeners follow once per frame. */
  changed(): void {
    this.repaint();
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.publish();
      this.props.onSelectionChange?.(selectionOf(this));
    });
  }

  /** Redraws the marks on the cells. */
  repaint(): void {
    if (!this.root) return;
    const selected = this.selected();
    const callout = calloutOf(this);
    const rows = selected?.rows ?? [];
    const rect = selected ? { ...selected.rect, top: rows[0] ?? 0, bottom: rows.at(-1) ?? 0 } : null;
    const anchor = this.range?.anchor;
    const key = anchor && this.columnKeys[anchor.col];
    paint(this.root, {
      rect,
      active: anchor && key !== undefined ? { row: anchor.row, key } : null,
      columnIndex: this.columnIndex,
      isData: (row) => this.items[row]?.kind === 'row',
      currentRowId: this.props.selectedRowId ?? null,
      hasProblem: (rowId, columnKey) => this.#hasProblem(rowId, columnKey),
      callout: callout ? { id: this.calloutId, ...callout } : null,
    });
  }

  #hasProblem(rowId: string, columnKey: string): boolean {
    if (this.cells.problem(rowId, columnKey)) return true;
    const column = this.columns.get(columnKey);
    if (!column?.problem) return false;
    const item = this.itemById.get(rowId);
    return item?.kind === 'row' && column.problem(item.row) !== undefined;
  }

  /** Brings the status line and callout up to date. */
  publish(): void {
    const selected = this.selected();
    const summary = selected ? summarise(selected.rows, selected.rect, (cell) => this.valueAt(cell)) : null;
    const problems = this.cells.problems().length;
    this.view.set({ summary, report: this.report, problems, callout: calloutOf(this) });
  }

  /** Follows the pointer over cells. */
  hover(cell: { rowId: string; columnKey: string } | null): void {
    if (this.hovered?.rowId === cell?.rowId && this.hovered?.columnKey === cell?.columnKey) return;
    this.hovered = cell;
    this.repaint();
    this.publish();
  }

  /** Draws given cells anew. */
  refresh(cells: readonly { rowId: string; columnKey: string }[]): void {
    const { api } = this;
    if (!api || cells.length === 0) return;
    const ids = new Set(cells.map((cell) => cell.rowId));
    const rowNodes = api.getRenderedNodes().filter((node) => node.id !== undefined && ids.has(node.id));
    const columns = [...new Set(cells.map((cell) => cell.columnKey))];
    if (rowNodes.length > 0) api.refreshCells({ rowNodes, columns, force: true });
  }

  /** Display index of a row id; -1 when it is hidden by a filter or a collapsed band. */
  indexOf(rowId: string): number {
    return this.items.findIndex((item) => item.id === rowId);
  }

  /** The cell under an event, by index. */
  cellFrom(target: EventTarget | null): Cell | null {
    const at = cellAt(target);
    const col = at ? this.columnIndex.get(at.key) : undefined;
    return at && col !== undefined ? { row: at.row, col } : null;
  }
}
