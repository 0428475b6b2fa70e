import type { GridApi } from 'ag-grid-community';
import { calloutOf, selectionOf } from './callouts.ts';
import type { GridItem } from './display-rows.ts';
import { GridModel, type CalloutTarget, type EditReport } from './grid-model.ts';
import { cellAt, paint, rowsArea } from './painter.ts';
import { edgeRow, single, summarise, type Cell, type Range, type RangeSummary } from './range-selection.ts';
import { unsavedChanged } from '../unsaved.ts';
import { Signal } from './signal.ts';
import type { CellValue, DataGridProps } from './types.ts';

/** Column id of the '⋯' buttons. Not part of any range. */
export const MENU_COLUMN = '__menu';

const PATIENCE_FRAMES = 60;

/** What the React parts around the cells show. */
export interface GridView {
  summary: RangeSummary | null;
  report: EditReport | null;
  problems: number;
  callout: CalloutTarget | null;
}

/** How editing began: typing ('entering'), F2 or double click ('editing'). */
export type EditMode = 'entering' | 'editing';

/** Keys typed while an editor is on its way: what the editor begins with, and what came after. */
export interface PendingKeys {
  rowId: string;
  columnKey: string;
  before: string;
  keys: string;
}

/** Shows the grid's state: focus, marks and status line, outside React, so that moving a selection renders nothing else. */
export class GridController<Row> extends GridModel<Row> {
  readonly view = new Signal<GridView>({ summary: null, report: null, problems: 0, callout: null });
  readonly calloutId: string;
  api: GridApi<GridItem<Row>> | null = null;
  editMode: EditMode = 'editing';
  /** The row that the open editor began with: it may be read again meanwhile, and the person has not seen that. */
  editedFrom: Row | null = null;
  /** What the open editor holds, for a screen that is left before the grid itself would say so; null when nothing was typed. */
  typing: { rowId: string; columnKey: string; text: string } | null = null;
  /** Keys typed while an editor is on its way to the screen; null when none is. */
  pending: PendingKeys | null = null;
  /** What leaves that editor once it has those keys: Tab or Enter came before it did. */
  pendingLeave: (() => void) | null = null;
  /** Column in which a run of Tab entries began; Enter goes back to it. */
  tabStart: number | null = null;
  /** True while the grid itself moves the focus and has set the range already. */
  movingFocus = false;
  #frame = 0;
  /** The record that the list was scrolled to. */
  #revealed: string | null = null;

  constructor(props: DataGridProps<Row>, calloutId: string) {
    super(props);
    this.calloutId = calloutId;
  }

  /** Sets the selection, and moves the focus to its active cell unless told not to. */
  setRange(range: Range | null, focus: 'anchor' | 'head' | 'none'): void {
    this.range = range;
    this.lost = null;
    if (this.report?.gone !== undefined) this.report = null;
    if (range && focus !== 'none') {
      this.reveal(focus === 'head' ? range.head : range.anchor);
      this.focusCell(range.anchor, focus === 'anchor');
    }
    this.changed();
  }

  /** Puts the focus where the active cell's row is now drawn; on the grid itself when that row is gone. An editor keeps it. */
  follow(): void {
    const isEditing = (this.api?.getEditingCells().length ?? 0) > 0;
    if (!isEditing && this.range) this.setRange(this.range, 'anchor');
    else if (!isEditing) this.root?.focus({ preventScroll: true });
    this.followFocus = false;
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

  /** Scrolls once to the record that the screen shows beside the list, as soon as it is among the rows. */
  revealSelected(): void {
    const id = this.props.selectedRowId ?? null;
    if (id === null) this.#revealed = null;
    if (id === null || id === this.#revealed || this.indexOf(id) < 0) return;
    this.#revealed = id;
    requestAnimationFrame(() => this.#showRow(id, PATIENCE_FRAMES));
  }

  /** Rows are given their places some frames after they come, and until then can't be scrolled to. */
  #showRow(id: string, frames: number): void {
    const row = this.indexOf(id);
    if (row < 0 || frames === 0 || this.props.selectedRowId !== id) return;
    if (this.api?.isDestroyed() === false) this.api.ensureIndexVisible(row);
    const place = this.root?.querySelector(`.ag-row[row-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
    const area = this.root && rowsArea(this.root);
    const isThere = place && area && place.top >= area.top - 1 && place.bottom <= area.bottom + 1;
    if (!isThere) requestAnimationFrame(() => this.#showRow(id, frames - 1));
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
    const first = edgeRow(this.extent, false);
    const from = this.range?.anchor ?? this.lost ?? { row: Math.max(first, 0), col: 0 };
    if (this.items.length === 0) return false;
    this.goTo({ row: Math.min(from.row, this.items.length - 1), col: from.col });
    return true;
  }

  /** Follows focus moves that AG Grid makes itself: plain arrows, a click. Its own event comes too late. */
  focused(target: EventTarget): void {
    const cell = target instanceof Element ? target.closest('.ag-cell') : null;
    // Until moved rows are drawn, focus moves are AG Grid putting it back where the row was.
    if (!cell || cell !== target || this.movingFocus || this.followFocus) return;
    const at = this.cellFrom(cell);
    const anchor = this.range?.anchor;
    // AG Grid restores the focus after new rows: no move, so the selection stays.
    // On a band the column is kept for the way on, as its label spans several.
    if (at && anchor?.row === at.row && (anchor.col === at.col || !this.rowAt(at.row))) return;
    this.pinnedCallout = null;
    this.lost = null;
    this.range = at ? single(at) : null;
    this.changed();
  }

  /** Redraws marks at once; the status line and listeners follow once per frame. */
  changed(): void {
    this.repaint();
    unsavedChanged();
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
      hasProblem: (rowId, columnKey) => this.hasProblem(rowId, columnKey),
      callout: callout ? { id: this.calloutId, ...callout } : null,
    });
  }

  /** Brings the status line and callout up to date. */
  publish(): void {
    const selected = this.selected();
    const summary = selected ? summarise(selected.rows, selected.rect, (cell) => this.#counted(cell, selected.rect)) : null;
    const problems = this.cells.problems().length;
    this.view.set({ summary, report: this.report, problems, callout: calloutOf(this) });
  }

  /** A cell's value for the status line: what adds up other columns is not added to them. */
  #counted(cell: Cell, rect: { left: number; right: number }): CellValue {
    return rect.left < rect.right && this.columnAt(cell.col)?.addsUp ? null : this.valueAt(cell);
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

  /** The cell under an event, by index. */
  cellFrom(target: EventTarget | null): Cell | null {
    const at = cellAt(target);
    const col = at ? this.columnIndex.get(at.key) : undefined;
    if (!at || col === undefined) return null;
    // Rows that moved are drawn a moment later: what is seen there counts.
    const moved = at.rowId !== null && this.items[at.row]?.id !== at.rowId && this.itemById.has(at.rowId);
    return { row: moved ? this.indexOf(at.rowId as string) : at.row, col };
  }
}
